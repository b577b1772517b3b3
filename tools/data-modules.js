/**
 * Data files as modules, one way for jest and the bundlers: a .yaml module is `{ path, data }`, parsed here once so that
 * loading a rubric at run time is quick (`npm run rubric` reads the text itself, so that its complaints have line
 * numbers); a .txt module is its text.
 */
const path = require('node:path');
const { parse } = require('yaml');

function dataModule(file, text) {
  const place = path.relative(process.cwd(), file).split(path.sep).join('/');
  const value = file.endsWith('.yaml') ? { path: place, data: parseYaml(place, text) } : text;
  // JavaScript engines read JSON faster than the same data as source code.
  return `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

function parseYaml(place, text) {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${place}: ${error.message}`, { cause: error });
  }
}

module.exports = { dataModule };
