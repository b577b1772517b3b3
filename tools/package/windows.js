/**
 * Texts as Windows wants them. Windows PowerShell 5.1 reads Chinese in a script only with a byte order mark; regedit
 * exports UTF-16; cmd.exe wants neither.
 */
const BOM = '\ufeff';
const windowsLines = (text) => text.replace(/\r?\n/g, '\r\n');

/** The bytes of a text by the kind of its file. */
function windowsText(name, text) {
  if (/\.reg$/.test(name)) return Buffer.from(BOM + windowsLines(text), 'utf16le');
  if (/\.(ps1|txt)$/.test(name)) return Buffer.from(BOM + windowsLines(text), 'utf8');
  if (/\.cmd$/.test(name)) return Buffer.from(windowsLines(text), 'ascii');
  return Buffer.from(text, 'utf8');
}

module.exports = { windowsText };
