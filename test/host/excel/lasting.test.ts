/** @jest-environment ./test/host/excel/environment.js */
import { HostError } from '../../../src/host/port';
import type { EmulatedExcel } from '../../../src/workbench';
import { some } from '../../full';
import { apply } from '../contract';
import { CHANGES, WORN } from '../worn';
import { startExcel } from './support/start';

/** So small that a change set takes several requests. */
const SMALL = { bytes: 14_000, cells: 1e6 };

/** What begins just before a request, and lasts for seconds. */
const OBSTACLES: readonly (readonly [what: string, begin: (excel: EmulatedExcel) => void])[] = [
  ['somebody types for twenty seconds', (excel) => excel.editFor(20_000)],
  ['another workbook is in front for twenty seconds', (excel) => excel.loseFocusFor(20_000)],
  ['another workbook is in front, and Excel says so', (excel) => excel.loseFocusFor(20_000, 'InactiveWorkbook')],
  ['every request fails for twenty seconds', (excel) => excel.failFor(20_000, 'GeneralException')],
  ['every request is done by half for five seconds', (excel) => excel.failFor(5_000, 'GeneralException', 'half')],
  ['every answer is lost for five seconds', (excel) => excel.failFor(5_000, 'RequestAborted', 'everything')],
];

describe.each(Object.entries(CHANGES))('A change set %s', (_, changesOf) => {
  test.each(some(OBSTACLES))(
    'is fully written or not at all when %s, from whichever request on',
    async (_what, begin) => {
      const whole = await startExcel(WORN, {}, SMALL);
      const before = whole.inspect();
      await apply(whole.host, ...changesOf(whole.host));
      const after = whole.inspect();
      for (const waitsForCellEdit of [true, false]) {
        for (let from = 1; from <= whole.excel.requests; from++) {
          const { host, excel, inspect } = await startExcel(WORN, { waitsForCellEdit }, SMALL);
          excel.beforeRequest((number) => {
            if (number === from) begin(excel);
          });
          const error: unknown = await apply(host, ...changesOf(host)).then(
            () => null,
            (reason: unknown) => reason,
          );
          if (error !== null) {
            expect(error).toBeInstanceOf(HostError);
            expect((error as HostError).data).not.toHaveProperty('restored');
          }
          expect(inspect()).toEqual(error === null ? after : before);
        }
      }
    },
  );
});

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
