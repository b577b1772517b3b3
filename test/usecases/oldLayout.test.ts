import { readFileSync } from 'node:fs';
import type { CellValue, Change, SheetSnapshot } from '../../src/host/port';
import { openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { recalculate, type Recalculation } from '../../src/usecases';
import { at } from './support';

const NAME = '填报-舟山市生态环境局';
const NOW = new Date(2020, 6, 6, 9, 30);

/** The columns of the first layout, B to P, 0-based. */
const [CLAUSE, FACT, VALUE, REMARK, STATUS, SCORE, REASONS] = [1, 7, 8, 12, 13, 14, 15] as const;
const [KEYS_ROW, FIRST_ROW] = [3, 5];

/** As worked out by hand for the sample. */
const POINTS = {
  ...{ '1.1': 4, '1.2': 5, '1.3': 6, '2': 9, '3.1': -2, '3.2': -2, '4.1': 2, '4.2': 3 },
  ...{ '5.1': 10, '5.2': 5, '6.1': 5, '6.2': 8, '7.1': 5, '7.2': 3.5 },
  ...{ '8.1': 4, '8.2': 2, '8.3': 2, '8.4': 2, '9': 5 },
};

const open = (): XlsxHost => openXlsx(readFileSync('test/fixtures/old-layout/zhoushan-2020.xlsx'), '考评.xlsx');
const score = (host: XlsxHost): Promise<Recalculation> => recalculate(host, { rubricById, locale: 'zh-CN', now: NOW });
const filling = async (host: XlsxHost): Promise<SheetSnapshot> =>
  (await host.read()).sheets.find(({ name }) => name === NAME)!;
const rowsOf = ({ values }: SheetSnapshot): readonly (readonly CellValue[])[] => values.slice(FIRST_ROW);

describe('A workbook of the first layout', () => {
  test('is read where its columns stand, and scored as it was', async () => {
    const host = open();
    const sheet = await filling(host);
    expect([CLAUSE, FACT, VALUE, STATUS, SCORE].map((column) => at(sheet, KEYS_ROW + 1, column))).toEqual([
      '条款',
      '填报项',
      '填报值',
      '状态',
      '得分',
    ]);
    const { assessment, findings } = await score(host);
    const [card] = assessment.scorecards;
    expect(Object.fromEntries([...card!.clauses].map(([id, { points }]) => [id, points]))).toEqual(POINTS);
    expect(card!.total.points).toBe(91.5);
    expect(findings.map(({ finding }) => finding.code).filter((code) => /^(row|column|key|marker)/.test(code))).toEqual(
      [],
    );
  });

  test('keeps its layout: results stand beside their rows as before, all that people see of the rest stays', async () => {
    const host = open();
    const before = rowsOf(await filling(host));
    await score(host);
    const sheet = await filling(host);
    const after = rowsOf(sheet);
    expect(after.map((cells) => cells.slice(0, REMARK + 1))).toEqual(before.map((cells) => cells.slice(0, REMARK + 1)));
    expect(sheet.used!.columns).toBe(REASONS + 1);
    const lead = after.find(([key]) => String(key).startsWith('2|'))!;
    // One meeting of ten points missed.
    expect([lead[STATUS], lead[SCORE]]).toEqual(['失分', 9]);
    expect(String(lead[REASONS])).toContain('扣1分');
  });

  test('gets colours that know the new statuses and a second marker, once', async () => {
    const host = open();
    const coloursOf = ({ changeSet }: Recalculation): Extract<Change, { kind: 'conditionalFormats' }>[] =>
      changeSet.changes.flatMap((change) =>
        change.kind === 'conditionalFormats' && change.sheet === NAME ? [change] : [],
      );
    const [colours, ...others] = coloursOf(await score(host));
    expect(others).toEqual([]);
    expect(colours).toMatchObject({ range: { row: FIRST_ROW, column: FACT, columns: REASONS - FACT + 1 } });
    expect(colours!.formats.map(({ formula }) => formula)).toContain(
      'OR(LEFT($N6,2)="失分",LEFT($N6,11)="Points lost")',
    );
    expect(at(await filling(host), KEYS_ROW, CLAUSE)).toBe('clause|kaoping|filling|zhoushan-2020|舟山市生态环境局');
    expect(coloursOf(await score(host))).toEqual([]);
  });
});
