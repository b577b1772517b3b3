import type { CellValue, CellWrite, SheetSnapshot } from '../../src/host/port';
import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import type { Rubric } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { cellAddress, LEDGER_COLUMNS, markerOf, type LedgerColumn, type SheetKind } from '../../src/sheets';
import { newAssessment, scoreWorkbook, type Scoring } from '../../src/usecases';
import { at, FIRST_ROW, type } from './support';

export const zhoushan: Rubric = rubricById('zhoushan-2020')!;
export const BUREAU = '舟山市生态环境局';
/** Ten days before the reports are due. */
export const NOW = new Date(2020, 5, 20, 9, 0);
export const LEDGER = '佐证台账';
export const REQUIREMENTS = '佐证要求';
export const MISSING = '缺失佐证';

/** Rows of the ledger as laid out, 0-based: 7 of 1, then 7 of 2.3, 4 of 2.4 …, 67 in all, then blank ones. */
export const ROW = { '1': 5, '2.3': 12, '7.1': 38, '7.2': 39, '9.1': 41, blank: 72 } as const;
export const ledgerColumn = (key: LedgerColumn): number => 1 + LEDGER_COLUMNS.indexOf(key);

export type Filled = Partial<Record<LedgerColumn, CellWrite>>;

export async function freshLedger(assessees: readonly string[] = [BUREAU], rubric = zhoushan): Promise<XlsxHost> {
  const host = newXlsx('创城.xlsx');
  await newAssessment(host, { rubric, assessees, locale: 'zh-CN', now: NOW });
  return host;
}

/** Types into rows of a ledger, as a person would. */
export const fillRows = (host: XlsxHost, rows: Readonly<Record<number, Filled>>, sheet = LEDGER): Promise<void> =>
  type(
    host,
    sheet,
    ...Object.entries(rows).flatMap(([row, cells]) =>
      Object.entries(cells).map(([key, value]): [number, number, CellWrite] => [
        Number(row),
        ledgerColumn(key as LedgerColumn),
        value,
      ]),
    ),
  );

export const caption = { date: '2020-06-05', organiser: '市生态环境局', theme: '志愿服务' };
export const picture = (number: number, more: Filled = {}): Filled => ({
  title: `照片${number}`,
  file: `2.3/照片${number}.jpg`,
  ...caption,
  ...more,
});
/** Everything that 2.3 asks for, in the rows that are laid out for it. */
export const COMPLETE: Readonly<Record<number, Filled>> = {
  12: { title: '志愿服务报告', file: '2.3/报告.docx', characters: 400, measures: 3, draftDate: '2020-06-10' },
  13: picture(1),
  14: picture(2),
  15: picture(3),
  16: picture(4),
  17: picture(5, { title: '样报', media: '舟山日报', column: '要闻', content: '志愿服务' }),
  18: picture(6, { title: '截图', media: '浙江在线', column: '舟山', content: '志愿服务' }),
};

export const named = async (host: XlsxHost, name: string): Promise<SheetSnapshot> =>
  (await host.read()).sheets.find((sheet) => sheet.name === name)!;
export const kindsOf = async (host: XlsxHost): Promise<(SheetKind | undefined)[]> =>
  (await host.read()).sheets.map((sheet) => markerOf(sheet)?.kind);

export const check = async (host: XlsxHost, rubric = zhoushan, now = NOW): Promise<Scoring> =>
  scoreWorkbook(await host.read(), { rubricById: () => rubric, locale: 'zh-CN', now });

/** `佐证台账!N39 reportTooShort`, without what is merely lacking or not yet answered. */
export const told = ({ evidence }: Scoring, index = 0): string[] =>
  evidence[index]!.findings.filter(
    ({ finding }) => finding.data.missing === undefined && finding.code !== 'qualityOpen',
  ).map(
    ({ finding, sheet, row, column }) =>
      `${sheet}!${row === null || column === null ? '' : cellAddress(row, column)} ${finding.severity} ${finding.code}`,
  );

/** State, what is lacking, days left of a requirement in 佐证要求. */
export const stateOf = (sheet: SheetSnapshot, id: string): CellValue[] => {
  const row = FIRST_ROW + zhoushan.evidence!.requirements.findIndex((requirement) => requirement.id === id);
  return [11, 12, 13].map((column) => at(sheet, row, column));
};
