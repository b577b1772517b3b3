/** The tables of assets/samples/README.md: how the sample scores, and what Kaoping says to each mistake and gap. */
import { words } from '../../src/locales';
import { cellAddress, type LocatedFinding } from '../../src/sheets';
import type { Scoring } from '../../src/usecases';
import type { SampleData } from './data';
import type { Place, SampleWorkbook } from './workbook';

/** Something that people did, with the cell where it shows. */
export interface Mistake {
  readonly place: Place;
  /** The row's key; '' for a row of people's own. */
  readonly row: string;
  readonly what: string;
  /** Finding codes at that cell; empty when there is nothing to say. */
  readonly findings: readonly string[];
}

/** The mistakes in figures and rows, in the order of the counties. */
export function mistakesOf({ counties, departments }: SampleData, { placeOf }: SampleWorkbook): Mistake[] {
  const { typed, merged, copied, inserted } = departments;
  const below = (place: Place): Place => ({ ...place, row: place.row + 1 });
  const mistakes: Mistake[] = [
    ...typed.map(({ county, row, what, finding }) => ({
      place: placeOf(county, row),
      row,
      what,
      findings: finding === null ? [] : [finding],
    })),
    ...merged.flatMap(({ county, rows }) =>
      rows.map((row) => ({
        place: placeOf(county, row),
        row,
        what: '两行的填报值合并成一格',
        findings: ['cellMerged'],
      })),
    ),
    ...copied.map(({ county, row, value }) => ({
      place: below(placeOf(county, row)),
      row,
      what: `复制上一行，填报值改成${value}`,
      findings: ['rowDuplicate'],
    })),
    ...inserted.map(({ county, below: row, cells }) => ({
      place: below(placeOf(county, row)),
      row: '',
      what: cells.value === undefined ? '插入一个空行' : `插入一行备注，填报值栏有${cells.value}`,
      findings: cells.value === undefined ? [] : ['rowStray'],
    })),
  ];
  return counties.flatMap((county) =>
    mistakes.filter(({ place }) => place.county === county).sort((a, b) => a.place.row - b.place.row),
  );
}

/** README text with its tables made anew; each stands between `<!-- NAME -->` and `<!-- / -->`. */
export function withTables(readme: string, data: SampleData, workbook: SampleWorkbook, scoring: Scoring): string {
  const tables: Readonly<Record<string, string>> = {
    scores: scoreTable(scoring),
    mistakes: mistakeTable(data, workbook, scoring),
    blanks: findingTable(scoring, ['missingFact']),
    claims: findingTable(scoring, ['claimDiffers', 'claimAboveFull', 'claimNotANumber']),
    adjustments: findingTable(scoring, ['adjustmentIncomplete']),
    evidence: evidenceTable(scoring),
  };
  return replaceTables(readme, tables);
}

/** README text with these tables, each in its place. */
export function replaceTables(readme: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const start = `<!-- ${name} -->\n`;
    const from = text.indexOf(start);
    const to = text.indexOf('<!-- / -->', from);
    if (from < 0 || to < 0) throw new Error(`README.md has no place for the table ${name}`);
    return `${text.slice(0, from)}${start}${table}\n${text.slice(to)}`;
  }, readme);
}

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function scoreTable({ assessment }: Scoring): string {
  const { describeVerdict, formatRange } = words('zh-CN');
  const rows = assessment.scorecards.map(({ assessee, total, base, bonus, deductions, verdict }) => [
    assessee,
    ...[total, base, bonus, deductions].map(({ range }) => formatRange(range)),
    describeVerdict(verdict!),
  ]);
  return table(['考核对象', '总分', '基础分', '加分', '扣分', '评优结论'], rows);
}

function mistakeTable(data: SampleData, workbook: SampleWorkbook, { findings }: Scoring): string {
  const rows = mistakesOf(data, workbook).map(({ place, row, what, findings: codes }) => {
    const said = findings.filter((entry) => isAt(entry, place) && codes.includes(entry.finding.code)).map(sentence);
    const intended = (): string => {
      const [clause, fact] = row.split('|') as [string, string];
      return `读作 ${String(data.intended(data.counties.indexOf(place.county), clause, fact))}，没有问题`;
    };
    return [
      place.sheet,
      cellAddress(place.row, place.column),
      row.replace('|', ' '),
      what,
      said.join('') || (row === '' ? '不予理会' : intended()),
    ];
  });
  return table(['工作表', '单元格', '填报项', '怎么填的', '考评怎么说'], rows);
}

const isAt = ({ sheet, row, column }: LocatedFinding, place: Place): boolean =>
  sheet === place.sheet && row === place.row && column === place.column;

const sentence = ({ finding }: LocatedFinding): string => words('zh-CN').describeFinding(finding);

function findingTable({ findings }: Scoring, codes: readonly string[]): string {
  const rows = findings
    .filter(({ finding }) => codes.includes(finding.code))
    .map((entry) => {
      const { finding, sheet, row, column } = entry;
      const cell = row === null || column === null ? '' : cellAddress(row, column);
      return [sheet ?? '', cell, `${finding.clause} ${finding.fact}`.trim(), sentence(entry)];
    });
  return table(['工作表', '单元格', '填报项', '考评怎么说'], rows);
}

function evidenceTable({ evidence }: Scoring): string {
  const { describeSeverity, describeEvidenceFinding } = words('zh-CN');
  const rows = evidence.flatMap(({ findings }) =>
    findings.map(({ finding, sheet, row, column }) => [
      sheet ?? '',
      row === null || column === null ? '' : cellAddress(row, column),
      describeSeverity(finding.severity),
      describeEvidenceFinding(finding),
    ]),
  );
  return table(['工作表', '单元格', '级别', '考评怎么说'], rows);
}
