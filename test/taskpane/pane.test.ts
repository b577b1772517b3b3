import type { Page } from 'playwright-core';
import { rubricById } from '../../src/rubrics';
import { planAssessment } from '../../src/usecases';
import { onlyFull } from '../full';
import { describeWith } from '../oracles/skip';
import { CHROMIUM, complaints, openPaneBrowser, type PaneBrowser } from './browser';
import { columnOf } from '../usecases/support';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const revealed = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.harness.revealed);
const totals = (page: Page): Promise<string[]> => page.locator('.standing-total').allTextContents();
/** What has the focus: its text, or what stands around it where that is all of the screen. */
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { tagName, textContent } = document.activeElement!;
    if (/^(BODY|MAIN)$/.test(tagName)) return tagName;
    return textContent || document.activeElement!.getAttribute('aria-label');
  });
/** The names of the sheets as they are in the workbook. */
const sheets = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await window.harness.host().read()).sheets.map(({ name }) => name));

const VALUE = columnOf('value');
const TOTALS = ['977.374', '959.592', '948.44', '929.554～956.554', '926.129～936.129', '891.2364～915.6364'];

describeWith(CHROMIUM, 'The task pane', () => {
  let browser: PaneBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await openPaneBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test('offers three ways to begin in an empty workbook, and opens the sample', async () => {
    page = await browser.open('book=empty');
    expect(await page.locator('.choice-title').allTextContents()).toEqual(['新建考核', '使用本工作簿', '打开样例']);
    await page.getByRole('button', { name: '打开样例' }).click();
    await page.locator('.standings').waitFor();
    expect(await totals(page)).toEqual(TOTALS);
  });

  test('makes a new assessment after showing what it will add, and takes it back', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区\n柯桥区');
    await button(page, '下一步：预览').click();
    await page.getByRole('heading', { name: '预览：新建考核' }).waitFor();
    expect(await page.locator('.plan-sheets li').allTextContents()).toEqual([
      '考核设置新增',
      '填报-越城区新增',
      '填报-柯桥区新增',
      '评分细则新增',
      '责任分工新增',
      '核定调整新增',
      '汇总新增',
    ]);
    expect(await sheets(page)).toEqual(['Sheet1']);
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    expect((await totals(page)).length).toBe(2);
    await page.locator('.notice').getByRole('button', { name: '还原' }).click();
    await page.locator('.first').waitFor();
    expect(await sheets(page)).toEqual(['Sheet1']);
  });

  test('finds filling sheets that were moved into the workbook, and shows calmly that nothing is filled in', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '使用本工作簿' }).click();
    expect(await page.locator('.notice').textContent()).toContain('没有找到考核填报表，本工作簿中的表不能评分。');
    const { changes } = planAssessment(
      { rubric: rubricById('shaoxing-2022')!, assessees: ['越城区', '柯桥区'], locale: 'zh-CN', now: new Date() },
      [],
    );
    await page.evaluate((sheets) => window.harness.host().apply({ title: '', changes: sheets }), changes);
    await page.getByRole('button', { name: '使用本工作簿' }).click();
    await page.locator('.standings').waitFor();
    expect(await page.getByText('没有找到').count()).toBe(0);
    expect(await totals(page)).toEqual(['尚未填报', '尚未填报']);
    expect(await page.locator('.standing-rank').count()).toBe(0);
    await page.getByText('还没有填报任何数据').waitFor();
    // One figure of 越城区: all the deductions are still open, so there is no worst case to tell.
    await page.evaluate((column) => window.harness.type('填报-越城区', 7, column, 2), VALUE);
    await button(page, '重新读取').click();
    await page.getByText('扣分未填').first().waitFor();
    expect(await totals(page)).toEqual([expect.stringMatching(/^最高\d+（扣分未填）$/), '尚未填报']);
    expect(await page.locator('.standing-verdict').first().textContent()).toMatch(/最高可超达标线 [\d.]+ 分/);
    expect(await page.getByText('还没有填报任何数据').count()).toBe(0);
  });

  test('asks for the day of a new assessment, today at first', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '新建考核' }).click();
    expect(await page.getByLabel('考核日期').inputValue()).toBe('2022-12-30');
    await page.getByLabel('考核对象（每行一个）').fill('越城区');
    await page.getByLabel('考核日期').fill('2023-01-10');
    await button(page, '下一步：预览').click();
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    await tab(page, '设置').click();
    expect(await page.getByLabel('考核日期').inputValue()).toBe('2023-01-10');
    await page.getByLabel('考核日期').fill('2023-01-31');
    await page.getByText('总分和结论都不变').waitFor();
    await button(page, '采用并重算').click();
    await page.getByText('重算完成').waitFor();
    expect(await page.getByLabel('考核日期').inputValue()).toBe('2023-01-31');
  });

  test('writes nothing when somebody edits meanwhile, and offers to recalculate', async () => {
    page = await browser.open('delay=1000');
    await button(page, '一键重算').click();
    await page.getByText('正在写入').waitFor();
    await page.evaluate((column) => window.harness.type('填报-越城区', 101, column, '不清楚'), VALUE);
    const notice = page.locator('.notice', { hasText: '计算期间单元格被改动，本次没有写入。' });
    await notice.waitFor();
    expect(await sheets(page)).not.toContain('问题清单');
    await notice.getByRole('button', { name: '一键重算' }).click();
    await page.getByText('重算完成').waitFor();
    expect(await sheets(page)).toContain('问题清单');
  });

  test('shows a rubric without verdict and a second group by its totals and indicators alone', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('评分细则').selectOption('zhoushan-2020');
    expect(await page.getByLabel('考核对象（每行一个）').inputValue()).toBe('舟山市生态环境局');
    await button(page, '下一步：预览').click();
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    expect(await totals(page)).toEqual(['尚未填报']);
    expect(await page.locator('h2.section').allTextContents()).toEqual(['总分']);
    expect(await page.locator('.standing-verdict').allTextContents()).toEqual(['待填 27 项']);
    expect(await page.locator('.bar-threshold').count()).toBe(0);
    await page.locator('.standing').click();
    expect(await page.locator('.score-label').allTextContents()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await tab(page, '设置').click();
    expect(await page.locator('h2.section').allTextContents()).toEqual([
      '评分细则',
      '次数、个数空白的按0计',
      '口径（2 项，改动 0 项）',
      '程序',
    ]);
    expect(await complaints(page)).toEqual([]);
  });

  test('tells why a name cannot be used, and keeps what was typed', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区\n越城区');
    await button(page, '下一步：预览').click();
    expect(await page.locator('.notice').textContent()).toContain('考核对象“越城区”重复。请删去重复的。');
    expect(await page.getByLabel('考核对象（每行一个）').inputValue()).toBe('越城区\n越城区');
  });

  test('recalculates at one click, says so, and takes it back', async () => {
    page = await browser.open();
    expect(await totals(page)).toEqual(TOTALS);
    expect(await page.locator('.freshness').textContent()).toContain('尚未重算');
    await button(page, '一键重算').click();
    await page.getByText('重算完成').waitFor();
    expect(await page.locator('.freshness').textContent()).toBe('上次重算 2022-12-30 17:45已是最新');
    expect(await sheets(page)).toContain('问题清单');
    await page.locator('.footer').getByRole('button', { name: '还原' }).click();
    await page.getByRole('heading', { name: '还原“一键重算”' }).waitFor();
    await page.locator('.plan').getByRole('button', { name: '还原' }).click();
    await page.getByText('已还原到上次写入之前').waitFor();
    expect(await sheets(page)).not.toContain('问题清单');
  });

  test('lists the last writes with the totals that they changed, and takes back as many as are chosen', async () => {
    page = await browser.open();
    await button(page, '一键重算').click();
    await page.getByText('重算完成').waitFor();
    await button(page, '一键重算').click();
    await page.getByText('结果已是最新，没有写入。').waitFor();
    expect(await page.locator('.notice').getByRole('button', { name: '还原' }).count()).toBe(0);
    await tab(page, '设置').click();
    await page.getByRole('button', { name: '不足一档 不足一档不扣' }).click();
    await page.getByRole('radio', { name: '不足一档按一档扣' }).click();
    await button(page, '采用并重算').click();
    await page.getByText('重算完成').waitFor();

    await page.locator('.footer').getByRole('button', { name: '还原' }).click();
    await page.getByRole('heading', { name: '还原“更改设置”' }).waitFor();
    const writes = page.locator('.write');
    expect(await writes.allTextContents()).toEqual([
      expect.stringMatching(/^更改设置2022-12-30 17:45改 \d+ 格；越城区 948.44 → 945.34/),
      expect.stringMatching(
        /^一键重算2022-12-30 17:45新增 2 张表；改 \d+ 格；越城区 未计分 → 948.44；柯桥区 未计分 → 926.129～936.129；上虞区 未计分 → 959.592；另有 3 个总分变动$/,
      ),
    ]);
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: '还原最近 2 次写入' }).waitFor();
    expect(
      await page
        .getByRole('radio')
        .nth(1)
        .evaluate((radio) => radio === document.activeElement),
    ).toBe(true);
    expect(await page.locator('.plan-sheets li', { hasText: '问题清单' }).textContent()).toBe('问题清单删除');
    await page.locator('.plan').getByRole('button', { name: '还原' }).click();
    await page.getByText('已还原最近 2 次写入。').waitFor();
    expect(await sheets(page)).not.toContain('问题清单');
    expect(await page.getByRole('button', { name: '不足一档 不足一档不扣' }).count()).toBe(1);
    expect(await page.locator('.footer').getByRole('button', { name: '还原' }).getAttribute('title')).toBe(
      '没有可还原的写入',
    );
  });

  test('shows what a ribbon button wrote while it is open, but not what one wrote into another workbook', async () => {
    page = await browser.open();
    const undoing = page.locator('.footer').getByRole('button', { name: '还原' });
    const freshness = page.locator('.freshness');
    await page.evaluate(() => window.harness.press('recalculate'));
    await page.getByText('上次重算 2022-12-30 17:45').waitFor();
    expect(await freshness.textContent()).toBe('上次重算 2022-12-30 17:45已是最新');
    expect(await undoing.isEnabled()).toBe(true);

    // What the plan and the notice offer to take back is no longer the last write.
    await page.evaluate((column) => window.harness.type('填报-越城区', 101, column, '不清楚'), VALUE);
    await undoing.click();
    await page.getByRole('heading', { name: '还原“一键重算”' }).waitFor();
    await page.evaluate(() => window.harness.press('undo'));
    await page.getByText('尚未重算').waitFor();
    expect(await page.locator('.plan, .notice').count()).toBe(0);
    expect(await sheets(page)).not.toContain('问题清单');

    await page.evaluate(() => window.harness.press('recalculate', '别的.xlsx'));
    await page.waitForTimeout(500);
    expect(await freshness.textContent()).toContain('尚未重算');
  });

  test('reads what a ribbon button wrote as soon as it is done with what is under way', async () => {
    page = await browser.open('delay=1500');
    await button(page, '预览').click();
    await page.getByRole('progressbar').waitFor();
    await page.evaluate(() => window.harness.press('recalculate'));
    await page.getByText('上次重算 2022-12-30 17:45').waitFor();
    expect(await page.locator('.plan').count()).toBe(0);
    expect(await page.locator('.footer').getByRole('button', { name: '还原' }).isEnabled()).toBe(true);
  });

  test('previews a write without writing', async () => {
    page = await browser.open();
    await button(page, '预览').click();
    expect(await page.locator('.plan-lead').textContent()).toMatch(/^涉及 9 张工作表，改动 \d+ 个单元格。$/);
    await button(page, '取消').click();
    await page.locator('.standings').waitFor();
    expect(await sheets(page)).not.toContain('问题清单');
  });

  test('goes to the cell of a finding by click and by keyboard', async () => {
    page = await browser.open();
    await tab(page, '问题').click();
    await page.getByRole('searchbox').fill('不清楚');
    await page.locator('.finding').click();
    expect(await revealed(page)).toEqual([`嵊州(最终版) 101 ${VALUE}`]);
    await page.getByRole('searchbox').fill('合并');
    await page.locator('.finding').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-current') === 'true');
    await page.keyboard.press('Enter');
    expect((await revealed(page)).slice(1)).toEqual([`填报-新昌县 323 ${VALUE}`]);
    await page.getByRole('button', { name: '上一个问题' }).click();
    expect((await revealed(page)).slice(2)).toEqual([`填报-新昌县 322 ${VALUE}`]);
  });

  test('tells what an assessee has not filled in as one row, which a click opens and another closes', async () => {
    page = await browser.open();
    await button(page, '待填 8 项').click();
    const fold = page.locator('.finding-fold');
    expect(await page.locator('.finding').count()).toBe(1);
    expect(await fold.locator('.finding-message').textContent()).toBe('未填 8 项');
    await fold.click();
    expect(await page.locator('.finding-in-fold').count()).toBe(8);
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await fold.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.classList.contains('finding-in-fold'));
    await page.keyboard.press('Enter');
    expect((await revealed(page)).length).toBe(1);
    await fold.click();
    expect(await page.locator('.finding').count()).toBe(1);
  });

  test('drills down to a reason, its quote and the cell of its figure', async () => {
    page = await browser.open();
    await page.locator('.standing', { hasText: '柯桥区' }).click();
    for (const row of ['加强生态修复和生物多样性保护', '实施差异化', '6.1', '6.1.1'])
      await page.locator('.score-row', { hasText: row }).first().click();
    expect(await page.locator('.clause-score strong').textContent()).toBe('4.5 / 5');
    const reason = page.locator('.reason');
    expect(await reason.locator('> span').textContent()).toBe(
      '“根据完成情况计分,完成情况不佳的酌情扣分,0.5分起扣,扣完为止” 扣0.5分',
    );
    await reason.getByRole('button').click();
    expect(await revealed(page)).toEqual([`填报-柯桥区 32 ${VALUE}`]);
    await page.getByRole('navigation').getByRole('button', { name: '总分' }).click();
    expect(await page.locator('.verdict').textContent()).toBe('未达标：考核分数最高936.129分，达不到950分。');
    // A blank that the document's wording gives a meaning: among the reasons as among the facts.
    for (const row of ['推动绿色低碳高质量发展', '积极推进碳达峰碳中和'])
      await page.locator('.score-row', { hasText: row }).first().click();
    const full = page.locator('.fact', { hasText: '碳达峰碳中和考核满分' }).locator('.fact-value');
    await full.first().waitFor();
    expect(await full.allTextContents()).toEqual(['未填，按 100 分', '未填，按 100 分']);
  });

  test('shows what another reading does before it is chosen, then changes the totals', async () => {
    page = await browser.open();
    await tab(page, '设置').click();
    await page.getByRole('button', { name: '不足一档 不足一档不扣' }).click();
    const option = page.locator('.setting-option', { hasText: '不足一档按一档扣' });
    await option.locator('.effects').waitFor();
    expect(await option.locator('.effects li').first().textContent()).toBe('越城区945.34−3.1');
    await page.getByRole('radio', { name: '不足一档按一档扣' }).click();
    await button(page, '采用并重算').click();
    await page.getByText('重算完成').waitFor();
    await tab(page, '概览').click();
    expect((await totals(page))[2]).toBe('945.34');
    await page.locator('.notice').getByRole('button', { name: '还原' }).click();
    await page.getByText('已还原').waitFor();
    expect(await totals(page)).toEqual(TOTALS);
  });

  test('says that the workbook was edited, and reads it again', async () => {
    page = await browser.open();
    await page.evaluate((column) => window.harness.type('填报-越城区', 101, column, '不清楚'), VALUE);
    await page.getByText('工作簿已改动').waitFor();
    await button(page, '重新读取').click();
    await page.getByText('工作簿已改动').waitFor({ state: 'detached' });
  });

  test('shows a progress bar when it takes long, and can be cancelled with nothing written', async () => {
    page = await browser.open('delay=2000');
    await button(page, '一键重算').click();
    await page.getByRole('progressbar').waitFor();
    await button(page, '取消').click();
    await button(page, '一键重算').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await sheets(page)).not.toContain('问题清单');
  });

  test('comes back from the preview of a new assessment to what was typed', async () => {
    page = await browser.open('book=empty');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区\n柯桥区');
    await page.getByLabel('考核日期').fill('2023-01-10');
    await button(page, '下一步：预览').click();
    await button(page, '取消').click();
    expect(await page.getByLabel('考核对象（每行一个）').inputValue()).toBe('越城区\n柯桥区');
    expect(await page.getByLabel('考核日期').inputValue()).toBe('2023-01-10');
    expect(await focused(page)).toBe('新建考核');
    await page.getByLabel('评分细则').selectOption('zhoushan-2020');
    expect(await page.getByLabel('考核对象（每行一个）').inputValue()).toBe('越城区\n柯桥区');
  });

  test('shows a plan anew when the workbook was changed meanwhile, in place of writing what nobody saw', async () => {
    page = await browser.open();
    await button(page, '预览').click();
    const filling = page.locator('.plan-sheets li', { hasText: '填报-' });
    await filling.first().waitFor();
    expect(await filling.count()).toBe(5);
    await page.evaluate(() =>
      window.harness.host().apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '填报-新昌县' }] }),
    );
    await button(page, '写入').click();
    await page.getByText('工作簿在预览之后有改动').waitFor();
    expect(await filling.count()).toBe(4);
    expect(await sheets(page)).not.toContain('问题清单');

    // 重新读取 does so, too.
    await page.evaluate((column) => window.harness.type('填报-越城区', 101, column, '不清楚'), VALUE);
    await page.evaluate(() =>
      window.harness.host().apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '填报-诸暨市' }] }),
    );
    await button(page, '重新读取').click();
    // While it is read, nothing is shown for a moment.
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.plan-sheets li')].filter((row) => row.textContent?.includes('填报-')).length ===
        3,
    );
    await button(page, '写入').click();
    await page.getByText('重算完成').waitFor();
    expect(await totals(page)).toHaveLength(4);
  });

  test('tells what it wrote also when somebody gives up the reading that follows', async () => {
    page = await browser.open('delay=1500');
    await button(page, '一键重算').click();
    await page.getByText('正在写入').waitFor();
    await page.getByText('正在读取').waitFor();
    await button(page, '取消').click();
    await page.getByText('重算完成').waitFor();
    await page.getByText('工作簿已改动').waitFor();
    // What is shown stays when the next reading is given up.
    await button(page, '重新读取').click();
    await button(page, '取消').click();
    await page.getByText('工作簿已改动').waitFor();
    expect(await totals(page)).toEqual(TOTALS);
  });

  test('goes on with what is under way when another language is chosen, and then speaks it', async () => {
    page = await browser.open('delay=800');
    await tab(page, '设置').click();
    await button(page, '一键重算').click();
    await page.getByText('正在写入').waitFor();
    await page.getByLabel('界面语言').selectOption('en');
    // The second reading is that of the new language: nothing runs beside the write.
    await page.getByText('Recalculated').waitFor();
    expect(await page.getByText('The workbook was edited').count()).toBe(0);
    await tab(page, 'Overview').click();
    // The workbook keeps its language: nothing would be written otherwise.
    await page.locator('.freshness', { hasText: 'up to date' }).waitFor();
    expect(await sheets(page)).toContain('问题清单');
  });

  test('never loses the focus to nowhere', async () => {
    page = await browser.open('delay=400');
    const press = async (name: string, within = '.pane'): Promise<void> => {
      await page.locator(within).getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await press('一键重算');
    await page.getByRole('progressbar').waitFor();
    expect(await focused(page)).toMatch(/^正在/);
    await page.getByText('重算完成').waitFor();
    expect(await focused(page)).toBe('一键重算');
    await press('还原', '.notice');
    await page.getByText('已还原').waitFor();
    expect(await focused(page)).toBe('关闭');
    await page.keyboard.press('Enter');
    await page.locator('.notice').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('MAIN');
    await press('预览');
    await page.locator('.plan').waitFor();
    expect(await focused(page)).toBe('预览：一键重算');
    await page.keyboard.press('Escape');
    await page.locator('.plan').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('一键重算');
    await page.locator('.todo button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.findings').waitFor();
    expect(await focused(page)).toBe('搜索问题、条款、填报项');
  });

  test('lets those who hear the pane know how a write went, each time, once', async () => {
    page = await browser.open();
    // What comes into a region that is read aloud, and was there before.
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new MutationObserver((all) => {
        for (const { target, addedNodes } of all)
          if (target instanceof Element && target.closest('[aria-live="polite"]'))
            addedNodes.forEach((node) => heard.push(node.textContent ?? ''));
      }).observe(document.body, { childList: true, subtree: true });
    });
    const heard = (): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    for (const times of [1, 2]) {
      await button(page, '一键重算').click();
      await page.waitForFunction((all) => (window as unknown as { heard: string[] }).heard.length === all, times);
    }
    // Edits that arrive within a second are taken for those of the write.
    await page.waitForTimeout(1_000);
    await page.evaluate((column) => window.harness.type('填报-越城区', 101, column, '不清楚'), VALUE);
    await page.getByText('工作簿已改动').waitFor();
    const [done, same] = ['重算完成，结果已写回。还原', '结果已是最新，没有写入。'];
    expect(await heard()).toEqual([done, same, '工作簿已改动，下面的结果可能不是最新的。重新读取']);
  });

  test('gives up on Escape what is under way, and leaves 关于 on it', async () => {
    page = await browser.open('delay=2000');
    await button(page, '一键重算').click();
    await page.getByRole('progressbar').waitFor();
    await page.keyboard.press('Escape');
    await button(page, '一键重算').waitFor();
    expect(await sheets(page)).not.toContain('问题清单');
    await tab(page, '设置').click();
    await button(page, '关于和自检').click();
    await page.locator('.about').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('界面语言').waitFor();
    // Whoever types wants Escape for the field.
    await button(page, '预览').click();
    await page.locator('.plan').waitFor();
    await tab(page, '问题').click();
    await page.getByRole('searchbox').fill('红线');
    await page.keyboard.press('Escape');
    expect(await page.locator('.findings').count()).toBe(1);
  });

  test('tells what went wrong and offers to try again', async () => {
    page = await browser.open('fail=network');
    expect(await page.getByRole('alert').textContent()).toContain('请把以下信息转给管理员：network');
    await button(page, '再试一次').waitFor();
  });

  test('is never left empty: a part that is no longer on the server is told, and the pane can be opened again', async () => {
    page = await browser.browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.route('**/Content-*.js', (route) => route.abort());
    await page.goto(browser.url);
    await page.getByRole('heading', { name: '面板无法显示' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('请把以下信息转给管理员：TypeError');
    expect(await complaints(page)).toEqual([]);
    await page.unroute('**/Content-*.js');
    await button(page, '重新打开面板').click();
    await page.locator('.standings').waitFor();
    await page.close();
  });

  test('does its work inside an Excel that is emulated behind the genuine office.js', async () => {
    page = await browser.open('excel.html');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区');
    await button(page, '下一步：预览').click();
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    await button(page, '一键重算').click();
    await page.getByText('重算完成').waitFor();
    expect(await page.locator('.freshness').textContent()).toMatch(/^上次重算 .*已是最新$/);
    await tab(page, '问题').click();
    await page.locator('.finding').first().click();
    expect(await page.locator('.finding[aria-current]').count()).toBe(1);
    await page.locator('.notice').getByRole('button', { name: '还原' }).click();
    await page.getByText('已还原到上次写入之前').waitFor();
  }, 60_000);

  test('says before the first write in Excel what it takes from people’s own ways back', async () => {
    page = await browser.open('excel.html?quirk=autoSave');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('考核对象（每行一个）').fill('越城区');
    await button(page, '下一步：预览').click();
    const hints = page.locator('.plan .hint');
    await hints.first().waitFor();
    expect((await hints.allTextContents()).join('\n')).toMatch(/Ctrl\+Z）记录会清空[\s\S]*自动保存已打开/);
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    expect(await button(page, '一键重算').getAttribute('title')).toContain('Ctrl+Z');
    expect(await page.getByText('记录会清空').count()).toBe(0);
    await page.locator('.footer').getByRole('button', { name: '还原' }).click();
    await hints.first().waitFor();
    const undoing = (await hints.allTextContents()).join('\n');
    expect(undoing).toMatch(/Ctrl\+Z）记录会清空[^\n]*还原也不能再重做/);
    expect(undoing).toContain('自动保存已打开：还原后马上存盘');
    expect(undoing).not.toContain('请用“还原”');
    await button(page, '取消').click();
    // As if we had never written anything into it.
    await page.evaluate(() => {
      const { model } = window.excelHarness;
      model.removeSheet(model.sheets().find(({ name }) => name === '_考评')!.id);
    });
    // For a while after a write an edit counts as ours.
    while ((await button(page, '重新读取').count()) === 0) {
      await page.evaluate(() => {
        const { model } = window.excelHarness;
        model.type(model.sheets()[1]!.id, 90, 5, '备忘');
      });
      await page.waitForTimeout(300);
    }
    await button(page, '重新读取').click();
    await page.getByText('记录会清空').waitFor();
  }, 60_000);

  test.each([
    ['in Chinese, light', 'locale=zh-CN'],
    ['in English, dark', 'locale=en&dark'],
    ...onlyFull(['in Chinese, dark', 'locale=zh-CN&dark'], ['in English, light', 'locale=en']),
  ])(
    'has nothing for axe-core to find on any screen and never scrolls sideways, %s',
    async (_, query) => {
      const found: Record<string, string[]> = {};
      const first = await browser.open(`${query}&book=empty`);
      found['first run'] = await complaints(first);
      await first.locator('.choice').first().click();
      await first.locator('textarea').waitFor();
      found['new assessment'] = await complaints(first);

      page = await browser.open(query);
      found['overview'] = await complaints(page);
      await page.locator('#tab-findings').click();
      await page.locator('.finding').nth(1).click();
      found['findings'] = await complaints(page);
      await page.locator('#tab-scores').click();
      found['scores'] = await complaints(page);
      for (const row of ['二', '6', '6.1', '6.1.1'])
        await page.locator('.score-row', { has: page.locator(`.score-label:text-is("${row}")`) }).click();
      await page.locator('.clause').waitFor();
      found['clause'] = await complaints(page);
      await page.locator('#tab-settings').click();
      await page.locator('.setting-head').nth(1).click();
      await page.locator('.effects').nth(1).waitFor();
      found['settings'] = await complaints(page);
      await page.locator('.footer button').nth(1).click();
      await page.locator('.plan').waitFor();
      found['preview'] = await complaints(page);
      await page.locator('.plan .actions button').first().click();
      await page.locator('.notice').waitFor();
      found['done'] = await complaints(page);
      expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    },
    120_000,
  );
});
