/**
 * The whole of 一键重算, from file to file: six counties, a filled sheet of some 400 rows for each. Every pass runs
 * in a process of its own first, as on the command line, then again, as in a pane that stays open.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newXlsx, type XlsxHost } from '../src/host/xlsx';
import { readXlsxFile, writeXlsxFile } from '../src/host/xlsx/files';
import type { CellValue, Change } from '../src/host/port';
import { clausesOf } from '../src/rubric';
import { rubricById } from '../src/rubrics';
import { fillingRows, markerOf, readFilling } from '../src/sheets';
import { newAssessment, recalculate } from '../src/usecases';
import { figure, goal, median, printTable } from './measure';
import { randomFacts } from './random';

const RUBRIC = 'shaoxing-2022';
const NOW = new Date(2022, 11, 30);

/** What a child process reports, in milliseconds. */
interface Report {
  readonly first: number;
  readonly warm: number;
  readonly findings: number;
  readonly cells: number;
}

/** A new assessment with random facts; one in twenty is left blank. */
async function filledAssessment(): Promise<XlsxHost> {
  const rubric = rubricById(RUBRIC)!;
  const host = newXlsx('bench.xlsx');
  await newAssessment(host, { rubric, assessees: rubric.assessees, locale: 'zh-CN', now: NOW });
  const { columns, assessees } = randomFacts(rubric, rubric.assessees.length, 2022);
  const clauses = clausesOf(rubric);
  const valueOf = (key: string, row: number): CellValue => {
    const { clause, fact } = fillingRows(rubric).find((candidate) => candidate.key === key)!;
    const value = columns[clauses.indexOf(clause)]![clause.facts.indexOf(fact)]!.values[row]!;
    return fact.type === 'yesNo' ? (value === 1 ? '是' : '否') : value;
  };
  const { sheets } = await host.read();
  const changes = sheets.flatMap((sheet) => {
    const marker = markerOf(sheet);
    if (marker?.kind !== 'filling') return [];
    const filling = readFilling(sheet, marker.assessee, rubric, { dateSystem: 1900 });
    return [...filling.rowOf].flatMap(([key, at], index): Change[] => {
      if (index % 20 === 7) return [];
      const values = [[valueOf(key, assessees.indexOf(filling.assessee))]];
      return [{ kind: 'write', sheet: sheet.name, row: at, column: filling.columns.get('value')!, values }];
    });
  });
  await host.apply({ title: 'bench', changes });
  return host;
}

async function child(source: string, target: string): Promise<void> {
  const times: number[] = [];
  let findings = 0;
  let cells = 0;
  for (let pass = 0; pass < 6; pass++) {
    const from = performance.now();
    const host = await readXlsxFile(source);
    const done = await recalculate(host, { rubricById, locale: 'zh-CN', now: NOW });
    await writeXlsxFile(target, host.save(), { overwrite: true });
    times.push(performance.now() - from);
    findings = done.findings.length;
    cells = done.written.cellsWritten;
  }
  const report: Report = { first: times[0]!, warm: median(times.slice(1)), findings, cells };
  process.stdout.write(JSON.stringify(report));
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  try {
    const source = join(folder, 'filled.xlsx');
    await writeXlsxFile(source, (await filledAssessment()).save());
    const reports = Array.from({ length: 5 }, (): Report => {
      const args = [process.argv[1]!, source, join(folder, 'scored.xlsx')];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as Report;
    });
    const first = median(reports.map((report) => report.first));
    const warm = median(reports.map((report) => report.warm));
    const rubric = rubricById(RUBRIC)!;
    const { findings, cells } = reports[0]!;
    console.log(
      `${rubric.assessees.length} sheets × ${fillingRows(rubric).length} rows: ${findings} findings, ${cells} cells written\n`,
    );
    goal('the first pass, with the rubric to load, within a second', first <= 1000);
    console.log();
    printTable(
      ['', 'ms here'],
      [
        ['first pass', figure(first)],
        ['later passes', figure(warm)],
      ],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [source, target] = process.argv.slice(2);
void (source && target ? child(source, target) : main());
