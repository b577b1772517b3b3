/** How long reading and writing takes. */
import type { CellValue, Change } from '../host/port';
import type { Start } from './model';
import type { Timing } from './report';
import { Stopped } from './stopping';
import type { Target } from './target';

const ROWS = 400;
const COLUMNS = 14;
const SHEETS = 6;
/** A host that takes longer for one sheet, in milliseconds, is not asked for six. */
const MOST = 5_000;

/** Figures and texts as a filled sheet has them; every second column holds texts. */
const GRID: readonly (readonly CellValue[])[] = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: COLUMNS }, (_unused, column) => (column % 2 === 0 ? row * COLUMNS + column : `第 ${row} 行`)),
);

const startOf = (count: number): Start => ({
  sheets: Array.from({ length: count }, (_, index) => ({ name: `测速${index + 1}` })),
});

/** Milliseconds since some time, as exact as the browser tells. */
export const clock = (): number => (typeof performance === 'undefined' ? Date.now() : performance.now());

export const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

/** Of one sheet of 400 × 14 cells and of six, and of the smallest question. What fails, or is left out, has no time. */
export async function measure(target: Target, mayGoOn: () => void, tell: (done: number) => void): Promise<Timing[]> {
  const timings: Timing[] = [];
  const take = async (id: Timing['id'], work: () => Promise<number>): Promise<void> => {
    mayGoOn();
    const requests = target.recorder.count();
    const begun = clock();
    const times = await work();
    timings.push({
      id,
      ms: rounded((clock() - begun) / times),
      requests: Math.max(times, target.recorder.count() - requests),
    });
    tell(timings.length);
  };
  const sheets = async (count: number, write: Timing['id'], read: Timing['id']): Promise<void> => {
    const scratch = await target.start(startOf(count));
    try {
      await take(write, async () => {
        await scratch.host.apply({ title: '测速', changes: changesOf(count) });
        return 1;
      });
      await take(read, async () => {
        await scratch.host.read();
        return 1;
      });
    } finally {
      await scratch.close();
    }
  };
  try {
    await take('perCall', () => target.askOften());
    await sheets(1, 'writeSheet', 'readSheet');
    const isSlow = timings.some(({ ms }) => ms !== null && ms > MOST);
    if (!isSlow) await sheets(SHEETS, 'writeSix', 'readSix');
  } catch (error) {
    if (error instanceof Stopped) throw error;
  }
  const taken = timings.map(({ id }) => id);
  return [...timings, ...IDS.filter((id) => !taken.includes(id)).map((id) => ({ id, ms: null, requests: 0 }))];
}

const changesOf = (count: number): Change[] =>
  startOf(count).sheets.map(({ name }) => ({ kind: 'write', sheet: name, row: 0, column: 0, values: GRID }));

const IDS: readonly Timing['id'][] = ['perCall', 'writeSheet', 'readSheet', 'writeSix', 'readSix'];
/** How many timings there are. */
export const TIMINGS = IDS.length;
