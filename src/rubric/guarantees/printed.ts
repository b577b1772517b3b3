/** Every number that decides a score is printed in the text of its clause, and every printed price is one of its rule. */
import { factsOf, round6, visit, type Expression } from '../formula';
import type { Clause, Fact, Node, Rubric, Rule } from '../model';
import { clausesIn, isClause, placedIn, sumOfPoints } from '../tree';
import { complaint, type Complaint } from './complaint';
import type { Standing } from './context';
import { printedFigures, printedNumbers, writtenNumbers, type PrintedFigure, type WrittenNumber } from './numbers';

/** Constants, points, prices; and the exemptions that a clause declares, each of which must be needed. */
export function checkPrinted(standing: Standing): Complaint[] {
  const { clause } = standing;
  const declared = new Set(Object.keys(clause.numbers ?? {}));
  const found = [
    ...pointsNotPrinted(standing),
    ...constantsNotPrinted(standing),
    ...pricesNotUsed(standing),
    ...pointsOfOthers(standing),
  ];
  const excused = new Set(found.map(({ data }) => String(data.number)));
  return [
    ...found.filter(({ data }) => !declared.has(String(data.number))),
    ...[...declared]
      .filter((number) => !excused.has(number))
      .map((number) => complaint('exemptionIdle', clause.id, '', { number })),
  ];
}

/** What a document does not add up: said to whoever uses the rubric; a reason that nothing needs is idle. */
export function checkSums({ children, fullMarks, asPrinted }: Rubric): Complaint[] {
  const check = (id: string, reason: string | null, printed: number, sum: number): Complaint[] =>
    reason === null
      ? []
      : [complaint(printed === sum ? 'asPrintedIdle' : 'sumAsPrinted', id, '', { printed, sum, reason })];
  return [
    ...placedIn(children).flatMap(({ node }) =>
      isClause(node) ? [] : check(node.id, node.asPrinted, node.points ?? 0, sumOfPoints(node.children)),
    ),
    ...check('', asPrinted, fullMarks, sumOfPoints(children)),
  ];
}

/** Bounds that a node sets, and the points of the verdict, stand in the text of what they are about. */
export function checkListNumbers({ children, verdict }: Rubric): Complaint[] {
  const check = (name: string, number: number, texts: readonly string[]): Complaint[] =>
    texts.some((text) => printedNumbers(text).has(Math.abs(number)))
      ? []
      : [complaint('listNumberNotPrinted', '', '', { number, source: `${name}: ${number}` })];
  const boundsOf = (node: Node): Complaint[] => {
    const texts = [node.head, node.tail, ...clausesIn(node).map(({ text }) => text)];
    return (['floor', 'cap'] as const).flatMap((name) => {
      const bound = node[name];
      return bound === null || bound === 0 || bound === node.points ? [] : check(name, bound, texts);
    });
  };
  return [
    ...placedIn(children).flatMap(({ node }) => boundsOf(node)),
    ...(verdict ? check('threshold', verdict.threshold, [verdict.head]) : []),
  ];
}

function pointsNotPrinted({ clause, alone, texts: [text = ''] }: Standing): Complaint[] {
  const { id, points } = clause;
  if (points === null || alone || printedNumbers(text).has(points)) return [];
  return [complaint('pointsNotPrinted', id, '', { number: points })];
}

function constantsNotPrinted(standing: Standing): Complaint[] {
  const { clause, texts } = standing;
  const printed = new Set(texts.flatMap((text) => [...printedNumbers(text)]));
  const missing = (number: number, source: string, part: string): Complaint[] =>
    printed.has(number) || isImplied(number, standing)
      ? []
      : [complaint('numberNotPrinted', clause.id, part, { number, source })];
  const ofRules = clause.rules.flatMap((rule, index) =>
    rule.amounts.flatMap(({ expression, source }) =>
      [...new Set(writtenNumbers(expression).map(({ value }) => value))]
        .filter((number) => number !== 100 || !speaksOfPercents(rule, clause.facts))
        .flatMap((number) => missing(number, source, `rules/${index}`)),
    ),
  );
  const ofFacts = clause.facts
    .filter(({ type }) => type === 'judged')
    .flatMap(({ name, floor, max }) => [floor, max].flatMap((number) => missing(number, name, `facts/${name}`)));
  // One sentence for a number, however many options of a rule have it.
  return [...ofRules, ...ofFacts].filter(
    ({ part, data }, index, all) =>
      all.findIndex((other) => other.part === part && other.data.number === data.number) === index,
  );
}

