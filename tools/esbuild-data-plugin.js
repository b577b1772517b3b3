const fs = require('node:fs');
const { dataModule } = require('./data-modules.js');

/** Lets esbuild import .yaml and .txt files (see data-modules.js). */
exports.dataPlugin = {
  name: 'data',
  setup(build) {
    build.onLoad({ filter: /\.(yaml|txt)$/ }, ({ path }) => ({
      contents: dataModule(path, fs.readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};
