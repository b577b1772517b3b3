import { meaningOf, type Cell } from '../../cells';
import type { DateSystem } from '../../host/port';
import { readFact } from '../../scoring';

/**
 * A cell of points that people fill (自评分, 核定得分), read as any figure in 分: 9.5, 9.5分, ９.5. Null where it is blank;
 * what it shows where that is no number.
 */
export function readPoints(cell: Cell, dateSystem: DateSystem): number | { readonly given: string | number } | null {
  const meaning = meaningOf(cell, { kind: 'number', unit: POINTS.unit }, dateSystem);
  if (meaning.kind === 'error') return { given: meaning.error };
  if (meaning.kind === 'doubtful') return { given: meaning.shown };
  const { value } = meaning;
  if (value === null) return null;
  const points = readFact(POINTS, value).value;
  return typeof points === 'number' ? points : { given: typeof value === 'boolean' ? (value ? '是' : '否') : value };
}

const POINTS = {
  name: '分数',
  type: 'number',
  unit: '分',
  min: -Infinity,
  max: Infinity,
  floor: 0,
  options: [],
  default: null,
  hint: '',
} as const;
