import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import { officeReader, type OfficeWork } from './offices';
import { topicsOf } from './nameWords';
import { isCount, mayCount, partNumbers } from './partNumbers';
import { planWords, type PlanWords } from './planWords';
import { requirementKey } from './requirementKey';

/** The name without the extension that tells its format. */
export const stemOf = (name: string): string => name.replace(/\.[a-z][a-z0-9]{1,4}$/i, '');

/** What a path says of where a file belongs. */
export interface PathMeaning {
  /** In the order of the plan; empty when it says nothing, or contradicts itself. */
  readonly requirements: readonly EvidenceRequirement[];
  /** Nothing but the office is known: these are all that it leads. */
  readonly isByOffice: boolean;
}

/**
 * How much one thing that a path says is worth. `sure`: an id with its mark, 任务十八, a code, a whole title. `likely`: a
 * number that can be a day, words of a title. `counter`: a number or mark that can count folders. `hint`: a short word.
 */
type Worth = 'sure' | 'likely' | 'counter' | 'hint';
interface Clue {
  readonly worth: Worth;
  readonly means: readonly EvidenceRequirement[];
  /** What its task means, where a title or words may be used for all of the task. */
  readonly wide: readonly EvidenceRequirement[];
}
/** Below a folder of a year, numbers are months and days. */
const YEAR = /^\s*(?:19|20)\d\d年?\s*$/;
const NUMBER = /^\s*\d{1,2}\s*$/;
const NOTHING: PathMeaning = { requirements: [], isByOffice: false };

/** Which requirements a file can belong to by its path, in the order of the plan; none when only its office is known. */
export function pathReader(plan: EvidencePlan): (path: string) => readonly EvidenceRequirement[] {
  const read = meaningReader(plan);
  return (path) => {
    const { requirements, isByOffice } = read(path);
    return isByOffice ? [] : requirements;
  };
}

/**
 * Reads what a path says, from the name to the outermost folder. Folders are named by id (`2.③ 志愿服务`, `02-…`,
 * 任务十八, T17), code (`Ⅲ-15`), title, or, inside such a folder, mark (`③`); a folder of an office narrows down. What
 * stands further inside holds against what stands outside; where neither is certain, nothing is said.
 */
export function meaningReader(plan: EvidencePlan): (path: string) => PathMeaning {
  const words = planWords(plan);
  const officeOf = officeReader(plan);
  const cluesIn = clueReader(plan, words);
  const read = new Map<string, { readonly clues: readonly Clue[]; readonly office: OfficeWork | null }>();
  const folder = (part: string) => {
    const known = read.get(part) ?? { clues: cluesIn(part, false), office: officeOf(part) };
    read.set(part, known);
    return known;
  };
  return (path) => {
    const [name, ...folders] = path.split('/').reverse() as [string, ...string[]];
    const isDated = folders.some((part) => YEAR.test(part));
    const outside = folders.filter((part) => !(isDated && NUMBER.test(part))).map(folder);
    const clues = [...cluesIn(stemOf(name), true), ...outside.flatMap(({ clues: own }) => own)];
    const office = outside.find((one) => one.office !== null)?.office ?? null;
    const found = agreed(clues, words);
    if (found === null) return office ? { requirements: office.leads, isByOffice: true } : NOTHING;
    const own = office ? both(found, office.all) : found;
    return { requirements: inPlan(plan, own.length > 0 ? own : found), isByOffice: false };
  };
}

const inPlan = ({ requirements }: EvidencePlan, some: readonly EvidenceRequirement[]): EvidenceRequirement[] =>
  requirements.filter((one) => some.includes(one));

const RANK: Readonly<Record<Worth, number>> = { hint: 0, counter: 1, likely: 2, sure: 3 };

