/**
 * What the pane loads before it can be seen, packed: `node tools/budget.js` after a build. Fails above the limit.
 * office.js is not ours and does not count.
 */
const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

/** Bytes, gzip. */
const LIMIT = 220 * 1024;

function firstLoad(folder = path.join(__dirname, '../dist/addin')) {
  const html = fs.readFileSync(path.join(folder, 'taskpane.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)]
    .map(([, file]) => file)
    .filter((file) => !file.startsWith('office/'));
  return files.map((file) => ({ file, bytes: gzipSync(fs.readFileSync(path.join(folder, file))).length }));
}

function checkBudget() {
  const files = firstLoad();
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
  console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  of ${LIMIT / 1024} KB`);
  return total <= LIMIT;
}

module.exports = { checkBudget, firstLoad };

if (require.main === module && !checkBudget()) process.exitCode = 1;
