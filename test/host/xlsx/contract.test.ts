import { newXlsx, openXlsx } from '../../../src/host/xlsx';
import { describeContract, type MakeHost } from '../contract';
import { unzip, zip } from './support/workbooks';

const makeHost: MakeHost = async ({ sheets, changes = [] }) => {
  const made = newXlsx('测试.xlsx');
  await made.apply({
    title: '',
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
  const parts = unzip(made.save());
  sheets.forEach(({ isProtected }, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    if (isProtected === true) {
      parts[part] = parts[part]!.replace('</sheetData>', '</sheetData><sheetProtection sheet="1"/>');
    }
  });
  const host = openXlsx(zip(parts), '测试.xlsx');
  return { host, inspect: () => unzip(host.save()) };
};

describeContract('a file', makeHost);
