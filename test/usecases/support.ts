import type { ApplyResult, CellValue, CellWrite, Host, SheetSnapshot } from '../../src/host/port';
import { newXlsx, openXlsx, type XlsxHost } from '../../src/host/xlsx';
import type { Rubric } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { FILLING_COLUMNS, fillingRows, markerOf, rowKey, type FillingColumn, type SheetKind } from '../../src/sheets';
import { newAssessment, planUndo, recalculate, type Recalculation, type UndoPlan } from '../../src/usecases';

export const NOW = new Date(2022, 11, 30, 17, 45);
export const rubric: Rubric = rubricById('shaoxing-2022')!;

/** The rows of a 填报 sheet as laid out start below title, subtitle, legend, keys and header. */
export const FIRST_ROW = 5;
export const columnOf = (key: FillingColumn): number => 1 + FILLING_COLUMNS.indexOf(key);
export const rowOf = (clause: string, fact: string): number =>
  FIRST_ROW + fillingRows(rubric).findIndex((row) => row.key === rowKey(clause, fact));

const laidOut = new Map<string, Uint8Array>();

/** A new assessment, as it is laid out; the same one is laid out once for all tests of a file. */
export async function freshAssessment(...assessees: string[]): Promise<XlsxHost> {
  const known = laidOut.get(assessees.join());
  if (known) return openXlsx(known, '考核.xlsx');
  const host = newXlsx('考核.xlsx');
  await newAssessment(host, { rubric, assessees, locale: 'zh-CN', now: NOW });
  laidOut.set(assessees.join(), host.save());
  return host;
}

export const score = (host: Host): Promise<Recalculation> =>
  recalculate(host, { rubricById, locale: 'zh-CN', now: NOW });

/** 还原, as the pane and the ribbon do it: takes back the last write, or so many of them. */
export async function undo(
  host: Host,
  count = 1,
): Promise<UndoPlan & { readonly title: string; readonly at: string; readonly written: ApplyResult }> {
  const plan = planUndo(await host.read(), rubricById, 'zh-CN', count);
  const [last] = plan.taken;
  if (!last) throw plan.stopped!;
  return { ...plan, title: last.title, at: last.at, written: await host.apply(plan.changeSet) };
}

export async function sheetOf(host: Host, kind: SheetKind, assessee = ''): Promise<SheetSnapshot> {
  const { sheets } = await host.read();
  return sheets.find((sheet) => {
    const marker = markerOf(sheet);
    return marker?.kind === kind && (kind !== 'filling' || marker.assessee === assessee);
  })!;
}

export const at = ({ used, values }: SheetSnapshot, row: number, column: number): CellValue =>
  values[row - used!.row]?.[column - used!.column] ?? null;

/** Types values into cells of one sheet, as a person would. */
export async function type(
  host: Host,
  sheet: string,
  ...cells: readonly [row: number, column: number, value: CellWrite][]
): Promise<void> {
  await host.apply({
    title: 'typing',
    changes: cells.map(([row, column, value]) => ({ kind: 'write', sheet, row, column, values: [[value]] })),
  });
}

/** Fills facts of one assessee: `{ '2.1': { 未按时调度次数: 2 } }`. */
export async function fill(
  host: Host,
  assessee: string,
  facts: Readonly<Record<string, Readonly<Record<string, CellWrite>>>>,
): Promise<void> {
  const { name } = await sheetOf(host, 'filling', assessee);
  const cells = Object.entries(facts).flatMap(([clause, values]) =>
    Object.entries(values).map(([fact, value]): [number, number, CellWrite] => [
      rowOf(clause, fact),
      columnOf('value'),
      value,
    ]),
  );
  await type(host, name, ...cells);
}

/** Exchanges a row and the next one in some columns, as a sort would. */
export const swapRows = (host: Host, sheet: SheetSnapshot, row: number, columns: readonly number[]): Promise<void> =>
  type(
    host,
    sheet.name,
    ...columns.flatMap((column): [number, number, CellValue][] => [
      [row, column, at(sheet, row + 1, column)],
      [row + 1, column, at(sheet, row, column)],
    ]),
  );
