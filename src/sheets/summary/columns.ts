import type { Words } from '../../locales';
import type { Column } from '../common/builder';
import { STYLES } from '../common/style';

/** In characters: room for 待定（还可能达标）, a range such as 891.2364～915.6364, and the reasons of a verdict. */
export const ASSESSEE_WIDTH = 21;
/** Points of the characters of the total; the other rows have those of the body. */
export const TOTAL_SIZE = 11;

export const ASSESSEE_KEY = 'assessee:';
export const assesseeKey = (assessee: string): string => `${ASSESSEE_KEY}${assessee}`;

/** The columns of 汇总: what a row is about, full marks, then one per assessee. */
export const columnsOf = (assessees: readonly string[], words: Words): Column[] => [
  { key: 'name', title: words.t('sheet.summary.column.name'), width: 32 },
  { key: 'points', title: words.t('sheet.summary.column.points'), width: 8, format: STYLES.number },
  ...assessees.map((assessee) => ({
    key: assesseeKey(assessee),
    title: assessee,
    width: ASSESSEE_WIDTH,
    format: { horizontal: 'center' } as const,
  })),
];
