import type { SheetSnapshot } from '../../host/port';
import { LOCALES, words as wordsOf } from '../../locales';
import type { Rubric } from '../../rubric';
import {
  columnKeys,
  isFillingTable,
  isTableOf,
  located,
  markerOf,
  readSetup,
  sheetName,
  textAt,
  type LocatedFinding,
  type Marker,
  type OurSheet,
} from '../../sheets';

/**
 * The sheets that lost both of their marks and can be told all the same: the workbook lacks just that sheet, its heading or
 * its name says which one it is, and its table is one of ours. A sheet that looks like a 填报 that is lacking and cannot be
 * told for certain is a finding.
 */
export function recognizeUnmarked(
  sheets: readonly SheetSnapshot[],
  known: readonly OurSheet[],
  rubric: Rubric,
): { readonly found: readonly OurSheet[]; readonly findings: readonly LocatedFinding[] } {
  const strangers = sheets.filter((sheet) => sheet.used !== null && markerOf(sheet) === null);
  if (strangers.length === 0) return { found: [], findings: [] };
  // Whose sheets are lacking is known only with 考核设置.
  const alone = tell(strangers, known, rubric, []).found;
  const setup = [...known, ...alone].find(({ marker }) => marker.kind === 'setup');
  const { found, doubtful } = tell(strangers, known, rubric, setup ? readSetup(setup.sheet).assessees : []);
  return { found, findings: doubtful };
}

const keyOf = ({ kind, assessee }: Marker): string => `${kind}|${assessee}`;

/** Kinds of which a workbook has one sheet, and those of which every assessee has one. */
const ALONE = ['setup', 'requirements', 'summary', 'adjustments', 'missingEvidence', 'findings'] as const;
const EACH = ['filling', 'ledger'] as const;
type TitledKind = (typeof ALONE)[number] | (typeof EACH)[number];
type TitledMarker = Marker & { readonly kind: TitledKind };

function tell(
  strangers: readonly SheetSnapshot[],
  known: readonly OurSheet[],
  rubric: Rubric,
  assessees: readonly string[],
): { readonly found: readonly OurSheet[]; readonly doubtful: readonly LocatedFinding[] } {
  const all: TitledMarker[] = [
    ...ALONE.map((kind) => ({ kind, rubric: rubric.id, assessee: '' })),
    ...assessees.flatMap((assessee) => EACH.map((kind) => ({ kind, rubric: rubric.id, assessee }))),
  ];
  const isThere = new Set(known.map(({ marker }) => keyOf(marker)));
  const lacking = all.filter((marker) => !isThere.has(keyOf(marker)));
  const byMarker = new Map<TitledMarker, SheetSnapshot[]>(lacking.map((marker) => [marker, []]));
  const nameless: SheetSnapshot[] = [];
  for (const sheet of strangers) {
    const called = all.filter((marker) => isCalled(sheet, marker, rubric));
    const own = called.length === 1 ? byMarker.get(called[0]!) : undefined;
    if (own) own.push(sheet);
    else if (called.length !== 1) nameless.push(sheet);
  }
  const found: OurSheet[] = [];
  const doubtful: LocatedFinding[] = [];
  for (const [marker, like] of byMarker) {
    const [only, another] = like;
    if (only && !another && isTable(only, marker, rubric)) found.push({ sheet: only, marker });
    else if (marker.kind === 'filling') doubtful.push(...like.map((sheet) => unknown(sheet, marker.assessee)));
  }
  const isDone = new Set(found.map(({ marker }) => marker));
  // Where nobody says who is assessed, any may be lacking.
  const isLacking =
    assessees.length === 0 || lacking.some((marker) => marker.kind === 'filling' && !isDone.has(marker));
  const alike = isLacking ? nameless.filter((sheet) => isFillingTable(sheet, rubric)) : [];
  const isSaid = new Set(doubtful.map(({ finding }) => finding.assessee));
  const candidates = lacking.flatMap((marker) =>
    marker.kind === 'filling' && !isDone.has(marker) && !isSaid.has(marker.assessee) ? [marker.assessee] : [],
  );
  return { found, doubtful: [...doubtful, ...alike.map((sheet) => unknown(sheet, '', candidates))] };
}

/** `candidates`: of whom it may be, where nothing says it. */
const unknown = (sheet: SheetSnapshot, assessee: string, candidates: readonly string[] = []): LocatedFinding =>
  located(
    'sheetUnknown',
    { assessee },
    { sheet: sheet.name },
    { sheet: sheet.name, ...(candidates.length > 0 ? { lacking: candidates.join('、') } : {}) },
  );

/** Whether its heading or its name says so, in one of the languages, and neither says that it is another one's. */
function isCalled(sheet: SheetSnapshot, { kind, assessee }: TitledMarker, { year }: Rubric): boolean {
  const heading = textAt(sheet, 0, 1);
  const headings: Title[] = LOCALES.map(
    (locale) => (of) => wordsOf(locale).t(`sheet.${kind}.heading`, { assessee: of, year }),
  );
  const called = `sheet.name.${kind === 'ledger' ? 'ledgerOf' : kind}` as const;
  const names: Title[] = LOCALES.map(
    (locale) => (of) => sheetName(wordsOf(locale).t(called, { assessee: of }), new Set()),
  );
  const isSaid =
    headings.some((title) => title(assessee) === heading) || names.some((title) => title(assessee) === sheet.name);
  if (!isSaid || assessee === '') return isSaid;
  const ofYear = heading.replace(/\d{4}/g, String(year));
  const isOfOtherYear = ofYear !== heading && headings.some((title) => title(assessee) === ofYear);
  return (
    !isOfOtherYear &&
    !headings.some((title) => isOfAnother(ofYear, title, assessee)) &&
    !names.some((title) => isOfAnother(sheet.name, title, assessee))
  );
}

/** How a sheet of somebody is headed or named. */
type Title = (assessee: string) => string;

/** Whether a text is such a title, but of somebody else, be it of nobody in this workbook; what people add to a name is none. */
function isOfAnother(text: string, title: Title, assessee: string): boolean {
  const [before = '', after = ''] = title(SOMEBODY).split(SOMEBODY);
  if (!text.startsWith(before) || !text.endsWith(after)) return false;
  const end = -after.length || undefined;
  const own = title(assessee).slice(before.length, end);
  const other = text.slice(before.length, end).trim();
  return other !== '' && !other.startsWith(own) && !own.startsWith(other);
}

/** A character that stands in no name of a sheet. */
const SOMEBODY = '\u0001';

/** Whether its table is still one of its kind, behind a column A that is still there: what is typed over a heading makes no other table. */
function isTable(sheet: SheetSnapshot, { kind }: TitledMarker, rubric: Rubric): boolean {
  if (kind === 'filling') return isFillingTable(sheet, rubric);
  const keys = columnKeys(sheet)?.columns;
  return keys !== undefined && isTableOf(kind, keys);
}
