/** Workbooks and changes that the cases have in common. */
import type { Change, Host, Rect, SheetSnapshot } from '../../host/port';
import type { Start } from '../model';

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });

export async function sheetNamed(host: Host, name: string): Promise<SheetSnapshot> {
  const { sheets } = await host.read();
  return sheets.find((sheet) => sheet.name === name)!;
}

export const apply = (host: Host, ...changes: readonly Change[]): ReturnType<Host['apply']> =>
  host.apply({ title: '测试', changes });

export const write = (
  values: Extract<Change, { kind: 'write' }>['values'],
  row = 0,
  column = 0,
  sheet = '表',
): Extract<Change, { kind: 'write' }> => ({ kind: 'write', sheet, row, column, values });

/** Sheets and names that the cases make; whatever else is in a workbook is somebody else's. */
export const isOwnSheet = (name: string): boolean =>
  /^(?:表|锁定|_考评|汇总|新|新一|新二|新三|测速\d|_kaoping\w+)$/.test(name);
export const isOwnName = (name: string): boolean => name === '总分';

/** A workbook with people's cells in 表, two sheets beside it, one of them protected and one very hidden. */
export const USUAL: Start = {
  sheets: [
    {
      name: '表',
      values: [
        ['条款', '填报值', '得分'],
        ['2.1', 12, { formula: '=1+1', result: 2 }],
        ['15.4', '约95%', true],
        [null, { error: '#N/A' }, "'引号"],
      ],
    },
    { name: '锁定', values: [['甲']], isProtected: true },
    { name: '_考评', values: [['kaoping|state']], visibility: 'veryHidden' },
  ],
};

/** One change of every kind that the host can make, on a sheet that was there and on one that comes. */
export function everyKind(host: Host): Change[] {
  const text = { rule: { type: 'any' }, prompt: { title: '提示', text: '请填' } } as const;
  const list = {
    rule: { type: 'list', values: ['是', '否'] },
    error: { style: 'warning', title: '核对', text: '只能填是或否' },
  } as const;
  const decorate = (sheet: string): Change[] => [
    write(
      [
        ['=不是公式', 3, undefined],
        ['007', null, { formula: '=1+1', result: 2 }],
      ],
      5,
      0,
      sheet,
    ),
    {
      kind: 'format',
      sheet,
      range: rect(5, 0, 2, 2),
      format: {
        fill: 'FFFBE6',
        color: '1B5E9B',
        bold: true,
        horizontal: 'center',
        vertical: 'top',
        wrap: true,
        numberFormat: '0.0',
        border: { style: 'thin', color: 'B8C2CC' },
      },
    },
    { kind: 'merge', sheet, range: rect(8, 0, 2, 2) },
    { kind: 'columnWidths', sheet, column: 0, widths: [0, 20, null, 8.5] },
    { kind: 'rowHeights', sheet, row: 4, heights: [30, 0, null, 18] },
    { kind: 'freeze', sheet, rows: 1, columns: 2 },
    { kind: 'autoFilter', sheet, range: rect(0, 0, 4, 3) },
    {
      kind: 'conditionalFormats',
      sheet,
      range: rect(1, 2, 3, 1),
      formats: [
        { formula: '$A2="2.1"', format: { fill: 'F8D0CC', bold: true }, stopIfTrue: true },
        { formula: '$A2=""', format: { color: '6B7785' } },
      ],
    },
    {
      kind: 'validations',
      sheet,
      validations: [
        { range: rect(1, 1, 2, 1), validation: list },
        { range: rect(3, 1), validation: text },
      ],
    },
    { kind: 'links', sheet, links: [{ row: 1, column: 0, target: "'锁定'!A1", tip: '看原文' }] },
    {
      kind: 'printSetup',
      sheet,
      setup: {
        paper: 'A3',
        landscape: true,
        fitWidth: 1,
        titleRows: [0, 0],
        header: '&R&A',
        footer: '&C&P / &N',
        margins: { left: 0.5, right: 0.5, top: 1, bottom: 1 },
      },
    },
    ...(host.can('notes') ? ([{ kind: 'note', sheet, row: 1, column: 1, text: '请核对' }] as const) : []),
  ];
  return [
    { kind: 'addSheet', sheet: '汇总', after: '表', tabColor: 'CFE3CF' },
    ...decorate('汇总'),
    ...decorate('表'),
    { kind: 'setVisibility', sheet: '汇总', visibility: 'hidden' },
    { kind: 'definedName', name: '总分', reference: "'表'!$C$2" },
  ];
}
