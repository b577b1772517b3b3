import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { CASES, countsOf, type Report } from '../../src/selftest';
import { readReport } from '../../src/selftest/schema';
import { runInPane, saveFromPane } from '../../tools/self-test/inPane.js';
import { onlyFull } from '../full';
import { describeWith } from '../oracles/skip';
import { CHROMIUM } from '../taskpane/browser';
import { useBench } from '../workbench/page/bench';
import { EXCEL, ODD_WPS, WPS, type Posing } from '../workbench/page/programs';
import type { Desk } from '../workbench/page/browser';

/** What axe-core finds wrong with the pane; and whether it scrolls sideways. */
async function complaints({ page }: Desk): Promise<string[]> {
  const frame = page.frames().find((each) => each.url().includes('taskpane.html'))!;
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    const { scrollWidth, clientWidth } = document.querySelector('.main')!;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ failureSummary }) => failureSummary).join(' | ')}`),
      ...(scrollWidth > clientWidth ? ['scrolls sideways'] : []),
    ];
  });
}

describeWith(CHROMIUM, 'The self-test in the pane', () => {
  const bench = useBench();
  let desk: Desk;

  /** At 320 pixels. */
  const narrow = async (): Promise<void> => {
    await desk.page.locator('#splitter').focus();
    for (let step = 0; step < 3; step++) await desk.page.keyboard.press('ArrowRight');
  };
  const action = () => desk.pane.locator('.about-action').last();

  test.each<[string, Posing, string, ReturnType<typeof countsOf>]>([
    ['excel', EXCEL, 'book=empty', { passed: CASES.length - 1, failed: 0, skipped: 1 }],
    // The self-test's own room has it, without a browser.
    ...onlyFull<[string, Posing, string, ReturnType<typeof countsOf>]>([
      'wps',
      WPS,
      'book=empty&theme=dark',
      { passed: CASES.length, failed: 0, skipped: 0 },
    ]),
    ['wps', ODD_WPS, 'lang=en', { passed: CASES.length, failed: 0, skipped: 0 }],
  ])(
    'passes in %s (%#), and its report is saved as page and as data',
    async (host, posing, query, counts) => {
      desk = await bench.open(posing, query);
      await narrow();
      const before = await desk.sheets();
      if (query.includes('lang=en')) await desk.pane.getByRole('tab', { name: 'Settings' }).click();
      await runInPane(desk.pane);
      expect(await desk.sheets()).toEqual(before);
      expect(await complaints(desk)).toEqual([]);
      const files = await saveFromPane(desk.page, desk.pane, bench.folder);
      expect(files.map((file) => file.split('.').pop())).toEqual(['html', 'json']);
      const [page, data] = files.map((file): Report => readReport(readFileSync(file, 'utf8')));
      expect(page).toEqual(data);
      expect([data!.host, countsOf(data!), data!.leftovers]).toEqual([host, counts, []]);
      expect(data!.browser.userAgent).toContain('Chrome');
      expect(JSON.stringify(data)).not.toMatch(/考核示例|taskpane\.html|127\.0\.0\.1/);

      // Where nothing can be saved, all of it can be copied.
      await desk.pane.locator('.about-saving button').click();
      expect(JSON.parse(await desk.pane.locator('.about-text').inputValue())).toEqual(data);
      expect(await complaints(desk)).toEqual([]);
      expect(await desk.pane.getByText(/工作簿已改动|has changed/).count()).toBe(0);
    },
    300_000,
  );

  test('is refused in Excel in a workbook with data, with a way to a blank one', async () => {
    desk = await bench.open(EXCEL, 'theme=dark');
    await narrow();
    await desk.pane.getByRole('tab', { name: '设置' }).click();
    await desk.pane.getByRole('button', { name: '关于和自检' }).click();
    await action().click();
    await desk.pane.getByText('自检不会在有数据的工作簿中进行').waitFor();
    await desk.pane.getByRole('button', { name: '打开空白工作簿' }).waitFor();
    expect(await complaints(desk)).toEqual([]);
    // The tabs lead back, and so does 返回.
    await desk.pane.getByRole('button', { name: '返回' }).click();
    expect(await desk.pane.locator('#tab-settings').getAttribute('aria-controls')).toBe('screen');
  }, 120_000);

  test('is worked and given up with the keyboard, and leaves the workbook as it was', async () => {
    desk = await bench.open(EXCEL, 'book=empty');
    const { page, pane } = desk;
    await pane.locator('.about-open').focus();
    await page.keyboard.press('Enter');
    await pane.locator('#about-heading:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await pane.getByRole('progressbar', { name: /^正在检查：[3-9]/ }).waitFor({ timeout: 60_000 });
    expect(await complaints(desk)).toEqual([]);
    await action().focus();
    await page.keyboard.press('Enter');
    await pane.getByText('自检已取消，自建的表已全部删除。').waitFor({ timeout: 60_000 });
    expect(await desk.sheets()).toEqual(['Sheet1']);
    expect(await page.evaluate(() => window.workbench.model.sheets()[0]!.visibility)).toBe('visible');
  }, 180_000);
});
