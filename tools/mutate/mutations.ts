/** Faults that somebody could make, and where the short run of the tests should see them. */
export interface Mutation {
  readonly area: 'scoring' | 'reading' | 'hosts' | 'pane' | 'evidence';
  /** What goes wrong. */
  readonly what: string;
  /** Text that stands once in src, and what takes its place. */
  readonly old: string;
  readonly now: string;
  /** From test/: a file or the beginning of its path. */
  readonly tests: readonly string[];
}

export const MUTATIONS: readonly Mutation[] = [
  {
    area: 'scoring',
    what: 'a total at the threshold does not reach it',
    old: 'else if (low >= threshold) reasons.push(',
    now: 'else if (low > threshold) reasons.push(',
    tests: ['scoring/verdict'],
  },
  {
    area: 'scoring',
    what: 'a major problem no longer decides the verdict',
    old: "kind === 'belowThreshold' || kind === 'majorProblem')",
    now: "kind === 'belowThreshold')",
    tests: ['scoring/verdict'],
  },
  {
    area: 'scoring',
    what: 'deductions are added to the total',
    old: 'sumOf([base, bonus, negate(deductions)])',
    now: 'sumOf([base, bonus, deductions])',
    tests: ['scoring/totals'],
  },
  {
    area: 'scoring',
    what: 'an adjusted clause is still waiting for its facts',
    old: 'if (state[row] === PENDING) state[row] = SCORED;',
    now: '',
    tests: ['scoring/adjustments'],
  },
  {
    area: 'scoring',
    what: 'halves are rounded down',
    old: 'const rounded = Math.floor(size + 0.5 + size * 1e-15) / 1e4;',
    now: 'const rounded = Math.floor(size + 0.4999999) / 1e4;',
    tests: ['rubric/formula/numbers', 'scoring/totals'],
  },
  {
    area: 'reading',
    what: 'days of files with 1904 dates are a day off',
    old: '1904: Date.UTC(1904, 0, 1) }',
    now: '1904: Date.UTC(1904, 0, 2) }',
    tests: ['host/xlsx/reading', 'host/xlsx/variants', 'host/xlsx/formulas'],
  },
  {
    area: 'reading',
    what: 'an empty text of a cell in Excel is a value',
    old: "return value === '' || value === null || value === undefined ? null : (value as string | number | boolean);",
    now: 'return value === null || value === undefined ? null : (value as string | number | boolean);',
    tests: ['host/excel/contract', 'host/excel/excel'],
  },
  {
    area: 'reading',
    what: 'the year and the month alone count as a certain day',
    old: "if (typeof given === 'number' && /^\\d{4}\\.1$/.test(text))",
    now: 'if (false as boolean)',
    tests: ['evidence/reading'],
  },
  {
    area: 'hosts',
    what: 'the numbers that COM has for errors are figures',
    old: 'return error === undefined ? given : { error };',
    now: 'return given;',
    tests: ['host/wps/contract', 'host/wps/wps'],
  },
  {
    area: 'hosts',
    what: 'a row that comes as a plain list is read backwards',
    old: 'return rows === 1 ? [[...list]] : list.map((value) => [value]);',
    now: 'return rows === 1 ? [[...list].reverse()] : list.map((value) => [value]);',
    tests: ['host/wps/contract'],
  },
  {
    area: 'hosts',
    what: 'a block that comes with Item is read from row 0 on',
    old: 'cells.push(await Reflect.apply(item, wrapper, [row, column]));',
    now: 'cells.push(await Reflect.apply(item, wrapper, [row - 1, column]));',
    tests: ['host/wps/contract'],
  },
  {
    area: 'hosts',
    what: 'requests to Excel grow past its limit',
    old: 'bytes + next.bytes > limits.bytes ||',
    now: '',
    tests: ['host/excel/requests', 'host/excel/excel'],
  },
  {
    area: 'hosts',
    what: 'formulas are written as they are, not as files have them',
    old: 'escapeXml(toFileFormula(value.formula))',
    now: 'escapeXml(value.formula)',
    tests: ['host/xlsx/writing', 'host/xlsx/formulas', 'host/xlsx/properties'],
  },
  {
    area: 'pane',
    what: 'a search finds what has any of its words',
    old: 'return wanted.every((word) => text.includes(word));',
    now: 'return wanted.some((word) => text.includes(word));',
    tests: ['taskpane/model'],
  },
  {
    area: 'pane',
    what: 'findings of other departments are shown',
    old: "if (filter.department !== '' && !offices.includes(filter.department)) return false;",
    now: '',
    tests: ['taskpane/model'],
  },
  {
    area: 'pane',
    what: 'the evidence has a tab where none is asked for',
    old: "SCREENS.filter((screen) => screen !== 'evidence' || hasEvidence)",
    now: 'SCREENS.filter(() => hasEvidence || true)',
    tests: ['taskpane/evidenceModel', 'taskpane/model', 'taskpane/state'],
  },
  {
    area: 'pane',
    what: 'a click on a finding opens another cell, as only a browser can show',
    old: 'reveal({ sheet, row: row ?? 0, column: column ?? 0 })',
    now: 'reveal({ sheet, row: row ?? 0, column: 0 })',
    tests: ['taskpane/pane'],
  },
  {
    area: 'evidence',
    what: 'what is handed in on the last day is late',
    old: "(readDays(entry[field])?.from ?? '') > due)",
    now: "(readDays(entry[field])?.from ?? '') >= due)",
    tests: ['evidence/findings'],
  },
  {
    area: 'evidence',
    what: 'three measures are too few',
    old: 'measures < USUAL_MEASURES)',
    now: 'measures <= USUAL_MEASURES)',
    tests: ['evidence/findings'],
  },
  {
    area: 'evidence',
    what: 'a file that is used twice across requirements is not told',
    old: 'return inside.length > 1 ? [...repeated, inside.flat()] : repeated;',
    now: 'return repeated;',
    tests: ['evidence/duplicates'],
  },
  {
    area: 'evidence',
    what: 'transparent pictures lie on black',
    old: 'weight * (255 + ((light - 255) * data[at + 3]!) / 255)',
    now: 'weight * ((light * data[at + 3]!) / 255)',
    tests: ['folder/pictures'],
  },
];
