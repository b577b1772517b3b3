import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { copyEvidenceFiles } from '../folder/evidenceFiles';
import { onlyFull } from '../full';
import { describeWith } from '../oracles/skip';
import { CHROMIUM, complaints, openPaneBrowser, type PaneBrowser } from './browser';
import { BUREAU, evidenceBook } from './evidenceBook';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const revealed = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.harness.revealed);
const chips = (page: Page): Promise<string[]> => page.locator('.chip').allTextContents();
const requirement = (page: Page, id: string) =>
  page.locator('.requirement-item', { has: page.locator(`.requirement-id:text-is("${id}")`) });
/** Files and titles of the ledger in some rows, 0-based. */
const ledger = (page: Page, first: number, end: number): Promise<unknown[][]> =>
  page.evaluate(
    async ([from, to]) => {
      const { sheets } = await window.harness.host().read();
      const { used, values } = sheets.find(({ name }) => name === '佐证台账')!;
      return values.slice(from - used!.row, to - used!.row).map((row) => row.slice(4 - used!.column, 6 - used!.column));
    },
    [first, end] as const,
  );

describeWith(CHROMIUM, 'The evidence in the task pane', () => {
  let browser: PaneBrowser;
  let folder: string;
  let page: Page;
  beforeAll(async () => {
    browser = await openPaneBrowser();
    folder = join(mkdtempSync(join(tmpdir(), 'kaoping-evidence-')), '创城佐证');
    await copyEvidenceFiles(folder);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  /** The pane over a workbook of Zhoushan 2020, at its evidence. */
  async function open(query = '', ...assessees: readonly string[]): Promise<Page> {
    const { plans } = await evidenceBook(...(assessees.length > 0 ? assessees : [BUREAU]));
    const opened = await browser.open(`${query}&book=empty`);
    for (const plan of plans) await opened.evaluate((changes) => window.harness.host().apply(changes), plan);
    await opened.locator('.choice').nth(1).click();
    await opened.locator('#tab-evidence').click();
    await opened.locator('.requirement').first().waitFor();
    return opened;
  }
  async function choose(from: Page): Promise<void> {
    await from.locator('input[type=file]').setInputFiles(folder);
    await from.locator('.folder-actions').waitFor();
  }

  test('has no tab where no evidence is asked for by tasks', async () => {
    page = await browser.open();
    expect(await page.getByRole('tab').allTextContents()).toEqual([
      '概览',
      expect.stringMatching(/^问题/),
      '得分',
      '设置',
    ]);
  });

  test('tells how many requirements are in which state, and shows those of one', async () => {
    page = await open();
    expect(await chips(page)).toEqual(['齐全 4', '缺 21', '需补正 0', '逾期 0', '未到期 2']);
    expect(await page.getByText('考核日期 2020-06-20，共 27 项要求').count()).toBe(1);
    await button(page, '未到期 2').click();
    expect(await page.locator('.requirement').allTextContents()).toEqual([
      '20.1 支援农村改水未到期还缺 说明报告 1 份截止 2020-06-30、还有 10 天未明确牵头',
      '21.4 防止城市污染向农村转移未到期还缺 说明报告 1 份截止 2020-06-30、还有 10 天土壤固废与辐射处',
    ]);
    await page.getByRole('radio', { name: '按处室' }).check();
    expect(await page.locator('.requirement-group h2').allTextContents()).toEqual(['土壤固废与辐射处', '未明确牵头']);
  });

  test('is gone through by keyboard, down to the cells of findings and entries', async () => {
    page = await open();
    await page.locator('.requirement').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const opened = requirement(page, '2.4');
    expect(await opened.locator('.requirement').getAttribute('aria-expanded')).toBe('true');
    expect(await opened.locator('blockquote').textContent()).toMatch(/^④说明2018年以来本市围绕服务美丽中国建设/);
    expect(await opened.locator('.needs li').allTextContents()).toEqual([
      '说明报告 1 份（400字左右）已有 1',
      '现场照片 2 张已有 1',
      '媒体图片 1 张已有 0',
    ]);
    await opened.locator('.finding').first().click();
    await opened.locator('.entry', { hasText: '志愿活动.jpg' }).click();
    expect(await revealed(page)).toEqual(['佐证台账 21 4', '佐证台账 20 4']);
    await opened.locator('.requirement').focus();
    await page.keyboard.press('End');
    expect(await page.locator('.requirement:focus').textContent()).toMatch(/^22 城区河道实地考察/);
    await page.keyboard.press('Home');
    expect(await page.locator('.requirement:focus').textContent()).toMatch(/^1 反对铺张浪费行动照片/);
  });

  test('checks the ledger against a folder, as long as one wants', async () => {
    page = await open();
    await choose(page);
    expect(await page.locator('.folder p').textContent()).toBe(
      '“创城佐证”：14 个文件，0.2 MB。 缺文件 1、未列入台账 1、重复 2、打不开 4、字数不符 1、日期不符 1',
    );
    expect(await chips(page)).toEqual(['齐全 1', '缺 22', '需补正 2', '逾期 0', '未到期 2']);
    await requirement(page, '17').locator('.requirement').click();
    expect(await requirement(page, '17').locator('.finding-error .finding-message').allTextContents()).toEqual([
      '“六五环境日启动仪式.jpg”的文件“六五环境日启动仪式.jpg”不在文件夹中。请核对文件名，或放入文件。',
    ]);
    expect(await page.locator('.main > div > ul .finding-message').allTextContents()).toEqual([
      expect.stringMatching(/^质量自查还有 15 条待查/),
      '文件“未整理/IMG_20200517_101500.jpg”没有列入台账，未计入。请补入台账，或移出文件夹。',
    ]);
    await page.getByRole('switch', { name: '按文件夹核对' }).uncheck();
    expect((await chips(page))[0]).toBe('齐全 4');
    await page.locator('#tab-findings').click();
    await page.locator('#tab-evidence').click();
    await page.getByRole('switch', { name: '按文件夹核对' }).check();
    expect((await chips(page))[0]).toBe('齐全 1');
  });

  test('shows how far it is, and stops when it is told to', async () => {
    page = await open();
    await page.route('**/worker.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => undefined);
    });
    await page.locator('input[type=file]').setInputFiles(folder);
    await page.getByRole('progressbar', { name: '正在检查：0／14 个文件，0.0／0.2 MB' }).waitFor();
    await button(page, '取消').click();
    await button(page, '检查佐证文件夹').waitFor();
    expect(await page.locator('.notice', { hasText: '请把以下信息转给管理员' }).count()).toBe(0);
    await page.unroute('**/worker.js');
    await choose(page);
  });

  test('fills the ledger from the folder after a preview, and takes it back', async () => {
    page = await open();
    expect(await ledger(page, 73, 75)).toEqual([
      [null, '②应急减排措施清单说明.docx'],
      [null, null],
    ]);
    await choose(page);
    await button(page, '用文件夹填台账').click();
    expect(await page.locator('.plan-lead').textContent()).toBe('填入“佐证台账”的 1 行。只填空白单元格，已填的不动。');
    expect(await page.locator('.plan-row').allTextContents()).toEqual([
      'IMG_20200517_101500第 75 行要求编号待填、2020-05-17',
    ]);
    await button(page, '填入台账').click();
    await page.getByText('已填入台账。').waitFor();
    expect(await ledger(page, 73, 75)).toEqual([
      [null, '②应急减排措施清单说明.docx'],
      ['IMG_20200517_101500', '未整理/IMG_20200517_101500.jpg'],
    ]);
    expect(await page.locator('.folder p').textContent()).not.toContain('未列入台账');
    await button(page, '用文件夹填台账').click();
    await page.getByText('文件夹中的文件都已列入台账，没有要填的行。').waitFor();
    await button(page, '取消').click();
    await button(page, '还原').first().click();
    await button(page, '还原').last().click();
    await page.getByText('已还原到上次写入之前').waitFor();
    expect((await ledger(page, 74, 75))[0]).toEqual([null, null]);
  });

  test('is told of each assessee, and a folder belongs to one of them', async () => {
    page = await open('', BUREAU, '普陀分局');
    await choose(page);
    await page.getByLabel('考核对象').selectOption('普陀分局');
    expect(await chips(page)).toEqual(['齐全 0', '缺 23', '需补正 0', '逾期 0', '未到期 4']);
    await button(page, '检查佐证文件夹').waitFor();
    await page.getByLabel('考核对象').selectOption(BUREAU);
    expect((await chips(page))[0]).toBe('齐全 1');
  });

  test('does all of it inside an Excel that is emulated behind the genuine office.js, under its policy', async () => {
    page = await browser.open('excel.html');
    await page.getByRole('button', { name: '新建考核' }).click();
    await page.getByLabel('评分细则').selectOption('zhoushan-2020');
    await button(page, '下一步：预览').click();
    await button(page, '建立').click();
    await page.locator('.standings').waitFor();
    await page.locator('#tab-evidence').click();
    await choose(page);
    expect(await page.locator('.folder p').textContent()).toMatch(/^“创城佐证”：14 个文件，0.2 MB。 未列入台账 14/);
    await button(page, '用文件夹填台账').click();
    await page.locator('.plan-row').first().waitFor();
    expect(await page.locator('.plan-row').count()).toBe(14);
    await button(page, '填入台账').click();
    await page.getByText('已填入台账。').waitFor();
    expect(await page.locator('.folder p').textContent()).not.toContain('未列入台账');
  }, 60_000);

  test.each([
    ['in Chinese, light', 'locale=zh-CN'],
    ['in English, dark', 'locale=en&dark'],
    ...onlyFull(['in Chinese, dark', 'locale=zh-CN&dark'], ['in English, light', 'locale=en']),
  ])(
    'has nothing for axe-core to find and never scrolls sideways, %s',
    async (_, query) => {
      const found: Record<string, string[]> = {};
      page = await open(query);
      found['requirements'] = await complaints(page);
      await requirement(page, '2.3').locator('.requirement').click();
      await requirement(page, '2.4').locator('.requirement').click();
      found['open'] = await complaints(page);
      await choose(page);
      await page.getByRole('radio').nth(1).check();
      await page.locator('.chip').nth(2).click();
      found['folder'] = await complaints(page);
      await page.locator('.folder-actions button').first().click();
      await page.locator('.plan-row').waitFor();
      found['fill'] = await complaints(page);
      expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    },
    60_000,
  );
});
