import { MAX_COLUMNS, MAX_ROWS, type SheetContents, type SizedLine } from '../../host/common';
import type { FileChange } from '../../host/xlsx';
import type { LookTable } from './lookTable';

/** Sizes and looks of whole columns or rows, in runs. */
export function lineDifferences(
  before: SheetContents,
  after: SheetContents,
  of: 'columns' | 'rows',
  looks: LookTable,
): FileChange[] {
  const sheet = after.name;
  const [old, now] = [byIndex(before[of]), byIndex(after[of])];
  const indices = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  const plain: Omit<SizedLine, 'index'> = { points: null, hidden: false, look: 0 };
  const all = indices.map((index) => ({ index, was: old.get(index) ?? plain, is: now.get(index) ?? plain }));
  const sized = all.filter(({ was, is }) => was.points !== is.points || was.hidden !== is.hidden);
  const looking = all.flatMap(({ index, was, is }) => {
    const look = looks.change(looks.before(was.look), is.look === 0 ? looks.before(0) : looks.after(is.look));
    return look === null ? [] : [{ index, look }];
  });
  return [
    ...runsOf(sized, () => true).map((run): FileChange => {
      const sizes = run.map(({ is: { points, hidden } }) => ({ points, hidden }));
      return { kind: 'lines', sheet, of, index: run[0]!.index, sizes };
    }),
    ...runsOf(looking, (a, b) => a.look === b.look).map((run): FileChange => {
      const { index, look } = run[0]!;
      const range =
        of === 'columns'
          ? { row: 0, column: index, rows: MAX_ROWS, columns: run.length }
          : { row: index, column: 0, rows: run.length, columns: MAX_COLUMNS };
      return { kind: 'look', sheet, range, look };
    }),
  ];
}

function byIndex(lines: readonly SizedLine[]): Map<number, SizedLine> {
  return new Map(lines.map((line) => [line.index, line]));
}

/** Neighbours that belong together. */
function runsOf<T extends { readonly index: number }>(items: readonly T[], goTogether: (a: T, b: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && last.index + 1 === item.index && goTogether(last, item)) {
      runs.at(-1)!.push(item);
    } else {
      runs.push([item]);
    }
  }
  return runs;
}
