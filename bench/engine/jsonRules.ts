/** The clauses that json-rules-engine can say in its own terms: conditions on facts, and points per case in the event. */
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { Expression } from '../../src/rubric';
import type { CompiledClause, CompiledRule, FactTable, Program } from '../../src/scoring';

type Condition = TopLevelCondition | { fact: string; operator: string; value: string | number | boolean };
type Facts = Record<string, string | number | boolean>;
type Binary = Extract<Expression, { kind: 'binary' }>;

/** What the event of a rule says: points, once or for every unit of a fact. */
interface Effect {
  readonly clause: number;
  readonly kind: 'points' | 'void' | 'waive';
  readonly points: number;
  readonly per: string | null;
}

export interface RulesEngine {
  readonly clauses: readonly CompiledClause[];
  /** `points[clause][assessee]`, the clauses as listed here. */
  score(table: FactTable): Promise<number[][]>;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '<>': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

/** A formula that cannot be said in these terms. */
class Unsayable extends Error {}

export function rulesEngineOf(program: Program): RulesEngine {
  const sayable = program.clauses.flatMap((compiled): { compiled: CompiledClause; rules: RuleProperties[] }[] => {
    try {
      return [{ compiled, rules: compiled.rules.flatMap((rule) => rulesFor(compiled, rule)) }];
    } catch (error) {
      if (error instanceof Unsayable) return [];
      throw error;
    }
  });
  const clauses = sayable.map(({ compiled }) => compiled);
  const engine = new Engine(sayable.flatMap(({ rules }) => rules));
  return {
    clauses,
    async score(table) {
      const points = clauses.map(() => new Array<number>(table.assessees.length));
      for (let row = 0; row < table.assessees.length; row++) {
        const facts = factsOf(clauses, table, row);
        const { events } = await engine.run(facts);
        settle(
          clauses,
          events.map(({ params }) => params as Effect),
          facts,
        ).forEach((own, clause) => {
          points[clause]![row] = own;
        });
      }
      return points;
    },
  };
}

function rulesFor(compiled: CompiledClause, { effect, expression }: CompiledRule): RuleProperties[] {
  const rule = (condition: Condition, points: number, per: string | null = null): RuleProperties => {
    const kind = effect === 'void' || effect === 'waive' ? effect : 'points';
    return {
      conditions: { all: [condition] },
      event: { type: kind, params: { clause: compiled.index, kind, points, per } },
    };
  };
  if (effect === 'void' || effect === 'waive') return [rule(conditionOf(compiled, expression, true), 0)];
  const sign = effect === 'award' ? 1 : -1;
  if (expression.kind === 'call' && expression.name === 'IF') {
    const [condition, yes, no] = expression.args;
    return [
      rule(conditionOf(compiled, condition!, true), sign * numberIn(yes!)),
      rule(conditionOf(compiled, condition!, false), sign * numberIn(no!)),
    ].filter(({ event }) => event.params!['points'] !== 0);
  }
  const isProduct = expression.kind === 'binary' && expression.operator === '*' && expression.right.kind === 'fact';
  const counted = isProduct ? (expression as Binary).right : expression;
  if (counted.kind !== 'fact') throw new Unsayable();
  const per = nameOf(compiled, counted.name);
  const points = sign * (isProduct ? numberIn((expression as Binary).left) : 1);
  return [rule({ fact: per, operator: 'greaterThan', value: 0 }, points, per)];
}

const nameOf = (compiled: CompiledClause, fact: string): string => `${compiled.clause.id} ${fact}`;

function numberIn(expression: Expression): number {
  if (expression.kind !== 'number') throw new Unsayable();
  return expression.value;
}

function conditionOf(compiled: CompiledClause, expression: Expression, holds: boolean): Condition {
  if (!holds) return { not: conditionOf(compiled, expression, true) };
  if (expression.kind === 'fact') return { fact: nameOf(compiled, expression.name), operator: 'equal', value: true };
  if (expression.kind === 'binary') {
    const { left, operator, right } = expression;
    const operatorName = OPERATORS[operator];
    if (!operatorName || left.kind !== 'fact' || (right.kind !== 'number' && right.kind !== 'text'))
      throw new Unsayable();
    return { fact: nameOf(compiled, left.name), operator: operatorName, value: right.value };
  }
  if (expression.kind !== 'call') throw new Unsayable();
  const parts = expression.args.map((arg) => conditionOf(compiled, arg, true));
  if (expression.name === 'NOT') return { not: parts[0]! };
  if (expression.name === 'AND') return { all: parts };
  if (expression.name === 'OR') return { any: parts };
  throw new Unsayable();
}

function factsOf(clauses: readonly CompiledClause[], table: FactTable, row: number): Facts {
  const facts: Facts = {};
  for (const compiled of clauses) {
    compiled.clause.facts.forEach((fact, at) => {
      const value = table.columns[compiled.index]![at]!.values[row]!;
      facts[nameOf(compiled, fact.name)] = fact.type === 'yesNo' ? value === 1 : value;
    });
  }
  return facts;
}

/** The clauses' points from the events, in the order of `clauses`. */
function settle(clauses: readonly CompiledClause[], effects: readonly Effect[], facts: Facts): number[] {
  const sums = new Map(clauses.map(({ index, start }) => [index, start]));
  const states = new Map<number, Effect['kind']>();
  for (const { clause, kind, points, per } of effects) {
    if (kind === 'points') sums.set(clause, sums.get(clause)! + points * (per === null ? 1 : Number(facts[per])));
    else if (states.get(clause) !== 'waive') states.set(clause, kind);
  }
  return clauses.map(({ index, clause, pooled, least, most }) => {
    if (states.get(index) === 'void') return pooled ? -(clause.points ?? 0) : 0;
    if (states.get(index) === 'waive') return pooled ? 0 : (clause.points ?? 0);
    return Math.min(most, Math.max(least, Math.round(sums.get(index)! * 1e6) / 1e6));
  });
}
