import fc from 'fast-check';
import type { FileFacts } from '../../src/evidence';
import type { CellValue, Host } from '../../src/host/port';
import { openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { summarise } from '../../src/commands';
import { rubricById } from '../../src/rubrics';
import { fillingRows, FILLING_COLUMNS, rowKey } from '../../src/sheets';
import {
  applyWithUndo,
  lastWrites,
  planFillFromFolder,
  planSetting,
  readingKey,
  recalculate,
  type SettingKey,
} from '../../src/usecases';
import { runs } from '../full';
import { BUREAU, freshLedger, zhoushan } from './evidenceSupport';
import { sheetOf, type, undo } from './support';

type Act =
  | { readonly kind: 'answer'; readonly row: number; readonly value: CellValue }
  | { readonly kind: 'recalculate' | 'summary' | 'folder' }
  | { readonly kind: 'setting'; readonly key: SettingKey; readonly value: string };

/** The answers of 1.1, 1.2 and 1.3: rows 6 to 8. */
const ANSWERS = ['创建工作列入重要议事日程', '制定创建工作年度计划', '创建工作机构健全'].map(
  (fact, index) => 5 + fillingRows(zhoushan).findIndex(({ key }) => key === rowKey(`1.${index + 1}`, fact)),
);
const VALUE = 1 + FILLING_COLUMNS.indexOf('value');

const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom({ kind: 'recalculate' }, { kind: 'summary' }, { kind: 'folder' }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('answer'),
        row: fc.constantFrom(...ANSWERS),
        value: fc.constantFrom('是', '否', null),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { kind: 'setting', key: readingKey('部分完成的计分'), value: '按项平均计分' },
        { kind: 'setting', key: readingKey('部分完成的计分'), value: '缺一项不得分' },
        { kind: 'setting', key: 'blankCounts', value: '是' },
      ),
    },
  ) as fc.Arbitrary<Act>,
  { minLength: 4, maxLength: 9 },
);

const file = (index: number): FileFacts => ({
  path: `2.3/照片${index}.jpg`,
  size: 1_000 + index,
  sha256: null,
  kind: 'picture',
  characters: null,
  picture: null,
  problem: null,
});

/** What a person does, or one of our writes; a minute later each time. */
async function carryOut(host: Host, act: Act, index: number): Promise<void> {
  const options = { rubricById, locale: 'zh-CN', now: new Date(2020, 5, 20, 9, index) } as const;
  if (act.kind === 'answer') {
    const { name } = await sheetOf(host, 'filling', BUREAU);
    await type(host, name, [act.row, VALUE, act.value]);
  } else if (act.kind === 'recalculate') await recalculate(host, options);
  else if (act.kind === 'summary')
    await summarise({ host, locale: 'zh-CN', now: options.now, onWritten: () => undefined });
  else {
    const snapshot = await host.read();
    const { changeSet } =
      act.kind === 'setting'
        ? planSetting(snapshot, act.key, act.value, options)
        : planFillFromFolder(snapshot, { assessee: BUREAU, files: [file(index)] }, options)!;
    await applyWithUndo(host, snapshot, changeSet, options);
  }
}

/** What stands in every cell of every sheet. */
async function cells(host: Host): Promise<Record<string, unknown>> {
  const { sheets } = await host.read();
  return Object.fromEntries(
    sheets.flatMap(({ name, used, values, formulas }) => [
      [name, 'there'],
      ...values.flatMap((row, r) =>
        row.flatMap((value, c) =>
          (value ?? '') === '' ? [] : [[`${name} ${used!.row + r} ${used!.column + c}`, formulas[r]?.[c] ?? value]],
        ),
      ),
    ]),
  );
}

/** Takes the answers of people out, which no undo takes back. */
async function withoutAnswers(host: XlsxHost): Promise<Record<string, unknown>> {
  const { name } = await sheetOf(host, 'filling', BUREAU);
  await type(host, name, ...ANSWERS.map((row): [number, number, CellValue] => [row, VALUE, null]));
  return cells(host);
}

describe('Whatever was written', () => {
  test('taking all of it back, at once or one by one, leaves the cells of the beginning', async () => {
    const bytes = (await freshLedger()).save();
    const beginning = await cells(openXlsx(bytes, 'a.xlsx'));
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const host = openXlsx(bytes, 'a.xlsx');
        for (const [index, act] of list.entries()) await carryOut(host, act, index);
        const { length } = lastWrites(await host.read());
        const other = openXlsx(host.save(), 'a.xlsx');
        for (let count = length; count > 0; count--) await undo(host);
        if (length > 0) expect((await undo(other, length)).stopped).toBeNull();
        expect(await withoutAnswers(host)).toEqual(beginning);
        expect(await withoutAnswers(other)).toEqual(beginning);
      }),
      { numRuns: runs(24) },
    );
  }, 120_000);
});
