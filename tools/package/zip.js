const crypto = require('node:crypto');
const { zipSync } = require('fflate');

const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

/** As `sha256sum -c` reads it. `files` maps names to bytes. */
const checksums = (files) =>
  Object.entries(files)
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join('');

/**
 * A zip with everything below one folder. `files` maps names to bytes, `runnable` names those to be run on Linux, `epoch`
 * is the time of all (seconds): the same files give the same bytes.
 */
function zip(folder, files, { runnable = [], epoch }) {
  const utc = new Date(epoch * 1000);
  // A zip holds the hands of a clock without its zone, and fflate reads them off the local one.
  const mtime = new Date(utc.getTime() + utc.getTimezoneOffset() * 60_000);
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => {
      const mode = 0o100644 | (runnable.includes(name) ? 0o111 : 0);
      const isPacked = /\.(png|xlsx|deb|zip|docx|jpe?g)$/.test(name);
      return [`${folder}/${name}`, [bytes, { mtime, os: 3, attrs: mode * 0x10000, level: isPacked ? 0 : 9 }]];
    });
  return zipSync(Object.fromEntries(entries));
}

module.exports = { checksums, sha256, zip };
