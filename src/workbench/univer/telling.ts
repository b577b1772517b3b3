/** Everything of an open workbook at once. */
import { BooleanNumber, type Worksheet } from '@univerjs/core';
import type { CellContent, Look, SheetContents, SizedLine } from '../../host/common';
import { kept, type Book } from './book';
import { valueOf } from './cells';
import { frozenOf } from './lines';
import { links, merges, notes } from './marks';
import { toLook } from './looks';
import { cellsOf, lookReader, readFormulas } from './reading';
import { conditionalRules, validations } from './ruleSteps';
import { sheetInfos } from './sheets';
import { keptPoints, toPoints } from './sizes';

/** All sheets, and the looks of their cells; the first look is that of cells nobody formatted. */
export function tellSheets(book: Book): { sheets: SheetContents[]; looks: Look[] } {
  const looks: Look[] = [book.plain];
  const placeOf = placeIn(looks);
  const sheets = sheetInfos(book).map((info): SheetContents => {
    const sheet = book.workbook.getSheetBySheetId(info.id)!;
    const { isProtected, autoFilter, printSetup, standardWidth, standardHeight } = kept(book, info.id);
    return {
      ...info,
      isProtected,
      cells: cellContents(book, sheet, placeOf),
      columns: columns(book, sheet, placeOf),
      rows: rows(book, sheet, placeOf),
      standardWidth,
      standardHeight,
      showsGridlines: sheet.getConfig().showGridlines !== BooleanNumber.FALSE,
      merges: merges(book, info.id),
      frozen: frozenOf(book, info.id),
      autoFilter,
      conditionalRules: conditionalRules(book, info.id),
      validations: validations(book, info.id),
      links: links(book, info.id),
      notes: notes(book, info.id),
      printSetup,
    };
  });
  return { sheets, looks };
}

type PlaceOf = (look: Look) => number;

function cellContents(book: Book, sheet: Worksheet, placeOf: PlaceOf): CellContent[] {
  const look = lookReader(book, sheet);
  const contents: CellContent[] = [];
  for (const [rowKey, cells] of Object.entries(cellsOf(sheet))) {
    const row = Number(rowKey);
    for (const [columnKey, cell] of Object.entries(cells ?? {})) {
      const column = Number(columnKey);
      const value = valueOf(cell);
      if (value !== null || cell?.f || cell?.si || cell?.s) {
        const at = { row, column, rows: 1, columns: 1 };
        const formula = cell?.si ? readFormulas(book, sheet.getSheetId(), at)[0]![0]! : (cell?.f ?? null);
        contents.push({ row, column, value, formula, look: placeOf(look(cell, row, column)) });
      }
    }
  }
  return contents;
}

function columns(book: Book, sheet: Worksheet, placeOf: PlaceOf): SizedLine[] {
  return Object.entries(sheet.getColumnManager().getColumnData()).flatMap(([key, data]) => {
    const points = data?.w === undefined ? null : toPoints(data.w, keptPoints(data));
    const style = sheet.getColumnStyle(Number(key));
    return told(Number(key), points, data?.hd, style == null ? 0 : placeOf(toLook(style, book.plain)));
  });
}

function rows(book: Book, sheet: Worksheet, placeOf: PlaceOf): SizedLine[] {
  return Object.entries(sheet.getRowManager().getRowData()).flatMap(([key, data]) => {
    const isOwn = data?.h !== undefined && data.ia === BooleanNumber.FALSE;
    const points = isOwn ? toPoints(data.h!, keptPoints(data)) : null;
    const style = sheet.getRowStyle(Number(key));
    return told(Number(key), points, data?.hd, style == null ? 0 : placeOf(toLook(style, book.plain)));
  });
}

function told(index: number, points: number | null, hd: BooleanNumber | undefined, look: number): SizedLine[] {
  const hidden = hd === BooleanNumber.TRUE;
  return points === null && !hidden && look === 0 ? [] : [{ index, points, hidden, look }];
}

/** The place of a look in a list that grows by those that are new. */
function placeIn(looks: Look[]): PlaceOf {
  const text = (look: Look): string => JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));
  const byLook = new Map<Look, number>();
  const byText = new Map(looks.map((look, index) => [text(look), index]));
  return (look) => {
    let place = byLook.get(look);
    if (place === undefined) {
      const key = text(look);
      place = byText.get(key) ?? looks.push(look) - 1;
      byText.set(key, place);
      byLook.set(look, place);
    }
    return place;
  };
}