/** Nothing, all points, or what is left of them where the text says how much somebody gets (得8分 of 10: 2 come off). */
function isImplied(number: number, { clause, texts, marks }: Standing): boolean {
  if (number === 0 || marks.includes(number)) return true;
  return (
    clause.start === 'full' &&
    texts.flatMap(printedFigures).some(({ value, kind }) => kind === '得' && isRest(number, value, marks))
  );
}

const isRest = (number: number, got: number, marks: readonly number[]): boolean =>
  marks.some((mark) => round6(mark - got) === number);

/** 100 is the whole of a percentage. */
function speaksOfPercents({ amounts }: Rule, facts: readonly Fact[]): boolean {
  let found = false;
  for (const { expression } of amounts) {
    visit(expression, (node) => {
      found ||=
        (node.kind === 'call' && node.name === 'RATE') ||
        (node.kind === 'fact' && facts.some(({ name, unit }) => name === node.name && unit === '%'));
    });
  }
  return found;
}

/** A printed price (or percentage) that its rule does not have: it has that of another phrase, or one of its own. */
function pricesNotUsed(standing: Standing): Complaint[] {
  const { clause } = standing;
  return clause.rules.flatMap((rule, index) => {
    const written = rule.amounts.flatMap(({ expression }) => writtenNumbers(expression));
    const unused = printedFigures(rule.quote).filter((figure) => !isUsed(figure, rule, written, standing));
    const foreign = written
      .map(({ value }) => value)
      .filter((value) => value !== 0 && !printedNumbers(rule.quote).has(value))
      .flatMap((value) => quotesWith(value, clause, rule).map((other) => ({ value, other })));
    return unused.flatMap((figure) => {
      const wrong = foreign[0];
      const data = { number: figure.value, source: rule.amounts[0]?.source ?? '', quote: rule.quote };
      if (wrong) return [complaint('numberOfOtherQuote', clause.id, `rules/${index}`, { ...data, ...wrong })];
      // A percentage of which nothing comes may be told for other reasons; a price may not.
      return figure.kind === '%' ? [] : [complaint('priceNotUsed', clause.id, `rules/${index}`, data)];
    });
  });
}

/**
 * Amounts that are printed around the clause and cannot be its rule's: more than its points and not in the quote, or
 * other than its points where the quote says 不得分 and no number.
 */
function pointsOfOthers({ clause, marks, list }: Standing): Complaint[] {
  if (list !== null) return [];
  const points = Math.min(...marks);
  return clause.rules.flatMap(({ quote, effect, amounts }, index) => {
    const printed = printedNumbers(quote);
    const part = `rules/${index}`;
    const isWhole = effect === 'deduct' && quote.includes('不得分') && printed.size === 0;
    return amounts.flatMap(({ expression, source }) => {
      const prices = writtenNumbers(expression).filter(({ isAmount, value }) => isAmount && value !== 0);
      const above = prices.find(({ value }) => value > points && !printed.has(value));
      const data = { source, quote, points };
      if (above) return [complaint('amountAbovePoints', clause.id, part, { ...data, number: above.value })];
      if (!isWhole || prices.length === 0 || prices.some(({ value }) => value === points)) return [];
      return [complaint('notAllTaken', clause.id, part, { ...data, number: prices[0]!.value })];
    });
  });
}

const quotesWith = (value: number, clause: Clause, rule: Rule): string[] =>
  clause.rules.flatMap(({ quote }) =>
    quote !== rule.quote && printedFigures(quote).some((figure) => figure.value === value) ? [quote] : [],
  );

function isUsed(
  { value, kind }: PrintedFigure,
  { effect, amounts }: Rule,
  written: readonly WrittenNumber[],
  { clause, marks }: Standing,
): boolean {
  if (effect === 'void' || effect === 'waive') return true;
  if (written.some((number) => number.value === value)) return true;
  const asked = new Set(amounts.flatMap(({ expression }) => factsOf(expression)));
  if (clause.facts.some(({ name, floor, max }) => asked.has(name) && (floor === value || max === value))) return true;
  if (kind === '得' && marks.includes(value)) return true;
  if (kind === '得' && written.some((number) => isRest(number.value, value, marks))) return true;
  // 1 point per thing need not be written, under one option at least.
  return value === 1 && amounts.some(({ expression }) => !hasPrice(expression));
}

const hasPrice = (expression: Expression): boolean =>
  writtenNumbers(expression).some(({ isAmount, value }) => isAmount && value !== 0);
