import fc from 'fast-check';
import type { CellValue, CellWrite, Change } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import { subtract, parseRange, rangeName, contains } from '../../../src/host/common';
import { shiftFormula } from '../../../src/host/xlsx/formula';
import { escapeCellText, unescapeCellText } from '../../../src/host/xlsx/xml/text';
import { runs } from '../../full';
import { open, sheet, sheetOf } from './support/workbooks';

/** Texts with everything that files have trouble with. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '_x',
      '0041_',
      '_',
      'x000D',
      '&',
      '<',
      '>',
      '"',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u0000',
      '\ufffe',
      '😀',
      '考',
      'a',
      ']]>',
    ),
    maxLength: 20,
  }),
);

const value: fc.Arbitrary<CellWrite> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.record({ error: fc.constantFrom('#N/A', '#DIV/0!', '#REF!') }),
);

const block = fc.record({
  row: fc.integer({ min: 0, max: 12 }),
  column: fc.integer({ min: 0, max: 30 }),
  values: fc.array(fc.array(value, { maxLength: 5 }), { maxLength: 4 }),
});

/** What a cell shows once the value is in it. */
function shown(written: Exclude<CellWrite, undefined>): CellValue {
  return written === '' || (typeof written === 'object' && written !== null && 'formula' in written)
    ? null
    : Object.is(written, -0)
      ? 0
      : written;
}

describe('whatever is written', () => {
  it('is what is read, through any number of change sets and saves', async () => {
    const start = sheetOf(
      '<row r="2" spans="1:3"><c r="B2" s="1"><v>1</v></c><c><v>2</v></c></row><row><c r="A3" t="str"><v>x</v></c></row><row r="9"/><row r="11"><c r="AB11"><v>5</v></c></row>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(block, { maxLength: 3 }), { maxLength: 3 }), async (sets) => {
        let host = open(start);
        const model = new Map<string, CellValue>([
          ['1,1', 1],
          ['1,2', 2],
          ['2,0', 'x'],
          ['10,27', 5],
        ]);
        for (const blocks of sets) {
          const changes = blocks.map((written): Change => ({ kind: 'write', sheet: '表', ...written }));
          expect((await host.apply({ title: '', changes })).differences).toEqual([]);
          for (const { row, column, values } of blocks) {
            values.forEach((cells, r) =>
              cells.forEach(
                (written, c) => written !== undefined && model.set(`${row + r},${column + c}`, shown(written)),
              ),
            );
          }
          host = open(host.save());
        }
        const { used, values } = await sheet(host);
        const read = new Map<string, CellValue>();
        values.forEach((cells, r) =>
          cells.forEach(
            (held, c) => held !== null && read.set(`${r + (used?.row ?? 0)},${c + (used?.column ?? 0)}`, held),
          ),
        );
        expect(read).toEqual(new Map([...model].filter(([, held]) => held !== null)));
      }),
      { numRuns: runs(150) },
    );
  });

  it('as text in a new workbook survives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
        const host = newXlsx();
        const write: Change = {
          kind: 'write',
          sheet: '表',
          row: 0,
          column: 0,
          values: texts.map((written) => [written]),
        };
        await host.apply({
          title: '',
          changes: [
            { kind: 'addSheet', sheet: '表' },
            { ...write, values: [...write.values, ['末']] },
          ],
        });
        const { values } = await sheet(open(host.save()));
        const offset = texts.findIndex((written) => written !== '');
        const expected = [...texts, '末'].map((written) => (written === '' ? null : written));
        expect(values.map(([held]) => held)).toEqual(expected.slice(offset < 0 ? texts.length : offset));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('texts', () => {
  const units = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  /** What UTF-8 makes of a text: halves of characters become U+FFFD. */
  const throughUtf8 = (written: string): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(written));

  it('come back from their escaped form, halves of characters replaced', () => {
    fc.assert(
      fc.property(fc.string({ unit: units }), (written) => {
        expect(unescapeCellText(escapeCellText(written))).toBe(throughUtf8(written));
      }),
    );
  });
});

describe('rectangles', () => {
  const rect = fc.record({
    row: fc.integer({ min: 0, max: 8 }),
    column: fc.integer({ min: 0, max: 30 }),
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 6 }),
  });

  it('are read from their name', () => {
    fc.assert(fc.property(rect, (area) => expect(parseRange(rangeName(area))).toEqual(area)));
  });

  it('without a hole cover exactly the other cells, each once', () => {
    fc.assert(
      fc.property(rect, rect, (area, hole) => {
        const pieces = subtract(area, hole);
        for (let row = 0; row < 15; row++) {
          for (let column = 0; column < 37; column++) {
            const expected = contains(area, row, column) && !contains(hole, row, column) ? 1 : 0;
            expect(pieces.filter((piece) => contains(piece, row, column))).toHaveLength(expected);
          }
        }
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('shared formulas', () => {
  it('moved there and back read as before', () => {
    const move = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(move, move, (rows, columns) => {
        const formula = 'SUM(B$2:$C9)*AB12+"A1"+SUM(D:F)+SUM($3:4)';
        expect(shiftFormula(shiftFormula(formula, rows, columns), -rows, -columns)).toBe(formula);
      }),
    );
  });
});
