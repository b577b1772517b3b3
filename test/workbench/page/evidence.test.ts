import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKaoping, type Kaoping } from '../../cli/kaoping';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { openWorkbenchBrowser, type Desk, type WorkbenchBrowser } from './browser';
import { pictureOfPage, pictureOfPane } from './pictures';
import { openUpload, saveTo } from './steps';

const SAMPLE = 'assets/samples/zhoushan-2020.xlsx';
const FOLDER = 'assets/samples/zhoushan-2020-evidence';

describeWith(CHROMIUM, 'Evidence in the workbench', () => {
  let browser: WorkbenchBrowser;
  let kaoping: Kaoping;
  let folder: string;
  let desk: Desk;
  beforeAll(async () => {
    kaoping = makeKaoping();
    folder = mkdtempSync(join(tmpdir(), 'kaoping-evidence-'));
    browser = await openWorkbenchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    kaoping?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    expect(desk.strangers).toEqual([]);
    expect(desk.errors).toEqual([]);
    await desk.page.close();
  });

  const states = (): Promise<string[]> => desk.pane.locator('.filter-severities .chip').allTextContents();

  test('is checked against its folder, recalculated, saved, and judged alike on the command line', async () => {
    desk = await browser.open('?book=empty');
    const { pane } = desk;
    await openUpload(desk, SAMPLE);
    expect(await pane.locator('.standing-total').allTextContents()).toEqual(['91.5']);
    await pane.getByRole('tab', { name: '佐证' }).click();
    await pane.locator('.requirement').first().waitFor();
    expect(await states()).toEqual(['齐全 18', '缺 4', '需补正 3', '逾期 2', '未到期 0']);
    await pictureOfPane(desk, 'pane-evidence');

    await pane.locator('input[type=file]').setInputFiles(FOLDER);
    await pane.getByRole('switch', { name: '按文件夹核对' }).waitFor({ timeout: 90_000 });
    expect(await states()).toEqual(['齐全 14', '缺 5', '需补正 5', '逾期 3', '未到期 0']);

    await pane.getByRole('button', { name: '一键重算', exact: true }).click();
    await pane.getByText('重算完成').waitFor({ timeout: 90_000 });
    expect(await desk.sheets()).toContain('缺失佐证');
    await desk.show('缺失佐证');
    await pictureOfPage(desk, 'missing-evidence');

    const file = await saveTo(desk, folder);
    const { stdout, exit } = kaoping.run(['evidence', file, '--folder', join(process.cwd(), FOLDER)]);
    expect(exit).toBe(0);
    expect(stdout).toContain('佐证要求 27 项：齐全 14，缺 5，需补正 5，逾期 3');
  }, 300_000);
});
