/** Sheets that come, go, hide and are emptied. */
import type { Change, Host } from '../../host/port';
import { refusal } from '../check';
import type { Case, CaseId } from '../model';
import { apply, rect, sheetNamed, USUAL, write } from './support';

const names = async (host: Host): Promise<string[]> => (await host.read()).sheets.map((sheet) => sheet.name);

/** A change that is refused, and the data of the refusal. */
const refuses = (id: CaseId, change: Change, data: unknown): Case => ({
  id,
  group: 'tabs',
  start: USUAL,
  run: async ({ host, inspect }, check) => {
    const before = await inspect();
    check.match(await refusal(() => apply(host, write([['先写']]), change)), { data }, 'refusal');
    check.equal(await inspect(), before, 'workbook');
  },
});

export const TABS: readonly Case[] = [
  {
    id: 'tabsComeAndGo',
    group: 'tabs',
    start: USUAL,
    run: async ({ host }, check) => {
      await apply(
        host,
        { kind: 'addSheet', sheet: '新一' },
        { kind: 'addSheet', sheet: '新二', after: '表', visibility: 'veryHidden' },
        { kind: 'addSheet', sheet: '新三', after: '新二' },
        { kind: 'removeSheet', sheet: '锁定' },
        write([['甲']], 0, 0, '新三'),
      );
      check.equal(await names(host), ['表', '新二', '新三', '_考评', '新一'], 'sheets');
      check.equal((await sheetNamed(host, '新二')).visibility, 'veryHidden', 'visibility');
      check.equal((await sheetNamed(host, '新三')).values, [['甲']], 'values');
    },
  },
  {
    id: 'tabsNameAgain',
    group: 'tabs',
    start: USUAL,
    run: async ({ host }, check) => {
      await apply(
        host,
        { kind: 'removeSheet', sheet: '表' },
        { kind: 'addSheet', sheet: '表', after: '锁定' },
        write([['新']]),
      );
      check.equal(await names(host), ['锁定', '表', '_考评'], 'sheets');
      check.equal((await sheetNamed(host, '表')).values, [['新']], 'values');
    },
  },
  {
    id: 'tabsEmptied',
    group: 'tabs',
    start: { ...USUAL, changes: [{ kind: 'merge', sheet: '表', range: rect(5, 0, 1, 2) }] },
    run: async ({ host, inspect }, check) => {
      await apply(host, { kind: 'clearSheet', sheet: '表' }, write([['新']], 2, 2));
      check.equal(await names(host), ['表', '锁定', '_考评'], 'sheets');
      check.match(await sheetNamed(host, '表'), { used: rect(2, 2), values: [['新']], merges: [] }, 'sheet');
      if (!host.can('notes')) return;
      // A note that is still there is not changed by writing it again.
      const note: Change = { kind: 'note', sheet: '表', row: 2, column: 2, text: '请核对' };
      await apply(host, note, { kind: 'clearSheet', sheet: '表' });
      const emptied = await inspect();
      await apply(host, note);
      check.equal(await inspect(), emptied, 'workbook with its note');
    },
  },
  refuses('refusesTakenName', { kind: 'addSheet', sheet: '锁定' }, { sheet: '锁定', reason: 'sheetExists' }),
  refuses('refusesBadName', { kind: 'addSheet', sheet: 'a/b' }, { sheet: 'a/b', reason: 'sheetName' }),
  refuses('refusesNoPlace', { kind: 'addSheet', sheet: '新', after: '没有' }, { sheet: '没有' }),
  refuses('refusesNoSheet', { kind: 'removeSheet', sheet: '没有' }, { sheet: '没有' }),
  refuses('refusesHidden', { kind: 'activate', sheet: '_考评' }, { sheet: '_考评', reason: 'hiddenSheet' }),
  {
    id: 'refusesAllHidden',
    group: 'tabs',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      const hide = (sheet: string): Change => ({ kind: 'setVisibility', sheet, visibility: 'hidden' });
      check.equal(
        await refusal(() => apply(host, hide('表'), hide('锁定'))),
        { code: 'failed', data: { reason: 'lastVisibleSheet' } },
        'refusal',
      );
      check.equal(await inspect(), before, 'workbook');
    },
  },
];
