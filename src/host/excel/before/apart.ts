/** The cells of a sheet before a change set, where Excel does not tell them along with all else: in requests of their own. */
import { assembled } from '../../common';
import { HostError, type CellValue, type Rect } from '../../port';
import { boxOf, loadBox } from '../box';
import { mergesApart } from '../merges';
import { partsThere, readParts, type PartContent } from '../parts';
import type { WantedSheet } from './wanted';

export interface Block {
  readonly rect: Rect;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

export interface CellsApart {
  readonly blocks: readonly Block[];
  readonly guarded: readonly Block[];
  readonly all: Block | null;
  readonly merges: readonly Rect[];
}

/** Throws `tooLarge` for a row that no answer can hold. */
export async function cellsApart(context: Excel.RequestContext, wanted: WantedSheet): Promise<CellsApart> {
  const { name } = wanted;
  const sheet = context.workbook.worksheets.getItem(name);
  const read = async (rects: readonly Rect[]): Promise<Block[]> =>
    rects.length === 0
      ? []
      : (
          await readParts(
            context,
            rects.map((rect) => ({ sheet, name, rect })),
          )
        ).map(blockOf);
  return {
    blocks: await read(wanted.written),
    guarded: await read(wanted.guarded),
    all: wanted.cleared ? await everything(context, sheet, name) : null,
    merges: wanted.merges ? await mergesApart(context, sheet) : [],
  };
}

const blockOf = ({ part: { rect }, ...content }: PartContent): Block => ({ rect, ...content });

/** Cells of a sheet that is emptied: more can be kept nowhere. */
const MAX_KEPT = 5_000_000;

async function everything(context: Excel.RequestContext, sheet: Excel.Worksheet, name: string): Promise<Block | null> {
  const range = loadBox(sheet.getUsedRangeOrNullObject(true));
  await context.sync();
  if (range.isNullObject) {
    return null;
  }
  const parts = await readParts(context, await partsThere(context, { sheet, name, rect: boxOf(range) }));
  const { used, values, formulas, numberFormats } = assembled(parts.map(blockOf));
  if (used === null) {
    return null;
  }
  if (used.rows * used.columns > MAX_KEPT) {
    throw new HostError('tooLarge', { sheet: name });
  }
  const wide = <T>(rows: readonly (readonly T[])[], blank: T): T[][] =>
    rows.map((row) => Array.from({ length: used.columns }, (_, column) => row[column] ?? blank));
  return {
    rect: used,
    values: wide(values, null),
    formulas: wide(formulas, null),
    numberFormats: wide(numberFormats, 'General'),
  };
}
