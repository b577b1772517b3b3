import type { FileFacts } from '../../../src/evidence';
import { examineFiles, HEAD } from '../../../src/folder';
import { decodeInNode } from '../../../src/folder/decodeInNode';
import type { CellWrite, Change, ChangeSet, Snapshot } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import { words } from '../../../src/locales';
import { clausesOf, dateSerial, type Rubric } from '../../../src/rubric';
import { rubricById } from '../../../src/rubrics';
import { rowKey } from '../../../src/sheets';
import { planAssessment, scoreWorkbook, type Scoring } from '../../../src/usecases';
import { yearMonthDay } from '../data';
import { openSheet, type Sheet } from '../workbook';
import { ADJUSTMENT, BUREAU, FACTS, NOW, OUTSIDE_DAYS } from './data';
import { sampleFiles } from './files';
import { sampleRows } from './ledger';

export interface ZhoushanSample {
  readonly snapshot: Snapshot;
  /** The .xlsx file. */
  readonly bytes: Uint8Array;
  /** The folder beside it: paths and bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Makes the sample in memory. Throws when the file does not hold what was written. */
export async function makeZhoushan(): Promise<ZhoushanSample> {
  const rubric = rubricById('zhoushan-2020')!;
  const host = newXlsx('zhoushan-2020.xlsx');
  const { differences } = await host.apply(planZhoushan(rubric));
  if (differences.length > 0) throw new Error(`The file holds something else: ${JSON.stringify(differences[0])}`);
  const files = await sampleFiles(rubric.evidence!, sampleRows(rubric.evidence!));
  return { snapshot: await host.read(), bytes: host.save(), files };
}

/** Scores a workbook as of the sample's day, with the files of its folder if they are given. */
export const scoreZhoushan = (snapshot: Snapshot, files?: readonly FileFacts[]): Scoring =>
  scoreWorkbook(snapshot, {
    ...{ rubricById, locale: 'zh-CN', now: NOW },
    ...(files ? { folder: { assessee: BUREAU, files } } : {}),
  });

/** What can be seen in the files. */
export const examineSample = (files: ZhoushanSample['files']): Promise<FileFacts[]> =>
  examineFiles(
    [...files].map(([path, bytes]) => ({
      ...{ path, size: bytes.length, bytes: () => Promise.resolve(bytes) },
      head: () => Promise.resolve(bytes.subarray(0, HEAD)),
      chunks: async function* () {
        yield await Promise.resolve(bytes);
      },
    })),
    { decode: decodeInNode },
  );

function planZhoushan(rubric: Rubric): ChangeSet {
  const text = words('zh-CN');
  const { title, changes } = planAssessment({ rubric, assessees: [BUREAU], locale: 'zh-CN', now: NOW }, []);
  const sheet = (key: 'filling' | 'ledger' | 'requirements' | 'adjustments'): Sheet =>
    openSheet(changes, text.t(`sheet.name.${key}`, { assessee: BUREAU }));
  const filling = sheet('filling');
  const ledger = sheet('ledger');
  const requirements = sheet('requirements');
  const adjustments = sheet('adjustments');
  return {
    title,
    changes: [
      ...changes,
      ...clausesOf(rubric).flatMap(({ id, facts }) =>
        facts.map(({ name }) => cell(filling, rowKey(id, name), 'value', FACTS[id]![name]!)),
      ),
      ...sampleRows(rubric.evidence!).flatMap(({ key, entry }) =>
        Object.entries(entry ?? {}).flatMap(([field, value]) =>
          value === null ? [] : [cell(ledger, key, field, asTyped(value as string | number))],
        ),
      ),
      ...Object.entries(OUTSIDE_DAYS).map(([id, day]) => cell(requirements, `requirement:${id}`, 'due', asTyped(day))),
      ...Object.entries({ ...ADJUSTMENT, date: asTyped(ADJUSTMENT.date) }).map(([field, value]): Change =>
        write(adjustments, adjustments.firstRow, field, value),
      ),
    ],
  };
}

/** Whoever types a day gets a date. */
const asTyped = (value: string | number): string | number =>
  /^\d{4}-\d\d-\d\d$/.test(String(value)) ? dateSerial(...yearMonthDay(String(value))) : value;

const cell = (sheet: Sheet, row: string, column: string, value: CellWrite): Change =>
  write(sheet, sheet.rowOf.get(row)!, column, value);

const write = ({ name, columnOf }: Sheet, row: number, column: string, value: CellWrite): Change => ({
  ...{ kind: 'write', sheet: name, row, column: columnOf.get(column)!, values: [[value]] },
});
