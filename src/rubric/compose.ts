/**
 * A table of the source document, put together again from its pieces. Comparing the two proves that every word of the
 * table belongs to exactly one piece, and that no word was added. White space does not count.
 */
import type { ResponsibilityFile } from './schema';

/** A piece of text with the name of where it belongs, for complaints. */
export interface Piece {
  readonly text: string;
  readonly where: string;
}

export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, '');

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
