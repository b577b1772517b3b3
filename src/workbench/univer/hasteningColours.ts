/**
 * Univer works out the conditional formats of all sheets, cell by cell: their formulas a hundred and seventy thousand times
 * for six forms, at every write.
 */
import type { IRange } from '@univerjs/core';
import { ConditionalFormattingFormulaService } from '@univerjs/sheets-conditional-formatting';

type Service = ConditionalFormattingFormulaService;
/** What is changed of it. */
type Formats = Pick<Service, 'registerFormulaWithRange' | 'getFormulaResultWithCoords'> & {
  _registerRuleFormulas: () => void;
};

/** Once per page. */
export function hastenColours(): void {
  const formats = ConditionalFormattingFormulaService.prototype as unknown as Formats;
  workOutWhatIsDrawn(formats);
  workOutRowsOnce(formats);
}

/** The formats of a sheet are asked for again when it is drawn, and that is when they are needed. */
function workOutWhatIsDrawn(formats: Formats): void {
  formats._registerRuleFormulas = () => undefined;
}

/** A rule that looks at its row alone is worked out for one column, and holds for the others. */
function workOutRowsOnce(formats: Formats): void {
  const { registerFormulaWithRange: register, getFormulaResultWithCoords: resultAt } = formats;
  formats.registerFormulaWithRange = function (this: Service, unitId, sheet, rule, formula, ranges) {
    const column = ranges !== undefined && isOfRow(formula) ? [firstColumn(ranges)] : ranges;
    register.call(this, unitId, sheet, rule, formula, column);
  };
  formats.getFormulaResultWithCoords = function (this: Service, unitId, sheet, rule, formula, row, column) {
    return resultAt.call(this, unitId, sheet, rule, formula, row, isOfRow(formula) ? 0 : column);
  };
}

/** From the top left cell, by which the formula is written, down to the last row. */
function firstColumn(ranges: readonly IRange[]): IRange {
  const first = ranges.reduce((a, b) =>
    b.startRow < a.startRow || (b.startRow === a.startRow && b.startColumn < a.startColumn) ? b : a,
  );
  return { ...first, endRow: Math.max(...ranges.map(({ endRow }) => endRow)), endColumn: first.startColumn };
}

/** Functions whose results depend on nothing but what is in their brackets. */
const BY_ARGUMENTS: ReadonlySet<string> = new Set(
  'AND,FALSE,IF,ISBLANK,ISERROR,ISNUMBER,LEFT,LEN,N,NOT,OR,RIGHT,SEARCH,TRUE,TRIM'.split(','),
);

/** Whether a formula, filled to the right, has the same result in every column: it has cells such as `$C5` alone. */
function isOfRow(formula: string): boolean {
  const others = formula.replace(/"[^"]*"/g, '').replace(/\$[A-Z]{1,3}\$?\d+/gi, '');
  return [...others.matchAll(/[\p{L}_\\'][\p{L}\d_.\\']*/gu)].every(([name]) => BY_ARGUMENTS.has(name.toUpperCase()));
}
