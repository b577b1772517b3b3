import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { openXlsx } from '../../src/host/xlsx';
import type {} from '../../tools/pane-harness/emulatedExcel';
import { describeWith } from '../oracles/skip';
import { CHROMIUM, complaints, openPaneBrowser, type PaneBrowser } from '../taskpane/browser';

const SAMPLE = `${__dirname}/../../assets/samples/shaoxing-2022.xlsx`;

/** All values of a sheet. */
const values = (page: Page, sheet: string): Promise<unknown[][]> =>
  page.evaluate((name) => {
    const { model } = window.excelHarness;
    const { id } = model.sheets().find((tab) => tab.name === name)!;
    return model.values(id, model.usedRange(id, false)!);
  }, sheet);
const sheets = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.excelHarness.model.sheets().map(({ name }) => name));
const press = (page: Page, name: string): Promise<void> =>
  page.evaluate((command) => window.excelHarness.excel.invoke(command), name);

describeWith(CHROMIUM, 'The ribbon buttons in an Excel that is emulated behind the genuine office.js', () => {
  let browser: PaneBrowser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await openPaneBrowser();
  }, 120_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    context = await browser.browser.newContext();
  });
  afterEach(() => context.close());

  /** The commands page; what goes wrong in it fails the test. */
  async function commandsPage(query = ''): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${browser.url}commands.html${query}`);
    return page;
  }
  /** Presses a button, reads the dialog that it shows and closes it. */
  async function pressAndRead(page: Page, name: string, closing?: 'Escape'): Promise<string | null> {
    const [dialog, pressed] = [context.waitForEvent('page'), press(page, name)];
    const shown = await dialog;
    const button = shown.getByRole('button', { name: '知道了' });
    await shown.waitForFunction(() => document.activeElement?.id === 'ok');
    const text = await shown.locator('#message').textContent();
    expect(await complaints(shown)).toEqual([]);
    // Heard with the button that has the focus.
    expect(await button.getAttribute('aria-describedby')).toBe('message');
    expect(await shown.getByRole('main').getByRole('heading').textContent()).toBe('考评');
    // It may be gone before the key is up.
    const close = closing ? shown.keyboard.press(closing).catch(() => undefined) : button.click();
    await Promise.all([shown.waitForEvent('close'), close]);
    await pressed;
    return text;
  }

  test('一键重算 writes the scores of the sample and says so in a dialog, 还原上次写入 takes them back', async () => {
    await context.addInitScript(
      (contents) => {
        window.workbookContents = contents;
      },
      openXlsx(readFileSync(SAMPLE), 'shaoxing-2022.xlsx').contents(),
    );
    const page = await commandsPage();
    const before = { sheets: await sheets(page), summary: await values(page, '汇总') };
    expect(await pressAndRead(page, 'recalculate')).toMatch(/^重算完成：考核对象 6 个，错误 12 处，待填 \d+ 项。/);
    expect((await sheets(page)).filter((name) => !before.sheets.includes(name))).toEqual(['缺失佐证', '问题清单']);
    expect((await values(page, '汇总'))[5]).toEqual([
      ...['total', '总分', null],
      ...[948.44, '926.129～936.129', 959.592, 977.374, '929.554～956.554', '891.2364～915.6364'],
    ]);
    expect(await pressAndRead(page, 'undo', 'Escape')).toMatch(/^已还原 .*的“一键重算”。$/);
    expect({ sheets: await sheets(page), summary: await values(page, '汇总') }).toEqual(before);
  }, 60_000);

  test('what could not be shown in a dialog is shown once by the pane, now or when it is next opened', async () => {
    const page = await commandsPage('?dialogs=none');
    await press(page, 'recalculate');
    expect(await sheets(page)).toEqual(['Sheet1']);
    const pane = await context.newPage();
    const notice = pane.locator('.notice-text');
    await pane.goto(`${browser.url}excel.html`);
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(
      /^功能区按钮（\d{4}-\d\d-\d\d \d\d:\d\d，“[^”]+”）：工作簿（工作表：[^）]+）中没有考核填报表，无法计算。/,
    );
    await press(page, 'undo');
    await pane.getByText('没有可还原的写入').waitFor();
    await pane.reload();
    await pane.locator('.first').waitFor();
    expect(await notice.count()).toBe(0);
  });

  test('what is about another workbook waits for the pane of that one', async () => {
    const page = await commandsPage('?dialogs=none');
    await press(page, 'recalculate');
    const kept = await page.evaluate(() => {
      const all = JSON.parse(localStorage.getItem('kaoping.untold')!) as Record<string, string>;
      const [sentence] = Object.values(all);
      localStorage.setItem('kaoping.untold', JSON.stringify({ '别的.xlsx': sentence }));
      return localStorage.getItem('kaoping.untold');
    });
    const pane = await context.newPage();
    await pane.goto(`${browser.url}excel.html`);
    await pane.locator('.first').waitFor();
    // As long as one of its own takes to be shown.
    await press(page, 'undo');
    await pane.getByText('没有可还原的写入').waitFor();
    expect(await pane.locator('.notice-text').allTextContents()).toHaveLength(1);
    expect(await page.evaluate(() => localStorage.getItem('kaoping.untold'))).toBe(kept);
  });

  test('a function that the page does not have is told as such', async () => {
    const page = await commandsPage();
    await expect(press(page, 'nothing')).rejects.toThrow('nothing: 11101');
  });
});
