/**
 * A clause's points as one native A1 formula, so that people can check a score inside the workbook with the
 * spreadsheet's own arithmetic. It gives what `scoreClause` gives when no fact is missing.
 */
import { isWholeFact, NEVER, print, type Expression, type Fact, type PrintContext, type StepReading } from '../rubric';
import type { CompiledClause, FloorReading } from './program';
import { readFact, type FactValue } from './values';
import { fullOf, zeroOf } from './states';

/** Where the formula finds what is known of one assessee. All texts are A1, references may name a sheet. */
export interface AssesseeCells {
  /** The assessee's name: a reference, or a quoted text. */
  readonly assessee: string;
  /** The cell with a fact, as people fill it. */
  cell(fact: string): string;
  /** The cells with the figures of a list, one each, blank ones behind them: no spreadsheet of 2016 takes a text apart. */
  members(fact: string): string;
}

/** The assessee, and under which readings. */
export interface ClauseFormulaContext extends AssesseeCells {
  readonly steps: StepReading;
  /** What 0.5分起扣 means; left out, the least decision. */
  readonly floors?: FloorReading;
  /** All assessees, for MEANOFALL and the like. */
  everyone(): readonly AssesseeCells[];
}

/**
 * A1 text for the value of a fact whose cell is `reference`: 是/否 as TRUE/FALSE, a blank as the fact's default,
 * a judged figure within its bounds. A blank without a default counts as 0 or 否: whether a fact is missing is
 * for the caller to ask.
 */
export function factReference(fact: Fact, reference: string, floors: FloorReading = 'least'): string {
  const blank =
    fact.default === null ? null : literal(fact.type === 'date' ? readFact(fact, null).value : fact.default);
  const filled =
    fact.never === undefined ? reference : `IF(${reference}=${literal(fact.never)},${NEVER_CAME},${reference})`;
  const given = blank === null ? filled : `IF(${reference}="",${blank},${filled})`;
  switch (fact.type) {
    case 'yesNo':
      return fact.default === null
        ? `(${reference}="是")`
        : `IF(${reference}="",${literal(fact.default)},${reference}="是")`;
    case 'judged':
      return `IF(${given}<=0,0,MIN(${fact.max},${
        floors === 'steps' && fact.floor > 0 && !fact.stepless
          ? `${fact.floor}*ROUNDUP(ROUND(${given}/${fact.floor},6),0)`
          : `MAX(${fact.floor},${given})`
      }))`;
    default:
      return given;
  }
}

/** As long as a number in a formula can be, `NEVER`. */
const NEVER_CAME = '1E+300';

function literal(value: FactValue['value'] | boolean): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  return value === NEVER ? NEVER_CAME : String(value).toUpperCase();
}

/**
 * The clause's points under the readings it was compiled with, without a leading `=`: start ± amounts, to 6 decimals,
 * between 0 and its points; 0 when it is void; full marks when it does not apply. In a pool: its effect on the pool by itself.
 * An error value stands where the engine finds the clause not computable (#DIV/0!), or not to be scored because it asks
 * who is assessed and the name is none of the rubric's (#N/A). For whom the clause is not there it is 0.
 */
export function clauseFormula(compiled: CompiledClause, context: ClauseFormulaContext): string {
  const facts = new Map(compiled.clause.facts.map((fact) => [fact.name, fact]));
  const factNamed = (name: string): Fact => facts.get(name)!;
  const printingOf = ({ assessee, cell, members }: AssesseeCells): PrintContext => ({
    steps: context.steps,
    assessee,
    fact: (name) =>
      factNamed(name).type === 'list' ? members(name) : factReference(factNamed(name), cell(name), context.floors),
    given: (name) => `(${cell(name)}<>"")`,
    isWhole: (name) => isWholeFact(factNamed(name)),
    isText: (name) => factNamed(name).type === 'choice',
    isList: (name) => factNamed(name).type === 'list',
    everyone: () => context.everyone().map(printingOf),
  });
  const printing = printingOf(context);
  const { least, most } = compiled;
  const amount = sumOf(compiled);
  let points = amount.kind === 'number' ? print(amount, printing) : `ROUND(${print(amount, printing)},6)`;
  if (most !== Infinity) points = `MIN(${most},${points})`;
  if (least !== -Infinity) points = `MAX(${least},${points})`;
  const conditions = (effect: 'void' | 'waive'): string | null => {
    const own = compiled.rules.filter((rule) => rule.effect === effect).map((rule) => print(rule.expression, printing));
    return own.length > 1 ? `OR(${own.join(',')})` : (own[0] ?? null);
  };
  const voided = conditions('void');
  if (voided !== null) points = `IF(${voided},${zeroOf(compiled)},${points})`;
  const waived = conditions('waive');
  if (waived !== null) points = `IF(${waived},${fullOf(compiled)},${points})`;
  const isOneOf = (names: readonly string[]): string =>
    `OR(${names.map((name) => `${context.assessee}="${name.replaceAll('"', '""')}"`).join(',')})`;
  const { onlyFor, appliesTo } = compiled;
  if (appliesTo?.length === 0) points = '0';
  else if (appliesTo) points = `IF(${isOneOf(appliesTo)},${points},0)`;
  return onlyFor === null ? points : `IF(${isOneOf(onlyFor)},${points},NA())`;
}

/** Start ± amounts as one expression. */
function sumOf({ start, rules }: CompiledClause): Expression {
  let sum: Expression | null = start === 0 ? null : { kind: 'number', value: start, at: 0 };
  for (const { effect, expression } of rules) {
    if (effect !== 'award' && effect !== 'deduct') continue;
    if (sum === null && effect === 'award') sum = expression;
    else {
      const left: Expression = sum ?? { kind: 'number', value: 0, at: 0 };
      sum = { kind: 'binary', operator: effect === 'award' ? '+' : '-', left, right: expression, at: 0 };
    }
  }
  return sum ?? { kind: 'number', value: 0, at: 0 };
}
