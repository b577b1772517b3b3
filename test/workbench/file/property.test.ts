import fc from 'fast-check';
import type { Look } from '../../../src/host/common';
import type { Rect } from '../../../src/host/port';
import type { CellInput, MemoryWorkbook } from '../../../src/workbench';
import { runs } from '../../full';
import { foreign } from './foreign';
import { contentsIn, open, shown, withRowInserted } from './support';

/** Something that a person does to a sheet, by its place among the tabs. */
type Deed = (model: MemoryWorkbook, sheet: string) => void;

/** Rectangles that spare the array formula and its neighbours, of which only the first cell is told. */
const rects: fc.Arbitrary<Rect> = fc.record({
  row: fc.integer({ min: 0, max: 8 }),
  column: fc.integer({ min: 0, max: 9 }),
  rows: fc.integer({ min: 1, max: 4 }),
  columns: fc.integer({ min: 1, max: 3 }),
});

const inputs: fc.Arbitrary<CellInput> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => (text === '' ? null : text)),
  fc.boolean(),
  fc.constant({ error: '#N/A' }),
  fc.constant({ formula: '=A1&"<&>"' }),
  fc.constant({ formula: "=SUM('引用'!A1:B2)" }),
  fc.constant(null),
);

const colors = fc.constantFrom('FF0000', '00FF00', '123ABC');
const lines = fc.oneof(
  fc.constant(null),
  fc.record({ style: fc.constantFrom('thin' as const, 'medium' as const, 'hair' as const), color: colors }),
);

const looks: fc.Arbitrary<Partial<Look>> = fc.record(
  {
    numberFormat: fc.constantFrom('General', '0.00', '0%', '@', '0"分";[Red]-0'),
    fill: fc.oneof(colors, fc.constant(null)),
    color: colors,
    fontName: fc.constantFrom('宋体', '仿宋', 'Calibri'),
    fontSize: fc.constantFrom(9, 10.5, 16),
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.boolean(),
    horizontal: fc.constantFrom('general', 'left', 'center', 'right'),
    vertical: fc.constantFrom('top', 'center', 'bottom'),
    wrap: fc.boolean(),
    indent: fc.integer({ min: 0, max: 3 }),
    locked: fc.boolean(),
    top: lines,
    bottom: lines,
    left: lines,
    right: lines,
  },
  { requiredKeys: [] },
);

const notes = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(rects, fc.array(inputs, { minLength: 12, maxLength: 12 })).map(
    ([range, values]): Deed =>
      (model, sheet) =>
        model.write(
          sheet,
          range,
          Array.from({ length: range.rows }, (_, row) => values.slice(row * 3, row * 3 + range.columns)),
        ),
  ),
  fc.tuple(rects, looks).map(
    ([range, look]): Deed =>
      (model, sheet) =>
        model.setLook(sheet, range, look),
  ),
  rects.map(
    (range): Deed =>
      (model, sheet) =>
        model.clear(sheet, range, 'contents'),
  ),
  rects
    .filter(({ rows, columns }) => rows * columns > 1)
    .map(
      (range): Deed =>
        (model, sheet) =>
          model.merge(sheet, range),
    ),
  rects.map(
    (range): Deed =>
      (model, sheet) =>
        model.unmerge(sheet, range),
  ),
  fc
    .tuple(rects, fc.boolean(), fc.integer({ min: 1, max: 200 }))
    .map(([{ row, rows, column }, hidden, pixels]): Deed => (model, sheet) => {
      model.setRows(sheet, row, rows, { hidden, points: pixels * 0.75 });
      model.setColumns(sheet, column, 1, { hidden, points: pixels * 0.75 });
    }),
  fc.tuple(rects, notes).map(
    ([{ row, column }, text]): Deed =>
      (model, sheet) =>
        model.setNote(sheet, row, column, text),
  ),
  rects.map(
    ({ row, column }): Deed =>
      (model, sheet) =>
        model.setLink(sheet, row, column, { target: "'其他'!A1", tip: '' }),
  ),
  rects.map(
    (range): Deed =>
      (model, sheet) =>
        model.setValidation(sheet, range, { rule: { type: 'whole', min: 0, max: 9 } }),
  ),
  fc.tuple(rects, fc.nat({ max: 3 })).map(
    ([range, position]): Deed =>
      (model, sheet) =>
        model.putConditionalRule(
          sheet,
          { id: `rule ${range.row}`, ranges: [range], formula: 'A1>1', format: { bold: true } },
          position,
        ),
  ),
  fc.constant<Deed>((model, sheet) => {
    const [rule] = model.conditionalRules(sheet);
    if (rule !== undefined) {
      model.removeConditionalRule(sheet, rule.id);
    }
  }),
  fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 })).map(
    ([rows, columns]): Deed =>
      (model, sheet) =>
        model.freeze(sheet, rows, columns),
  ),
  fc.nat({ max: 3 }).map(
    (position): Deed =>
      (model, sheet) =>
        model.moveSheet(sheet, position),
  ),
  fc.constantFrom('甲', '乙', '丙').map((name): Deed => (model) => {
    if (!model.sheets().some((tab) => tab.name === name)) {
      model.addSheet(name);
    }
  }),
  fc.constant<Deed>((model, sheet) => {
    if (model.sheets().filter(({ visibility }) => visibility === 'visible').length > 1) {
      model.setVisibility(sheet, 'hidden');
    }
  }),
);

describe('whatever is done to a file', () => {
  it('is there when it is saved and opened again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(deeds, fc.nat()), { maxLength: 12 }), async (done) => {
        const book = open(foreign, () => 1);
        for (const [deed, tab] of done) {
          const sheets = book.model.sheets();
          deed(book.model, sheets[tab % sheets.length]!.id);
        }
        expect(shown(contentsIn(await book.save()))).toEqual(shown(book.model.contents()));
      }),
      { numRuns: runs(150) },
    );
  });

  it('is there after rows were inserted above it too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 6 }), fc.constantFrom('数据', '引用', '其他'), async (row, name) => {
        const book = open(foreign);
        const now = withRowInserted(withRowInserted(book.model.contents(), name, row), name, row + 1);
        expect(shown(contentsIn(await book.saveAs(now)))).toEqual(shown(now));
      }),
      { numRuns: runs(30) },
    );
  });
});
