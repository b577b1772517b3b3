import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onlyFull } from '../full';
import { describeWith } from '../oracles/skip';
import { CHROMIUM } from '../taskpane/browser';
import type { AddIn, Application } from '../../src/host/wps';
import type {} from './emulated';
import { usePages } from './pagesBrowser';

const press = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((callback) => (window as unknown as Record<string, () => unknown>)[callback]!(), name);
const sheets = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.wpsHarness.model.sheets().map(({ name }) => name));
/** What 汇总 says of the six totals. */
const totals = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => {
    const { model } = window.wpsHarness;
    const { id } = model.sheets().find(({ name }) => name === '汇总')!;
    return model.values(id, model.usedRange(id, false)!)[5]!.slice(3);
  });
const TOTALS = [948.44, '926.129～936.129', 959.592, 977.374, '929.554～956.554', '891.2364～915.6364'];

describeWith(CHROMIUM, 'The pages of the add-in in an emulated WPS', () => {
  const pages = usePages();

  // WPS reads them from a folder as often as from a server; test/wps/folder opens both ways in every run.
  describe.each(['file', ...onlyFull<'http'>('http')] as const)('from %s', (way) => {
    const open = async (name: string): Promise<Page> => {
      const page = await pages.context.newPage();
      await page.goto(pages.built.base[way] + name);
      return page;
    };

    /** Presses a button of the ribbon and waits for the dialog that tells how it went; its words, as its page shows them. */
    const pressAndRead = async (page: Page, callback: string): Promise<string | null> => {
      expect(await press(page, callback)).toBe(true);
      await page.waitForFunction(() => window.wpsHarness.dialogs.length > 0, null, { timeout: 30_000 });
      const url = await page.evaluate(() => window.wpsHarness.dialogs.pop()!);
      expect(url.startsWith(`${pages.built.base[way]}message.html#`)).toBe(true);
      // A window that the page opened may be closed by itself, as WPS's dialogs may.
      const [dialog] = await Promise.all([
        pages.context.waitForEvent('page'),
        page.evaluate((to) => void open(to), url),
      ]);
      const text = await dialog.locator('#message:not(:empty)').textContent();
      const closed = dialog.waitForEvent('close');
      // It may be gone before the click is over.
      await dialog
        .getByRole('button', { name: '知道了' })
        .click()
        .catch(() => undefined);
      await closed;
      return text;
    };

    test('一键重算 with the pane closed writes the scores of the sample and says so, 还原上次写入 takes them back', async () => {
      const page = await open('index.html');
      const before = { sheets: await sheets(page), totals: await totals(page) };
      expect(await pressAndRead(page, 'OnRecalculate')).toMatch(/^重算完成：考核对象 6 个，错误 12 处，待填 \d+ 项。/);
      expect((await sheets(page)).filter((name) => !before.sheets.includes(name))).toEqual(['缺失佐证', '问题清单']);
      expect(await totals(page)).toEqual(TOTALS);
      expect(await pressAndRead(page, 'OnUndo')).toMatch(/^已还原 .*的“一键重算”。$/);
      expect({ sheets: await sheets(page), totals: await totals(page) }).toEqual(before);
    }, 60_000);

    test('生成汇总 goes to the summary', async () => {
      const page = await open('index.html');
      expect(await pressAndRead(page, 'OnSummarise')).toMatch(/^重算完成/);
      const active = await page.evaluate(() => {
        const { model } = window.wpsHarness;
        return model.sheets().find(({ id }) => id === model.activeSheet())!.name;
      });
      expect(active).toBe('汇总');
    }, 60_000);

    test('打开面板 makes one pane on the right, and then hides and shows it', async () => {
      const page = await open('index.html');
      const panes = () => page.evaluate(() => window.wpsHarness.panes);
      for (const isVisible of [true, false, true]) {
        await press(page, 'OnOpenPane');
        await page.waitForFunction((is) => window.wpsHarness.panes[0]?.isVisible === is, isVisible);
        expect(await panes()).toEqual([{ id: 1, url: `${pages.built.base[way]}taskpane.html`, isVisible, width: 400 }]);
      }
    });

    test('a hidden page that WPS makes itself, wherever and in whatever encoding, needs main.js alone', async () => {
      mkdirSync(join(pages.built.folder, 'made'), { recursive: true });
      const html =
        '<html><head><meta charset="gbk"><link rel="icon" href="../icons/app-32.png"><script src="../main.js"></script></head></html>';
      writeFileSync(join(pages.built.folder, 'made/index.html'), html);
      const page = await open('made/index.html');
      await press(page, 'OnOpenPane');
      await page.waitForFunction(() => window.wpsHarness.panes[0]?.isVisible === true);
      expect(await page.evaluate(() => window.wpsHarness.panes[0]!.url)).toBe(`${pages.built.base[way]}taskpane.html`);
      expect(await pressAndRead(page, 'OnRecalculate')).toMatch(/^重算完成：考核对象 6 个/);
    }, 60_000);

    test('the pane shows the sample, scores it and writes', async () => {
      const page = await open('taskpane.html');
      await page.locator('.standings').waitFor();
      expect(await page.locator('.standing-total').allTextContents()).toEqual(
        expect.arrayContaining(['977.374', '959.592', '948.44']),
      );
      await page.getByRole('button', { name: '一键重算' }).click();
      await page.getByText('重算完成，结果已写回。').waitFor({ timeout: 30_000 });
      expect(await totals(page)).toEqual(TOTALS);
      // All that the ribbon does: it may be dead while a pane is docked.
      expect(await page.getByRole('button', { name: '还原', exact: true }).count()).toBeGreaterThan(0);
      await page.getByRole('button', { name: '生成汇总' }).click();
      const isInFront = (sheet: string): boolean => {
        const { model } = window.wpsHarness;
        return model.sheets().find(({ id }) => id === model.activeSheet())!.name === sheet;
      };
      await page.waitForFunction(isInFront, '汇总', { timeout: 30_000 });
    }, 60_000);

    test('the pane folds itself, and says how else where it is not known', async () => {
      const page = await open('taskpane.html');
      const fold = page.getByRole('button', { name: '收起' });
      await fold.click();
      await page.getByText('面板没有收起。').waitFor();
      await page.evaluate(() => {
        // As the page behind the ribbon does.
        const wps = (window as unknown as { readonly Application: Application & AddIn }).Application;
        const pane = wps.CreateTaskPane('taskpane.html');
        pane.Visible = true;
        wps.PluginStorage.setItem(`kaoping.pane ${wps.ActiveWorkbook!.Name}`, pane.ID);
      });
      await fold.click();
      await page.waitForFunction(() => window.wpsHarness.panes[0]?.isVisible === false);
    });

    test('an empty workbook offers the sample, which WPS opens from beside the page', async () => {
      const page = await open('taskpane.html?empty');
      await page.getByRole('button', { name: '打开样例' }).click();
      await page.waitForFunction(() => window.wpsHarness.opened.length > 0);
      const beside = way === 'http' ? `${pages.built.base.http}samples/` : `${pages.built.folder}/samples/`;
      expect(await page.evaluate(() => window.wpsHarness.opened)).toEqual([`${beside}shaoxing-2022.xlsx`]);
    });

    test('an English WPS has an English pane, dark where the system is', async () => {
      const page = await pages.context.newPage();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(`${pages.built.base[way]}taskpane.html?en`);
      await page.locator('.standings').waitFor();
      expect(await page.getByRole('button', { name: 'Recalculate' }).count()).toBe(1);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await page.emulateMedia({ colorScheme: 'light' });
      await page.locator('html[data-theme=light]').waitFor();
    });

    test('outside of WPS the pane says where it belongs, and the ribbon does nothing', async () => {
      const bare = await pages.browser.newContext();
      const page = await bare.newPage();
      await page.goto(`${pages.built.base[way]}taskpane.html`);
      await page.getByText('本页面要在 WPS 表格中使用').waitFor();
      await page.goto(`${pages.built.base[way]}index.html`);
      expect(await press(page, 'OnRecalculate')).toBe(true);
      await bare.close();
    });
  });
});
