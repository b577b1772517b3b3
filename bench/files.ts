/**
 * Files: three columns are changed on each sheet of a workbook of 20 sheets × 500 rows × 15 columns, from file to file,
 * with our .xlsx host and with ExcelJS. Each pass runs in a process of its own, so that peaks of memory are told apart.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ExcelJS from 'exceljs';
import { changeWithExcelJs, readWithExcelJs, writeSample } from './files/excelJs';
import { changeWithOurs } from './files/ours';
import { newCell, ROWS, CHANGED_COLUMNS, SHEETS, type Pass } from './files/sample';
import { figure, goal, median, printTable } from './measure';

const CONTENDERS: Readonly<Record<string, Pass>> = { ours: changeWithOurs, ExcelJS: changeWithExcelJs };

/** What a child process reports: the first pass as on the command line, later ones as in a pane that stays open. */
interface Report {
  readonly first: number;
  readonly warm: number;
  /** Of the first pass, with all of Node; kilobytes. */
  readonly peak: number;
}

async function child(contender: string, source: string, target: string): Promise<void> {
  const times: number[] = [];
  let peak = 0;
  for (let pass = 0; pass < 4; pass++) {
    const from = performance.now();
    await CONTENDERS[contender]!(source, target);
    times.push(performance.now() - from);
    if (pass === 0) peak = process.resourceUsage().maxRSS;
  }
  const report: Report = { first: times[0]!, warm: median(times.slice(1)), peak };
  process.stdout.write(JSON.stringify(report));
}

/** One process after the other, in turns, so that a disturbance meets both alike. */
function measured(source: string, targets: Readonly<Record<string, string>>): Record<string, Report> {
  const reports = new Map(Object.keys(targets).map((contender) => [contender, [] as Report[]]));
  for (let round = 0; round < 5; round++) {
    for (const [contender, target] of Object.entries(targets)) {
      const args = [process.argv[1]!, contender, source, target];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      reports.get(contender)!.push(JSON.parse(stdout) as Report);
    }
  }
  const summary = (all: readonly Report[]): Report => ({
    first: median(all.map(({ first }) => first)),
    warm: median(all.map(({ warm }) => warm)),
    peak: Math.max(...all.map(({ peak }) => peak)),
  });
  return Object.fromEntries([...reports].map(([contender, all]) => [contender, summary(all)]));
}

/** Throws unless the new cells are there and all others are as they were. */
function compare(who: string, before: ExcelJS.Workbook, after: ExcelJS.Workbook): void {
  before.worksheets.forEach((sheet, index) => {
    sheet.eachRow((row, rowNumber) => {
      row.eachCell((cell, column) => {
        const isNew = rowNumber > 1 && CHANGED_COLUMNS.includes(column - 1);
        const expected = isNew ? newCell(index, rowNumber - 1, column - 1) : cell.value;
        const actual = after.worksheets[index]!.getCell(rowNumber, column).value;
        if (actual !== expected)
          throw new Error(`${who}: ${sheet.name}!${cell.address} is ${String(actual)}, not ${String(expected)}`);
      });
    });
  });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  try {
    const source = join(folder, 'source.xlsx');
    await writeSample(source);
    const before = await readWithExcelJs(source);
    const targets = Object.fromEntries(
      Object.keys(CONTENDERS).map((contender) => [contender, join(folder, `${contender}.xlsx`)]),
    );
    const reports = measured(source, targets);
    for (const [contender, target] of Object.entries(targets)) {
      compare(contender, before, await readWithExcelJs(target));
    }
    const size = Math.round(statSync(source).size / 1024);
    console.log(
      `${SHEETS} sheets × ${ROWS} rows × 15 columns (${size} KB), ${SHEETS * (ROWS - 1) * CHANGED_COLUMNS.length} cells changed\n`,
    );
    const [ours, theirs] = [reports['ours']!, reports['ExcelJS']!];
    goal(
      'at least 3 × faster than ExcelJS, the first pass and later ones',
      theirs.first >= 3 * ours.first && theirs.warm >= 3 * ours.warm,
    );
    goal('at most 200 MB at the peak', ours.peak <= 200 * 1024);
    console.log();
    printTable(
      ['', 'first, × ours', 'later, × ours', 'peak MB', 'ms here (first, later)'],
      Object.entries(reports).map(([contender, { first, warm, peak }]) => [
        contender,
        figure(first / ours.first),
        figure(warm / ours.warm),
        figure(peak / 1024),
        `${figure(first)}, ${figure(warm)}`,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [contender, source, target] = process.argv.slice(2);
void (contender && source && target ? child(contender, source, target) : main());
