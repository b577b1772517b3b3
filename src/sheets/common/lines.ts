import type { Words } from '../../locales';

/** UTF-16 units of a text that we put together for one cell: it holds 32,767, and the last line is to fit, too. */
const ROOM = 32_700;

/** What is told in one cell, a line each; what no longer fits is counted. Null for nothing. */
export function cellLines(lines: readonly string[], words: Words): string | null {
  if (lines.length === 0) return null;
  let length = -1;
  const fitting = lines.findIndex((line) => (length += line.length + 1) > ROOM);
  if (fitting < 0) return lines.join('\n');
  return [...lines.slice(0, fitting), words.t('list.more', { count: lines.length - fitting })].join('\n');
}
