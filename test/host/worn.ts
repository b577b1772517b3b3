/** A workbook with much in it that must survive, and change sets that fail on it. */
import type { Change, Host } from '../../src/host/port';
import { everyKind, rect, USUAL, write, type Start } from './contract';

/** People's things that must survive, beside an earlier result of ours. */
export const WORN: Start = {
  ...USUAL,
  changes: [
    { kind: 'format', sheet: '表', range: rect(0, 0, 4, 3), format: { fill: 'EEEEEE', fontName: '黑体' } },
    { kind: 'merge', sheet: '表', range: rect(10, 0, 1, 3) },
    write([['合计']], 10),
    {
      kind: 'conditionalFormats',
      sheet: '表',
      range: rect(1, 2, 3, 1),
      formats: [{ formula: '$A2="旧"', format: { fill: '112233' } }],
    },
    {
      kind: 'validations',
      sheet: '表',
      validations: [{ range: rect(1, 1, 3, 1), validation: { rule: { type: 'whole', min: 0 } } }],
    },
    { kind: 'links', sheet: '表', links: [{ row: 2, column: 0, target: "'锁定'!A1" }] },
    { kind: 'columnWidths', sheet: '表', column: 0, widths: [9, 0, 30] },
    { kind: 'rowHeights', sheet: '表', row: 0, heights: [40, 0, 20] },
    { kind: 'freeze', sheet: '表', rows: 2, columns: 1 },
    { kind: 'autoFilter', sheet: '表', range: rect(0, 0, 4, 2) },
    {
      kind: 'printSetup',
      sheet: '表',
      setup: { paper: 'A4', landscape: false, fitWidth: 2, titleRows: [0, 1], header: '&L左&R右' },
    },
    { kind: 'definedName', name: '总分', reference: "'表'!$A$1" },
    { kind: 'addSheet', sheet: '旧表', tabColor: 'AA0000' },
    write([['旧', { formula: '=1+1', result: 2 }]], 0, 0, '旧表'),
  ],
};

/** Change sets by what they do, for workbooks that are `WORN`. */
export const CHANGES: Readonly<Record<string, (host: Host) => readonly Change[]>> = {
  'of every kind': everyKind,
  'that only writes': () => [
    write([[99, null, '007']], 1),
    { kind: 'rowHeights', sheet: '表', row: 1, heights: [50, 60, null] },
    write([['状态']], 1, 0, '_考评'),
  ],
  'that empties a sheet and fills it again': () => [
    write([['先写']], 2),
    { kind: 'clearSheet', sheet: '表' },
    write([['新', 1]], 2),
    { kind: 'merge', sheet: '表', range: rect(0, 0, 1, 2) },
    { kind: 'freeze', sheet: '表', rows: 3, columns: 0 },
    { kind: 'setVisibility', sheet: '旧表', visibility: 'hidden' },
    { kind: 'activate', sheet: '表' },
  ],
  'that removes sheets and adds one of the same name': () => [
    { kind: 'removeSheet', sheet: '旧表' },
    { kind: 'removeSheet', sheet: '锁定' },
    { kind: 'addSheet', sheet: '旧表', after: '表', visibility: 'veryHidden' },
    write([['新']], 0, 0, '旧表'),
    { kind: 'format', sheet: '表', range: rect(0, 0, 2, 2), format: { bold: true } },
    { kind: 'definedName', name: '总分', reference: null },
  ],
};
