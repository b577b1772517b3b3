/** What both contenders work on. */

export const SHEETS = 20;
/** With the header. */
export const ROWS = 500;
export const COLUMNS = 15;
/** 0-based: a column of numbers, one of texts, and an empty one. */
export const CHANGED_COLUMNS: readonly number[] = [4, 9, 14];

/** Reads the file `source`, changes it, writes the file `target`. */
export type Pass = (source: string, target: string) => Promise<void>;

export const sheetName = (sheet: number): string => `填报_${sheet + 1}`;

/** As departments fill them: ids, long and short texts, figures; the last column is empty. Rows from 1, columns from 0. */
export function oldCell(sheet: number, row: number, column: number): string | number | null {
  switch (column) {
    case 0:
      return `${sheet + 1}.${row}`;
    case 1:
      return `第${row % 80}条：未完成年度目标任务的，每少1个百分点，扣1分，扣完5分为止`;
    case 2:
    case 9:
      return ['是', '否', '市生态环境局', '市自然资源和规划局'][(row + column) % 4]!;
    case 14:
      return null;
    default:
      return Math.round(((sheet + 1) * row * (column + 7)) % 10_007) / 10;
  }
}

/** A score, a status, a sentence that gives the reason. */
export function newCell(sheet: number, row: number, column: number): string | number {
  if (column === CHANGED_COLUMNS[0]) return Math.round((sheet * 31 + row * 7) % 1000) / 100;
  return column === CHANGED_COLUMNS[1]
    ? ['缺佐证', '待填', '已评分'][row % 3]!
    : `完成率 ${row % 101}%，扣 ${row % 6} 分`;
}
