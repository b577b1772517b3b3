import { IS_FULL, testInFull } from '../../full';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { useBench, useCommandLine } from './bench';
import { columnOf } from '../../usecases/support';
import { pictureOfPage, pictureOfPane } from './pictures';
import { EXCEL, ODD_WPS, WPS, bothOr } from './programs';
import { button, openUpload, pressAndRead, saveTo, tab, totals, TOTALS } from './steps';

const VALUE = columnOf('value');
/** What the command line makes of the sample. */
const SCORED = [
  ['越城区', 948.44],
  ['柯桥区', [926.129, 936.129]],
  ['上虞区', 959.592],
  ['诸暨市', 977.374],
  ['嵊州市', [929.554, 956.554]],
  ['新昌县', [891.2364, 915.6364]],
];

describeWith(CHROMIUM, 'The workbench', () => {
  const bench = useBench();
  const commandLine = useCommandLine();

  test.each(bothOr(WPS))(
    'posing as $title takes an assessment from an empty workbook to a saved file that the command line scores alike',
    async (posing) => {
      const desk = await bench.open(posing, 'book=empty');
      const { page, pane } = desk;
      await pictureOfPane(desk, 'pane-first-run');

      await pane.getByRole('button', { name: '新建考核' }).click();
      await pane.getByLabel('考核对象（每行一个）').fill('越城区\n柯桥区');
      await pane.getByLabel('考核对象（每行一个）').blur();
      await pictureOfPane(desk, 'new-assessment');
      await button(desk, '下一步：预览').click();
      await button(desk, '建立').click();
      await pane.locator('.standings').waitFor({ timeout: 90_000 });
      expect(await desk.sheets()).toEqual([
        'Sheet1',
        '考核设置',
        '填报-越城区',
        '填报-柯桥区',
        '评分细则',
        '责任分工',
        '核定调整',
        '汇总',
        '_考评',
      ]);

      // A department fills 2.1 of 10 points, which loses one each time that a report was late.
      const sheet = '填报-越城区';
      const column = await desk.columns(sheet);
      const [late, told] = [await desk.row(sheet, '2.1|未按时调度次数'), await desk.row(sheet, '2.1|被国家或省级通报')];
      // A formula: what it comes to is read at once.
      await desk.type(sheet, late, column('value'), '=1+2');
      await desk.type(sheet, told, column('value'), '否');
      expect(await desk.value(sheet, late, column('value'))).toBe(3);
      expect(await page.locator('#unsaved').textContent()).toBe('（未保存）');

      expect(await pressAndRead(desk, '一键重算')).toMatch(/^重算完成：考核对象 2 个/);
      expect(await desk.value(sheet, late, column('score'))).toBe(7);
      expect(await desk.value(sheet, late, column('reasons'))).toContain(
        '“未按时调度扣1分/次,扣完为止” 未按时调度次数 3 次，扣3分',
      );

      const file = await saveTo(desk, bench.folder);
      expect(commandLine.totals(file).map(([assessee]) => assessee)).toEqual(['越城区', '柯桥区']);
      await openUpload(desk, file);
      expect(await desk.value(sheet, late, column('score'))).toBe(7);
    },
    300_000,
  );

  test.each(bothOr(EXCEL))(
    'posing as $title shows the sample: findings, reasons, readings, undo, and saves what the command line scores alike',
    async (posing) => {
      const desk = await bench.open(posing);
      const { page, pane } = desk;
      expect(await totals(desk)).toEqual(TOTALS);

      await button(desk, '预览').click();
      await pane.locator('.plan').waitFor();
      await pictureOfPane(desk, 'pane-preview');
      await button(desk, '取消').click();
      // The pane says the same before and after; that this button writes, assessment.test.ts says.
      if (IS_FULL) {
        await button(desk, '一键重算').click();
        await pane.getByText('重算完成').waitFor({ timeout: 90_000 });
        await pane.locator('.notice').getByRole('button', { name: '关闭' }).click();
      }
      await desk.show('汇总');
      await pictureOfPage(desk);
      await pictureOfPane(desk, 'pane-overview');

      await tab(desk, '问题').click();
      await pictureOfPane(desk, 'pane-findings');
      await pane.getByRole('searchbox').fill('不清楚');
      await pane.locator('.finding').click();
      await page.waitForFunction(() => window.workbench.model.selection().range.row === 101);
      expect(await desk.selected()).toBe(`嵊州(最终版) 101 ${VALUE}`);

      await tab(desk, '概览').click();
      await pane.locator('.standing', { hasText: '柯桥区' }).click();
      await pictureOfPane(desk, 'pane-scores');
      for (const row of ['加强生态修复和生物多样性保护', '实施差异化', '6.1', '6.1.1'])
        await pane.locator('.score-row', { hasText: row }).first().click();
      expect(await pane.locator('.clause-score strong').textContent()).toBe('4.5 / 5');
      await pictureOfPane(desk, 'pane-clause');
      await pane.locator('.reason').getByRole('button').click();
      await page.waitForFunction(() => window.workbench.model.selection().range.row === 32);
      expect(await desk.selected()).toBe(`填报-柯桥区 32 ${VALUE}`);

      await tab(desk, '设置').click();
      await pane.getByRole('button', { name: '不足一档 不足一档不扣' }).click();
      const option = pane.locator('.setting-option', { hasText: '不足一档按一档扣' });
      await option.locator('.effects').waitFor();
      expect(await option.locator('.effects li').first().textContent()).toBe('越城区945.34−3.1');
      await pictureOfPane(desk, 'pane-settings');
      await pane.getByRole('radio', { name: '不足一档按一档扣' }).click();
      await button(desk, '采用并重算').click();
      await tab(desk, '概览').click();
      await pane.locator('.standing-total', { hasText: /^945\.34$/ }).waitFor({ timeout: 90_000 });
      await pane.locator('.footer').getByRole('button', { name: '还原' }).click();
      await pane.locator('.write').first().waitFor();
      await pictureOfPane(desk, 'pane-undo');
      await pane.locator('.plan').getByRole('button', { name: '还原' }).click();
      await pane.getByText('已还原').waitFor({ timeout: 90_000 });
      expect(await totals(desk)).toEqual(TOTALS);

      expect(commandLine.totals(await saveTo(desk, bench.folder))).toEqual(SCORED);
    },
    300_000,
  );

  // Without a browser: test/usecases/wps.
  testInFull(ODD_WPS)(
    'posing as $title scores the sample, and saves what the command line scores alike',
    async (posing) => {
      const desk = await bench.open(posing);
      expect(await totals(desk)).toEqual(TOTALS);
      expect(await pressAndRead(desk, '一键重算')).toMatch(/^重算完成：考核对象 6 个，错误 12 处，待填 8 项。/);
      expect(commandLine.totals(await saveTo(desk, bench.folder))).toEqual(SCORED);
    },
    600_000,
  );
});
