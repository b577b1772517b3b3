/** The scored sample on paper, as LibreOffice prints it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { recalculate } from '../../src/usecases';
import { convert, made } from '../oracles/convert';
import { libreOffice } from '../oracles/libreoffice';
import { describeWith, type Tool } from '../oracles/skip';

const TOTALS = ['948.44', '926.129～936.129', '959.592', '977.374', '929.554～956.554', '891.2364～915.6364'];

const PRINTER: Tool = {
  name: 'LibreOffice with poppler',
  missing() {
    const reason = libreOffice.missing();
    const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
    return reason ?? (hasPoppler ? null : 'pdftotext is not on PATH; install poppler-utils');
  },
};

describeWith(PRINTER, 'The scored sample, printed', () => {
  let folder = '';
  let pages: string[] = [];
  const pageWith = (...texts: readonly string[]): number =>
    pages.findIndex((page) => texts.every((text) => page.includes(text)));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-printed-'));
    const host = openXlsx(readFileSync('assets/samples/shaoxing-2022.xlsx'), 'sample.xlsx');
    await recalculate(host, { rubricById, locale: 'zh-CN', now: new Date(2022, 11, 5, 9, 30) });
    convert(folder, 'sample', host.save(), 'pdf');
    made(folder, 'sample.pdf');
    pages = run('pdftotext', '-layout', join(folder, 'sample.pdf'), '-').toString().split('\f');
  }, 180_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('汇总 has all six assessees side by side on its first page', () => {
    expect(pageWith('2022年度考核汇总', ...TOTALS)).toBeGreaterThan(-1);
  });

  test('a 填报 sheet has every column on its pages, and its head on each of them', () => {
    const first = pageWith('柯桥区 2022年度考核填报表', '条款名称', '填报值', '佐证材料', '得分说明');
    expect(first).toBeGreaterThan(-1);
    expect(pages[first + 1]).toContain('得分说明');
  });

  test('every page says which of how many it is', () => {
    const printed = pages.slice(0, -1);
    const wrong = printed.flatMap((page, at) => (page.includes(`${at + 1} / ${printed.length}`) ? [] : [at + 1]));
    expect(wrong).toEqual([]);
  });

  // The pictures of the manual (`npm run pictures`).
  if (process.env['KAOPING_PICTURES'] === '1') {
    test.each([
      ['filling', () => pageWith('柯桥区 2022年度考核填报表'), 95, [25, 45, 1510, 610]],
      ['summary', () => pageWith('2022年度考核汇总'), 108, [30, 45, 820, 590]],
    ] as const)('is in the picture %s', (name, page, dpi, [x, y, width, height]) => {
      const at = String(page() + 1);
      const crop = Object.entries({ x, y, W: width, H: height }).flatMap(([side, pixels]) => [
        `-${side}`,
        String(pixels),
      ]);
      run(
        'pdftoppm',
        '-png',
        '-singlefile',
        '-r',
        String(dpi),
        '-f',
        at,
        ...crop,
        join(folder, 'sample.pdf'),
        `docs/images/${name}`,
      );
    });
  }
});

/** Throws when the program is missing or fails. */
const run = (program: string, ...given: readonly string[]): Buffer =>
  execFileSync(program, given, { timeout: 120_000, maxBuffer: 64 * 1024 * 1024 });
