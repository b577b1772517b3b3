/** Percentages are stored as 0–100: `占比 < 20%` asks whether 60 is less than 0.2, and hardly ever holds. */
import { isComparison } from '../formula/ast';
import type { Expression } from '../formula';
import type { Fact, Rule } from '../model';
import { complaint, type Complaint } from './complaint';
import type { Standing } from './context';
import { printedFigures } from './numbers';

/** A percentage as 0–100, a part of 1, or neither. */
type Scale = 'hundred' | 'one' | null;

export function checkPercents({ clause, texts }: Standing): Complaint[] {
  const percents = new Set(texts.flatMap(printedFigures).flatMap(({ kind, value }) => (kind === '%' ? [value] : [])));
  return clause.rules.flatMap((rule, index) =>
    mixed(rule, clause.facts, percents).map(({ source, at }) =>
      complaint('percentAsFraction', clause.id, `rules/${index}`, { source, position: at + 1 }),
    ),
  );
}

/** The first place of each formula where the two scales meet. */
function mixed(
  { amounts }: Rule,
  facts: readonly Fact[],
  percents: ReadonlySet<number>,
): { source: string; at: number }[] {
  return amounts.flatMap(({ expression, source }) => {
    const found: number[] = [];
    scaleOf(expression, {
      isPercent: (name) => facts.some((fact) => fact.name === name && fact.unit === '%'),
      // 0.2 where the text prints 20%.
      isPart: (value) => value > 0 && value < 1 && percents.has(Math.round(value * 1e6) / 1e4),
      clash: (at) => found.push(at),
    });
    return found.slice(0, 1).map((at) => ({ source, at }));
  });
}

interface Sight {
  isPercent(fact: string): boolean;
  isPart(value: number): boolean;
  clash(at: number): void;
}

function scaleOf(node: Expression, sight: Sight): Scale {
  /** Of values that are compared, added or chosen from. */
  const together = (nodes: readonly Expression[]): Scale => {
    const scales = nodes.map((part) => scaleOf(part, sight));
    const clashes = scales.includes('hundred')
      ? nodes.filter((part, index) => scales[index] === 'one' || (part.kind === 'number' && sight.isPart(part.value)))
      : [];
    for (const { at } of clashes) sight.clash(at);
    return scales.find((scale) => scale !== null) ?? null;
  };
  switch (node.kind) {
    case 'fact':
      return sight.isPercent(node.name) ? 'hundred' : null;
    case 'unary': {
      const scale = scaleOf(node.operand, sight);
      return node.operator === '%' ? 'one' : scale;
    }
    case 'binary': {
      const { operator, left, right } = node;
      if (isComparison(operator)) {
        together([left, right]);
        return null;
      }
      if (operator === '+' || operator === '-') return together([left, right]);
      const scales = [scaleOf(left, sight), scaleOf(right, sight)];
      // 20% of a percentage is a percentage.
      return operator === '*' && scales.includes('hundred') ? 'hundred' : null;
    }
    case 'call':
      return scaleOfCall(node, together, sight);
    default:
      return null;
  }
}

function scaleOfCall(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  together: (nodes: readonly Expression[]) => Scale,
  sight: Sight,
): Scale {
  switch (name) {
    case 'RATE':
      together(args);
      return 'hundred';
    case 'IF':
    case 'CHOOSE':
      scaleOf(args[0]!, sight);
      return together(args.slice(1));
    case 'MIN':
    case 'MAX':
    case 'SUM':
    case 'AVERAGE':
      return together(args);
    case 'STEPS':
    case 'STARTED':
      together(args);
      return null;
    case 'ABS':
    case 'INT':
    case 'ROUND':
    case 'ROUNDUP':
    case 'ROUNDDOWN':
    case 'MEANOFALL':
    case 'MINOFALL':
    case 'MAXOFALL':
      return scaleOf(args[0]!, sight);
    default:
      for (const arg of args) scaleOf(arg, sight);
      return null;
  }
}
