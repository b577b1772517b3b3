/** What a loaded rubric guarantees beyond its shape (docs/rubric-format.md); each function collects complaints in `builder`. */
import type { Builder } from '../build';
import { squeeze } from '../compose';
import { check, factsOf, FormulaError, visit, type Expression, type ValueType } from '../formula';
import type { Clause, Effect, Fact, Node, Reading, Rule, Section } from '../model';
import type { Place } from '../problems';
import { isClause, isPooled, placedIn, poolOf, sumOfPoints, type InContext } from '../tree';

/**
 * The points of a section are those of its parts together, or its parts share them and have none; all make up the full
 * marks. Where the document does not add up, the rubric says why, and `checkSums` tells it.
 */
export function checkPoints(
  builder: Builder,
  nodes: readonly Node[],
  { fullMarks, asPrinted }: { readonly fullMarks: number; readonly asPrinted?: string | undefined },
  file: Place,
): void {
  for (const placed of placedIn(nodes)) {
    checkBounds(builder, placed.node);
    if (!isClause(placed.node)) checkSection(builder, placed.node, placed.above);
  }
  const total = sumOfPoints(nodes);
  if (total !== fullMarks && asPrinted === undefined)
    builder.complain('fullMarks', file, { printed: fullMarks, sum: total });
}

/** The least that a node counts is not above the most. */
function checkBounds(builder: Builder, node: Node): void {
  const floor = node.floor ?? (isClause(node) && node.points !== null ? 0 : -Infinity);
  const cap = node.cap ?? node.points ?? Infinity;
  if (floor > cap) builder.complain('boundsCross', builder.places.get(node.id)!, { floor, cap });
}

function checkSection(builder: Builder, section: Section, above: readonly Section[]): void {
  const { id, points, children } = section;
  const pooled = points === null ? poolOf({ node: section, above }) !== undefined : isPooled(section);
  // Beside the base points only bounds count.
  if (points === null && !pooled) return;
  for (const child of children) {
    if (pooled && child.points !== null) builder.complain('pooledPoints', builder.places.get(child.id)!, {});
    else if (!pooled && child.points === null && child.counts)
      builder.complain('missingPoints', builder.places.get(child.id)!, {});
  }
  if (points === null) return;
  const sum = pooled || section.asPrinted !== null ? points : sumOfPoints(children);
  for (const printed of new Set([points, pointsInTail(section) ?? points])) {
    if (sum !== printed) builder.complain('sectionPoints', builder.places.get(`${id}.head`)!, { id, printed, sum });
  }
}

/** Whom a node is for is assessed, and there is somebody for whom both it and what it is part of are there. */
export function checkAssessees(builder: Builder, nodes: readonly Node[], assessees: readonly string[]): void {
  for (const { node, above } of placedIn(nodes)) {
    if (node.appliesTo === null) continue;
    const place = builder.places.get(node.id)!;
    for (const name of node.appliesTo)
      if (assessees.length > 0 && !assessees.includes(name)) builder.complain('assesseeUnknown', place, { name });
    if (!node.appliesTo.some((name) => above.every(({ appliesTo }) => appliesTo?.includes(name) ?? true)))
      builder.complain('appliesToNobody', place);
  }
}

/** （共15分）, where the document says the points behind the parts. */
function pointsInTail({ tail }: Section): number | null {
  const printed = /共([\d.]+)分/.exec(squeeze(tail))?.[1];
  return printed === undefined ? null : Number(printed);
}

/** What a rule makes zero is its clause, or something that it is part of. */
export function checkScopes(builder: Builder, { node, above }: InContext): void {
  const known = [node, ...above].map(({ id }) => id);
  node.rules.forEach(({ scope }, index) => {
    if (!known.includes(scope))
      builder.complain('scopeUnknown', builder.places.get(`${node.id}/rules/${index}`)!, { id: scope });
  });
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
export function checkClause(builder: Builder, { node: clause, texts }: InContext): void {
  const place = builder.places.get(clause.id)!;
  const text = texts.map(squeeze);
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

/** The department names printed in 此项由…认定 are the node's verifiers. */
export function checkVerifiers(builder: Builder, { id, tail, verifiers }: Node): void {
  const printed = /此项由(.+?)(?:等)?(?:分别|共同)?认定/.exec(squeeze(tail))?.[1];
  if (printed === undefined || printed === verifiers.join('、')) return;
  builder.complain('verifierDiffers', builder.places.get(id)!, { printed, ours: verifiers.join('、') });
}

/** What the document sets for single assessees stands in it. */
export function checkTargets(builder: Builder, clauses: readonly Clause[], source: string): void {
  const document = squeeze(source);
  for (const { id, facts } of clauses) {
    const targets = facts.flatMap((fact) => Object.entries(fact.targets ?? {}).flat());
    for (const part of targets.map(squeeze))
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
