/** What a loaded rubric guarantees beyond its shape (docs/rubric-format.md); each function collects complaints in `builder`. */
import type { Builder } from '../build';
import { squeeze } from '../compose';
import { check, factsOf, FormulaError, round6, visit, type Expression, type ValueType } from '../formula';
import type { Clause, Effect, Fact, Group, Indicator, Item, Reading, Rule } from '../model';
import type { Place } from '../problems';

const sum = (parts: readonly number[]): number => round6(parts.reduce((total, part) => total + part, 0));

/** Clause points add up to items, items to indicators, indicators to groups, groups to the full marks. */
export function checkPoints(builder: Builder, groups: readonly Group[], fullMarks: number, file: Place): void {
  for (const group of groups) {
    for (const indicator of group.indicators) {
      for (const item of indicator.items) checkItemPoints(builder, item);
      const items = sum(indicator.items.map((item) => item.points));
      for (const printed of new Set([indicator.points, pointsInTail(indicator) ?? indicator.points])) {
        if (items === printed) continue;
        builder.complain('indicatorPoints', builder.places.get(`${indicator.id}.head`)!, {
          id: indicator.id,
          printed,
          sum: items,
        });
      }
    }
    const indicators = sum(group.indicators.map((indicator) => indicator.points));
    if (indicators !== group.points)
      builder.complain('groupPoints', builder.places.get(group.id)!, {
        id: group.id,
        printed: group.points,
        sum: indicators,
      });
  }
  const total = sum(groups.map((group) => group.points));
  if (total !== fullMarks) builder.complain('fullMarks', file, { printed: fullMarks, sum: total });
}

/** （共15分）, where the document has no column of points. */
function pointsInTail({ tail }: Indicator): number | null {
  const printed = /共([\d.]+)分/.exec(squeeze(tail))?.[1];
  return printed === undefined ? null : Number(printed);
}

function checkItemPoints(builder: Builder, item: Item): void {
  const place = builder.places.get(item.id)!;
  const always = item.pool !== null && item.pool.when === null;
  for (const clause of item.clauses) {
    if (always && clause.points !== null) builder.complain('pooledPoints', builder.places.get(clause.id)!, {});
    if (!always && clause.points === null) builder.complain('missingPoints', builder.places.get(clause.id)!, {});
  }
  const clauses = sum(item.clauses.map((clause) => clause.points ?? 0));
  if (!always && clauses !== item.points)
    builder.complain('itemPoints', place, { id: item.id, printed: item.points, sum: clauses });
}

/** Ids say where a clause stands: indicators count up from 1, items and clauses within them. */
export function checkIds(builder: Builder, groups: readonly Group[]): void {
  let number = 0;
  for (const indicator of groups.flatMap((group) => group.indicators)) {
    number++;
    const expect = (actual: string, ...expected: string[]): void => {
      if (!expected.includes(actual))
        builder.complain('badId', builder.places.get(actual)!, { id: actual, expected: expected.join(' / ') });
    };
    if (indicator.id !== String(number))
      builder.complain('badId', builder.places.get(`${indicator.id}.head`)!, { id: indicator.id, expected: number });
    indicator.items.forEach((item, at) => {
      expect(item.id, `${indicator.id}.${at + 1}`, ...(indicator.items.length === 1 ? [indicator.id] : []));
      if (item.clauses.length === 1) expect(item.clauses[0]!.id, item.id, `${item.id}.1`);
      else
        item.clauses.forEach((clause, index) => {
          expect(clause.id, `${item.id}.${index + 1}`);
        });
    });
  }
}

const VALUE_TYPES: Readonly<Record<Fact['type'], ValueType>> = {
  count: 'number',
  percent: 'number',
  amount: 'number',
  number: 'number',
  rank: 'number',
  yesNo: 'boolean',
  date: 'number',
  judged: 'number',
  choice: 'text',
  list: 'list',
};
export const valueType = (fact: Fact): ValueType => VALUE_TYPES[fact.type];

const RESULT_TYPES: Readonly<Record<Effect, ValueType>> = {
  award: 'number',
  deduct: 'number',
  void: 'boolean',
  waive: 'boolean',
};

/** Quotes occur in the text, formulas type-check, every fact is used, every clause has a rule. */
export function checkClause(builder: Builder, clause: Clause, item: Pick<Item, 'head' | 'tail'>): void {
  const place = builder.places.get(clause.id)!;
  const text = [clause.text, item.head, item.tail].map(squeeze);
  const facts = new Map(clause.facts.map((fact) => [fact.name, fact]));
  const used = new Set<string>();
  if (clause.rules.length === 0) builder.complain('noRules', place, {});
  for (const rule of clause.rules) {
    if (!text.some((part) => part.includes(squeeze(rule.quote))))
      builder.complain('quoteNotInText', place, { quote: rule.quote });
    checkFormulas(builder, rule, place, facts);
    for (const amount of rule.amounts) for (const name of factsOf(amount.expression)) used.add(name);
  }
  for (const name of facts.keys()) if (!used.has(name)) builder.complain('unusedFact', place, { name });
  checkNames(builder, clause, place);
  for (const { source, never } of clause.checks) {
    typeChecked(builder, place, () => {
      const actual = check(never, source, typeIn(facts));
      if (actual !== 'boolean')
        builder.complain('wrongResult', place, { effect: 'never', expected: 'boolean', actual, source });
      if (factsOf(never).length === 0) throw new FormulaError('needsFact', 0, source, { name: 'never' });
    });
  }
}

