/** What a host tells of a workbook. */
import type { Case } from '../model';
import { refusal } from '../check';
import { rect, sheetNamed, USUAL } from './support';

export const READING: readonly Case[] = [
  {
    id: 'readsAll',
    group: 'reading',
    start: USUAL,
    run: async ({ host }, check) => {
      const { sheets, dateSystem } = await host.read();
      check.equal(dateSystem, 1900, 'date system');
      check.equal(
        sheets.map(({ name, visibility, isProtected }) => [name, visibility, isProtected]),
        [
          ['表', 'visible', false],
          ['锁定', 'visible', true],
          ['_考评', 'veryHidden', false],
        ],
        'sheets',
      );
      check.match(
        sheets[0],
        {
          used: rect(0, 0, 4, 3),
          values: [
            ['条款', '填报值', '得分'],
            ['2.1', 12, 2],
            ['15.4', '约95%', true],
            [null, { error: '#N/A' }, "'引号"],
          ],
          formulas: [
            [null, null, null],
            [null, null, '=1+1'],
            [null, null, null],
            [null, null, null],
          ],
          merges: [],
        },
        'first sheet',
      );
    },
  },
  {
    id: 'readsOne',
    group: 'reading',
    start: USUAL,
    run: async ({ host }, check) => {
      const { sheets } = await host.read({ sheets: ['锁定'] });
      check.equal(
        sheets.map(({ used }) => used),
        [null, rect(0, 0), null],
        'used ranges',
      );
      check.equal(sheets[0]!.values, [], 'values of the first sheet');
    },
  },
  {
    id: 'readsMissing',
    group: 'reading',
    start: USUAL,
    run: async ({ host }, check) => {
      check.equal(await refusal(() => host.read({ sheets: ['没有'] })), {
        code: 'missingSheet',
        data: { sheet: '没有' },
      });
    },
  },
  {
    id: 'readsEmpty',
    group: 'reading',
    start: {
      sheets: [{ name: '表' }],
      changes: [{ kind: 'format', sheet: '表', range: rect(0, 0, 5, 5), format: { fill: 'FF0000' } }],
    },
    run: async ({ host }, check) => {
      check.match((await host.read()).sheets[0], { used: null, values: [], formulas: [] });
    },
  },
  {
    id: 'readsMerged',
    group: 'reading',
    start: {
      sheets: [{ name: '表', values: [['甲', null, '乙']] }],
      changes: [{ kind: 'merge', sheet: '表', range: rect(0, 0, 2, 2) }],
    },
    run: async ({ host }, check) => {
      check.equal((await sheetNamed(host, '表')).merges, [rect(0, 0, 2, 2)]);
    },
  },
];
