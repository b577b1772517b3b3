/**
 * The source document, put together again from the rubric's pieces. Comparing the two proves that every word of the
 * document belongs to exactly one piece, and that no word was added. White space does not count.
 */
import type { ResponsibilityFile, RubricFile } from './schema';
import type { Node, Rubric, Verdict } from './model';
import { childrenOf, isClause } from './tree';

/** A piece of text with the name of where it belongs, for complaints. */
export interface Piece {
  readonly text: string;
  readonly where: string;
}

export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, '');

/** The annex: title, categories, bonus and deductions (八), verdict (九). */
export function composeAnnex(
  { head, layout }: RubricFile,
  { children, verdict }: Pick<Rubric, 'children' | 'verdict'>,
): Piece[] {
  return [
    { text: head, where: 'head' },
    ...children.flatMap((node) => (node.points === null ? composeExtra(node) : composeCategory(node, layout))),
    ...(verdict ? composeVerdict(verdict) : []),
  ];
}

const composeCategory = (node: Node, layout: RubricFile['layout']): Piece[] => [
  ...(layout === 'officesOnly' ? [] : [{ text: `${node.id}、${node.title}(${node.points}分)`, where: node.id }]),
  ...childrenOf(node).flatMap((row) => composeRow(row, layout)),
];

function composeRow(node: Node, layout: RubricFile['layout']): Piece[] {
  const points = layout === 'officesOnly' ? '' : String(node.points);
  const offices = node.continued ? '' : node.verifiers.join('');
  return [
    { text: node.id + node.title, where: `${node.id}.title` },
    ...composeText(node),
    { text: points + offices, where: `${node.id}.verifiers` },
  ];
}

const composeText = (node: Node): Piece[] => [
  { text: node.head, where: `${node.id}.head` },
  ...(isClause(node)
    ? [{ text: node.text, where: node.id }]
    : node.children.flatMap((child) =>
        isClause(child) && isBare(child) ? composeText(child)[1]! : composeText(child),
      )),
  { text: node.tail, where: `${node.id}.tail` },
];

const isBare = ({ head, tail }: Node): boolean => head === '' && tail === '';

const composeExtra = (node: Node): Piece[] => [
  { text: (isClause(node) ? '' : node.heading) + node.title + node.head, where: `${node.id}.head` },
  ...(isClause(node) ? [{ text: node.text, where: node.id }] : node.children.flatMap(composeText)),
  { text: node.tail + node.id + node.verifiers.join(''), where: `${node.id}.tail` },
];

const composeVerdict = (verdict: Verdict): Piece[] => [
  { text: verdict.heading + verdict.head, where: 'verdict.head' },
  ...verdict.clauses.map((clause) => ({ text: clause.text, where: clause.id })),
  { text: verdict.verifiers.join(''), where: 'verdict.verifiers' },
];

/** The responsibility table in front of the annex. */
export function composeResponsibility(file: ResponsibilityFile): Piece[] {
  return [
    { text: file.title, where: 'title' },
    { text: file.head + file.targets.join('') + file.columns.join(''), where: 'targets' },
    ...file.groups.flatMap((group) => [
      { text: group.title, where: group.title },
      ...group.tasks.flatMap((task) => [
        { text: `${task.id}.${task.title}`, where: `${task.id}.${task.title}` },
        ...task.duties.map((duty) => ({
          text: duty.text + (duty.responsible ?? []).join('、') + (duty.verifiers ?? []).join('、'),
          where: `${task.id}: ${duty.text.slice(0, 12)}`,
        })),
      ]),
    ]),
  ];
}

/** Where pieces and document part: which piece, what it says there, what the document says. */
export interface Difference {
  readonly where: string;
  readonly ours: string;
  readonly theirs: string;
}

const CONTEXT = 24;

/**
 * Compares pieces with the part of the document that begins with the first of them and ends before `end` ('': with the document).
 * Null: the same; 'notFound': no such beginning or end.
 */
export function compareWithSource(
  pieces: readonly Piece[],
  source: string,
  end: string,
): Difference | 'notFound' | null {
  const document = squeeze(source);
  const ours = pieces.map((piece) => squeeze(piece.text));
  const whole = ours.join('');
  const start = document.indexOf(ours[0]!);
  const stop = end === '' ? document.length : document.indexOf(squeeze(end), start);
  if (start < 0 || stop < 0) return 'notFound';
  const theirs = document.slice(start, stop);
  if (theirs === whole) return null;
  let same = 0;
  while (same < whole.length && whole[same] === theirs[same]) same++;
  let passed = 0;
  const index = ours.findIndex((text) => (passed += text.length) > same);
  return {
    where: pieces[index]?.where ?? pieces.at(-1)!.where,
    ours: whole.slice(Math.max(0, same - 6), same + CONTEXT),
    theirs: theirs.slice(Math.max(0, same - 6), same + CONTEXT),
  };
}
