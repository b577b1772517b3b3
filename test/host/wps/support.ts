/** Workbooks in memory behind an emulated WPS. */
import { WpsHost, type Application } from '../../../src/host/wps';
import { EmulatedWps, type MemoryWorkbook, type Quirk, type WorkbookModel } from '../../../src/workbench';
import type { Start, Subject } from '../contract';
import { inspect } from '../excel/support/inspect';
import { workbookOf } from '../excel/support/start';

export interface WpsSubject extends Subject {
  readonly host: WpsHost;
  readonly wps: EmulatedWps;
  readonly model: MemoryWorkbook;
}

export function openInWps(model: WorkbookModel, quirks: readonly Quirk[] = []): { host: WpsHost; wps: EmulatedWps } {
  const wps = new EmulatedWps(model, quirks);
  return { wps, host: new WpsHost(wps.application as Application) };
}

/** What the workbook begins with is written without quirks. */
export async function startWps(start: Start, quirks: readonly Quirk[] = []): Promise<WpsSubject> {
  const model = workbookOf(start);
  if (start.changes !== undefined) await openInWps(model).host.apply({ title: '', changes: start.changes });
  return { ...openInWps(model, quirks), model, inspect: () => inspect(model) };
}
