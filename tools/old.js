/** The pages for browsers that are too old: the words of a host in the frame that they share. */
const fs = require('node:fs');
const path = require('node:path');

const FRAME = path.join(__dirname, '../src/old/frame.html');

/** What becomes of a file of `src/taskpane/old` or `src/wps/old`; for webpack, too. */
function built(content, file) {
  if (!file.endsWith('.html')) return content;
  const words = content.toString().trimEnd().replaceAll('\n', '\n    ');
  return fs.readFileSync(FRAME, 'utf8').replace('<%= words %>', () => words);
}

/** Builds what is in the folder `from` into `to`. */
function buildOld(from, to) {
  for (const name of fs.readdirSync(from)) {
    fs.writeFileSync(path.join(to, name), built(fs.readFileSync(path.join(from, name)), name));
  }
}

module.exports = { built, buildOld };
