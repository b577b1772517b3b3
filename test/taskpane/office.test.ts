import { statSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import type {} from '../../tools/pane-harness/emulatedExcel';
import { describeWith } from '../oracles/skip';
import { CHROMIUM, openPaneBrowser, type PaneBrowser } from './browser';

const SAMPLE = `${__dirname}/../../assets/samples/shaoxing-2022.xlsx`;
const theme = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-theme');

describeWith(CHROMIUM, 'The task pane inside an Excel that is emulated behind the genuine office.js', () => {
  let browser: PaneBrowser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    browser = await openPaneBrowser();
  }, 120_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    context = await browser.browser.newContext({ viewport: { width: 320, height: 640 } });
    page = await context.newPage();
    errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });
  afterEach(() => context.close());

  const open = async (query = ''): Promise<void> => {
    await page.goto(`${browser.url}excel.html${query}`);
    await page.locator('.first, .standings').waitFor();
  };

  test('works with ExcelApi 1.9, without a complaint of the browser under its content security policy', async () => {
    await open('?api=1.9');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区');
    await page.getByRole('button', { name: '下一步：预览' }).click();
    await page.getByRole('button', { name: '建立', exact: true }).click();
    await page.locator('.standings').waitFor();
    await page.getByRole('button', { name: '一键重算', exact: true }).click();
    await page.getByText('重算完成').waitFor();
    expect(await page.evaluate(() => Office.context.requirements.isSetSupported('ExcelApi', '1.10'))).toBe(false);
    expect(errors).toEqual([]);
  }, 60_000);

  test('gives way to the page for old versions below ExcelApi 1.9', async () => {
    await page.goto(`${browser.url}excel.html?api=1.8`);
    await page.waitForURL('**/unsupported.html');
    expect(await page.locator('h1').first().textContent()).toBe('考评不能在此版本的 Excel 中运行');
  });

  test('says the same as the page for old versions in a webview that is too old, whatever Excel can do', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(String.prototype, 'replaceAll'));
    await page.goto(`${browser.url}excel.html`);
    await page.locator('h1').last().waitFor();
    expect(await page.locator('#root').count()).toBe(0);
    expect(await page.locator('h1').last().textContent()).toBe('Kaoping cannot run in this version of Excel');
  });

  test('is as dark as Excel, and follows it within seconds', async () => {
    await page.clock.install();
    await open('?theme=dark');
    expect(await theme(page)).toBe('dark');
    await page.evaluate(() => {
      window.excelHarness.excel.theme = 'light';
    });
    await page.clock.fastForward(6_000);
    await page.locator('html[data-theme="light"]').waitFor();
    await page.evaluate(() => {
      window.excelHarness.excel.theme = 'dark';
    });
    await page.clock.fastForward(6_000);
    await page.locator('html[data-theme="dark"]').waitFor();
  });

  test('speaks the language of the menus of Excel', async () => {
    await open();
    expect(await page.title()).toBe('考评');
    await open('?lang=en');
    expect(await page.title()).toBe('Kaoping');
  });

  test('opens the sample as a workbook of its own', async () => {
    await open();
    await page.getByRole('button', { name: '打开样例' }).click();
    await page.waitForFunction(() => window.excelHarness.opened.length > 0);
    expect(await page.evaluate(() => window.excelHarness.opened)).toEqual([statSync(SAMPLE).size]);
  });
});
