import type { CellFormat } from '../../host/port';

/** One look for all our sheets: quiet colours that survive black-and-white printing, Chinese fonts that every office has. */
export const COLORS = {
  ink: '1F2933',
  muted: '6B7785',
  line: 'B8C2CC',
  band: 'E8EEF4',
  group: 'D5E0EA',
  input: 'FFFBE6',
  inputHead: 'F5E6A8',
  ours: 'EEF5EE',
  oursHead: 'CFE3CF',
  error: 'F8D0CC',
  missing: 'FDEBB3',
  warning: 'FCE4CF',
  lost: 'FFF3E6',
  good: 'DCEFDC',
  idle: 'F0F2F4',
  link: '1B5E9B',
} as const;

const BODY_FONT = '宋体';
const HEAD_FONT = '黑体';

const border = { style: 'thin', color: COLORS.line } as const;

export const STYLES = {
  title: { fontName: HEAD_FONT, fontSize: 16, color: COLORS.ink, vertical: 'center', horizontal: 'left' },
  subtitle: { fontName: BODY_FONT, fontSize: 10, color: COLORS.muted, vertical: 'center', wrap: false },
  head: {
    fontName: HEAD_FONT,
    fontSize: 10,
    color: COLORS.ink,
    fill: COLORS.band,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
    border,
  },
  body: { fontName: BODY_FONT, fontSize: 10, color: COLORS.ink, vertical: 'center', wrap: true, border },
  number: { horizontal: 'center', wrap: false },
  group: { fontName: HEAD_FONT, fontSize: 10.5, color: COLORS.ink, fill: COLORS.group, vertical: 'center', border },
  input: { fill: COLORS.input, locked: false },
  link: { color: COLORS.link, underline: true },
} as const satisfies Readonly<Record<string, CellFormat>>;
