/**
 * IronCalc, a second opinion on printed formulas: in process, without installation, for small sheets.
 * Unlike LibreOffice it knows booleans, and its differences are plain doubles: `=(0.1+0.2)-0.3` is not 0.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type * as Package from '@ironcalc/wasm';
import type { Model } from '@ironcalc/wasm';
import { buildSync } from 'esbuild';
import { OracleError } from './libreoffice';
import type { Computed, FormulaSheet, Input } from './libreoffice';
import type { Tool } from './skip';

type IronCalc = typeof Package;

/** Meant for a quick check; larger sheets go to LibreOffice. */
const MOST_ROWS = 300;

/** For `describeWith`. */
export const ironCalc: Tool = {
  name: 'IronCalc',
  missing() {
    try {
      require.resolve('@ironcalc/wasm');
      return null;
    } catch {
      return '@ironcalc/wasm is not installed; run npm ci';
    }
  },
};

/** The results of all formulas, in order, numbers as exact doubles. Throws `OracleError`, also for a formula that IronCalc cannot read. */
export async function recalculateInIronCalc(sheet: FormulaSheet): Promise<Computed[]> {
  const grids = [sheet.values, ...Object.values(sheet.others ?? {})];
  const rows = grids.reduce((most, grid) => Math.max(most, grid.length), 0);
  if (rows > MOST_ROWS) throw new OracleError(`IronCalc is for at most ${MOST_ROWS} rows; this sheet has ${rows}`);
  const model = new (loadIronCalc().Model)('oracle', 'en', 'UTC', 'en');
  try {
    return calculate(model, sheet, grids);
  } finally {
    model.free();
  }
}

function calculate(model: Model, sheet: FormulaSheet, grids: readonly FormulaSheet['values'][]): Computed[] {
  model.pauseEvaluation();
  model.renameSheet(0, sheet.name ?? 'Sheet1');
  Object.keys(sheet.others ?? {}).forEach((name, index) => {
    model.newSheet();
    model.renameSheet(index + 1, name);
  });
  grids.forEach((grid, index) => enter(model, index, grid));
  const width = sheet.values.reduce((widest, row) => Math.max(widest, row.length), 0);
  const letters = loadIronCalc().columnNameFromNumber(width + 1);
  sheet.formulas.forEach((formula, index) => {
    model.setUserInput(0, index + 1, width + 1, `=${formula.replace(/^=/, '')}`);
    // A cell shows 9 digits; as text a number has all of them.
    model.setUserInput(0, index + 1, width + 2, `=${letters}${index + 1}&""`);
  });
  model.resumeEvaluation();
  model.evaluate();
  return sheet.formulas.map((formula, index) => resultAt(model, index + 1, width + 1, formula));
}

function enter(model: Model, sheet: number, grid: FormulaSheet['values']): void {
  grid.forEach((row, index) => {
    row.forEach((value, column) => {
      if (value !== null) model.setUserInput(sheet, index + 1, column + 1, typed(value));
    });
  });
}

/** What a person would type to get this value. */
function typed(value: NonNullable<Input>): string {
  if (typeof value === 'string') return `'${value}`;
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

function resultAt(model: Model, row: number, column: number, formula: string): Computed {
  const shown = model.getFormattedCellValue(0, row, column);
  switch (model.getCellType(0, row, column)) {
    case CELL_TYPE.number:
      return Number(model.getFormattedCellValue(0, row, column + 1));
    case CELL_TYPE.text:
      return shown;
    case CELL_TYPE.boolean:
      return shown === 'TRUE';
    case CELL_TYPE.error:
      if (UNREADABLE.has(shown)) throw new OracleError(`IronCalc cannot calculate ${formula} (${shown})`);
      return { error: shown };
    default:
      throw new OracleError(`IronCalc gave a result of an unknown kind for ${formula}: ${shown}`);
  }
}

/** The codes of Excel's TYPE(). */
const CELL_TYPE = { number: 1, text: 2, boolean: 4, error: 16 } as const;

const UNREADABLE: ReadonlySet<string> = new Set(['#ERROR!', '#N/IMPL!', '#CIRC!']);

let loaded: IronCalc | undefined;

/** The package is an ES module for browsers, which jest cannot load: make it one script, and hand it its WebAssembly. */
function loadIronCalc(): IronCalc {
  if (loaded) return loaded;
  const entry = require.resolve('@ironcalc/wasm');
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ironcalc',
    define: { 'import.meta.url': '""' },
  });
  const script = built.outputFiles[0]?.text ?? '';
  // The script runs outside of jest's sandbox, where its objects are of other classes: start it there too.
  const start = runInThisContext(`(module) => { ${script}\nironcalc.initSync({ module }); return ironcalc; }`) as (
    webAssembly: Uint8Array,
  ) => IronCalc;
  const library = start(readFileSync(join(dirname(entry), 'wasm_bg.wasm')));
  loaded = library;
  return library;
}
