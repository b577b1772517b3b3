import { childrenOf, isClause, type Clause, type Node } from '../../rubric';
import { scoreOf, type Program, type Score, type Scorecard } from '../../scoring';

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

/** A section of one part: nobody wants to click through a list of one. */
function line(parts: Omit<TreeNode, 'clause'>): TreeNode {
  const [only] = parts.children;
  if (parts.children.length !== 1 || !only) return { ...parts, clause: null };
  return { ...parts, children: only.children, clause: only.clause };
}

/** The rubric as a tree: its categories, then what it has beside them, and the verdict. A single category is not a level of its own. */
export function scoreTree({ rubric, clauses }: Pick<Program, 'rubric' | 'clauses'>): TreeNode[] {
  const pooled = new Set(clauses.filter((compiled) => compiled.pooled).map(({ clause }) => clause.id));
  const lineOf = (node: Node, depth: number): TreeNode =>
    isClause(node)
      ? clauseNode(node, pooled.has(node.id))
      : line({
          key: depth < 2 ? node.id : `item ${node.id}`,
          label: node.id,
          title: node.title,
          full: node.points,
          children: node.children.map((child) => lineOf(child, depth + 1)),
          score: (card) => scoreOf(card, node.id),
        });
  const top = (node: Node): TreeNode => ({
    key: node.id,
    label: node.id,
    title: node.title,
    full: node.points,
    clause: isClause(node) ? node : null,
    children: childrenOf(node).map((child) => lineOf(child, 1)),
    score: (card) => scoreOf(card, node.id),
  });
  const { verdict } = rubric;
  const nodes = rubric.children.map(top);
  if (!verdict) return nodes.length === 1 ? [...nodes[0]!.children] : nodes;
  return [
    ...nodes,
    {
      key: VERDICT,
      label: VERDICT,
      title: verdict.heading.replace(/^.*、/, ''),
      full: null,
      clause: null,
      children: verdict.clauses.map((clause) => clauseNode(clause)),
      score: () => ({ points: 0, range: [0, 0] }),
    },
  ];
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
