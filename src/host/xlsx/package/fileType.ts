/** The type of a workbook file: what stands in it and what its name says must be the same, or Excel refuses it. */
import { HostError } from '../../port';
import { CONTENT_TYPE } from '../xml/names';
import { contentTypeOf, setContentType } from './contentTypes';
import type { Package } from './package';

export type FileType = 'xlsx' | 'xlsm';

/** Modules and macro sheets are what a workbook without macros may not hold. */
const MACROS = /(?:^|\/)(?:vbaProject\.bin$|macrosheets\/)/i;

const typeOf = (pkg: Package, workbook: string): FileType =>
  /macroEnabled/i.test(contentTypeOf(pkg, workbook)) ? 'xlsm' : 'xlsx';

/**
 * The package as a file of that type; a template becomes a workbook. Throws `unsupported` (`macrosLost`) when it holds
 * macros that the type does not allow: nobody drops them unasked.
 */
export function asFileType(pkg: Package, workbook: string, type: FileType): Package {
  const wanted = type === 'xlsm' ? CONTENT_TYPE.macroWorkbook : CONTENT_TYPE.workbook;
  if (contentTypeOf(pkg, workbook) === wanted) return pkg;
  if (type === 'xlsx' && typeOf(pkg, workbook) === 'xlsm' && pkg.names().some((name) => MACROS.test(name))) {
    throw new HostError('unsupported', { reason: 'macrosLost' });
  }
  const changed = pkg.fork();
  setContentType(changed, workbook, wanted);
  return changed;
}

/** The type of file that its name announces; null for names that no workbook of ours may have. */
export function fileTypeOf(name: string): FileType | null {
  const [, extension] = /\.(xls[xm])$/i.exec(name) ?? [];
  return extension === undefined ? null : (extension.toLowerCase() as FileType);
}
