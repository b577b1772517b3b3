/** @jest-environment ./test/host/excel/environment.js */
import type { Change } from '../../../src/host/port';
import { HostError } from '../../../src/host/port';
import type { Done } from '../../../src/workbench';
import { apply, rect, write } from '../contract';
import { CHANGES, WORN } from '../worn';
import { startExcel } from './support/start';

const CODES = [
  'GeneralException',
  'InvalidOperationInCellEditMode',
  'AccessDenied',
  'ItemNotFound',
  'ItemAlreadyExists',
  'ResponsePayloadSizeLimitExceeded',
];

describe.each(Object.entries(CHANGES))('A change set %s, when one request fails', (_, changesOf) => {
  /** The workbook before and after, and how many actions writing takes. */
  async function unharmed(): Promise<{ before: unknown; after: unknown; requests: number; actions: number }> {
    const { host, excel, inspect } = await startExcel(WORN);
    const before = inspect();
    let actions = 0;
    excel.failWhen((_number, body) => {
      actions = Math.max(actions, body.Actions.length);
      return false;
    }, '');
    await apply(host, ...changesOf(host));
    const after = inspect();
    expect(after).not.toEqual(before);
    return { before, after, requests: excel.requests, actions };
  }

  async function harmed(number: number, code: string, done: Done): Promise<{ state: unknown; error: unknown }> {
    const { host, excel, inspect } = await startExcel(WORN);
    excel.failRequest(number, code, done);
    const error: unknown = await apply(host, ...changesOf(host)).then(
      () => null,
      (reason: unknown) => reason,
    );
    return { state: inspect(), error };
  }

  test.each(CODES)('with %s, is fully written or not at all', async (code) => {
    const { before, after, requests } = await unharmed();
    for (let number = 1; number <= requests; number++) {
      for (const done of ['nothing', 'half', 'everything'] as const) {
        const { state, error } = await harmed(number, code, done);
        if (error === null) {
          expect(state).toEqual(after);
        } else {
          expect(error).toBeInstanceOf(HostError);
          expect((error as HostError).data).not.toHaveProperty('restored');
          expect(state).toEqual(before);
        }
      }
    }
  });

  test('after any of its actions, is fully written or not at all', async () => {
    const { before, after, requests, actions } = await unharmed();
    const stride = Math.max(1, Math.floor(actions / 30));
    for (let done = 0; done <= actions; done += stride) {
      const { state, error } = await harmed(requests, 'GeneralException', done);
      expect(state).toEqual(error === null ? after : before);
    }
    for (let done = Math.max(0, actions - 10); done <= actions; done++) {
      const { state, error } = await harmed(requests, 'GeneralException', done);
      expect(state).toEqual(error === null ? after : before);
    }
  });
});

describe('Putting back', () => {
  test('is tried again when it fails too', async () => {
    const { host, excel, inspect } = await startExcel(WORN);
    const before = inspect();
    excel.failRequest(2, 'GeneralException', 'half');
    excel.failRequest(3, 'GeneralException');
    excel.failRequest(5, 'GeneralException', 'half');
    await expect(apply(host, ...CHANGES['that empties a sheet and fills it again']!(host))).rejects.toMatchObject({
      code: 'failed',
      data: { code: 'GeneralException' },
    });
    expect(inspect()).toEqual(before);
  });

  test('that fails for good is told', async () => {
    const { host, excel } = await startExcel(WORN);
    excel.failRequest(2, 'AccessDenied', 'half');
    excel.failWhen((number) => number > 2, 'GeneralException');
    await expect(apply(host, ...CHANGES['that only writes']!(host))).rejects.toMatchObject({
      code: 'protectedSheet',
      data: { code: 'AccessDenied', restored: 'no' },
    });
  });

  test('without copies of sheets, in a workbook whose structure is protected, is told to be partial', async () => {
    const { host, excel, model } = await startExcel(WORN);
    model.setStructureProtected(true);
    const format: Change = { kind: 'format', sheet: '表', range: rect(0, 0, 2, 2), format: { bold: true } };
    excel.failRequest(2, 'GeneralException', 'half');
    await expect(apply(host, format, write([[1]]))).rejects.toMatchObject({ data: { restored: 'partly' } });
    excel.clearFaults();
    expect((await apply(host, format, write([[1]]))).differences).toEqual([]);
  });
});