/** A former name belongs to one fact: what is read by it must not be a guess. */
function checkNames(builder: Builder, { facts }: Clause, place: Place): void {
  const names = facts.flatMap(({ name, formerly = [] }) => [name, ...formerly]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) builder.complain('badFact', place, { name: twice, reason: 'twice' });
}

const typeIn =
  (facts: ReadonlyMap<string, Fact>) =>
  (name: string): ValueType | null => {
    const fact = facts.get(name);
    return fact ? valueType(fact) : null;
  };

function checkFormulas(builder: Builder, rule: Rule, place: Place, facts: ReadonlyMap<string, Fact>): void {
  for (const { source, expression } of rule.amounts) {
    typeChecked(builder, place, () => {
      const actual = check(expression, source, typeIn(facts));
      const expected = RESULT_TYPES[rule.effect];
      if (actual !== expected)
        builder.complain('wrongResult', place, { effect: rule.effect, expected, actual, source });
      checkNever(expression, source, facts);
    });
  }
}

/** Whether a day never came is asked of a date that may say so. */
function checkNever(expression: Expression, source: string, facts: ReadonlyMap<string, Fact>): void {
  visit(expression, (node) => {
    if (node.kind !== 'call' || node.name !== 'NEVER') return;
    const [name = ''] = factsOf(node);
    if (facts.get(name)?.never === undefined) throw new FormulaError('needsNever', node.at, source, { name });
  });
}

function typeChecked(builder: Builder, place: Place, checks: () => void): void {
  try {
    checks();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    builder.formulaProblem(error, place);
  }
}

/** The department names printed in 此项由…认定 are the item's verifiers. */
export function checkVerifiers(builder: Builder, item: Item): void {
  const printed = /此项由(.+?)(?:等)?(?:分别|共同)?认定/.exec(squeeze(item.tail))?.[1];
  if (printed === undefined || printed === item.verifiers.join('、')) return;
  builder.complain('verifierDiffers', builder.places.get(item.id)!, { printed, ours: item.verifiers.join('、') });
}

/** Every clause's text stands in the source document. */
export function checkVerbatim(builder: Builder, clauses: readonly Clause[], source: string): void {
  const document = squeeze(source);
  for (const { id, text, facts } of clauses) {
    const targets = facts.flatMap((fact) => Object.entries(fact.targets ?? {}).flat());
    for (const part of [text, ...targets].map(squeeze))
      if (!document.includes(part))
        builder.complain('textNotInSource', builder.places.get(id)!, { text: part.slice(0, 30) });
  }
}

/** Readings that rules and pools name: collected from them, each with its options; names are unique in a rubric. */
export function collectReadings(
  builder: Builder,
  owner: string,
  notes: Readonly<Record<string, string>>,
  uses: readonly { reading: string; options: readonly string[] }[],
  /** Those of the whole rubric: rules of any clause may name them. */
  whole: readonly Reading[],
): Reading[] {
  const place = builder.places.get(owner)!;
  const readings = new Map<string, Reading>();
  for (const { reading, options } of uses) {
    const shared = whole.find(({ name }) => name === reading);
    if (shared) {
      if (shared.options.join() !== options.join()) builder.complain('readingOptions', place, { reading });
      continue;
    }
    const note = notes[reading];
    if (note === undefined) builder.complain('readingUndeclared', place, { reading });
    const existing = readings.get(reading);
    if (existing && existing.options.join() !== options.join()) builder.complain('readingOptions', place, { reading });
    readings.set(reading, { name: reading, clause: owner, options, default: options[0] ?? '', note: note ?? '' });
  }
  for (const name of Object.keys(notes))
    if (!readings.has(name)) builder.complain('readingUnused', place, { reading: name });
  return [...readings.values()];
}

/** Reading names are unique and offer a choice. */
export function checkReadings(builder: Builder, readings: readonly Reading[], file: Place): void {
  const seen = new Set<string>();
  for (const reading of readings) {
    if (seen.has(reading.name)) builder.complain('readingTwice', file, { reading: reading.name });
    seen.add(reading.name);
    if (reading.options.length < 2) builder.complain('readingOptions', file, { reading: reading.name });
  }
}
