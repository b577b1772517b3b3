/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost, type Clock } from '../../../src/host/excel';
import type { CellWrite, Change, Waiting } from '../../../src/host/port';
import type { HostError } from '../../../src/host/port';
import { apply, rect, USUAL, write, type Start } from '../contract';
import { CHANGES, WORN } from '../worn';
import { startExcel, type ExcelSubject } from './support/start';

/** So small that each sheet takes requests of its own. */
const SMALL = { bytes: 20_000, cells: 1e6 };
const column = (value: CellWrite, rows = 100): CellWrite[][] => Array.from({ length: rows }, () => [value]);

const LONG: Start = {
  sheets: [
    { name: '表', values: column('旧的说明文字') },
    { name: '二', values: column(7) },
  ],
};
/** Takes several requests: a sheet that comes, one that is emptied, values. */
const LONG_CHANGES: readonly Change[] = [
  { kind: 'addSheet', sheet: '新' },
  write(column('新的说明文字，比原来的长'.repeat(8)), 0, 0, '新'),
  write(column('新的说明文字，比原来的长'.repeat(8))),
  { kind: 'clearSheet', sheet: '二' },
  write(column(8), 0, 1, '二'),
];

/** The same kind, of which only the sheet that comes late wants the workbook in front. */
const LATE_SHEET: readonly Change[] = [
  write(column('新的说明文字，比原来的长'.repeat(8))),
  { kind: 'format', sheet: '二', range: rect(0, 0, 100, 1), format: { bold: true } },
  write(column('新的说明文字，比原来的长'.repeat(8)), 0, 1, '二'),
  { kind: 'addSheet', sheet: '新' },
  write(column('新的说明文字，比原来的长'.repeat(8)), 0, 0, '新'),
];

async function applyTold(
  { host }: ExcelSubject,
  changes: readonly Change[],
): Promise<{ told: (Waiting | null)[]; error: unknown }> {
  const told: (Waiting | null)[] = [];
  const error: unknown = await host.apply({ title: '', changes }, { onWaiting: (waiting) => told.push(waiting) }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { told, error };
}

const namesOf = ({ model }: ExcelSubject): string[] => model.sheets().map(({ name }) => name);
const later = ({ clock }: ExcelSubject, milliseconds: number): Clock => ({
  now: () => clock.now() + milliseconds,
  wait: (time) => clock.wait(time),
});

describe('When somebody begins to type between two requests', () => {
  const typing = async (options: { waitsForCellEdit: boolean }): Promise<ExcelSubject> => {
    const subject = await startExcel(LONG, options, SMALL);
    subject.excel.beforeRequest((number) => {
      if (number === 3) subject.excel.editFor(20 * 60_000);
    });
    return subject;
  };

  test('an Excel that can hold requests back goes on afterwards', async () => {
    const whole = await startExcel(LONG);
    await apply(whole.host, ...LONG_CHANGES);
    const expected = whole.inspect();
    const subject = await typing({ waitsForCellEdit: true });
    expect((await applyTold(subject, LONG_CHANGES)).error).toBeNull();
    expect(subject.inspect()).toEqual(expected);
  });

  test('an Excel that cannot is waited for, however long it lasts, and the pane says for what', async () => {
    const subject = await typing({ waitsForCellEdit: false });
    const before = subject.inspect();
    const { told, error } = await applyTold(subject, LONG_CHANGES);
    expect(error).toMatchObject({ code: 'editMode' });
    expect((error as HostError).data).not.toHaveProperty('restored');
    expect(told).toContain('cellEdit');
    expect(told.at(-1)).toBeNull();
    expect(subject.inspect()).toEqual(before);
  });
});

describe('When another workbook comes to the front between two requests', () => {
  test.each([null, 'InactiveWorkbook'])('all is put back once this one is in front again (%s)', async (code) => {
    const subject = await startExcel(LONG, {}, SMALL);
    const before = subject.inspect();
    subject.excel.beforeRequest((number) => {
      if (number === 3) subject.excel.loseFocusFor(30_000, code);
    });
    const { told, error } = await applyTold(subject, LATE_SHEET);
    expect(error).toMatchObject({ code: 'failed', data: { reason: 'otherWorkbookActive' } });
    expect(told).toContain('otherWorkbook');
    expect(subject.inspect()).toEqual(before);
  });

  test('what is all written is only tidied up once this one is in front again', async () => {
    const whole = await startExcel(LONG);
    await apply(whole.host, ...LONG_CHANGES);
    const expected = whole.inspect();
    const subject = await startExcel(LONG, {}, SMALL);
    subject.excel.beforeRequest((number) => {
      if (number === 3) subject.excel.loseFocusFor(30_000);
    });
    const { told, error } = await applyTold(subject, LONG_CHANGES);
    expect(error).toBeNull();
    expect(told).toContain('otherWorkbook');
    expect(subject.inspect()).toEqual(expected);
  });

  test('the cells are put back even if it never is, and the next start clears away the rest', async () => {
    const subject = await startExcel(LONG, {}, SMALL);
    const before = subject.inspect();
    subject.excel.beforeRequest((number) => {
      if (number === 3) subject.excel.loseFocusFor(Infinity);
    });
    const { error } = await applyTold(subject, LATE_SHEET);
    expect((error as HostError).data).not.toHaveProperty('restored');
    const seen = await subject.host.read();
    expect(seen.sheets.map(({ name, values }) => [name, values])).toEqual([
      ['表', column('旧的说明文字')],
      ['二', column(7)],
    ]);
    subject.excel.beforeRequest(null);
    subject.excel.clearFaults();
    await new ExcelHost(undefined, { clock: later(subject, 120_000), answer: 60_000 }).read();
    expect(subject.inspect()).toEqual(before);
  });
});

describe('A page that goes away in the middle of a write', () => {
  /** Fails at a request, and then the page is gone. */
  async function interrupted(start: Start, changes: readonly Change[], number: number): Promise<ExcelSubject> {
    const subject = await startExcel(start, {}, SMALL);
    const gone = new Promise<never>(() => undefined);
    const host = new ExcelHost(SMALL, {
      clock: { now: () => subject.clock.now(), wait: () => gone },
      answer: 60_000,
    });
    subject.excel.failWhen((count) => count >= number, 'GeneralException', 'half');
    host.apply({ title: '', changes }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 400));
    subject.excel.clearFaults();
    return subject;
  }

  test.each([2, 3, 4, 5])('is taken back by the next that reads (request %i)', async (number) => {
    const before = (await startExcel(LONG)).inspect();
    const subject = await interrupted(LONG, LONG_CHANGES, number);
    await new ExcelHost(undefined, { clock: later(subject, 120_000), answer: 60_000 }).read();
    expect(subject.inspect()).toEqual(before);
  });

  // Values alone are one request: a page has no time to go away in.
  const several = Object.entries(CHANGES).filter(([what]) => what !== 'that only writes');
  test.each(several)('is taken back or finished after a change set %s', async (_, changesOf) => {
    const whole = await startExcel(WORN);
    const before = whole.inspect();
    await apply(whole.host, ...changesOf(whole.host));
    const after = whole.inspect();
    for (const number of [2, 3]) {
      const subject = await interrupted(WORN, changesOf(whole.host), number);
      await new ExcelHost(undefined, { clock: later(subject, 120_000), answer: 60_000 }).read();
      expect([before, after]).toContainEqual(subject.inspect());
    }
  });

  test('leaves what it writes to whoever writes it, as long as that may be', async () => {
    const subject = await interrupted(LONG, LONG_CHANGES, 4);
    const other = new ExcelHost(undefined, { clock: later(subject, 1_000), answer: 60_000 });
    const names = namesOf(subject);
    await other.read();
    expect(namesOf(subject)).toEqual(names);
    await expect(other.apply({ title: '', changes: [write([[1]], 0, 5)] })).rejects.toMatchObject({
      code: 'changedMeanwhile',
    });
  });

  test('leaves copies that are no sheets of the department, and that go with the next write', async () => {
    const subject = await startExcel(USUAL);
    const copy = subject.model.addSheet('_kaopingcopyab12cd340');
    subject.model.write(copy, rect(0, 0), [['kaoping|filling']]);
    subject.model.setVisibility(copy, 'hidden');
    expect((await subject.host.read()).sheets.map(({ name }) => name)).toEqual(['表', '锁定', '_考评']);
    await apply(subject.host, write([[1]]));
    expect(namesOf(subject)).toEqual(['表', '锁定', '_考评']);
  });
});

