import type { Change } from '../../../src/host/port';
import { MemoryWorkbook } from '../../../src/workbench';
import { inspect } from '../excel/support/inspect';
import { openInWps } from './support';

const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });

/** A sheet of every kind of thing, for someone. */
function sheetFor(sheet: string, title: string, formula = '=1+1'): Change[] {
  return [
    { kind: 'addSheet', sheet, tabColor: 'F5E6A8' },
    { kind: 'write', sheet, row: 0, column: 0, values: [[title, undefined, 3]] },
    {
      kind: 'write',
      sheet,
      row: 1,
      column: 0,
      values: [
        ['甲', 1],
        ['乙', 2],
      ],
    },
    { kind: 'write', sheet, row: 3, column: 0, values: [[{ formula, result: 2 }]] },
    ...Array.from({ length: 12 }, (_, index): Change => ({
      kind: 'format',
      sheet,
      range: cell(5 + index, 0),
      format: { fill: 'F5E6A8', fontName: '仿宋', fontSize: 12 + index },
    })),
    { kind: 'merge', sheet, range: { row: 20, column: 0, rows: 1, columns: 3 } },
    { kind: 'columnWidths', sheet, column: 0, widths: [20, 0, 12] },
    { kind: 'rowHeights', sheet, row: 0, heights: [30, null, 18] },
    { kind: 'freeze', sheet, rows: 1, columns: 1 },
    { kind: 'autoFilter', sheet, range: { row: 0, column: 0, rows: 3, columns: 2 } },
    {
      kind: 'conditionalFormats',
      sheet,
      range: { row: 1, column: 0, rows: 2, columns: 2 },
      formats: [{ formula: '$B2>1', format: { fill: 'FF0000' } }],
    },
    {
      kind: 'validations',
      sheet,
      validations: [1, 2].map((row) => ({
        range: cell(row, 1),
        validation: {
          rule: { type: 'whole', min: 0 },
          prompt: { title: `第${row}行`, text: '填整数' },
          error: { style: 'warning', title: '请核对', text: '填整数' },
        },
      })),
    },
    { kind: 'links', sheet, links: [{ row: 1, column: 0, target: "'Sheet1'!A1", tip: '看' }] },
    { kind: 'note', sheet, row: 2, column: 0, text: '注' },
    { kind: 'printSetup', sheet, setup: { paper: 'A4', landscape: true, fitWidth: 1, titleRows: [0, 0] } },
  ];
}

const NAMES = ['填报-甲', '填报-乙', '填报-丙'];
const all = (formula?: string): Change[] =>
  NAMES.flatMap((name) => sheetFor(name, `${name.slice(-1)} 填报表`, formula));

/** The workbook when every sheet is written by itself. */
async function oneByOne(changes: readonly Change[]): Promise<unknown> {
  const model = new MemoryWorkbook('考核.xlsx');
  const { host } = openInWps(model);
  for (const name of NAMES) {
    const own = changes.filter((change) => 'sheet' in change && change.sheet === name);
    expect((await host.apply({ title: '', changes: own })).differences).toEqual([]);
  }
  return plain(model);
}

/** Sheets have other inner names when they are made otherwise, and what was done last is selected. */
const plain = (model: MemoryWorkbook): unknown =>
  JSON.parse(
    JSON.stringify(inspect(model), (key, value: unknown) => (key === 'id' || key === 'active' ? undefined : value)),
  );

describe('New sheets that are alike', () => {
  test('are what they are when each is written, the later ones as copies', async () => {
    const model = new MemoryWorkbook('考核.xlsx');
    const { host, wps } = openInWps(model);
    const { differences } = await host.apply({ title: '', changes: all() });
    expect(differences).toEqual([]);
    expect(plain(model)).toEqual(await oneByOne(all()));
    expect(wps.tally.get('Worksheet.Copy')).toBe(2);
    expect(wps.tally.get('Validation.Add')).toBe(2);
  });

  test('are written after all where a formula names their own sheet', async () => {
    const model = new MemoryWorkbook('考核.xlsx');
    const { host, wps } = openInWps(model);
    const changes = NAMES.flatMap((name) => sheetFor(name, name, `='${NAMES[0]!}'!C1`));
    await host.apply({ title: '', changes });
    expect(wps.tally.has('Worksheet.Copy')).toBe(false);
  });

  test.each([
    [
      'validations',
      (model: MemoryWorkbook, id: string) => model.setValidation(id, { row: 1, column: 1, rows: 2, columns: 1 }, null),
    ],
    ['links', (model: MemoryWorkbook, id: string) => model.setLink(id, 1, 0, null)],
    [
      'looks',
      (model: MemoryWorkbook, id: string) =>
        model.setLook(id, { row: 0, column: 0, rows: 30, columns: 3 }, { fill: null }),
    ],
    ['merges', (model: MemoryWorkbook, id: string) => model.unmerge(id, { row: 20, column: 0, rows: 1, columns: 3 })],
    ['heights', (model: MemoryWorkbook, id: string) => model.setRows(id, 0, 3, { points: 13.5 })],
    ['notes', (model: MemoryWorkbook, id: string) => model.setNote(id, 2, 0, null)],
  ] as const)('are written after all where a copy comes without %s', async (_, lose) => {
    const model = new MemoryWorkbook('考核.xlsx');
    const copySheet = model.copySheet.bind(model);
    model.copySheet = (sheet, name) => {
      const id = copySheet(sheet, name);
      lose(model, id);
      return id;
    };
    const { host, wps } = openInWps(model);
    expect((await host.apply({ title: '', changes: all() })).differences).toEqual([]);
    expect(plain(model)).toEqual(await oneByOne(all()));
    expect(wps.tally.get('Worksheet.Copy')).toBe(1);
    expect(host.findings().refused).toEqual(['sheetCopies']);
  });

  test('are not there when the last of them fails', async () => {
    const model = new MemoryWorkbook('考核.xlsx');
    const before = plain(model);
    const { host, wps } = openInWps(model);
    wps.failWhen(({ name, kind }) =>
      name === 'PageSetup.Zoom' && kind === 'set' && (wps.tally.get(name) ?? 0) > 1 ? 'before' : null,
    );
    await expect(
      host.apply({
        title: '',
        changes: [
          ...all(),
          ...sheetFor('别的', '别的').slice(0, 3),
          { kind: 'printSetup', sheet: '别的', setup: { paper: 'A3', landscape: true, fitWidth: 1 } },
        ],
      }),
    ).rejects.toMatchObject({ code: 'failed' });
    wps.failWhen(null);
    expect(plain(model)).toEqual(before);
  });
});

describe('What only helps', () => {
  test.each(['Validation.Add', 'Hyperlinks.Add'])(
    'is left out where %s always fails, and that is told',
    async (member) => {
      const model = new MemoryWorkbook('考核.xlsx');
      const { host, wps } = openInWps(model);
      wps.failWhen(({ name }) => (name === member ? 'before' : null));
      expect((await host.apply({ title: '', changes: sheetFor('填报-甲', '甲') })).differences).toEqual([]);
      expect(host.findings().refused).toEqual([member === 'Validation.Add' ? 'validations' : 'links']);
    },
  );
});
