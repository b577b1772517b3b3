/** What Excel takes for a name of a sheet or of a range. */

/** Whether a sheet may be called so. */
export function isSheetName(name: string): boolean {
  return name !== '' && name.length <= 31 && !/[[\]:*?/\\\p{Cc}]|^'|'$/u.test(name) && name.toLowerCase() !== 'history';
}

/** A letter first, no blanks, nothing that reads like a cell. */
const DEFINED_NAME = /^(?![A-Za-z]{1,3}\d+$|[rRcC]$|[rR]\d*[cC]\d*$)[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

/** Whether a range or a formula may be called so. */
export function isDefinedName(name: string): boolean {
  return DEFINED_NAME.test(name);
}
