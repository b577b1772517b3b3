/** Change sets as a whole, and what a host cannot do. */
import type { Change } from '../../host/port';
import { refusal } from '../check';
import type { Case } from '../model';
import { apply, everyKind, rect, sheetNamed, USUAL, write } from './support';

/** A change that no host can make. */
const IMPOSSIBLE: Change = { kind: 'freeze', sheet: '没有这张表', rows: 1, columns: 0 };

export const CHANGE_SETS: readonly Case[] = [
  {
    id: 'everyKind',
    group: 'changeSets',
    start: USUAL,
    run: async ({ host }, check) => {
      const { differences } = await apply(host, ...everyKind(host));
      check.equal(differences, [], 'differences');
      const { sheets } = await host.read();
      check.equal(
        sheets.map((sheet) => [sheet.name, sheet.visibility]),
        [
          ['表', 'visible'],
          ['汇总', 'hidden'],
          ['锁定', 'visible'],
          ['_考评', 'veryHidden'],
        ],
        'sheets',
      );
      check.equal(
        sheets[0]!.values.slice(5),
        [
          ['=不是公式', 3, null],
          ['007', null, 2],
        ],
        'values',
      );
      check.equal(sheets[0]!.numberFormats[5], ['0.0', '0.0', 'General'], 'number formats');
      check.equal(sheets[1]!.merges, [rect(8, 0, 2, 2)], 'merged cells');
    },
  },
  {
    id: 'allOrNothing',
    group: 'changeSets',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      for (const change of [...everyKind(host), { kind: 'clearSheet', sheet: '表' } as const]) {
        const first: Change[] = change.kind === 'addSheet' ? [] : [{ kind: 'addSheet', sheet: '汇总' }];
        const what = `${change.kind}${'sheet' in change ? ` ${change.sheet}` : ''}`;
        check.match(
          await refusal(() => apply(host, ...first, change, IMPOSSIBLE)),
          { code: 'missingSheet' },
          `refusal after ${what}`,
        );
        check.equal(await inspect(), before, `workbook after ${what}`);
      }
    },
  },
  {
    id: 'nothing',
    group: 'changeSets',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      check.equal(await apply(host), { cellsWritten: 0, differences: [] }, 'result');
      check.equal(await inspect(), before, 'workbook');
    },
  },
  {
    id: 'hiddenRows',
    group: 'changeSets',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const hide: Change = { kind: 'rowHeights', sheet: '表', row: 1, heights: [0] };
      await apply(host, hide);
      const hidden = await inspect();
      await apply(host, { kind: 'rowHeights', sheet: '表', row: 1, heights: [null] });
      check.equal(await inspect(), hidden);
    },
  },
  {
    id: 'writesOverHidden',
    group: 'changeSets',
    start: { ...USUAL, changes: [{ kind: 'rowHeights', sheet: '表', row: 1, heights: [null, 0, null, 0, 0] }] },
    run: async ({ host }, check) => {
      const rows = Array.from({ length: 6 }, (_, index) => [`第${index}行`, index, { error: '#N/A' }]);
      const result = await apply(host, write(rows, 1));
      check.equal(result, { cellsWritten: 18, differences: [] }, 'result');
      check.equal((await sheetNamed(host, '表')).values.slice(1), rows, 'values');
    },
  },
  {
    id: 'notes',
    group: 'abilities',
    needs: ['notes'],
    start: USUAL,
    run: async ({ host }, check) => {
      const note = (text: string | null): Change => ({ kind: 'note', sheet: '表', row: 1, column: 1, text });
      const read = async (): Promise<unknown> => (await sheetNamed(host, '表')).values;
      const values = await read();
      for (const text of ['请核对', '请再核对', null, null]) {
        check.equal(await apply(host, note(text)), { cellsWritten: 0, differences: [] }, String(text));
      }
      check.equal(await read(), values, 'values');
    },
  },
  {
    id: 'says',
    group: 'abilities',
    start: USUAL,
    run: async ({ host }, check) => {
      if (!host.can('reveal')) {
        check.match(await refusal(() => host.reveal('表', 0, 0)), { code: 'unsupported' }, 'reveal');
      } else {
        await host.reveal('表', 1, 2);
        check.match(await refusal(() => host.reveal('没有', 0, 0)), { code: 'missingSheet' }, 'reveal nothing');
      }
      const stop = host.onEdited(() => undefined);
      stop();
      check.equal(host.can('charts') || host.can('undoGrouping'), false, 'abilities');
    },
  },
];
