/** Ways through a rubric's tree. */
import { round6 } from './formula';
import type { Clause, Node, Rubric, Section } from './model';

export const isClause = (node: Node): node is Clause => 'rules' in node;

/** What it holds; a clause holds nothing. */
export const childrenOf = (node: Node): readonly Node[] => (isClause(node) ? [] : node.children);

/** A node with what it is part of, the outermost first. */
export interface Placed<T extends Node = Node> {
  readonly node: T;
  readonly above: readonly Section[];
}

/** All nodes of a list of them, each before what it holds. */
export const placedIn = (nodes: readonly Node[], above: readonly Section[] = []): Placed[] =>
  nodes.flatMap((node) => [{ node, above }, ...(isClause(node) ? [] : placedIn(node.children, [...above, node]))]);

/** The clauses of a node: itself, or all that it holds. */
export const clausesIn = (node: Node): Clause[] => (isClause(node) ? [node] : node.children.flatMap(clausesIn));

/** All clauses that have points to give or to take, in the order of the document. */
export const scoredClausesOf = ({ children }: Pick<Rubric, 'children'>): Clause[] => children.flatMap(clausesIn);

/** All clauses: those that are scored, then those of the verdict. */
export const clausesOf = (rubric: Pick<Rubric, 'children' | 'verdict'>): Clause[] => [
  ...scoredClausesOf(rubric),
  ...(rubric.verdict?.clauses ?? []),
];

/** Clauses that are scored, each with all that it is part of. */
export const placedClauses = ({ children }: Pick<Rubric, 'children'>): Placed<Clause>[] =>
  placedIn(children).filter((placed): placed is Placed<Clause> => isClause(placed.node));

export const sectionsOf = ({ children }: Pick<Rubric, 'children'>): Section[] =>
  placedIn(children).flatMap(({ node }) => (isClause(node) ? [] : [node]));

/** 类别: the nodes at the top whose points make up the full marks. */
export const categoriesOf = ({ children }: Pick<Rubric, 'children'>): Node[] =>
  children.filter(({ points }) => points !== null);

/** 加分 and 扣分: the nodes at the top that count beside the base points. */
export const extrasOf = ({ children }: Pick<Rubric, 'children'>): Node[] =>
  children.filter(({ points }) => points === null);

/** 扣分: what never adds anything. */
export const takesOnly = ({ points, cap }: Node): boolean => points === null && cap === 0;
export const bonusOf = (rubric: Pick<Rubric, 'children'>): Node[] =>
  extrasOf(rubric).filter((node) => !takesOnly(node));
export const deductionsOf = (rubric: Pick<Rubric, 'children'>): Node[] => extrasOf(rubric).filter(takesOnly);

/** The clauses of an always pooled section have no points of their own. */
export const isPooled = ({ pool }: Section): boolean => pool !== null && pool.when === null;

/** The section whose points a clause shares under every reading; undefined when it has its own. */
export const poolOf = ({ node, above }: Placed): Section | undefined =>
  node.points === null
    ? [...above].reverse().find((section) => section.points !== null && isPooled(section))
    : undefined;

/**
 * The second and the third level below the top, as summaries and the JSON contract have them: 指标 and 项. A node that is
 * not so deep stands for itself.
 */
export function levelsOf({ node, above }: Placed): { readonly indicator: Node; readonly item: Node } {
  const path = [...above, node];
  return { indicator: path[1] ?? node, item: path[2] ?? node };
}

/** What it consists of, as those levels have it: 指标 of a category, 项 of an indicator. */
export const partsOf = (node: Node): readonly Node[] => (isClause(node) ? [node] : node.children);
export const indicatorsOf = (rubric: Pick<Rubric, 'children'>): Node[] => categoriesOf(rubric).flatMap(partsOf);
export const itemsOf = (rubric: Pick<Rubric, 'children'>): Node[] => indicatorsOf(rubric).flatMap(partsOf);

/** The points of nodes together, of those that count; exact to 6 decimals. */
export const sumOfPoints = (nodes: readonly Pick<Node, 'points' | 'counts'>[]): number =>
  round6(nodes.reduce((sum, { points, counts }) => sum + (counts ? (points ?? 0) : 0), 0));

/** A clause as it stands in its rubric. */
export interface InContext extends Placed<Clause> {
  /** What its quotes may come from: its text, then heads and tails of itself and of what it is part of. */
  readonly texts: readonly string[];
  readonly isOfVerdict: boolean;
}

/** All clauses, in the order of `clausesOf`. */
export function clausesInContext(rubric: Pick<Rubric, 'children' | 'verdict'>): InContext[] {
  const around = (node: Node): string[] => [node.head, node.tail].filter((text) => text !== '');
  const { verdict } = rubric;
  return [
    ...placedClauses(rubric).map(({ node, above }) => ({
      ...{ node, above, isOfVerdict: false },
      texts: [node.text, ...[...above, node].reverse().flatMap(around)],
    })),
    ...(verdict?.clauses ?? []).map((node) => ({
      ...{ node, above: [], isOfVerdict: true },
      texts: [node.text, ...around(node), verdict!.head],
    })),
  ];
}
