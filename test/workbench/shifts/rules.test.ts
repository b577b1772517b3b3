import fc from 'fast-check';
import { MAX_ROWS, parseRangeList, rangeListName } from '../../../src/host/common';
import { shiftedRule, type LineShift } from '../../../src/workbench/shifts';
import { runs } from '../../full';

/** The ranges and the formula afterwards of a rule of 填报 (or of another sheet), in which something was shifted. */
function after(ranges: string, formula: string, shift: LineShift, isThere = true): [string, string] | null {
  const rule = shiftedRule(parseRangeList(ranges), isThere, { sheet: '填报', shift });
  return rule === null ? null : [rangeListName(rule.ranges), rule.formula(formula)];
}
const insertRows = (row: number, by: number): LineShift => ({ of: 'rows', at: row - 1, by });
const removeRows = (first: number, last: number): LineShift => ({ of: 'rows', at: first - 1, by: first - last - 1 });

describe('a rule after rows were inserted', () => {
  it('looks at the row of each cell as before, wherever they were inserted', () => {
    expect(after('B5:C10', '$H5="缺佐证"', insertRows(2, 3))).toEqual(['B8:C13', '$H8="缺佐证"']);
    expect(after('B5:C10', '$H5="缺佐证"', insertRows(5, 1))).toEqual(['B6:C11', '$H6="缺佐证"']);
    expect(after('B5:C10', '$H5="缺佐证"', insertRows(7, 2))).toEqual(['B5:C12', '$H5="缺佐证"']);
    expect(after('B5:C10', '$H5="缺佐证"', insertRows(11, 2))).toEqual(['B5:C10', '$H5="缺佐证"']);
  });

  it('has all of its ranges moved, and its formula told for the first', () => {
    expect(after('B5:C10 E2:E3', 'B5>E2', insertRows(4, 1))).toEqual(['B6:C11 E2:E3', 'B6>E3']);
    expect(after('B5:B6 B20:B22 D30', 'B5>10', insertRows(21, 2))).toEqual(['B5:B6 B20:B24 D32', 'B5>10']);
  });

  it('finds fixed cells, ranges, columns and rows where they are now', () => {
    expect(after('B5:C10', 'B5>$H$3', insertRows(3, 1))).toEqual(['B6:C11', 'B6>$H$4']);
    expect(after('B5:C10', 'COUNTIF($B$5:$B$10,$B5)>1', insertRows(7, 2))).toEqual([
      'B5:C12',
      'COUNTIF($B$5:$B$12,$B5)>1',
    ]);
    expect(after('B5:C10', 'COUNTIF(B$5:B5,B5)>1', insertRows(4, 1))).toEqual(['B6:C11', 'COUNTIF(B$6:B6,B6)>1']);
    expect(after('B5:C10', 'SUM($H:$H,$20:$21)>B5', insertRows(6, 1))).toEqual(['B5:C11', 'SUM($H:$H,$21:$22)>B5']);
  });

  it('leaves names, functions, texts, tables, other sheets and other files as they are', () => {
    const formula = 'LOG10(满分)&"$H$9"&[1]填报!$H$9&\'[a.xlsx]填报\'!$H$9&汇总!$H$9&#REF!$H$9&表[列 H9]&TRUE&H9A';
    expect(after('B5:C10', formula, insertRows(9, 1))).toEqual(['B5:C11', formula]);
  });

  it('goes on looking at the row above, though the first cell alone would look two rows up', () => {
    expect(after('A3:A100', '$A2<>$A3', insertRows(3, 1))).toEqual(['A4:A101', '$A3<>$A4']);
  });

  it('of a single cell finds another cell where it is now, with $ or without', () => {
    expect(after('B5', 'B5>D20', insertRows(12, 1))).toEqual(['B5', 'B5>D21']);
    expect(after('B5', 'B5>D$2', insertRows(3, 1))).toEqual(['B6', 'B6>D$2']);
  });

  it('of another sheet finds the cells where they are now, and stays where it is', () => {
    expect(after('E5:E10', "'填报'!$H$5:$H$10", insertRows(7, 2), false)).toEqual(['E5:E10', "'填报'!$H$5:$H$12"]);
    expect(after('E5:E10', '填报!$H$5:$H$10', insertRows(5, 2), false)).toEqual(['E5:E10', '填报!$H$7:$H$12']);
    expect(after('E5:E10', '$H$5>汇总!$H$9', insertRows(1, 2), false)).toEqual(['E5:E10', '$H$5>汇总!$H$9']);
  });

  it('is told for another first cell when columns were inserted', () => {
    const shift: LineShift = { of: 'columns', at: 1, by: 1 };
    expect(after('B5:C10', '$H5=B$4', shift)).toEqual(['C5:D10', '$I5=C$4']);
    expect(after('B5:C10', '$A5=B5', shift)).toEqual(['C5:D10', '$A5=C5']);
  });
});

