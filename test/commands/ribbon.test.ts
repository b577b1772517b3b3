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

  /** A page of the add-in in Excel; what goes wrong in it fails the test. */
  async function open(query = ''): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${browser.url}excel.html${query}`);
    return page;
  }
  const withSample = async (): Promise<void> => {
    await context.addInitScript(
      (contents) => {
        window.workbookContents = contents;
      },
      openXlsx(readFileSync(SAMPLE), 'shaoxing-2022.xlsx').contents(),
    );
  };
  const shown = (page: Page): Promise<number> => page.evaluate(() => window.excelHarness.runtime.shown);
  const grey = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      ['Kaoping.Recalculate', 'Kaoping.Summarise', 'Kaoping.Undo'].filter(
        (control) => !window.excelHarness.excel.ribbon.isEnabled(control),
      ),
    );
  const untilGrey = async (page: Page, controls: readonly string[]): Promise<void> => {
    await page.waitForFunction(
      (wanted) =>
        ['Kaoping.Recalculate', 'Kaoping.Summarise', 'Kaoping.Undo'].every(
          (control) => window.excelHarness.excel.ribbon.isEnabled(control) !== wanted.includes(control),
        ),
      [...controls],
    );
  };

  describe('in the page of the pane', () => {
    test('一键重算 writes the scores of the sample and says so in the pane, which is shown; 还原上次写入 takes them back', async () => {
      await withSample();
      const page = await open();
      const notice = page.locator('.notice-text');
      await page.locator('.standings').waitFor();
      await untilGrey(page, ['Kaoping.Undo']);
      const before = { sheets: await sheets(page), summary: await values(page, '汇总') };
      await press(page, 'recalculate');
      await notice.waitFor();
      expect(await notice.textContent()).toMatch(/^重算完成：考核对象 6 个，错误 12 处，待填 \d+ 项。/);
      expect(await shown(page)).toBe(1);
      expect((await sheets(page)).filter((name) => !before.sheets.includes(name))).toEqual(['缺失佐证', '问题清单']);
      expect((await values(page, '汇总'))[5]).toEqual([
        ...['total', '总分', null],
        ...[948.44, '926.129～936.129', 959.592, 977.374, '929.554～956.554', '891.2364～915.6364'],
      ]);
      await page.locator('.freshness').getByText('已是最新').waitFor();
      await untilGrey(page, []);
      await press(page, 'undo');
      await page.getByText(/^已还原 .*的“一键重算”。$/).waitFor();
      expect({ sheets: await sheets(page), summary: await values(page, '汇总') }).toEqual(before);
      await untilGrey(page, ['Kaoping.Undo']);
    }, 90_000);

    test('a button that is pressed while the pane writes waits for that', async () => {
      await withSample();
      const page = await open();
      await page.locator('.standings').waitFor();
      const before = await values(page, '汇总');
      await page.getByRole('button', { name: '一键重算', exact: true }).click();
      await press(page, 'undo');
      await page.getByText(/^已还原 .*的“一键重算”。$/).waitFor();
      expect(await values(page, '汇总')).toEqual(before);
    }, 90_000);

    test('what is no assessment is told by the pane, and greys the buttons until somebody edits it', async () => {
      const page = await open();
      await page.locator('.first').waitFor();
      await untilGrey(page, ['Kaoping.Recalculate', 'Kaoping.Summarise', 'Kaoping.Undo']);
      // As Excel may still show it as it was.
      await press(page, 'recalculate');
      await page.getByText(/^工作簿（工作表：[^）]+）中没有考核填报表，无法计算。/).waitFor();
      // What follows a write within a second counts as its own.
      await page.waitForTimeout(1_100);
      await page.evaluate(() => {
        const { model } = window.excelHarness;
        model.type(model.sheets()[0]!.id, 0, 0, 1);
      });
      await untilGrey(page, []);
    });

    test('the pane shows itself with a workbook that is to open it, as its settings say', async () => {
      await withSample();
      const page = await open();
      await page.locator('.standings').waitFor();
      expect(await shown(page)).toBe(0);
      await page.getByRole('tab', { name: '设置' }).click();
      const choice = page.getByRole('switch', { name: '打开此工作簿时自动打开面板' });
      expect(await choice.isChecked()).toBe(false);
      await choice.click();
      await page.waitForFunction(() => window.excelHarness.runtime.startsWithDocument);
      const later = await open('?start=document');
      await later.waitForFunction(() => window.excelHarness.runtime.shown === 1);
      expect(await complaints(page)).toEqual([]);
    }, 60_000);

    test('in a webview that is too old they show the pane, which says so', async () => {
      await context.addInitScript(() => Reflect.deleteProperty(String.prototype, 'replaceAll'));
      const page = await open();
      await press(page, 'recalculate');
      expect(await shown(page)).toBe(1);
      await page.getByRole('heading', { name: '考评不能在此版本的 Excel 中运行' }).waitFor();
    });
  });

  describe('in a page of their own', () => {
    /** Presses a button, reads the dialog that it shows and closes it; the page of the functions goes with that. */
    async function pressAndRead(page: Page, name: string, closing?: 'Escape'): Promise<string | null> {
      const dialogs: Page[] = [];
      const onPage = (opened: Page): void => void dialogs.push(opened);
      context.on('page', onPage);
      const pressed = press(page, name);
      while (dialogs.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
      context.off('page', onPage);
      const shownPage = dialogs[1]!;
      const button = shownPage.getByRole('button', { name: '知道了' });
      await shownPage.waitForFunction(() => document.activeElement?.id === 'ok');
      const text = await shownPage.locator('#message').textContent();
      expect(await complaints(shownPage)).toEqual([]);
      // Heard with the button that has the focus.
      expect(await button.getAttribute('aria-describedby')).toBe('message');
      expect(await shownPage.getByRole('main').getByRole('heading').textContent()).toBe('考评');
      // It may be gone before the key is up.
      const close = closing ? shownPage.keyboard.press(closing).catch(() => undefined) : button.click();
      await Promise.all([shownPage.waitForEvent('close'), close]);
      await pressed;
      expect(await page.evaluate(() => window.excelHarness.commands!.closed)).toBe(true);
      return text;
    }

    test('they tell in a dialog, with the button as it should be named', async () => {
      const page = await open('?runtime=own');
      expect(await pressAndRead(page, 'recalculate')).toMatch(/^工作簿（工作表：[^）]+）中没有考核填报表，无法计算。/);
      expect(await pressAndRead(page, 'undo', 'Escape')).toBe('没有可还原的写入。');
      expect(await grey(page)).toEqual([]);
    }, 60_000);

    test('a dialog that is left open goes after a minute, and the pane keeps what it said', async () => {
      await context.clock.install();
      const page = await open('?runtime=own');
      const dialog = context.waitForEvent('page', (opened) => opened.url().includes('message.html'));
      const pressed = press(page, 'undo');
      await (await dialog).locator('#ok').waitFor();
      const gone = (await dialog).waitForEvent('close');
      await context.clock.fastForward(60_000);
      await Promise.all([gone, pressed]);
      await page.mouse.move(10, 10);
      await page.mouse.move(20, 20);
      await page.getByText(/^功能区按钮（\d{4}-\d\d-\d\d \d\d:\d\d，“[^”]+”）：没有可还原的写入。$/).waitFor();
    }, 60_000);

    test('what could not be shown in a dialog is shown once by the pane, when somebody is there', async () => {
      const page = await open('?runtime=own&dialogs=none');
      await press(page, 'recalculate');
      expect(await sheets(page)).toEqual(['Sheet1']);
      const notice = page.locator('.notice-text');
      await page.locator('.first').waitFor();
      expect(await notice.count()).toBe(0);
      await page.mouse.move(10, 10);
      await page.mouse.move(20, 20);
      await notice.waitFor();
      expect(await notice.textContent()).toMatch(
        /^功能区按钮（\d{4}-\d\d-\d\d \d\d:\d\d，“[^”]+”）：工作簿（工作表：[^）]+）中没有考核填报表，无法计算。/,
      );
      expect(await page.evaluate(() => localStorage.getItem('kaoping.untold'))).toBeNull();
    });

    test('what is about another workbook waits for the pane of that one', async () => {
      const page = await open('?runtime=own&dialogs=none');
      await page.evaluate(() => {
        localStorage.setItem('kaoping.untold', JSON.stringify({ '别的.xlsx': '别的' }));
      });
      await press(page, 'undo');
      await page.locator('.first').waitFor();
      await page.mouse.move(10, 10);
      await page.mouse.move(20, 20);
      await page.getByText('没有可还原的写入').waitFor();
      expect(await page.locator('.notice-text').allTextContents()).toHaveLength(1);
      expect(await page.evaluate(() => localStorage.getItem('kaoping.untold'))).toBe('{"别的.xlsx":"别的"}');
    });

    test('a function that the page does not have is told as such', async () => {
      const page = await open('?runtime=own');
      await expect(press(page, 'nothing')).rejects.toThrow('nothing: 11101');
    });

    test('in a webview that is too old they say so in a dialog', async () => {
      await context.addInitScript(() => Reflect.deleteProperty(String.prototype, 'replaceAll'));
      const page = await open('?runtime=own');
      const dialog = context.waitForEvent('page', (opened) => opened.url().includes('unsupported.html'));
      await press(page, 'recalculate');
      expect(await (await dialog).locator('h1').first().textContent()).toBe('考评不能在此版本的 Excel 中运行');
    });
  });
});
