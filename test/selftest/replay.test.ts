/** @jest-environment ./test/host/excel/environment.js */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CASES, CHECK, type Report } from '../../src/selftest';
import { readReport } from '../../src/selftest/schema';
import { MemoryWorkbook } from '../../src/workbench';
import { openInExcel } from '../host/excel/support/excel';
import { replayExcel } from './support/replayExcel';
import { replayWps } from './support/replayWps';

const FOLDER = join(__dirname, '../fixtures/self-test');
const read = (file: string): Report => {
  const bytes = readFileSync(join(FOLDER, file));
  return readReport((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};
const files = readdirSync(FOLDER).filter((name) => /\.(?:json|json\.gz|html)$/.test(name));

/** The newest requirement set that an Excel had. */
const excelApi = ({ requirements }: Report): string =>
  `1.${Math.max(...requirements.filter((set) => /^ExcelApi 1\.\d+$/.test(set)).map((set) => Number(set.split('.')[1])))}`;

describe.each(files)('%s: what the host answered then', (file) => {
  const report = read(file);
  const { texts, cases } = report.recording;
  const passed = report.cases.filter(({ outcome, id }) => outcome === 'passed' && id in cases).map(({ id }) => id);

  test('is there', () => {
    expect(report.host).toMatch(/^(?:excel|wps)$/);
    expect(passed.length).toBeGreaterThan(0);
  });

  test.each(passed)('is enough for %s', async (id) => {
    const entry = CASES.find((one) => one.id === id)!;
    const recorded = cases[id]!.map((place) => texts[place]!);
    if (report.host === 'excel') openInExcel(new MemoryWorkbook('自检.xlsx'), { excelApi: excelApi(report) });
    const { subject, end } = report.host === 'excel' ? replayExcel(recorded) : replayWps(recorded);
    try {
      await entry.run(subject, CHECK);
      // What it left running comes to its end.
      await new Promise((resolve) => setTimeout(resolve, 0));
    } finally {
      end();
    }
  });
});

describe('A host that is asked something else', () => {
  const replayed = async (file: string, change: (texts: string[]) => string[]): Promise<unknown> => {
    const { recording } = read(file);
    const recorded = change(recording.cases['writesValues']!.map((place) => recording.texts[place]!));
    openInExcel(new MemoryWorkbook('自检.xlsx'), { excelApi: '1.15' });
    const { subject, end } = file.includes('excel') ? replayExcel(recorded) : replayWps(recorded);
    const entry = CASES.find(({ id }) => id === 'writesValues')!;
    await entry.run(subject, CHECK).catch(() => undefined);
    try {
      end();
    } catch (error) {
      return String(error);
    }
    return null;
  };

  test.each(['emulated-excel.json.gz', 'emulated-wps.json.gz'])('says so: %s', async (file) => {
    expect(await replayed(file, (texts) => texts)).toBeNull();
    // As if the program had written another value then.
    expect(await replayed(file, (texts) => texts.map((text) => text.replace('-0.5', '-0.7')))).toMatch(
      /is another[\s\S]*recorded: [\s\S]*-0\.7[\s\S]*asked: [\s\S]*-0\.5/,
    );
    // As if it had asked less then, and more.
    expect(await replayed(file, (texts) => texts.slice(0, -2))).toMatch(/recorded: the end/);
    expect(await replayed(file, (texts) => [...texts, texts[0]!, texts[1]!])).toMatch(/asked: {4}nothing more/);
  });
});

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
