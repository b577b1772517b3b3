import type { EvidenceKind, EvidencePlan, EvidenceRequirement } from '../rubric';
import { readDays } from './days';
import type { FileFacts, FileKind } from './fileFacts';
import type { LedgerEntry } from './ledger';
import { pathReader, stemOf } from './pathWords';

/** Kinds that a file can be, with the words in its name that say so; the first that matches is taken. */
const KIND_WORDS: Readonly<Record<FileKind, readonly (readonly [EvidenceKind, RegExp])[]>> = {
  picture: [
    ['mediaPicture', /样报|报纸|报刊|截屏|截图|电视|媒体|新闻|网络|公众号/],
    ['photo', /现场|照片|图片|合影/],
  ],
  document: [
    ['departmentEvaluation', /评价|书面意见|复函/],
    ['report', /报告|说明|总结|汇报/],
    ['formalDocument', /文件|发文|通知|方案|预案|制度|办法|规定|〔\d{4}〕|\[\d{4}\]/],
  ],
  other: [],
};

/** 2020-06-05, 2020.6.5, 2020年6月5日, 2020_06_05; then 20200605. */
const DAYS = [/(?<!\d)(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})(?!\d)/, /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/];

/**
 * A new ledger from what lies in a folder, one row per file, in the order of the plan, files that say nothing of where
 * they belong at the end. Requirements are told from folders and names; where only the task is certain, its number
 * stands there. Kinds are code words, told from the extension and the words in the name. Days come from names, then from
 * the camera. What cannot be told stays blank.
 */
export function ledgerFromFolder(plan: EvidencePlan, facts: readonly FileFacts[]): LedgerEntry[] {
  const read = pathReader(plan);
  const places = new Map(plan.requirements.map((requirement, index) => [requirement, index]));
  const rows = facts.map((file) => {
    const requirements = read(file.path);
    const [first] = requirements;
    return { file, entry: entryOf(file, requirements), place: first ? places.get(first)! : places.size };
  });
  return rows.sort((a, b) => a.place - b.place || (a.file.path < b.file.path ? -1 : 1)).map(({ entry }) => entry);
}

function entryOf(file: FileFacts, requirements: readonly EvidenceRequirement[]): LedgerEntry {
  const [name, ...folders] = file.path.split('/').reverse() as [string, ...string[]];
  const kind = kindOf(file.kind, requirements, name, folders);
  const date = dayIn([name, ...folders]) ?? file.picture?.taken ?? null;
  return {
    requirement: idOf(requirements),
    kind: kind ?? '',
    title: stemOf(name),
    file: file.path,
    ...(date === null ? {} : { date }),
    ...(kind === 'report' && file.characters !== null ? { characters: file.characters } : {}),
  };
}

function idOf([first, ...others]: readonly EvidenceRequirement[]): string {
  if (!first) return '';
  if (others.length === 0) return first.id;
  return others.every(({ task }) => task === first.task) ? (first.task ?? '') : '';
}

/**
 * What the words in the name say, if it is asked for; without any, what is asked for and the folders say, the nearest
 * first, or the one kind that is asked for and that a file like this can be.
 */
function kindOf(
  file: FileKind,
  requirements: readonly EvidenceRequirement[],
  name: string,
  folders: readonly string[],
): EvidenceKind | null {
  const kinds = requirements.flatMap(({ needs }) => needs.map(({ kind }) => kind));
  const isAsked = (kind: EvidenceKind): boolean => requirements.length === 0 || kinds.includes(kind);
  const said = (part: string): EvidenceKind | undefined => KIND_WORDS[file].find(([, words]) => words.test(part))?.[0];
  const own = said(name);
  if (own) return isAsked(own) ? own : null;
  for (const folder of folders) {
    const kind = said(folder);
    if (kind && isAsked(kind)) return kind;
  }
  const [only, ...others] = KIND_WORDS[file].filter(([kind]) => kinds.includes(kind));
  return only && others.length === 0 ? only[0] : null;
}

/** The first that holds a whole day. */
function dayIn(parts: readonly string[]): string | null {
  for (const part of parts) {
    for (const pattern of DAYS) {
      const match = pattern.exec(part.normalize('NFKC'));
      const days = match && readDays(match.slice(1).join('-'));
      if (days) return days.from;
    }
  }
  return null;
}
