const { dataModule } = require('./data-modules.js');

/** Lets webpack import .yaml and .txt files (see data-modules.js). */
module.exports = function dataLoader(text) {
  return dataModule(this.resourcePath, text);
};
