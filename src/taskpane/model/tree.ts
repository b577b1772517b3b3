import type { Clause } from '../../rubric';
import type { Program, Score, Scorecard } from '../../scoring';

/** A line of the drill-down: 类别 → 指标 → 项 → 条款. */
export interface TreeNode {
  /** Unique among its siblings. */
  readonly key: string;
  readonly label: string;
  readonly title: string;
  /** Full marks; null where there are none (bonus, deductions, verdict). */
  readonly full: number | null;
  readonly children: readonly TreeNode[];
  /** The clause that it comes to, or the only one below it. */
  readonly clause: Clause | null;
  readonly score: (card: Scorecard) => Score;
}

/** The key of the line of the verdict: it has a state, and no points. */
export const VERDICT = '评优';

/** In a pool a clause has no full marks of its own: its score is what it takes from the pool. */
const clauseNode = (clause: Clause, pooled = false): TreeNode => ({
  key: clause.id,
  label: clause.id,
  title: clause.title,
  full: pooled ? null : clause.points,
  children: [],
  clause,
  score: (card) => card.clauses.get(clause.id)!,
});

/** An indicator with one item, an item with one clause: nobody wants to click through a list of one. */
function node(parts: Omit<TreeNode, 'clause'>): TreeNode {
  const [only] = parts.children;
  if (parts.children.length !== 1 || !only) return { ...parts, clause: null };
  return { ...parts, children: only.children, clause: only.clause };
}

/** The rubric as a tree: its groups, then what it has of bonus, deductions and verdict. A single group is not a level of its own. */
export function scoreTree({ rubric, items }: Pick<Program, 'rubric' | 'items'>): TreeNode[] {
  const pools = new Set(items.filter(({ pooled }) => pooled).map(({ item }) => item.id));
  const groups = rubric.groups.map((group): TreeNode => ({
    key: group.id,
    label: group.id,
    title: group.title,
    full: group.points,
    clause: null,
    children: group.indicators.map((indicator) =>
      node({
        key: indicator.id,
        label: indicator.id,
        title: indicator.title,
        full: indicator.points,
        children: indicator.items.map((item) =>
          node({
            key: `item ${item.id}`,
            label: item.id,
            title: item.title,
            full: item.points,
            children: item.clauses.map((clause) => clauseNode(clause, pools.has(item.id))),
            score: (card) => card.items.get(item.id)!,
          }),
        ),
        score: (card) => card.indicators.get(indicator.id)!,
      }),
    ),
    score: (card) => card.groups.get(group.id)!,
  }));
  const { bonus, deductions, verdict } = rubric;
  const extra = (key: string, title: string, clauses: readonly Clause[], score: TreeNode['score']): TreeNode => ({
    key,
    label: key,
    title,
    full: null,
    clause: null,
    children: clauses.map((clause) => clauseNode(clause)),
    score,
  });
  const extras = [
    bonus && extra(bonus.label, bonus.title, bonus.clauses, (card) => card.bonus),
    deductions && extra(deductions.label, deductions.title, deductions.clauses, (card) => negative(card.deductions)),
    verdict &&
      extra(VERDICT, verdict.heading.replace(/^.*、/, ''), verdict.clauses, () => ({ points: 0, range: [0, 0] })),
  ].filter((node) => node !== null);
  return groups.length === 1 && extras.length === 0 ? [...groups[0]!.children] : [...groups, ...extras];
}

const minus = (points: number): number => (points === 0 ? 0 : -points);
function negative({ points, range: [least, most] }: Score): Score {
  return { points: points === null ? null : minus(points), range: [minus(most), minus(least)] };
}

/** The nodes on a path of keys, as far as it leads. */
export function nodesOn(tree: readonly TreeNode[], path: readonly string[]): TreeNode[] {
  const nodes: TreeNode[] = [];
  let siblings = tree;
  for (const key of path) {
    const next = siblings.find((candidate) => candidate.key === key);
    if (!next) break;
    nodes.push(next);
    siblings = next.children;
  }
  return nodes;
}

/** The path to a clause or an item. */
export function pathTo(tree: readonly TreeNode[], id: string): string[] | null {
  for (const { key, label, clause, children } of tree) {
    if (label === id || clause?.id === id) return [key];
    const rest = pathTo(children, id);
    if (rest) return [key, ...rest];
  }
  return null;
}

/** Whether points were lost below a node, or may still be. */
export function isOpen(card: Scorecard, { full, score, clause, children }: TreeNode): boolean {
  if (clause && card.clauses.get(clause.id)?.state === 'pending') return true;
  const { range } = score(card);
  if (full !== null) return range[0] < full;
  return children.length > 0 ? children.some((child) => isOpen(card, child)) : range[0] < 0 || range[0] !== range[1];
}
