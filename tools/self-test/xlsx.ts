import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { newXlsx, openXlsx } from '../../src/host/xlsx';
import type { Target } from '../../src/selftest';

/** Workbooks that are files: nothing is asked of anybody, so nothing is recorded. */
export function xlsxTarget(): Target {
  return {
    host: 'xlsx',
    refusal: async () => null,
    openBlank: null,
    begin: async () => undefined,
    probe: async () => ({ application: { node: process.version }, requirements: [], members: {} }),
    start: async ({ sheets, changes = [] }) => {
      const made = newXlsx('自检.xlsx');
      await made.apply({
        title: '自检',
        changes: [
          ...sheets.map(({ name, visibility }) => ({
            kind: 'addSheet' as const,
            sheet: name,
            ...(visibility === undefined ? {} : { visibility }),
          })),
          ...sheets.flatMap(({ name, values }) =>
            values === undefined ? [] : [{ kind: 'write' as const, sheet: name, row: 0, column: 0, values }],
          ),
          ...changes,
        ],
      });
      const protectedSheets = sheets.flatMap(({ isProtected }, index) => (isProtected === true ? [index + 1] : []));
      const host = openXlsx(withProtection(made.save(), protectedSheets), '自检.xlsx');
      return { host, inspect: async () => textsOf(host.save()), close: async () => undefined };
    },
    learned: () => ({}),
    askOften: async () => 1,
    finish: async () => [],
    recorder: {
      begin: () => undefined,
      end: () => undefined,
      aside: (work) => work(),
      count: () => 0,
      result: () => ({ texts: [], cases: {}, cut: [] }),
    },
  };
}

const textsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

/** No change set protects a sheet. */
function withProtection(bytes: Uint8Array, sheets: readonly number[]): Uint8Array {
  const parts = textsOf(bytes);
  for (const number of sheets) {
    const part = `xl/worksheets/sheet${number}.xml`;
    parts[part] = parts[part]!.replace('</sheetData>', '</sheetData><sheetProtection sheet="1"/>');
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
