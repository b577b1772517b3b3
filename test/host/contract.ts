/** What every host promises behind the port, as tests over whatever makes one. */
import type {
  CellValue,
  CellWrite,
  Change,
  FormulaWrite,
  Host,
  Rect,
  SheetSnapshot,
  Visibility,
} from '../../src/host/port';
import { refusal } from './xlsx/support/workbooks';

/** A workbook to start from. */
export interface Start {
  readonly sheets: readonly {
    readonly name: string;
    readonly values?: readonly (readonly CellWrite[])[];
    readonly visibility?: Visibility;
    readonly isProtected?: boolean;
  }[];
  /** What else is made of it before the test begins. */
  readonly changes?: readonly Change[];
}

/** A host over a workbook of its own. */
export interface Subject {
  readonly host: Host;
  /** All there is in the workbook: equal data, equal workbooks. */
  inspect(): unknown;
}

export type MakeHost = (start: Start) => Promise<Subject>;

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });

export async function sheetNamed(host: Host, name: string): Promise<SheetSnapshot> {
  const { sheets } = await host.read();
  return sheets.find((sheet) => sheet.name === name)!;
}

export const apply = (host: Host, ...changes: readonly Change[]): ReturnType<Host['apply']> =>
  host.apply({ title: '测试', changes });

export const write = (
  values: Extract<Change, { kind: 'write' }>['values'],
  row = 0,
  column = 0,
  sheet = '表',
): Extract<Change, { kind: 'write' }> => ({ kind: 'write', sheet, row, column, values });

/** A workbook with people's cells in 表, two sheets beside it, one of them protected and one very hidden. */
export const USUAL: Start = {
  sheets: [
    {
      name: '表',
      values: [
        ['条款', '填报值', '得分'],
        ['2.1', 12, { formula: '=1+1', result: 2 }],
        ['15.4', '约95%', true],
        [null, { error: '#N/A' }, "'引号"],
      ],
    },
    { name: '锁定', values: [['甲']], isProtected: true },
    { name: '_考评', values: [['kaoping|state']], visibility: 'veryHidden' },
  ],
};

/** One change of every kind that the host can make, on a sheet that was there and on one that comes. */
export function everyKind(host: Host): Change[] {
  const text = { rule: { type: 'any' }, prompt: { title: '提示', text: '请填' } } as const;
  const list = {
    rule: { type: 'list', values: ['是', '否'] },
    error: { style: 'warning', title: '核对', text: '只能填是或否' },
  } as const;
  const decorate = (sheet: string): Change[] => [
    write(
      [
        ['=不是公式', 3, undefined],
        ['007', null, { formula: '=1+1', result: 2 }],
      ],
      5,
      0,
      sheet,
    ),
    {
      kind: 'format',
      sheet,
      range: rect(5, 0, 2, 2),
      format: {
        fill: 'FFFBE6',
        color: '1B5E9B',
        bold: true,
        horizontal: 'center',
        vertical: 'top',
        wrap: true,
        numberFormat: '0.0',
        border: { style: 'thin', color: 'B8C2CC' },
      },
    },
    { kind: 'merge', sheet, range: rect(8, 0, 2, 2) },
    { kind: 'columnWidths', sheet, column: 0, widths: [0, 20, null, 8.5] },
    { kind: 'rowHeights', sheet, row: 4, heights: [30, 0, null, 18] },
    { kind: 'freeze', sheet, rows: 1, columns: 2 },
    { kind: 'autoFilter', sheet, range: rect(0, 0, 4, 3) },
    {
      kind: 'conditionalFormats',
      sheet,
      range: rect(1, 2, 3, 1),
      formats: [
        { formula: '$A2="2.1"', format: { fill: 'F8D0CC', bold: true }, stopIfTrue: true },
        { formula: '$A2=""', format: { color: '6B7785' } },
      ],
    },
    {
      kind: 'validations',
      sheet,
      validations: [
        { range: rect(1, 1, 2, 1), validation: list },
        { range: rect(3, 1), validation: text },
      ],
    },
    { kind: 'links', sheet, links: [{ row: 1, column: 0, target: "'锁定'!A1", tip: '看原文' }] },
    {
      kind: 'printSetup',
      sheet,
      setup: {
        paper: 'A3',
        landscape: true,
        fitWidth: 1,
        titleRows: [0, 0],
        header: '&R&A',
        footer: '&C&P / &N',
        margins: { left: 0.5, right: 0.5, top: 1, bottom: 1 },
      },
    },
    ...(host.can('notes') ? ([{ kind: 'note', sheet, row: 1, column: 1, text: '请核对' }] as const) : []),
  ];
  return [
    { kind: 'addSheet', sheet: '汇总', after: '表', tabColor: 'CFE3CF' },
    ...decorate('汇总'),
    ...decorate('表'),
    { kind: 'setVisibility', sheet: '汇总', visibility: 'hidden' },
    { kind: 'definedName', name: '总分', reference: "'表'!$C$2" },
  ];
}

