import type { WorkbookContents } from '../../host/common';
import { newXlsx, openXlsx } from '../../host/xlsx';
import { differences } from './differences';

/** A file that is open in a spreadsheet. */
export interface OpenedFile {
  /** What the spreadsheet is to be filled with. */
  readonly contents: WorkbookContents;
  /**
   * What the spreadsheet says once it has been filled and has settled: from here on, changes count. Until then, those
   * count that make it differ from the file.
   */
  begin(baseline: WorkbookContents): void;
  /**
   * The file with what was changed since `begin`, and nothing else. Always made from the file as it was opened: without
   * changes it comes back byte for byte, be it that there were some and they were taken back. Throws `HostError` for
   * what a file cannot hold; the next attempt is not affected.
   */
  save(contents: WorkbookContents): Promise<Uint8Array>;
}

/** Throws `HostError` as `openXlsx` does. */
export function openFile(bytes: Uint8Array, name: string): OpenedFile {
  const contents = openXlsx(bytes, name).contents();
  let baseline = contents;
  return {
    contents,
    begin(filled) {
      baseline = filled;
    },
    async save(now) {
      const changes = differences(baseline, now);
      if (changes.length === 0) {
        return bytes;
      }
      const host = openXlsx(bytes, name);
      await host.apply({ title: name, changes, byHand: true });
      return host.save();
    },
  };
}

/** A new workbook with one empty sheet. */
export async function newFile(name: string, sheet: string): Promise<OpenedFile> {
  const host = newXlsx(name);
  await host.apply({ title: name, changes: [{ kind: 'addSheet', sheet }] });
  return openFile(host.save(), name);
}
