import { readFileSync } from 'node:fs';
import { rangeListName, rangeName, type SheetContents } from '../../../src/host/common';
import { onlyFull } from '../../full';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { contentsIn } from '../file/support';
import { useBench } from './bench';
import type { Desk } from './browser';
import { EXCEL, WPS, bothOr, type Posing } from './programs';
import { button, openUpload, pressAndRead, ribbon, saveTo, totals, waitUntil } from './steps';
import { columnOf } from '../../usecases/support';

const TOTALS = ['977.374', '959.592', '948.44', '929.554～956.554', '926.129～936.129', '891.2364～915.6364'];
const VALUE = columnOf('value');
const SHEET = '填报-越城区';

/** The colours of a filling sheet, its filter, and what may be filled in into the first rows. */
function besides({ conditionalRules, autoFilter, validations }: SheetContents): unknown {
  return {
    colours: conditionalRules.map(({ ranges, formula }) => `${rangeListName(ranges)} ${formula}`),
    filter: autoFilter && rangeName(autoFilter),
    inputs: validations
      .filter(({ range }) => range.column === VALUE && range.row < 10)
      .map(({ range, validation }) => `${rangeName(range)} ${validation.rule.type}`)
      .sort(),
  };
}

describeWith(CHROMIUM, 'The sample in the workbench', () => {
  const bench = useBench();

  /** The middle of a row's header: of a sheet that is shown from its first row on. */
  async function headerOf(row: number): Promise<{ x: number; y: number }> {
    const grid = (await bench.desk.page.locator('#sheet canvas[id^="univer-sheet-main-canvas"]').boundingBox())!;
    const points = await bench.desk.page.evaluate((last) => {
      const { model } = window.workbench;
      const sheet = model.activeSheet();
      const heights = Array.from({ length: last + 1 }, (_, at) => model.row(sheet, at));
      const above = heights.slice(0, -1).reduce((sum, { points, hidden }) => sum + (hidden ? 0 : points), 0);
      return above + heights.at(-1)!.points / 2;
    }, row);
    const HEADER = 20;
    return { x: grid.x + 20, y: grid.y + HEADER + (points * 4) / 3 };
  }
  /** Selects a row by its header, however busy the page is; returns where that is. */
  async function selectRow(row: number): Promise<{ x: number; y: number }> {
    const place = await headerOf(row);
    await bench.desk.page.mouse.click(place.x, place.y);
    await bench.desk.page.waitForFunction((at) => {
      const { range } = window.workbench.model.selection();
      return range.row === at && range.rows === 1 && range.column === 0;
    }, row);
    return place;
  }

  test('scores alike after a row was inserted and one moved, and after it was saved and opened again', async () => {
    const desk = await bench.open(EXCEL);
    const { page, pane } = desk;
    const KEYS = ['2.1|未按时调度次数', '2.1|被国家或省级通报', '2.2|已出台绿色认证政策意见'];
    const rows = (): Promise<number[]> => Promise.all(KEYS.map((key) => desk.row(SHEET, key)));
    /** Waits until the rows of the keys are these. */
    const settle = async (...wanted: number[]): Promise<void> => {
      await waitUntil(async () => String(await rows()) === String(wanted));
    };
    await desk.show(SHEET);
    // The first cell that is to be filled in, not the hidden one at the corner.
    expect(await desk.selected()).toBe(`${SHEET} 5 ${VALUE}`);
    expect(await rows()).toEqual([7, 8, 9]);

    const inserted = await selectRow(7);
    await page.mouse.click(inserted.x, inserted.y, { button: 'right' });
    // In the middle of the line is the number of rows.
    await page.getByText('在上方插入').click({ position: { x: 6, y: 8 } });
    await settle(8, 9, 10);
    // The eighth row is new: it has the colours of those around it, and nothing says what is to be filled in there.
    const words = [
      ['填报有误', 'Error'],
      ['待填', 'To fill'],
      ['请核对', 'Check'],
      ['缺佐证', 'No evidence'],
      ['不得分', 'Void'],
      ['失分', 'Points lost'],
      ['不适用', 'N/A'],
    ] as const;
    const begins = (word: string): string => `LEFT($G6,${word.length})="${word}"`;
    const moved = {
      colours: words.map(([zh, en]) => `C6:M381 IF(N("考评")=0,OR(${begins(zh)},${begins(en)}))`),
      filter: 'A5:P381',
      inputs: ['E10 list', 'E6 decimal', 'E7 decimal', 'E9 whole'],
    };
    const onScreen = await page.evaluate(
      (name) => window.workbench.model.contents().sheets.find((sheet) => sheet.name === name)!,
      SHEET,
    );
    expect(besides(onScreen)).toEqual(moved);
    const saved = contentsIn(readFileSync(await saveTo(desk, bench.folder)));
    expect(besides(saved.sheets.find(({ name }) => name === SHEET)!)).toEqual(moved);

    const from = await selectRow(8);
    const to = await headerOf(10);
    await page.mouse.move(from.x, from.y + 2);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 4, { steps: 20 });
    await page.mouse.up();
    await settle(10, 8, 9);

    await button(desk, '一键重算').click();
    await pane.getByText('重算完成').waitFor({ timeout: 90_000 });
    expect(await totals(desk)).toEqual(TOTALS);
    const column = await desk.columns(SHEET);
    // 10 of 10 points, for a report that was never late.
    expect(await desk.value(SHEET, 10, column('score'))).toBe(10);

    await openUpload(desk, await saveTo(desk, bench.folder));
    expect(await totals(desk)).toEqual(TOTALS);
    expect(await rows()).toEqual([10, 8, 9]);
    expect(await desk.value(SHEET, 7, 0)).toBe(null);
    expect(await desk.value(SHEET, 10, column('score'))).toBe(10);
  }, 240_000);

  test.each(bothOr(WPS))(
    'in $title is summarised from the ribbon while the pane is open, which shows at once what that wrote, and what was taken back',
    async (posing) => {
      const desk = await bench.open(posing);
      const freshness = desk.pane.locator('.freshness');
      const undoing = desk.pane.locator('.footer').getByRole('button', { name: '还原' });
      const total = async (): Promise<unknown[]> => {
        const [row, column] = [await desk.row('汇总', 'total'), await desk.columns('汇总')];
        return Promise.all(['越城区', '嵊州市'].map((name) => desk.value('汇总', row, column(`assessee:${name}`))));
      };
      await freshness.getByText('尚未重算').waitFor();
      expect(await undoing.isDisabled()).toBe(true);
      expect(await total()).toEqual([null, null]);

      const done = '重算完成：考核对象 6 个，错误 12 处，待填 8 项。结果见各填报表的“得分”列和“汇总”表。';
      expect(await pressAndRead(desk, '生成汇总')).toBe(done);
      expect(await desk.selected()).toBe('汇总 5 3');
      expect(await total()).toEqual([948.44, '929.554～956.554']);
      await freshness.getByText('已是最新').waitFor();
      expect(await undoing.isEnabled()).toBe(true);
      expect(await totals(desk)).toEqual(TOTALS);
      expect(await desk.pane.locator('.notice').count()).toBe(0);

      expect(await pressAndRead(desk, '还原上次写入')).toMatch(/^已还原 \d{4}-\d\d-\d\d \d\d:\d\d 的“生成汇总”。$/);
      expect(await total()).toEqual([null, null]);
      await freshness.getByText('尚未重算').waitFor();
      expect(await undoing.isDisabled()).toBe(true);
    },
    240_000,
  );

  const byAddress = (posing: Posing): Promise<Desk> => bench.open(posing);
  const byPane = async (posing: Posing): Promise<Desk> => {
    const desk = await bench.open(posing, 'book=empty');
    await desk.pane.getByRole('button', { name: '打开样例' }).click();
    await desk.pane.locator('.standings').waitFor();
    expect(await desk.page.locator('#name').textContent()).toBe('考核示例.xlsx');
    expect((await desk.sheets()).slice(0, 2)).toEqual(['考核设置', SHEET]);
    return desk;
  };
  test.each([
    { posing: EXCEL, way: 'by the address', open: byAddress },
    { posing: WPS, way: 'by the pane of an empty workbook', open: byPane },
    // Each way and each program is seen above.
    ...onlyFull(
      { posing: EXCEL, way: 'by the pane of an empty workbook', open: byPane },
      { posing: WPS, way: 'by the address', open: byAddress },
    ),
  ])(
    'opened in $posing.title $way has the screen to itself while the pane is closed, and is read again after somebody typed',
    async ({ posing, open }) => {
      const desk = await open(posing);
      const width = async (): Promise<number> => (await desk.page.locator('#sheet').boundingBox())!.width;
      expect(await totals(desk)).toEqual(TOTALS);
      // Beside the pane and the splitter of 5 pixels.
      expect(await width()).toBe(1440 - 5 - posing.paneWidth);
      await ribbon(desk, '打开面板').click();
      await desk.page.locator('#pane').waitFor({ state: 'hidden' });
      expect(await width()).toBe(1440);
      await ribbon(desk, '打开面板').click();
      await desk.page.locator('#pane').waitFor();
      expect(await totals(desk)).toEqual(TOTALS);

      const stale = desk.pane.getByText('工作簿已改动');
      expect(await stale.count()).toBe(0);
      // Late three times: 10 points become 7.
      const column = await desk.columns(SHEET);
      await desk.type(SHEET, await desk.row(SHEET, '2.1|未按时调度次数'), column('value'), '3');
      await stale.waitFor();
      expect(await totals(desk)).toEqual(TOTALS);
      await button(desk, '重新读取').click();
      await desk.pane.locator('.standing-total', { hasText: /^945\.44$/ }).waitFor();
      expect(await stale.count()).toBe(0);
    },
    120_000,
  );
});
