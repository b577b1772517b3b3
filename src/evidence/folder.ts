import type { EvidenceKind, EvidenceNeed, EvidencePlan, EvidenceRequirement } from '../rubric';
import { DEFAULT_TOLERANCE, type EvidenceCheck } from './check';
import { captionFindings } from './captions';
import { readDays } from './days';
import { readEntries, type ReadEntry } from './entries';
import type { FileFacts } from './fileFacts';
import { filePath, isFileAddress } from './filePath';
import { evidenceFinding, inOrder, type EvidenceFinding, type EvidenceSeverity } from './findings';
import { canShow, isPictureKind, picturesIn } from './kinds';
import { readCount, textOf, type LedgerEntry } from './ledger';
import { pathReader, stemOf } from './pathWords';

export interface FolderComparison {
  /** What the folder adds to the findings of `checkEvidence`. */
  readonly findings: readonly EvidenceFinding[];
  /**
   * The ledger as its files have it, row by row: paths in place of names, counted characters in place of stated ones,
   * what says that files and pictures are the same. Checked in place of the ledger, lengths are judged by what was counted, and files and
   * pictures that are the same are found whatever they are called.
   */
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Compares a ledger with what lies in its folder. Files are found by their path, else by their name, else by their name
 * without extension and white space, full-width as half-width; of several, that in the folder of the row's requirement.
 */
export function compareFolder(
  plan: EvidencePlan,
  ledger: readonly LedgerEntry[],
  facts: readonly FileFacts[],
  tolerance: EvidenceCheck['tolerance'] = DEFAULT_TOLERANCE,
): FolderComparison {
  const reads = new Map(readEntries(plan, ledger).map((read) => [read.row, read]));
  const requirementsOf = pathReader(plan);
  const find = fileFinder(facts, requirementsOf);
  const findings: EvidenceFinding[] = [];
  const listed = new Set<FileFacts>();
  const asFound = ledger.map((entry, row) => {
    const read = reads.get(row);
    const link = textOf(entry.link);
    const name = textOf(entry.file) || (isFileAddress(link) ? link : '');
    if (!read || name === '') return entry;
    const file = find(name, read);
    if (!file) {
      findings.push(evidenceFinding('fileMissing', about(read), { entry: read.name, file: name }));
      return entry;
    }
    listed.add(file);
    findings.push(...checkFile(read, file, tolerance));
    return withFacts(read, file);
  });
  for (const file of facts) {
    if (listed.has(file)) continue;
    const requirements = requirementsOf(file.path);
    const nowhere = { requirement: requirements.length === 1 ? requirements[0]!.id : null, rows: [] };
    findings.push(
      file.problem === 'gone'
        ? evidenceFinding('fileUnreadable', nowhere, { entry: stemOf(file.path), file: file.path, problem: 'gone' })
        : evidenceFinding('fileUnlisted', nowhere, { file: file.path }),
      ...checkName(file, nowhere),
    );
  }
  return { findings: inOrder(findings, plan.requirements), ledger: asFound };
}

const about = ({ requirement, row }: ReadEntry): Pick<EvidenceFinding, 'requirement' | 'rows'> => ({
  requirement: requirement?.id ?? null,
  rows: [row],
});

function withFacts({ entry, kind }: ReadEntry, file: FileFacts): LedgerEntry {
  const { path, characters, sha256, picture } = file;
  const inside = isPictureKind(kind) ? picturesIn(file).size : 0;
  return {
    ...entry,
    // Findings go on calling it as people do.
    title: textOf(entry.title) || textOf(entry.file),
    file: path,
    ...(characters === null ? {} : { characters }),
    ...(sha256 === null ? {} : { fileHash: sha256 }),
    ...(picture === null ? {} : { samePicture: picture.same }),
    ...(inside === 0 ? {} : { pictures: inside }),
  };
}

function checkFile(read: ReadEntry, file: FileFacts, { fine }: EvidenceCheck['tolerance']): EvidenceFinding[] {
  const { entry, kind, need } = read;
  const data = { entry: read.name, file: file.path };
  if (file.problem === 'empty') return [evidenceFinding('fileEmpty', about(read), data)];
  const findings = checkName(file, about(read));
  if (kind !== null && file.problem !== 'gone' && !canShow(file, kind)) {
    return [
      ...findings,
      evidenceFinding('fileWrongKind', about(read), { ...data, kind, format: file.format ?? 'unknown' }),
    ];
  }
  if (file.problem) {
    const severity = severityOfProblem(file, need);
    return severity === null
      ? findings
      : [...findings, evidenceFinding('fileUnreadable', about(read), { ...data, problem: file.problem }, severity)];
  }
  if (isPictureKind(kind)) findings.push(...captionFindings(read, file));
  const stated = readCount(entry.characters);
  const counted = file.characters;
  if (stated !== null && counted !== null && Math.abs(stated - counted) * 100 > fine * counted)
    findings.push(evidenceFinding('charactersDiffer', about(read), { ...data, stated, counted }));
  const taken = file.picture?.taken;
  const days = readDays(entry.date);
  // A newspaper may be photographed whenever it suits.
  if (kind === 'photo' && taken && days && (taken < days.from || taken > days.to))
    findings.push(evidenceFinding('photoDateDiffers', about(read), { ...data, taken, given: textOf(entry.date) }));
  return findings;
}

/** What is wrong with what a file is called. */
function checkName(
  { path, format, isMisnamed, isOddlyNamed }: FileFacts,
  where: Pick<EvidenceFinding, 'requirement' | 'rows'>,
): EvidenceFinding[] {
  return [
    ...(isMisnamed ? [evidenceFinding('fileMisnamed', where, { file: path, format: format ?? 'unknown' })] : []),
    ...(isOddlyNamed ? [evidenceFinding('fileOddlyNamed', where, { file: path })] : []),
  ];
}

/**
 * What is whole and need not be counted is no problem: formal documents are scans, as they should be. A report whose
 * length cannot be counted is not complete.
 */
function severityOfProblem({ kind, problem }: FileFacts, need: EvidenceNeed | null): EvidenceSeverity | null {
  if (problem === 'unreadable' || problem === 'gone') return 'error';
  if (kind === 'picture') return 'info';
  return need?.characters == null ? null : 'error';
}

/** The file that a row means; null when there is none. */
function fileFinder(
  facts: readonly FileFacts[],
  requirementsOf: (path: string) => readonly EvidenceRequirement[],
): (written: string, read: ReadEntry) => FileFacts | null {
  const byStem = new Map<string, FileFacts[]>();
  for (const file of facts) {
    const stem = stemKey(file.path);
    byStem.set(stem, [...(byStem.get(stem) ?? []), file]);
  }
  return (written, { requirement, kind }) => {
    const wanted = pathKey(written);
    const ranked = (byStem.get(stemKey(wanted)) ?? [])
      .map((file) => ({
        file,
        likeness: likeness(wanted, pathKey(file.path)),
        isThere: Number(requirement !== null && requirementsOf(file.path).includes(requirement)),
        fits: Number(kind === null || fits(kind, file)),
      }))
      .sort(
        (a, b) =>
          b.likeness - a.likeness || b.isThere - a.isThere || b.fits - a.fits || (a.file.path < b.file.path ? -1 : 1),
      );
    return ranked[0]?.file ?? null;
  };
}

const fits = (kind: EvidenceKind, file: FileFacts): boolean =>
  (file.kind === 'picture') === (kind === 'photo' || kind === 'mediaPicture');

/** As people and systems write it: in quotes, as an address, full-width letters. */
const pathKey = (path: string): string => filePath(path).normalize('NFKC').toLowerCase();
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const stemKey = (path: string): string => stemOf(nameOf(pathKey(path))).replace(/\s+/g, '');

/** 3: the same path; 2: one is the end of the other (照片.jpg, D:\佐证\2.3\照片.jpg); 1: the same name; 0: neither. */
function likeness(written: string, path: string): number {
  if (written === path) return 3;
  if (written.endsWith(`/${path}`) || path.endsWith(`/${written}`)) return 2;
  return nameOf(written) === nameOf(path) ? 1 : 0;
}