/** A change that no host can make. */
const IMPOSSIBLE: Change = { kind: 'freeze', sheet: '没有这张表', rows: 1, columns: 0 };

export function describeContract(name: string, makeHost: MakeHost): void {
  const usual = (): Promise<Subject> => makeHost(USUAL);

  describe(`${name}: reading`, () => {
    test('gives every sheet in tab order with its cells', async () => {
      const { host } = await usual();
      const { sheets, dateSystem } = await host.read();
      expect(dateSystem).toBe(1900);
      expect(sheets.map(({ name: sheet, visibility, isProtected }) => [sheet, visibility, isProtected])).toEqual([
        ['表', 'visible', false],
        ['锁定', 'visible', true],
        ['_考评', 'veryHidden', false],
      ]);
      expect(sheets[0]).toMatchObject({
        used: rect(0, 0, 4, 3),
        values: [
          ['条款', '填报值', '得分'],
          ['2.1', 12, 2],
          ['15.4', '约95%', true],
          [null, { error: '#N/A' }, "'引号"],
        ],
        formulas: [
          [null, null, null],
          [null, null, '=1+1'],
          [null, null, null],
          [null, null, null],
        ],
        merges: [],
      });
    });

    test('of one sheet leaves the others without cells', async () => {
      const { host } = await usual();
      const { sheets } = await host.read({ sheets: ['锁定'] });
      expect(sheets.map(({ used }) => used)).toEqual([null, rect(0, 0), null]);
      expect(sheets[0]!.values).toEqual([]);
    });

    test('of a sheet that is not there says so', async () => {
      const { host } = await usual();
      expect(await refusal(() => host.read({ sheets: ['没有'] }))).toEqual({
        code: 'missingSheet',
        data: { sheet: '没有' },
      });
    });

    test('gives an empty sheet no used range, and counts no formats', async () => {
      const { host } = await makeHost({
        sheets: [{ name: '表' }],
        changes: [{ kind: 'format', sheet: '表', range: rect(0, 0, 5, 5), format: { fill: 'FF0000' } }],
      });
      expect((await host.read()).sheets[0]).toMatchObject({ used: null, values: [], formulas: [] });
    });

    test('gives merged cells', async () => {
      const { host } = await makeHost({
        sheets: [{ name: '表', values: [['甲', null, '乙']] }],
        changes: [{ kind: 'merge', sheet: '表', range: rect(0, 0, 2, 2) }],
      });
      expect((await sheetNamed(host, '表')).merges).toEqual([rect(0, 0, 2, 2)]);
    });
  });

  describe(`${name}: writing values`, () => {
    test('puts them where they belong, and counts them', async () => {
      const { host } = await usual();
      const result = await apply(
        host,
        write(
          [
            [1, '甲', false],
            [{ error: '#DIV/0!' }, -0.5, { formula: '=1+1', result: 2 }],
          ],
          1,
          1,
        ),
      );
      expect(result).toEqual({ cellsWritten: 6, differences: [] });
      const sheet = await sheetNamed(host, '表');
      expect(sheet.used).toEqual(rect(0, 0, 4, 4));
      expect(sheet.values.slice(1, 3)).toEqual([
        ['2.1', 1, '甲', false],
        ['15.4', { error: '#DIV/0!' }, -0.5, 2],
      ]);
      expect(sheet.formulas.slice(1, 3)).toEqual([
        [null, null, null, null],
        [null, null, null, '=1+1'],
      ]);
    });

    test('leaves texts texts, whatever they look like', async () => {
      const texts = [
        ...['=1+1', '+1', '-1', '-甲', '@a', "'a", "''b", '007', 'TRUE', '#N/A', '1/2', '12-30', '2022-12-30', '95%'],
        ...['1e5', '1,000', '３', ' =1', ' 7 ', '＝1', '12月30日', '甲', '2.1', '-'],
      ];
      const { host } = await usual();
      expect((await apply(host, write([texts], 20))).differences).toEqual([]);
      const sheet = await sheetNamed(host, '表');
      expect(sheet.values.at(-1)).toEqual(texts);
      expect(sheet.formulas.at(-1)!.every((formula) => formula === null)).toBe(true);
    });

    test('leaves a cell alone for undefined, empties it for null, and takes the last of two', async () => {
      const { host } = await usual();
      const result = await apply(host, write([[undefined, null, 5]], 1), write([[6]], 1, 2));
      expect(result).toEqual({ cellsWritten: 2, differences: [] });
      expect((await sheetNamed(host, '表')).values[1]).toEqual(['2.1', null, 6]);
    });

    test('with the right image from before writes', async () => {
      const { host } = await usual();
      const before: CellValue[] = ['2.1', 12];
      await apply(host, { ...write([['2.1', 13, 0]], 1), before: [[...before, { formula: '=1+1', result: 0 }]] });
      expect((await sheetNamed(host, '表')).values[1]).toEqual(['2.1', 13, 0]);
    });

    test('with a wrong image from before refuses, and writes nothing', async () => {
      const { host, inspect } = await usual();
      const before = inspect();
      expect(await refusal(() => apply(host, write([['先写']]), { ...write([[1]], 1, 1), before: [[11]] }))).toEqual({
        code: 'changedMeanwhile',
        data: { sheet: '表', cell: 'B2' },
      });
      expect(inspect()).toEqual(before);
    });

    test('with an image from before of cells that it leaves alone compares them, too, and changes nothing of them', async () => {
      const { host, inspect } = await usual();
      const guard = (first: CellValue, result: CellValue | FormulaWrite): Change => ({
        ...write([[undefined, undefined, undefined]], 1),
        before: [[first, 12, result]],
      });
      const before = inspect();
      const formula = { formula: '=1+1', result: 0 };
      expect(await apply(host, guard('2.1', formula))).toEqual({ cellsWritten: 0, differences: [] });
      expect(inspect()).toEqual(before);
      expect((await apply(host, guard('2.1', formula), write([['后写']], 7))).cellsWritten).toBe(1);
      const after = inspect();
      const changed = async (first: CellValue, result: CellValue | FormulaWrite): Promise<unknown> =>
        refusal(() => apply(host, write([['先写']]), guard(first, result)));
      expect(await changed('2.2', formula)).toEqual({ code: 'changedMeanwhile', data: { sheet: '表', cell: 'A2' } });
      expect(await changed('2.1', 2)).toEqual({ code: 'changedMeanwhile', data: { sheet: '表', cell: 'C2' } });
      expect(inspect()).toEqual(after);
    });

    test('into merged cells takes the top left one, and refuses a value for the others', async () => {
      const { host, inspect } = await makeHost({
        ...USUAL,
        changes: [{ kind: 'merge', sheet: '表', range: rect(5, 0, 1, 2) }],
      });
      await apply(host, write([['甲', null]], 5));
      const before = inspect();
      expect(await refusal(() => apply(host, write([['先写']]), write([['甲', '乙']], 5)))).toEqual({
        code: 'mergedTarget',
        data: { sheet: '表', cell: 'B6', range: 'A6:B6' },
      });
      expect(inspect()).toEqual(before);
    });

    test('into a protected sheet is refused before anything is written', async () => {
      const { host, inspect } = await usual();
      const before = inspect();
      expect(await refusal(() => apply(host, write([['先写']]), write([[1]], 0, 0, '锁定')))).toEqual({
        code: 'protectedSheet',
        data: { sheet: '锁定' },
      });
      expect(inspect()).toEqual(before);
    });

    test('into a very hidden sheet works', async () => {
      const { host } = await usual();
      await apply(host, write([['状态']], 1, 0, '_考评'));
      expect(await sheetNamed(host, '_考评')).toMatchObject({
        visibility: 'veryHidden',
        values: [['kaoping|state'], ['状态']],
      });
    });
  });

  describe(`${name}: tabs`, () => {
    const names = async (host: Host): Promise<string[]> => (await host.read()).sheets.map((sheet) => sheet.name);

    test('come behind others or at the end, and go', async () => {
      const { host } = await usual();
      await apply(
        host,
        { kind: 'addSheet', sheet: '新一' },
        { kind: 'addSheet', sheet: '新二', after: '表', visibility: 'veryHidden' },
        { kind: 'addSheet', sheet: '新三', after: '新二' },
        { kind: 'removeSheet', sheet: '锁定' },
        write([['甲']], 0, 0, '新三'),
      );
      expect(await names(host)).toEqual(['表', '新二', '新三', '_考评', '新一']);
      expect((await sheetNamed(host, '新二')).visibility).toBe('veryHidden');
      expect((await sheetNamed(host, '新三')).values).toEqual([['甲']]);
    });

    test('may take the name of one that went', async () => {
      const { host } = await usual();
      await apply(
        host,
        { kind: 'removeSheet', sheet: '表' },
        { kind: 'addSheet', sheet: '表', after: '锁定' },
        write([['新']]),
      );
      expect(await names(host)).toEqual(['锁定', '表', '_考评']);
      expect((await sheetNamed(host, '表')).values).toEqual([['新']]);
    });

    test('that are emptied keep name, place and visibility', async () => {
      const { host } = await makeHost({
        ...USUAL,
        changes: [{ kind: 'merge', sheet: '表', range: rect(5, 0, 1, 2) }],
      });
      await apply(host, { kind: 'clearSheet', sheet: '表' }, write([['新']], 2, 2));
      expect(await names(host)).toEqual(['表', '锁定', '_考评']);
      expect(await sheetNamed(host, '表')).toMatchObject({ used: rect(2, 2), values: [['新']], merges: [] });
    });

    test.each<[string, Change, unknown]>([
      ['a name that is there', { kind: 'addSheet', sheet: '锁定' }, { sheet: '锁定', reason: 'sheetExists' }],
      ['a name that is none', { kind: 'addSheet', sheet: 'a/b' }, { sheet: 'a/b', reason: 'sheetName' }],
      ['a place behind nothing', { kind: 'addSheet', sheet: '新', after: '没有' }, { sheet: '没有' }],
      ['a sheet that is not there', { kind: 'removeSheet', sheet: '没有' }, { sheet: '没有' }],
      ['showing a hidden one', { kind: 'activate', sheet: '_考评' }, { sheet: '_考评', reason: 'hiddenSheet' }],
    ])('refuse %s', async (_, change, data) => {
      const { host, inspect } = await usual();
      const before = inspect();
      expect(await refusal(() => apply(host, write([['先写']]), change))).toMatchObject({ data });
      expect(inspect()).toEqual(before);
    });

    test('are never all hidden', async () => {
      const { host, inspect } = await usual();
      const before = inspect();
      const hide = (sheet: string): Change => ({ kind: 'setVisibility', sheet, visibility: 'hidden' });
      expect(await refusal(() => apply(host, hide('表'), hide('锁定')))).toEqual({
        code: 'failed',
        data: { reason: 'lastVisibleSheet' },
      });
      expect(inspect()).toEqual(before);
    });
  });

  describe(`${name}: a change set`, () => {
    test('of every kind is written, and read back without a difference', async () => {
      const { host } = await usual();
      const { differences } = await apply(host, ...everyKind(host));
      expect(differences).toEqual([]);
      const { sheets } = await host.read();
      expect(sheets.map((sheet) => [sheet.name, sheet.visibility])).toEqual([
        ['表', 'visible'],
        ['汇总', 'hidden'],
        ['锁定', 'visible'],
        ['_考评', 'veryHidden'],
      ]);
      expect(sheets[0]!.values.slice(5)).toEqual([
        ['=不是公式', 3, null],
        ['007', null, 2],
      ]);
      expect(sheets[0]!.numberFormats[5]).toEqual(['0.0', '0.0', 'General']);
      expect(sheets[1]!.merges).toEqual([rect(8, 0, 2, 2)]);
    });

    test('that fails at its end leaves the workbook as it was, whatever came before', async () => {
      const { host, inspect } = await usual();
      const before = inspect();
      for (const change of [...everyKind(host), { kind: 'clearSheet', sheet: '表' } as const]) {
        const first: Change[] = change.kind === 'addSheet' ? [] : [{ kind: 'addSheet', sheet: '汇总' }];
        expect(await refusal(() => apply(host, ...first, change, IMPOSSIBLE))).toMatchObject({ code: 'missingSheet' });
        expect(inspect()).toEqual(before);
      }
    });

    test('without changes does nothing', async () => {
      const { host, inspect } = await usual();
      const before = inspect();
      expect(await apply(host)).toEqual({ cellsWritten: 0, differences: [] });
      expect(inspect()).toEqual(before);
    });

    test('keeps hidden rows hidden when heights are set', async () => {
      const { host, inspect } = await usual();
      const hide: Change = { kind: 'rowHeights', sheet: '表', row: 1, heights: [0] };
      await apply(host, hide);
      const hidden = inspect();
      await apply(host, { kind: 'rowHeights', sheet: '表', row: 1, heights: [null] });
      expect(inspect()).toEqual(hidden);
    });
  });

  describe(`${name}: what a host cannot do`, () => {
    test('it says', async () => {
      const { host } = await usual();
      if (!host.can('reveal')) {
        expect(await refusal(() => host.reveal('表', 0, 0))).toMatchObject({ code: 'unsupported' });
      } else {
        await host.reveal('表', 1, 2);
        expect(await refusal(() => host.reveal('没有', 0, 0))).toMatchObject({ code: 'missingSheet' });
      }
      const stop = host.onEdited(() => undefined);
      stop();
      expect(host.can('charts') || host.can('undoGrouping')).toBe(false);
    });
  });
}
