import { formatNumber, type Words } from '../../locales';
import type { Scorecard } from '../../scoring';
import { VERDICT, type TreeNode } from '../model/tree';

/** 8 / 10, 0～8 / 10, −2: what a node has of what it can have; 达标 for the verdict. */
export function scoreText({ key, full, score, clause, children }: TreeNode, card: Scorecard, words: Words): string {
  if (key === VERDICT && card.verdict) return words.t(`pane.verdict.${card.verdict.state}`);
  const own = clause && card.clauses.get(clause.id);
  // 评优 has no points: its clauses say whether there is a major problem.
  if (own && full === null && card.verdict?.reasons.some((reason) => 'clause' in reason && reason.clause === clause.id))
    return words.t('pane.scores.problem');
  const { range } = score(card);
  if (full === null && children.length === 0 && range[0] === 0 && range[1] === 0)
    return words.t('pane.scores.noEffect');
  const points = words.formatRange(range);
  return full === null ? points : words.t('pane.scores.of', { points, full: formatNumber(full) });
}

/** What was lost for certain, and whether something is pending. */
export function lossText(
  { full, score }: TreeNode,
  card: Scorecard,
  { t }: Words,
): { readonly kind: 'lost' | 'pending'; readonly text: string } | null {
  const { range } = score(card);
  if (range[0] !== range[1]) return { kind: 'pending', text: t('pane.scores.pending') };
  if (full === null || range[0] >= full) return null;
  return { kind: 'lost', text: t('pane.scores.lost', { points: formatNumber(full - range[0]) }) };
}
