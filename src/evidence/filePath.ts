/**
 * The path that a cell means: quotes around it (Explorer's 复制为路径) are no part of it, \ is /, and a file:/// address is
 * the path it leads to.
 */
export function filePath(written: string): string {
  const plain = written
    .trim()
    .replace(/^["'“”‘’＂]+|["'“”‘’＂]+$/g, '')
    .trim();
  const address = /^file:(?:\/\/(?:localhost)?(?=\/)|(?=\/\/))?(.*)$/i.exec(plain)?.[1];
  const path = address === undefined ? plain : decoded(address).replace(/^\/(?=[a-z]:)/i, '');
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}

export const isFileAddress = (written: string): boolean => /^["'“‘]?file:\//i.test(written.trim());

/** A % that is no part of an address stays. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
