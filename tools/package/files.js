const fs = require('node:fs');
const path = require('node:path');

/** All files below a folder, sorted: `name` with slashes from there, `place` on the disk. */
function filesOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return { name: path.relative(folder, place).split(path.sep).join('/'), place };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

module.exports = { filesOf };
