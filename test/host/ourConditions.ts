/** Conditional formats of people, which stay, and ours over A2:B4, which are replaced: the same for every host with rules. */
import { isMarked, markFormula } from '../../src/host/common';
import type { Change, Host } from '../../src/host/port';
import type { MemoryWorkbook } from '../../src/workbench';
import { apply, rect } from './contract';

export const ourConditions = (...formulas: string[]): Change => ({
  kind: 'conditionalFormats',
  sheet: '表',
  range: rect(1, 0, 3, 2),
  formats: formulas.map((formula) => ({ formula, format: { bold: true } })),
});

/** Sets ours twice; theirs is still the first afterwards, and only the second of ours are there, marked. */
export async function replaceOurs(
  host: Host,
  model: MemoryWorkbook,
  first: readonly string[],
  second: readonly [given: string, kept: string][],
): Promise<void> {
  const sheet = model.sheets()[0]!.id;
  const people = { id: 'p', ranges: [rect(0, 0, 9, 9)], formula: 'A1=1', format: { fill: '00FF00' } };
  model.putConditionalRule(sheet, people);
  await apply(host, ourConditions(...first));
  await apply(host, ourConditions(...second.map(([given]) => given)));
  const rules = model.conditionalRules(sheet);
  expect(rules[0]).toEqual(people);
  expect(rules.slice(1).map(({ formula, ranges }) => [formula, ranges])).toEqual(
    second.map(([, kept]) => [markFormula(kept), [rect(1, 0, 3, 2)]]),
  );
  expect(rules.slice(1).every(({ formula }) => isMarked(formula))).toBe(true);
}