describe('a rule after rows were removed', () => {
  it('keeps the cells that are left, and each looks at its row', () => {
    expect(after('B5:C10', '$H5>1', removeRows(7, 8))).toEqual(['B5:C8', '$H5>1']);
    expect(after('B5:C10', '$H5>1', removeRows(4, 6))).toEqual(['B4:C7', '$H4>1']);
    expect(after('B5:C10', '$H5>1', removeRows(1, 2))).toEqual(['B3:C8', '$H3>1']);
  });

  it('vanishes with the last of its cells', () => {
    expect(after('B5:C10', '$H5>1', removeRows(5, 10))).toBeNull();
    expect(after('B5:C6 B8', '$H5>1', removeRows(4, 9))).toBeNull();
  });

  it('is told for the first range that is left', () => {
    expect(after('B5:C10 D15:E17', 'B5>$H5', removeRows(4, 12))).toEqual(['D6:E8', 'D6>$H6']);
  });

  it('says #REF! for what is gone, and cuts down what is gone in part', () => {
    expect(after('B5:C10', 'B5>$H$20', removeRows(20, 20))).toEqual(['B5:C10', 'B5>#REF!']);
    expect(after('E5', "'填报'!$H$5:$H$10", removeRows(5, 10), false)).toEqual(['E5', "'填报'!#REF!"]);
    expect(after('E5', "'填报'!$H$5:$H$10", removeRows(9, 12), false)).toEqual(['E5', "'填报'!$H$5:$H$8"]);
  });
});

/** Rows as a list of what they are: numbers of old ones, null for new ones. */
function shiftedRows({ at, by }: LineShift, rows: number): (number | null)[] {
  const all = Array.from({ length: rows }, (_, row): number | null => row);
  all.splice(at, Math.max(0, -by), ...Array.from({ length: Math.max(0, by) }, () => null));
  return all;
}

const ROWS = 40;
const blocks = fc
  .uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 2, maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) => (index % 2 === 0 && edges[index + 1] ? [[edge, edges[index + 1]! - 1]] : [])),
  )
  .map((spans) => spans.map(([first, last]) => ({ row: first!, rows: last! - first! + 1, column: 1, columns: 1 })));
const shifts = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -6, max: 6 }))
  .map(([at, by]): LineShift => ({ of: 'rows', at, by }));
const rowIn = (formula: string): number => Number(/\d+$/.exec(formula)![0]) - 1;

describe('every cell of a rule, whatever is inserted and removed', () => {
  it('keeps the rule or goes with its row, and a new row has it where those before and behind have it', () => {
    fc.assert(
      fc.property(blocks, shifts, (ranges, shift) => {
        const blockOf = (row: number | null | undefined): number =>
          ranges.findIndex((one) => row != null && row >= one.row && row < one.row + one.rows);
        const rows = shiftedRows(shift, ROWS);
        const behind = rows.lastIndexOf(null) + 1;
        const expected = rows.flatMap((row, place) => {
          const isInside = blockOf(rows[shift.at - 1]) >= 0 && blockOf(rows[shift.at - 1]) === blockOf(rows[behind]);
          return (row === null ? isInside : blockOf(row) >= 0) ? [place] : [];
        });
        const after = shiftedRule(ranges, true, { sheet: '填报', shift })?.ranges ?? [];
        const covered = after.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, index) => row + index));
        expect(covered).toEqual(expected);
      }),
      { numRuns: runs(500) },
    );
  });

  it('looks at the row that it looked at, its own or a fixed one', () => {
    fc.assert(
      fc.property(blocks, shifts, fc.nat({ max: 29 }), (ranges, shift, fixed) => {
        const rule = shiftedRule(ranges, true, { sheet: '填报', shift });
        if (rule === null) return;
        const rows = shiftedRows(shift, ROWS);
        const first = rule.ranges[0]!.row;
        expect(rowIn(rule.formula(`$H${ranges[0]!.row + 1}`))).toBe(first);
        const place = rows.indexOf(fixed);
        expect(rule.formula(`$H$${fixed + 1}`)).toBe(place < 0 ? '#REF!' : `$H$${place + 1}`);
      }),
      { numRuns: runs(300) },
    );
  });

  it('of so many that no other formula would serve more of them', () => {
    fc.assert(
      fc.property(blocks, shifts, fc.integer({ min: -3, max: 9 }), (ranges, shift, off) => {
        const told = ranges[0]!.row + off;
        const rule = shiftedRule(ranges, true, { sheet: '填报', shift });
        if (rule === null || told < 0 || ranges.some(({ row }) => row + off < 0)) return;
        const rows = shiftedRows(shift, ROWS);
        const wanted = ranges
          .flatMap(({ row, rows: count }) => Array.from({ length: count }, (_, index) => row + index))
          .filter((row) => rows.includes(row))
          .map((row) => (rows.includes(row + off) ? rows.indexOf(row + off) - rows.indexOf(row) : null));
        const servedBy = (offset: number | null): number => wanted.filter((one) => one === offset).length;
        const formula = rule.formula(`$H${told + 1}`);
        // What the first cell would look for above the sheet is told as a row at its foot: Excel goes round.
        const offset = (row: number): number => row - rule.ranges[0]!.row;
        const round = (by: number): number => (by > MAX_ROWS / 2 ? by - MAX_ROWS : by);
        const given = formula === '#REF!' ? null : round(offset(rowIn(formula)));
        expect(servedBy(given)).toBe(Math.max(...wanted.map(servedBy)));
      }),
      { numRuns: runs(500) },
    );
  });
});
