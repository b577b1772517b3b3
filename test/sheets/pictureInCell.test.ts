import { LEDGER_COLUMNS, readLedger } from '../../src/sheets';
import type { CellValue, SheetSnapshot } from '../../src/host/port';

const HEAD = 4;
const columns: readonly string[] = ['', ...LEDGER_COLUMNS];
/** A ledger without its hidden keys, with one row. */
function ledger(
  cells: Readonly<Record<string, CellValue>>,
  formulas: Readonly<Record<string, string>> = {},
  laid: readonly string[] = columns,
): SheetSnapshot {
  const head = laid.map((key) => (key === 'years' ? '评价年度' : key));
  const values = [
    ...Array.from({ length: HEAD }, () => laid.map(() => null)),
    head,
    laid.map((key) => cells[key] ?? null),
  ];
  return {
    name: '佐证台账',
    used: { row: 0, column: 0, rows: values.length, columns: laid.length },
    values,
    formulas: values.map((row, index) => row.map((_, at) => (index > HEAD ? (formulas[laid[at]!] ?? null) : null))),
    numberFormats: [],
    merges: [],
  } as unknown as SheetSnapshot;
}
const entryOf = (sheet: SheetSnapshot) => readLedger(sheet, '局', 1900).rows[0]?.entry;

describe('a picture in a cell of a ledger', () => {
  it.each([
    ['Excel’s, an error without a formula', { file: { error: '#VALUE!' } }, {}],
    ['WPS’s, as an error', { file: { error: '#NAME?' } }, { file: '=_xlfn.DISPIMG("ID_1A",1)' }],
    ['WPS’s, as a text', { title: '=DISPIMG("ID_1A",1)' }, { title: '=DISPIMG("ID_1A",1)' }],
  ])('counts: %s', (_, cells, formulas) => {
    const sheet = ledger({ requirement: '1', ...(cells as unknown as Record<string, CellValue>) }, formulas);
    // What stands in the cell itself is the name of no file.
    expect(entryOf(sheet)).toEqual({ requirement: '1', pictureInCell: '单元格内图片' });
    expect(readLedger(sheet, '局', 1900).rows[0]!.isWaiting).toBe(false);
  });

  it('is none where a formula went wrong', () => {
    const cells = { requirement: '1', file: { error: '#VALUE!' } } as unknown as Record<string, CellValue>;
    expect(entryOf(ledger(cells, { file: '=A1+B1' }))).toEqual({ requirement: '1' });
  });
});

describe('a ledger of before 评价年度, without its hidden keys', () => {
  it('is read as it was laid out', () => {
    const cells = { requirement: '1', title: '甲', remark: '备注', submittedDate: '2020-06-01' };
    const old = columns.filter((key) => key !== 'years');
    expect(entryOf(ledger(cells, {}, old))).toEqual(cells);
    expect(entryOf(ledger({ ...cells, years: '2020' }))).toEqual({ ...cells, years: '2020' });
  });
});
