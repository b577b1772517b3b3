/** Files that bear the name of a workbook and are none, told apart by their first bytes. */
import { HostError } from '../../port';

/**
 * Refuses what is no zip: `encrypted` (a workbook with a password is an encrypted stream in an old container),
 * `oldBinaryFormat` (.xls, .et), `brokenFile` (nothing in it), `notAWorkbook` (.csv, web pages named .xls …).
 */
export function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new HostError('brokenFile', { detail: 'empty' });
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    throw new HostError(compoundFileCode(bytes));
  }
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) && !startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    throw new HostError('notAWorkbook');
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function compoundFileCode(bytes: Uint8Array): 'encrypted' | 'oldBinaryFormat' | 'notAWorkbook' {
  if (hasStream(bytes, 'EncryptedPackage')) {
    return 'encrypted';
  }
  return hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book') ? 'oldBinaryFormat' : 'notAWorkbook';
}

/**
 * A compound file's directory consists of 128-byte records that begin with the stream's name (UTF-16, its length in
 * bytes at 64). Sectors begin at multiples of 512, so looking at every 128th byte needs no sector tables.
 */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const nameLength = 2 * (name.length + 1);
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at + 64] !== nameLength || bytes[at + 65] !== 0) {
      continue;
    }
    if ([...name].every((c, i) => bytes[at + 2 * i] === c.charCodeAt(0) && bytes[at + 2 * i + 1] === 0)) {
      return true;
    }
  }
  return false;
}
