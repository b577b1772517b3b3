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

const WITH_ERROR = { requirement: '1', file: { error: '#VALUE!' } } as unknown as Record<string, CellValue>;
const FILE = columns.indexOf('file');
const seen = (isCertain: boolean) => ({ pictures: [{ row: HEAD + 1, column: FILE, isCertain }] });

describe('a picture in a cell of a ledger', () => {
  it('counts, and what stands in the cell is the name of no file', () => {
    for (const sheet of [ledger(WITH_ERROR), ledger({ requirement: '1', file: '=DISPIMG("ID_1A",1)' })]) {
      const { rows } = readLedger({ ...sheet, ...seen(true) }, '局', 1900);
      expect(rows[0]).toMatchObject({ entry: { requirement: '1', pictureInCell: '单元格内图片' }, isWaiting: false });
      expect(rows[0]!.entry).not.toHaveProperty('file');
    }
  });

  it('that nobody can see does not count, but its cell is asked about', () => {
    const { rows } = readLedger({ ...ledger(WITH_ERROR), ...seen(false) }, '局', 1900);
    expect(rows[0]).toMatchObject({ entry: { requirement: '1', pictureUnseen: 'file' }, isWaiting: false });
    expect(rows[0]!.entry).not.toHaveProperty('pictureInCell');
  });

  it('is none where a program sees that there is none', () => {
    expect(entryOf(ledger(WITH_ERROR))).toEqual({ requirement: '1' });
    expect(readLedger(ledger(WITH_ERROR), '局', 1900).rows[0]!.isWaiting).toBe(true);
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