describe('Very hidden sheets', () => {
  const changes: readonly Change[] = [
    { kind: 'removeSheet', sheet: '_考评' },
    write([['先写']], 0, 0, '表'),
    { kind: 'format', sheet: '表', range: rect(0, 0), format: { bold: true } },
  ];

  test('are removed, though Excel neither renames nor moves them', async () => {
    const subject = await startExcel(USUAL);
    await apply(subject.host, ...changes);
    expect(namesOf(subject)).toEqual(['表', '锁定']);
  });

  test('are put back as they were', async () => {
    const { host, excel, inspect } = await startExcel(USUAL);
    const before = inspect();
    excel.failMembers((member) => (member === 'RangeFont.bold' ? 'GeneralException' : null));
    await expect(apply(host, ...changes)).rejects.toMatchObject({ code: 'failed' });
    expect(inspect()).toEqual(before);
  });
});

describe('A request that is not answered', () => {
  test('is told after a while, and is not waited for any longer', async () => {
    const { host, excel } = await startExcel(USUAL, {}, undefined, 300);
    const release = excel.holdRequest(1);
    await expect(host.read()).rejects.toMatchObject({ code: 'noAnswer' });
    release();
    expect((await host.read()).sheets).toHaveLength(3);
  });

  test('of a write, too', async () => {
    const { host, excel } = await startExcel(USUAL, {}, undefined, 300);
    const release = excel.holdRequest(2);
    await expect(apply(host, write([[1]]))).rejects.toMatchObject({ code: 'noAnswer' });
    release();
  });
});

describe('Values alone', () => {
  test('make no copies of sheets and add none, so that Excel can still undo what people did before', async () => {
    const { host, excel } = await startExcel(WORN);
    const names = new Set<string>();
    excel.failWhen((_, { Actions, ObjectPaths }) => {
      Actions.forEach(({ Name }) => names.add(Name));
      Object.values(ObjectPaths).forEach(({ Name }) => names.add(Name));
      return false;
    }, '');
    await apply(host, write([[99, null, '007']], 1), write([['状态']], 1, 0, '_考评'));
    expect([...names].filter((name) => ['Copy', 'Add', 'Delete', 'Position', 'Visibility'].includes(name))).toEqual([]);
  });
});
