/**
 * Giving many cells a look. Univer's own mutation works the style of every cell out by itself and needs a copy of every
 * cell to be taken back: a minute and gigabytes for thirty forms. This one takes names of styles, worked out once each.
 */
import {
  CommandType,
  type ICellData,
  type ICommandService,
  type IMutation,
  type IStyleData,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { SetWorksheetRowHeightMutation } from '@univerjs/preset-sheets-core';
import { lastColumn, lastRow } from '../../host/common';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { sheetOf, take, targetOf, type Book, type Target } from './book';
import { cellsOf } from './reading';

/** The name of a style of the workbook, or a style that has none; null for none. */
type CellStyle = string | IStyleData | null;

interface PaintParams extends Target {
  readonly rect: Rect;
  /** Row by row; undefined for cells that stay as they are. */
  readonly styles: readonly (CellStyle | undefined)[];
}

export const PaintMutation: IMutation<PaintParams> = {
  id: 'kaoping.mutation.paint',
  type: CommandType.MUTATION,
  handler: (accessor, { unitId, subUnitId, rect, styles }) => {
    const workbook = accessor.get(IUniverInstanceService).getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    const cells = workbook?.getSheetBySheetId(subUnitId)?.getCellMatrix();
    if (cells === undefined) {
      return false;
    }
    let at = 0;
    for (let row = rect.row; row <= lastRow(rect); row++) {
      for (let column = rect.column; column <= lastColumn(rect); column++) {
        const style = styles[at++];
        if (style === undefined) {
          continue;
        }
        const cell: Nullable<ICellData> = cells.getValue(row, column);
        if (style !== null) {
          if (cell == null) cells.setValue(row, column, { s: style });
          else cell.s = style;
        } else if (cell != null) {
          delete cell.s;
          if (Object.keys(cell).length === 0) cells.realDeleteValue(row, column);
        }
      }
    }
    return true;
  },
};

export function registerPainting(commands: ICommandService): void {
  commands.registerCommand(PaintMutation);
}

/**
 * Changes the styles of the cells of a range by what `changeOf` says; what a change does not name stays. Cells that hold
 * a text with formats of its own stay as they are and are returned.
 */
export function paint(
  book: Book,
  id: SheetId,
  rect: Rect,
  changeOf: (row: number, column: number) => IStyleData,
): { readonly row: number; readonly column: number }[] {
  const left: { row: number; column: number }[] = [];
  const there = cellsOf(sheetOf(book, id));
  const painter = newPainter(book);
  const before: (CellStyle | undefined)[] = [];
  const after: (CellStyle | undefined)[] = [];
  for (let row = rect.row; row <= lastRow(rect); row++) {
    for (let column = rect.column; column <= lastColumn(rect); column++) {
      const cell = there[row]?.[column];
      if (cell?.p) {
        left.push({ row, column });
        before.push(undefined);
        after.push(undefined);
      } else {
        const style = cell?.s ?? null;
        before.push(style);
        after.push(painter(style, changeOf(row, column)));
      }
    }
  }
  const target = targetOf(book, id);
  const mutation = (styles: PaintParams['styles']) => ({ id: PaintMutation.id, params: { ...target, rect, styles } });
  take(book, mutation(after), mutation(before));
  // Univer knows nothing of this mutation: it has to be made to draw the sheet anew.
  book.steps.atEnd({ id: SetWorksheetRowHeightMutation.id, params: { ...target, ranges: [], rowHeight: 0 } });
  return left;
}

/** Works each change of each style out once. */
function newPainter({ workbook, painted }: Book): (style: CellStyle, change: IStyleData) => CellStyle {
  const styles = workbook.getStyles();
  const texts = new Map<IStyleData, string>();
  const work = (style: CellStyle, change: IStyleData): string | null => {
    const changed = changedStyle(styles.get(style) ?? {}, change);
    return Object.keys(changed).length === 0 ? null : (styles.setValue(changed) ?? null);
  };
  return (style, change) => {
    if (style !== null && typeof style !== 'string') {
      return work(style, change);
    }
    let text = texts.get(change);
    if (text === undefined) {
      text = JSON.stringify(change);
      texts.set(change, text);
    }
    const key = `${style ?? ''}|${text}`;
    let known = painted.get(key);
    if (known === undefined) {
      known = work(style, change);
      painted.set(key, known);
    }
    return known;
  };
}

function changedStyle(style: IStyleData, change: IStyleData): IStyleData {
  const changed = { ...style, ...change };
  if (change.bd != null) {
    changed.bd = withoutNulls({ ...style.bd, ...change.bd });
  }
  // As in Univer the lines at a text have its colour.
  for (const line of ['ul', 'ol', 'st'] as const) {
    if (changed.cl != null && changed[line] != null) {
      changed[line] = { ...changed[line], cl: changed.cl };
    }
  }
  return withoutNulls(changed);
}

/** Without what is null, and without what is empty. */
function withoutNulls<T extends object>(given: T): T {
  const isSaid = (value: unknown): boolean =>
    value != null && !(typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => isSaid(value))) as T;
}