/** What clues mean together, the innermost first; null when they mean nothing, empty when they contradict each other. */
function agreed(clues: readonly Clue[], words: PlanWords): readonly EvidenceRequirement[] | null {
  let found: readonly EvidenceRequirement[] | null = null;
  let worth: Worth = 'hint';
  for (const clue of clues) {
    const isBetter: boolean = RANK[clue.worth] > RANK[worth];
    const inner: readonly EvidenceRequirement[] | null = found;
    const narrowed: readonly EvidenceRequirement[] = inner === null ? clue.means : both(inner, clue.means);
    const widely: readonly EvidenceRequirement[] = inner === null ? [] : both(inner, clue.wide);
    if (narrowed.length > 0 || widely.length > 0) {
      found = narrowed.length > 0 ? narrowed : widely;
      if (isBetter) worth = clue.worth;
      continue;
    }
    // What may count, or is short, gives way; and what is said of several tasks is too vague to contradict.
    if (RANK[worth] <= RANK.counter) {
      if (RANK[clue.worth] >= RANK[worth]) [found, worth] = [clue.means, clue.worth];
    } else if (clue.worth === 'hint' || isVague(clue, words) || worth === 'sure') continue;
    else {
      // Inside the same task it is the task at least.
      const task = both(words.siblings(inner!), clue.means);
      if (task.length === 0) return [];
      found = words.siblings(task);
    }
  }
  return RANK[worth] < RANK.counter ? null : found;
}

const isVague = ({ worth, means }: Clue, words: PlanWords): boolean =>
  worth === 'likely' && words.siblings(means).length > words.siblings(means.slice(0, 1)).length;

const both = (
  some: readonly EvidenceRequirement[],
  others: readonly EvidenceRequirement[],
): readonly EvidenceRequirement[] => some.filter((one) => others.includes(one));

/** What one part of a path says. */
function clueReader(
  { requirements }: EvidencePlan,
  words: PlanWords,
): (part: string, isFile: boolean) => readonly Clue[] {
  const byId = (id: string): EvidenceRequirement[] =>
    requirements.filter((one) => requirementKey(one.id) === id || one.id.startsWith(`${id}.`));
  const withMark = (mark: string): EvidenceRequirement[] => requirements.filter((one) => one.id.endsWith(`.${mark}`));
  /** A number with words behind it that its task does not know counts something else. */
  const isNumberOfOther = (id: string, rest: string, topics: readonly string[], isFile: boolean): boolean =>
    (!id.includes('.') && mayCount(id, rest, isFile)) ||
    (topics.length > 0 && !byId(id).some((one) => words.isAbout(topics, one)));
  const clue = (worth: Worth, means: readonly EvidenceRequirement[], wide = means): Clue[] =>
    means.length === 0 ? [] : [{ worth, means, wide }];
  return (part, isFile) => {
    const { sure, possible, mark, rest } = partNumbers(part);
    const behind = topicsOf(rest);
    const numbered = possible === null || isNumberOfOther(possible, rest, behind, isFile) ? [] : byId(possible);
    // 5.22 is a day, and says what it is about.
    const topics = possible !== null && numbered.length === 0 ? topicsOf(part) : behind;
    const said = words.mean(topics, isFile);
    const titled = said?.requirements ?? [];
    const siblings = words.siblings(titled);
    const marked = mark === null || isCount(rest, topics, isFile) ? [] : withMark(mark);
    // Beside its number, and beside the mark of another, the name of a task is no title of one of its requirements.
    const isMarkedOther = marked.length > 0 && both(marked, titled).length === 0;
    const isTask = said?.isTaskName === true && (isMarkedOther || both(numbered, siblings).length > 0);
    const isUnclear = isMarkedOther && !isTask && both(marked, siblings).length > 0;
    const means = isTask || isUnclear ? siblings : titled;
    return [
      ...clue('sure', sure === null ? [] : byId(sure)),
      ...clue('sure', words.coded(part)),
      ...clue('counter', isUnclear ? [] : marked),
      ...clue(possible?.includes('.') ? 'likely' : 'counter', numbered),
      ...clue(said?.isTitle && !isFile && means === titled ? 'sure' : 'likely', means, siblings),
      ...clue('hint', words.hinted(topics, requirements)),
    ];
  };
}
