/** @jest-environment ./test/host/excel/environment.js */
import type { Change, Host } from '../../../src/host/port';
import { apply, everyKind, rect, USUAL, write } from '../contract';
import { startExcel } from '../excel/support/start';
import { startWps } from './support';

/** Rules in their order, for their ids are the host's own. */
const CHANGES: Readonly<Record<string, (host: Host) => readonly Change[]>> = {
  'of every kind': (host) => everyKind(host).filter(({ kind }) => kind !== 'note'),
  'that empties a sheet and removes one': () => [
    { kind: 'format', sheet: '表', range: rect(0, 0, 3, 3), format: { fill: 'FFFBE6', underline: true, indent: 1 } },
    { kind: 'clearSheet', sheet: '表' },
    write([['新', 1]], 2),
    { kind: 'removeSheet', sheet: '锁定' },
    { kind: 'addSheet', sheet: '汇总', visibility: 'hidden' },
    {
      kind: 'validations',
      sheet: '汇总',
      validations: [
        { range: rect(0, 0, 3, 1), validation: { rule: { type: 'date', min: 44562, max: 44926 } } },
        { range: rect(0, 1), validation: { rule: { type: 'listRange', reference: "'表'!$A$1:$A$3" } } },
        { range: rect(0, 2), validation: { rule: { type: 'decimal' } } },
        { range: rect(0, 3), validation: { rule: { type: 'whole', max: 9 } } },
        { range: rect(0, 4), validation: { rule: { type: 'decimal', min: 0, max: 0.5 } } },
      ],
    },
  ],
};

describe('Excel and WPS', () => {
  test.each(Object.entries(CHANGES))('leave the same workbook after a change set %s', async (_, changesOf) => {
    const excel = await startExcel(USUAL, { excelApi: '1.15' });
    const wps = await startWps(USUAL);
    for (const { host } of [excel, wps]) {
      expect((await apply(host, ...changesOf(host))).differences).toEqual([]);
    }
    expect(wps.inspect()).toEqual(excel.inspect());
  });
});
