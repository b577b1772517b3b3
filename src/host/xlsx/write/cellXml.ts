import type { CellValue } from '../../port';
import { cellName } from '../../common';
import type { CellChange, FormulaContent } from '../change';
import { toFileFormula } from '../formula';
import { escapeCellText, escapeXml, spaceAttribute } from '../xml/text';

/** A formula with its result. */
export function isFormula(value: CellChange): value is FormulaContent {
  return typeof value === 'object' && value !== null && 'formula' in value;
}

/** A new result of the formula that is there. */
export function isResult(value: CellChange): value is { readonly result: CellValue } {
  return typeof value === 'object' && value !== null && 'result' in value && !('formula' in value);
}

/** Texts that would be formulas if somebody entered them: F2 and Enter, or a file of commas, would bring them to life. */
export const looksLive = (value: CellChange): boolean => typeof value === 'string' && /^[=+\-@]/.test(value);

/**
 * A cell as XML. Texts stand in the cell itself (`inlineStr`) rather than among the shared ones: so a patch touches one
 * part only, the shared texts stay as they were byte for byte, and every reader understands both. What begins with `=`
 * is still a text. `style` is an index into the cell formats, `formula` the XML of the formula that only gets a new result.
 */
export function cellXml(
  prefix: string,
  row: number,
  column: number,
  style: number,
  value: CellChange,
  formula = '',
): string {
  const head = `<${prefix}c r="${cellName(row, column)}"${style === 0 ? '' : ` s="${style}"`}`;
  if (value === undefined || value === null || value === '') {
    return `${head}/>`;
  }
  if (isFormula(value) || isResult(value)) {
    const text = isFormula(value) ? `<${prefix}f>${escapeXml(toFileFormula(value.formula))}</${prefix}f>` : formula;
    const { type, content } = contentXml(prefix, value.result ?? '', true);
    return `${head}${type}>${text}${content}</${prefix}c>`;
  }
  const { type, content } = contentXml(prefix, value, false);
  return `${head}${type}>${content}</${prefix}c>`;
}

function contentXml(
  prefix: string,
  value: Exclude<CellValue, null>,
  isResult: boolean,
): { type: string; content: string } {
  const v = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  switch (typeof value) {
    case 'number':
      // A negative zero would be written as 0 and read as 0: nobody can tell them apart on a sheet.
      return { type: '', content: v(String(value)) };
    case 'boolean':
      return { type: ' t="b"', content: v(value ? '1' : '0') };
    case 'object':
      return { type: ' t="e"', content: v(escapeXml(value.error)) };
    case 'string': {
      const text = escapeCellText(value);
      return isResult
        ? { type: ' t="str"', content: `<${prefix}v${spaceAttribute(value)}>${text}</${prefix}v>` }
        : {
            type: ' t="inlineStr"',
            content: `<${prefix}is><${prefix}t${spaceAttribute(value)}>${text}</${prefix}t></${prefix}is>`,
          };
    }
  }
}
