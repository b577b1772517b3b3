/** What stands in a cell for no figure at all. */
const NONE: ReadonlySet<string> = new Set(['无', '没有']);
const SEPARATOR = /[;、,]/;
/** 1,234 is one figure or two. */
const THOUSANDS = /(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)/;
/** White space before what is no figure stands between a figure and its unit: 12 人. */
const BEFORE_UNIT = /\s+(?![-+.\d])/g;

/**
 * The figures of a text, each as it is written: 12；8；15, 12人、8人, 12 8 15. Separators are ；;、，, or else white space;
 * between two of them stands ''. No figure at all is 无. Null: a comma may be one within a figure.
 */
export function membersIn(text: string): readonly string[] | null {
  const tidy = text.normalize('NFKC').trim();
  if (NONE.has(tidy)) return [];
  if (THOUSANDS.test(tidy)) return null;
  const members = tidy.replace(BEFORE_UNIT, '').split(SEPARATOR.test(tidy) ? SEPARATOR : /\s+/);
  return members.map((member) => member.trim());
}
