import type { SnapshotRemark } from '../../port';
import type { Package } from '../package/package';

/** Signatures stand in a folder of their own, and so does what a workbook remembers that is shared the old way. */
export function remarksOn(pkg: Package): SnapshotRemark[] {
  const has = (folder: RegExp): boolean => pkg.names().some((name) => folder.test(name));
  return [
    ...(has(/^_xmlsignatures\//i) ? (['signed'] as const) : []),
    ...(has(/(?:^|\/)revisions\//i) ? (['shared'] as const) : []),
  ];
}
