/**
 * Characters that are quoted of what people wrote, by the placeholder it stands for. A cell holds 32,767 of them, and a
 * sentence must hold it, too. Names of ours may stand there as well: none is as long as its limit. Lists of ours (options,
 * cells, facts) are not cut.
 */
const LONGEST: Readonly<Record<string, number>> = {
  given: 30,
  member: 30,
  // As which a list was read.
  value: 60,
  entry: 30,
  received: 30,
  date: 30,
  assessee: 60,
  clause: 60,
  fact: 60,
  columnTitle: 60,
  reading: 60,
  setting: 60,
  by: 60,
  what: 60,
  id: 60,
  // Of an adjustment: the statement for which it stands in the reasons.
  reason: 200,
  // The longest path of Windows.
  file: 260,
  path: 260,
  detail: 500,
};

/** Placeholders for names, and for what stands in one cell: a line break in them would pass for the end of the sentence. */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'assessee',
    'columnTitle',
    'detail',
    'entry',
    'file',
    'files',
    'folder',
    'from',
    'given',
    'id',
    'member',
    'name',
    'names',
    'other',
  ],
  ...['output', 'path', 'place', 'proposed', 'received', 'setting', 'sheet', 'sheets', 'to', 'what', 'workbook'],
]);

/** A name in one line. */
export const inOneLine = (name: string): string => name.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ');

/** What stands for the text in a sentence: of a long one its beginning, of a file also its ending. */
export function quoted(placeholder: string, value: string | number): string {
  const text = NAMES.has(placeholder) ? inOneLine(String(value)) : String(value);
  const most = LONGEST[placeholder];
  if (most === undefined || text.length <= most) return text;
  const isFile = placeholder === 'file' || placeholder === 'path';
  return isFile ? `${start(text, most / 2)}…${end(text, most / 2)}` : `${start(text, most)}…`;
}

/** No half of a character that is written as two units stays. */
const start = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
const end = (text: string, length: number): string => text.slice(-length).replace(/^[\uDC00-\uDFFF]/, '');
