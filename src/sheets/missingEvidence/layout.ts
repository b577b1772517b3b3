import type { RequirementStatus } from '../evidence';
import type { CellWrite, Change } from '../host/port';
import type { Words } from '../locales';
import { isDefaultRequirement, type EvidencePlan, type EvidenceRequirement, type Rubric } from '../rubric';
import { cellAddress, rect, sheetReference } from './addresses';
import { FIRST_ROW, layoutTable, LEGEND_ROW, printOn, startSheet } from './builder';
import type { EvidencePlace } from './evidencePlaces';
import { deadlineText, missingText, officesOf, originsOf, originText } from './evidenceText';
import { COLORS, STYLES } from './style';

const WIDTHS = {
  requirement: 9,
  origin: 24,
  title: 26,
  assessee: 14,
  missing: 30,
  cooperating: 13,
  deadline: 18,
  daysLeft: 8,
  state: 9,
  place: 16,
} as const;
type MissingColumn = keyof typeof WIDTHS;
const CENTERED: ReadonlySet<MissingColumn> = new Set(['requirement', 'assessee', 'deadline', 'daysLeft', 'state']);

/** A requirement of an assessee that lacks something, and the cell where it is to be put right. */
export interface LackingEvidence extends EvidencePlace {
  readonly assessee: string;
  readonly status: RequirementStatus;
}

interface Row {
  readonly isBanner: boolean;
  readonly cells: readonly CellWrite[];
  readonly place: EvidencePlace | null;
}

/** 缺失佐证: what is still lacking, office by office, what a document quotes before what any paper will do for. Made anew at every 一键重算. */
export function layoutMissingEvidence(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  readonly after: string;
  readonly words: Words;
  readonly lacking: readonly LackingEvidence[];
  /** There are several, so that each line says whose it is. */
  readonly namesAssessees: boolean;
  /** The day as of which it was checked. */
  readonly asOf: string;
}): Change[] {
  const { sheet, rubric, lacking, words } = options;
  const columns = (Object.keys(WIDTHS) as MissingColumn[]).filter((key) =>
    key === 'assessee' ? options.namesAssessees : key !== 'cooperating' || options.plan.tasks.length > 0,
  );
  const rows = rowsOf(options, columns);
  const builder = startSheet(
    sheet,
    { kind: 'missingEvidence', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.missing },
  );
  layoutTable(builder, {
    title: words.t('sheet.missingEvidence.heading'),
    subtitle: words.t('sheet.missingEvidence.subtitle', { asOf: options.asOf, verifier: rubric.verifierWord }),
    columns: columns.map((key) => ({
      key,
      title: words.t(`sheet.missingEvidence.column.${key}`),
      width: WIDTHS[key],
      format: {
        ...(CENTERED.has(key) ? { horizontal: 'center' as const } : {}),
        ...(key === 'requirement' ? { numberFormat: '@' } : {}),
        ...(key === 'place' ? STYLES.link : {}),
      },
    })),
    rows: rows.map(({ cells }) => cells),
    banners: new Set(rows.flatMap(({ isBanner }, index) => (isBanner ? [index] : []))),
    frozenColumns: 1,
    print: printOn('A4', true),
  });
  // Before the banners, while the column has one look: a link changes its cell's font, which WPS asks for and puts back.
  builder.changes.push({
    kind: 'links',
    sheet,
    links: rows.flatMap(({ place }, index) =>
      place?.sheet == null || place.row === null
        ? []
        : [
            {
              row: FIRST_ROW + index,
              column: 1 + columns.indexOf('place'),
              target: sheetReference(place.sheet, place.row, place.column ?? 1),
            },
          ],
    ),
  });
  rows.forEach(({ isBanner }, index) => {
    const border = { style: 'none', color: COLORS.line } as const;
    const look = { ...STYLES.group, wrap: false, horizontal: 'left', underline: false, border } as const;
    if (isBanner) builder.format(rect(FIRST_ROW + index, 1, 1, columns.length), look);
  });
  builder.write(LEGEND_ROW, 1, [[totalText(lacking, words)]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  const state = `$${cellAddress(FIRST_ROW, 1 + columns.indexOf('state'))}`;
  builder.changes.push({
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, 1 + columns.indexOf('state'), rows.length, 1),
    formats: [
      { formula: `${state}="${words.t('evidence.state.overdue')}"`, format: { fill: COLORS.error, bold: true } },
    ],
  });
  return builder.changes;
}

function rowsOf(
  { rubric, plan, lacking, words }: Parameters<typeof layoutMissingEvidence>[0],
  columns: readonly MissingColumn[],
): Row[] {
  const origins = originsOf(rubric, plan);
  const requirements = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]));
  const none = words.t('sheet.missingEvidence.noLead');
  const groups = new Map<string, LackingEvidence[]>();
  for (const entry of lacking) {
    const offices = officesOf(requirements.get(entry.status.requirement)!, origins).join('、') || none;
    groups.set(offices, [...(groups.get(offices) ?? []), entry]);
  }
  const nobodys = groups.get(none);
  if (nobodys) groups.delete(none);
  const cellsOf = (entry: LackingEvidence, requirement: EvidenceRequirement): Record<MissingColumn, CellWrite> => ({
    requirement: requirement.id,
    origin: originText(requirement, origins),
    title: requirement.title,
    assessee: entry.assessee,
    missing: missingText(entry.status.needs, words),
    cooperating: requirement.cooperating.join('、') || null,
    deadline: deadlineText(requirement, entry.status.due, words) || null,
    daysLeft: entry.status.daysLeft,
    state: words.describeEvidenceStatus(entry.status),
    place: placeText(entry),
  });
  const banner = (text: string): Row => ({ isBanner: true, cells: [text], place: null });
  const isDefault = ({ status }: LackingEvidence): boolean =>
    isDefaultRequirement(requirements.get(status.requirement)!);
  const rows = [...groups, ...(nobodys ? [[none, nobodys] as const] : [])].flatMap(([offices, entries]) => [
    banner(words.t('sheet.missingEvidence.office', { offices, ...count(entries) })),
    ...[...entries.filter((entry) => !isDefault(entry)), ...entries.filter(isDefault)].map((entry): Row => {
      const cells = cellsOf(entry, requirements.get(entry.status.requirement)!);
      return { isBanner: false, cells: columns.map((key) => cells[key]), place: entry };
    }),
  ]);
  return [...rows, banner(totalText(lacking, words))];
}

const placeText = ({ sheet, row, column }: EvidencePlace): string | null =>
  sheet === null || row === null ? sheet : `${sheet}!${cellAddress(row, column ?? 1)}`;

const count = (entries: readonly LackingEvidence[]) => ({
  requirements: entries.length,
  missing: entries.reduce((sum, { status }) => sum + status.missing, 0),
});

const totalText = (lacking: readonly LackingEvidence[], words: Words): string =>
  lacking.length === 0
    ? words.t('sheet.missingEvidence.none')
    : words.t('sheet.missingEvidence.total', {
        ...count(lacking),
        overdue: lacking.filter(({ status }) => status.state === 'overdue').length,
      });
