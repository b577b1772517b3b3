import { readXlsxFile, writeXlsxFile } from '../../src/host/xlsx/files';
import type { Change } from '../../src/host/port';
import { CHANGED_COLUMNS, newCell, type Pass } from './sample';

/** As the product does it: everything is read, the changes are one change set, what was written is read back and compared. */
export const changeWithOurs: Pass = async (source, target) => {
  const host = await readXlsxFile(source);
  const { sheets } = await host.read();
  const changes = sheets.flatMap(({ name, values }, sheet) =>
    CHANGED_COLUMNS.map((column): Change => ({
      kind: 'write',
      sheet: name,
      row: 1,
      column,
      values: values.slice(1).map((_, index) => [newCell(sheet, index + 1, column)]),
    })),
  );
  const { differences } = await host.apply({ title: 'bench', changes });
  if (differences.length > 0) throw new Error(`${differences.length} cells differ`);
  await writeXlsxFile(target, host.save(), { overwrite: true });
};
