/** @jest-environment ./test/host/excel/environment.js */
import type { Change } from '../../../src/host/port';
import { apply, everyKind, rect, USUAL, write } from '../contract';
import { startExcel } from './support/start';

/** Members that are known to fail by themselves in some builds and states, and what is told then. */
const FAILING: readonly (readonly [what: string, members: RegExp])[] = [
  ['freeze', /^WorksheetFreezePanes\./],
  ['printSetup', /^(?:PageLayout|HeaderFooter)/],
  ['links', /^Range\.hyperlink$/],
  ['conditionalFormats', /^ConditionalFormatCollection\.add$/],
  ['columnWidths', /^Range\.[gs]etColumnProperties$/],
  ['rowHeights', /^Range\.[gs]etRowProperties$/],
];

describe.each(FAILING)('Where Excel refuses %s', (what, members) => {
  test('the values are written all the same, and what does not look as it should is told', async () => {
    const whole = await startExcel(USUAL);
    await apply(whole.host, ...everyKind(whole.host).filter(({ kind }) => kind !== what));
    const expected = whole.inspect();
    const { host, excel, inspect } = await startExcel(USUAL);
    excel.failMembers((member) => (members.test(member) ? 'GeneralException' : null));
    const result = await apply(host, ...everyKind(host));
    expect(result.differences).toEqual([]);
    expect(result.notDone).toEqual([
      { what, sheet: '汇总' },
      { what, sheet: '表' },
    ]);
    excel.clearFaults();
    expect(inspect()).toEqual(expected);
  });
});

test('A look that was refused once is asked for by itself the next time, and is done when it can be', async () => {
  const { host, excel, model } = await startExcel(USUAL);
  const freeze: Change = { kind: 'freeze', sheet: '表', rows: 1, columns: 0 };
  excel.failMembers((member) => (member.startsWith('WorksheetFreezePanes.') ? 'GeneralException' : null));
  expect((await apply(host, write([[1]]), freeze)).notDone).toEqual([{ what: 'freeze', sheet: '表' }]);
  excel.clearFaults();
  expect((await apply(host, write([[2]]), freeze)).notDone).toBeUndefined();
  expect(model.frozen(model.sheets()[0]!.id)).toEqual({ rows: 1, columns: 0 });
});

test('A look that cannot be made at all lets nothing be written, also where looks go by themselves', async () => {
  const { host, excel, inspect } = await startExcel(USUAL);
  const freeze = (sheet: string): Change => ({ kind: 'freeze', sheet, rows: 1, columns: 0 });
  excel.failMembers((member) => (member.startsWith('WorksheetFreezePanes.') ? 'GeneralException' : null));
  await apply(host, write([[1]]), freeze('表'));
  const before = inspect();
  await expect(apply(host, write([[2]]), freeze('没有'))).rejects.toMatchObject({ code: 'missingSheet' });
  await expect(apply(host, write([[2]]), freeze('锁定'))).rejects.toMatchObject({ code: 'protectedSheet' });
  expect(inspect()).toEqual(before);
});

test.each([20, 30, 40])(
  'Rows keep their heights where Excel refuses what has to do with the page and emptying fails after %i actions',
  async (done) => {
    const heights: Change = { kind: 'rowHeights', sheet: '表', row: 0, heights: [18, 18, 18] };
    const { host, excel, inspect } = await startExcel({ ...USUAL, changes: [heights] }, { quirks: ['pageFails'] });
    const before = inspect();
    let hasFailed = false;
    const isFirst = (names: readonly string[]): boolean => {
      const isIt = !hasFailed && names.includes('Formulas');
      hasFailed ||= isIt;
      return isIt;
    };
    excel.failWhen((_, { Actions }) => isFirst(Actions.map(({ Name }) => Name)), 'AccessDenied', done);
    const changes: Change[] = [{ kind: 'clearSheet', sheet: '表' }, write([[1]])];
    await expect(apply(host, ...changes)).rejects.toMatchObject({ code: 'protectedSheet' });
    expect(inspect()).toEqual(before);
  },
);

test('An error of the values themselves is no matter of looks', async () => {
  const { host, excel, inspect } = await startExcel(USUAL);
  const before = inspect();
  excel.failMembers((member) => (member === 'Range.formulas' ? 'GeneralException' : null));
  await expect(apply(host, ...everyKind(host))).rejects.toMatchObject({ code: 'failed' });
  excel.clearFaults();
  expect(inspect()).toEqual(before);
});

test('While a chart is shown, values and looks are written', async () => {
  const { host, excel } = await startExcel(USUAL);
  excel.failMembers((member) => (member === 'WorksheetCollection.getActiveWorksheet' ? 'UnsupportedSheet' : null));
  const format: Change = { kind: 'format', sheet: '表', range: rect(0, 0), format: { bold: true } };
  expect((await apply(host, write([[1]]), format)).differences).toEqual([]);
});
