/**
 * Data files as modules, one way for jest and the bundlers: a .yaml module is `{ path, text }`
 * (the loader parses it, so that complaints have line numbers), a .txt module is its text.
 */
const path = require('node:path');

function dataModule(file, text) {
  const value = file.endsWith('.yaml') ? { path: path.relative(process.cwd(), file).split(path.sep).join('/'), text } : text;
  return `module.exports = ${JSON.stringify(value)};`;
}

module.exports = { dataModule };
