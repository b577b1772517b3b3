import { newXlsx } from '../../src/host/xlsx';
import type { ChangeSet, Snapshot } from '../../src/host/port';
import { rubricById } from '../../src/rubrics';
import { fillLedger, markerOf, placeEntries, readLedger } from '../../src/sheets';
import { planAssessment } from '../../src/usecases';
import { EVIDENCE_LEDGER } from '../../tools/evidence/folder';

export const BUREAU = '舟山市生态环境局';
/** Its day is that of the check: ten days before the end of June. */
const DAY = new Date(2020, 5, 20, 9, 0);

/** What makes a workbook of Zhoushan 2020: the sheets of some assessees, then the first one's ledger over tools/evidence. */
export async function evidenceBook(
  ...assessees: readonly string[]
): Promise<{ plans: ChangeSet[]; snapshot: Snapshot }> {
  const host = newXlsx('创城.xlsx');
  const rubric = rubricById('zhoushan-2020')!;
  const laidOut = planAssessment({ rubric, assessees, locale: 'zh-CN', now: DAY }, []);
  await host.apply(laidOut);
  const { sheets } = await host.read();
  const sheet = sheets.find((candidate) => markerOf(candidate)?.kind === 'ledger')!;
  const ledger = readLedger(sheet, assessees[0]!, 1900);
  const filled = { title: '', changes: fillLedger(ledger, placeEntries(ledger, EVIDENCE_LEDGER), 1900) };
  await host.apply(filled);
  return { plans: [laidOut, filled], snapshot: await host.read() };
}
