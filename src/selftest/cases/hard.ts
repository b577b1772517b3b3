/** What is known or feared to go otherwise on a real host than here: nobody could try it. */
import type { Change } from '../../host/port';
import { HostError } from '../../host/port';
import type { Case } from '../model';
import { apply, everyKind, rect, sheetNamed, USUAL, write } from './support';

/** A formula that no program calculates; a file only holds it. */
const BROKEN = { formula: '=SUM(', result: 0 } as const;
/** So many merged areas that Excel no longer tells them all. */
const MANY = 600;
/** Excel tells no text of more than 8,192 characters as a formula; a cell holds 32,767. */
const LONG = ['长'.repeat(8_300), '文'.repeat(30_000)];

export const HARD: readonly Case[] = [
  {
    id: 'failsInside',
    group: 'changeSets',
    // A row without a height of its own is as high as the program thinks right, also after its font was another for a while.
    start: { ...USUAL, changes: [{ kind: 'rowHeights', sheet: '表', row: 0, heights: [18, 18, 18] }] },
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      // Rows that are repeated on every page cannot be taken away again in Excel.
      const every = everyKind(host).filter(({ kind }) => kind !== 'printSetup');
      for (const changes of [every, [{ kind: 'clearSheet', sheet: '表' }]] as const) {
        try {
          // Nothing is wrong with it but that the program itself refuses the last of its changes.
          await apply(host, ...changes, write([[BROKEN]], 20));
          if (host.name !== 'excel') return;
          check.equal('written', 'refused');
        } catch (error) {
          if (!(error instanceof HostError)) throw error;
          check.equal(error.data['restored'], undefined, 'restored');
          check.equal(await inspect(), before, 'workbook');
        }
      }
    },
  },
  {
    id: 'filteredRows',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      const hidden: readonly Change[] = [
        { kind: 'autoFilter', sheet: '表', range: rect(0, 0, 4, 3) },
        { kind: 'rowHeights', sheet: '表', row: 1, heights: [0, 0] },
      ];
      await apply(host, ...hidden);
      const { differences } = await apply(host, write([['甲'], ['乙'], ['丙']], 1, 2));
      check.equal(differences, [], 'differences');
      const { values } = await sheetNamed(host, '表');
      check.equal(
        values.slice(1, 4).map((row) => row[2]),
        ['甲', '乙', '丙'],
        'values',
      );
    },
  },
  {
    id: 'tableOver',
    group: 'values',
    start: {
      sheets: [
        { name: '表', values: [['条款', '填报值', '得分'], ['2.1'], ['2.2'], ['2.3']], table: rect(0, 0, 4, 3) },
      ],
    },
    run: async ({ host }, check) => {
      await apply(host, { kind: 'rowHeights', sheet: '表', row: 2, heights: [0] });
      const rows = [
        ['甲', 9.5],
        ['乙', 8],
        ['丙', 7],
      ];
      // The last line stands right below the table.
      const { differences } = await apply(host, write(rows, 1, 1), write([['另记', 1, 2]], 4));
      check.equal(differences, [], 'differences');
      const { values } = await sheetNamed(host, '表');
      check.equal(
        values.map((row) => row.slice(0, 3)),
        [
          ['条款', '填报值', '得分'],
          ['2.1', ...rows[0]!],
          ['2.2', ...rows[1]!],
          ['2.3', ...rows[2]!],
          ['另记', 1, 2],
        ],
        'values',
      );
    },
  },
  {
    id: 'fontsUnderLinks',
    group: 'changeSets',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const fonts: readonly Change[] = [
        { fontName: '黑体', fontSize: 14, color: 'C00000', bold: true },
        { fontName: '楷体', fontSize: 9, color: '1B5E9B', italic: true },
      ].map((format, index) => ({ kind: 'format', sheet: '表', range: rect(1 + index, 0), format }));
      const links = [1, 2].map((row) => ({ row, column: 0, target: "'锁定'!A1" }));
      await apply(host, ...fonts);
      await apply(host, { kind: 'links', sheet: '表', links });
      const linked = await inspect();
      await apply(host, ...fonts);
      check.equal(await inspect(), linked, 'workbook');
    },
  },
  {
    id: 'longTexts',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      const { differences } = await apply(host, write([LONG], 6));
      check.equal(differences, [], 'differences');
      const { values } = await sheetNamed(host, '表');
      check.equal(
        values[6]!.slice(0, 2).map((value) => String(value).length),
        LONG.map((text) => text.length),
        'lengths',
      );
    },
  },
  {
    id: 'manyMerges',
    group: 'reading',
    start: USUAL,
    run: async ({ host }, check) => {
      const merges = Array.from({ length: MANY }, (_, index): Change => ({
        kind: 'merge',
        sheet: '表',
        range: rect(10 + index, 4, 1, 2),
      }));
      await apply(host, ...merges);
      const { values } = await sheetNamed(host, '表');
      check.equal(values[1]!.slice(0, 3), ['2.1', 12, 2], 'values');
      check.equal((await apply(host, write([[13]], 1, 1))).differences, [], 'differences');
    },
  },
  {
    id: 'veryHiddenGoes',
    group: 'tabs',
    start: USUAL,
    run: async ({ host }, check) => {
      await apply(host, { kind: 'removeSheet', sheet: '_考评' }, write([['先写']]));
      const { sheets } = await host.read();
      check.equal(
        sheets.map(({ name }) => name),
        ['表', '锁定'],
        'sheets',
      );
    },
  },
  {
    id: 'withoutBounds',
    group: 'values',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const set = (rule: { readonly type: 'decimal'; readonly min?: number }): Change => ({
        kind: 'validations',
        sheet: '表',
        validations: [{ range: rect(1, 1, 2, 1), validation: { rule } }],
      });
      await apply(host, set({ type: 'decimal' }));
      const once = await inspect();
      await apply(host, set({ type: 'decimal', min: 0 }));
      await apply(host, set({ type: 'decimal' }));
      check.equal(await inspect(), once, 'workbook');
    },
  },
];
