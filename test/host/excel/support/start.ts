/** Workbooks in memory to start from. */
import type { CellWrite } from '../../../../src/host/port';
import { ExcelHost, type Limits } from '../../../../src/host/excel';
import {
  MemoryWorkbook,
  type CellInput,
  type Clock,
  type EmulatedExcel,
  type ExcelOptions,
} from '../../../../src/workbench';
import type { Start, Subject } from '../../contract';
import { openInExcel } from './excel';
import { inspect } from './inspect';

/** Formulas of the tests and their results. */
const RESULTS: Readonly<Record<string, number>> = { '=1+1': 2 };

function inputOf(value: CellWrite): CellInput {
  return typeof value === 'object' && value !== null && 'formula' in value ? { formula: value.formula } : value;
}

export function workbookOf({ sheets }: Start): MemoryWorkbook {
  const model = new MemoryWorkbook(
    '测试.xlsx',
    sheets.map(({ name }) => name),
    (formula) => RESULTS[formula] ?? 0,
  );
  model.sheets().forEach(({ id }, index) => {
    const { values = [], visibility, isProtected } = sheets[index]!;
    const columns = values.reduce((most, row) => Math.max(most, row.length), 0);
    if (columns > 0) {
      const range = { row: 0, column: 0, rows: values.length, columns };
      model.write(
        id,
        range,
        values.map((row) => row.map(inputOf)),
      );
    }
    model.setProtected(id, isProtected === true);
    model.setVisibility(id, visibility ?? 'visible');
  });
  return model;
}

/** Time that passes as soon as somebody waits. */
export function quickClock(): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      now += milliseconds;
    },
  };
}

export interface ExcelSubject extends Subject {
  readonly host: ExcelHost;
  readonly excel: EmulatedExcel;
  readonly model: MemoryWorkbook;
  readonly clock: Clock;
}

/** What the workbook begins with is written by an Excel without quirks. */
export async function startExcel(
  start: Start,
  options: ExcelOptions = {},
  limits?: Limits,
  answer = 60_000,
): Promise<ExcelSubject> {
  const model = workbookOf(start);
  const clock = options.clock ?? quickClock();
  const host = new ExcelHost(limits, { clock, answer });
  if (start.changes !== undefined) {
    openInExcel(model);
    await new ExcelHost().apply({ title: '', changes: start.changes });
  }
  const excel = openInExcel(model, { ...options, clock });
  return { host, excel, model, clock, inspect: () => inspect(model) };
}
