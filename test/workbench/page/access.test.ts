import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { onlyFull } from '../../full';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { useBench } from './bench';
import type { Desk } from './browser';
import { EXCEL, WPS, bothOr } from './programs';
import { waitUntil } from './steps';

/** What axe-core finds wrong with a page, without those in its frames; parts can be left out. */
async function complaints(frame: Frame, without: string[] = []): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async (exclude) => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ exclude }, { iframes: false });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    );
  }, without);
}

const frame = ({ page }: Desk, file: string): Frame => page.frames().find((each) => each.url().includes(file))!;
/** What has the focus: an id, or the text of a button. */
const focused = ({ page }: Desk): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '');

describeWith(CHROMIUM, 'The workbench for everybody', () => {
  const bench = useBench();

  test.each([
    { posing: EXCEL, lang: 'zh-CN', theme: 'light', title: '考评工作台' },
    // The pages are the same: what differs is how they learn of language and theme.
    { posing: WPS, lang: 'en', theme: 'dark', title: 'Kaoping workbench' },
    // Colours and widths are seen above: a theme and a language in each.
    ...onlyFull(
      { posing: EXCEL, lang: 'zh-CN', theme: 'dark', title: '考评工作台' },
      { posing: EXCEL, lang: 'en', theme: 'light', title: 'Kaoping workbench' },
      { posing: EXCEL, lang: 'en', theme: 'dark', title: 'Kaoping workbench' },
      { posing: WPS, lang: 'zh-CN', theme: 'light', title: '考评工作台' },
    ),
  ])(
    'as $posing.title in $lang, $theme: nothing is wrong with the bar, the pane and a message, at 320 pixels too',
    async ({ posing, lang, theme, title }) => {
      const desk = await bench.open(posing, `lang=${lang}&theme=${theme}`);
      const { page } = desk;
      expect(await page.title()).toContain(title);
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
      await desk.pane.locator(`html[data-theme="${theme}"][lang="${lang}"]`).waitFor();
      // The spreadsheet is Univer's.
      expect(await complaints(page.mainFrame(), ['#sheet'])).toEqual([]);
      expect(await complaints(frame(desk, 'taskpane.html'))).toEqual([]);

      await page.locator('#splitter').focus();
      for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
      expect((await page.locator('#pane').boundingBox())!.width).toBe(320);
      expect(await complaints(frame(desk, 'taskpane.html'))).toEqual([]);
      expect(await desk.pane.locator('html').evaluate((html) => html.scrollWidth)).toBe(320);

      // Nothing has been written that could be taken back.
      const undoing = page.locator('#ribbon button').nth(2);
      if (posing.tellsIn === 'pane') await waitUntil(() => undoing.isDisabled());
      else {
        await undoing.click();
        await page.frameLocator('#dialog iframe').locator('#ok').waitFor();
      }
      expect(await complaints(page.mainFrame(), ['#sheet'])).toEqual([]);
    },
    120_000,
  );

  test('shows the whole pane in a window that is too narrow for the tools of the spreadsheet', async () => {
    const desk = await bench.open(EXCEL, 'book=empty');
    await desk.page.setViewportSize({ width: 380, height: 640 });
    const { x, y, width, height } = (await desk.page.locator('#pane').boundingBox())!;
    const places = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => [x + part * width, y + height - 20] as const);
    expect(
      await desk.page.evaluate((all) => all.map((place) => document.elementFromPoint(...place)?.id), places),
    ).toEqual(places.map(() => 'pane'));
  }, 120_000);

  test.each(bothOr(WPS))(
    'as $title is worked with the keyboard: the bar in its order, the splitter, the pane',
    async (posing) => {
      const desk = await bench.open(posing, 'book=empty');
      const { page } = desk;
      // The grid has the focus, where Tab goes on to the next cell.
      await page.keyboard.press('F6');
      expect(await focused(desk)).toBe('pane');
      await page.keyboard.press('F6');
      expect(await focused(desk)).toBe('open');
      await page.keyboard.press('F6');
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      expect(await desk.value('Sheet1', 0, 0)).toBe(7);

      await page.locator('#open').focus();
      const order: string[] = [];
      for (let step = 0; step < 8; step++) {
        order.push(await focused(desk));
        await page.keyboard.press('Tab');
      }
      expect(order).toEqual([
        'open',
        'save',
        'create',
        posing.choice,
        '一键重算',
        '生成汇总',
        '还原上次写入',
        '打开面板',
      ]);

      const splitter = page.locator('#splitter');
      const width = async (): Promise<number> => (await page.locator('#pane').boundingBox())!.width;
      await splitter.focus();
      const first = posing.paneWidth;
      expect(await splitter.getAttribute('aria-valuenow')).toBe(String(first));
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect([await width(), await splitter.getAttribute('aria-valuenow')]).toEqual([first + 40, String(first + 40)]);
      // 320 pixels at least for each side.
      for (let step = 0; step < 60; step++) await page.keyboard.press('ArrowLeft');
      expect([await width(), await splitter.getAttribute('aria-valuenow')]).toEqual([1120, '1120']);
      for (let step = 0; step < 60; step++) await page.keyboard.press('ArrowRight');
      expect([await width(), await splitter.getAttribute('aria-valuenow')]).toEqual([320, '320']);
      await page.keyboard.press('Tab');
      expect(await focused(desk)).toBe('pane');
    },
    120_000,
  );

  const onGrid = ({ page }: Desk): Promise<void> =>
    page.locator('#sheet canvas[id^="univer-sheet-main-canvas"]').click();
  const onPane = ({ pane }: Desk): Promise<void> => pane.getByRole('heading').first().click();
  test.each([
    { where: 'the grid and the pane', posing: EXCEL, places: [onGrid, onPane] },
    { where: 'the pane in WPS', posing: WPS, places: [onPane] },
  ])(
    'opens with Ctrl+O and saves with Ctrl+S from $where',
    async ({ posing, places }) => {
      const desk = await bench.open(posing, 'book=empty');
      const { page } = desk;
      for (const goThere of places) {
        // Before anything else, for it takes a moment until the browser leaves the choice to the test.
        const choosing = page.waitForEvent('filechooser');
        await goThere(desk);
        await page.keyboard.press('Control+o');
        expect((await choosing).isMultiple()).toBe(false);
        const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
        expect(download.suggestedFilename()).toBe('工作簿1.xlsx');
        await page.locator('#status', { hasText: '已保存 工作簿1.xlsx' }).waitFor();
      }
    },
    120_000,
  );
});
