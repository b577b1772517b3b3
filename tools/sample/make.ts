import type { Snapshot } from '../../src/host/port';
import { newXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { scoreWorkbook, type Scoring } from '../../src/usecases';
import { readSampleData, type SampleData } from './data';
import { planSample, type SampleWorkbook } from './workbook';

export interface Sample {
  readonly data: SampleData;
  readonly workbook: SampleWorkbook;
  readonly snapshot: Snapshot;
  /** The .xlsx file. */
  readonly bytes: Uint8Array;
  /** What 一键重算 makes of it. */
  readonly scoring: Scoring;
}

/** Makes the sample in memory. Throws when its figures do not fit the rubric, or when the file does not hold what was written. */
export async function makeSample(): Promise<Sample> {
  const rubric = rubricById('shaoxing-2022')!;
  const data = readSampleData(rubric);
  const workbook = planSample(rubric, data);
  const host = newXlsx('shaoxing-2022.xlsx');
  const { differences } = await host.apply(workbook.changeSet);
  if (differences.length > 0) throw new Error(`The file holds something else: ${JSON.stringify(differences[0])}`);
  const snapshot = await host.read();
  return { data, workbook, snapshot, bytes: host.save(), scoring: scoreSample(snapshot, data.now) };
}

/** Scores a workbook as of the sample's day. */
export const scoreSample = (snapshot: Snapshot, now: Date): Scoring =>
  scoreWorkbook(snapshot, { rubricById, locale: 'zh-CN', now });
