import type { CellValue } from '../../host/port';
import { readFact } from '../../scoring';

/** A cell of points that people fill (自评分, 核定得分), read as any figure in 分: 9.5, 9.5分, ９.5. Null when it is no number. */
export function readPoints(value: CellValue): number | null {
  const points = readFact(POINTS, value !== null && typeof value === 'object' ? value.error : value).value;
  return typeof points === 'number' ? points : null;
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
