import type { Words } from '../../locales';
import { SEVERITIES } from './counts';
import type { FindingLine } from './lines';

/** More of one kind than anybody reads one by one. */
const MANY = 6;

/** Findings that are told together; of one alone, or of few, `isFolded` is false. */
export interface FindingGroup {
  /** The same group again has the same key. */
  readonly key: string;
  readonly lines: readonly FindingLine[];
  readonly isFolded: boolean;
}

const isBlank = ({ code }: FindingLine): boolean => code === 'missingFact';

/**
 * Lines in their order, first those that stand for themselves, then what one assessee has many of the same kind of, then
 * what is not filled in. Errors are never folded: each needs its own remedy.
 */
export function foldFindings(lines: readonly FindingLine[]): FindingGroup[] {
  const byKind = new Map<string, FindingLine[]>();
  for (const line of lines) {
    const key = [line.severity, line.code, line.assessee].join('|');
    const own = byKind.get(key);
    if (own) own.push(line);
    else byKind.set(key, [line]);
  }
  const kinds = [...byKind].map(([key, own]): FindingGroup => ({
    key,
    lines: own,
    isFolded: own.length >= MANY && own[0]!.severity !== 'error',
  }));
  const folded = kinds.filter(({ isFolded }) => isFolded);
  const together = new Set(folded.flatMap((group) => group.lines));
  const alone = lines
    .filter((line) => !together.has(line))
    .map((line): FindingGroup => ({ key: line.key, lines: [line], isFolded: false }));
  const bySeverity = (groups: readonly FindingGroup[]): FindingGroup[] =>
    SEVERITIES.flatMap((severity) => groups.filter((group) => group.lines[0]!.severity === severity));
  const all = [...bySeverity(alone), ...bySeverity(folded)];
  return [...all.filter((group) => !isBlank(group.lines[0]!)), ...all.filter((group) => isBlank(group.lines[0]!))];
}

/** What is said of findings that are told together. */
export function foldText({ lines }: FindingGroup, words: Words): string {
  const [first] = lines;
  return first!.code === 'missingFact'
    ? words.t('findings.blanks', { count: lines.length })
    : words.t('findings.alike', { count: lines.length, message: first!.message });
}
