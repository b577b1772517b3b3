import { testInFull } from '../../full';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { useBench } from './bench';
import type { Desk } from './browser';
import { EXCEL, WPS } from './programs';
import { pressAndRead, ribbon } from './steps';

/** Goes from one program to the other, until the pane has something to say. */
async function choose({ page, pane }: Desk, name: string): Promise<void> {
  await page.getByRole('radio', { name }).check({ force: true });
  await page.waitForURL(new RegExp(`host=${name.toLowerCase()}`));
  await page.waitForFunction(
    (path) => document.querySelector<HTMLIFrameElement>('#pane')!.contentWindow!.location.pathname === path,
    name === 'WPS' ? '/wps/taskpane.html' : '/taskpane.html',
  );
  await pane.locator('.first, .standings, .failed').first().waitFor();
}

describeWith(CHROMIUM, 'The program that the workbench poses as', () => {
  const bench = useBench();

  // Two starts and a recalculation: that a file is the same in both is in test/usecases, that it stays open in its page here.
  testInFull(EXCEL)(
    'can be changed while a workbook is open, which stays as it is, with what can be taken back',
    async (posing) => {
      const desk = await bench.open(posing);
      const { page } = desk;
      const total = async (): Promise<unknown> =>
        desk.value('汇总', await desk.row('汇总', 'total'), (await desk.columns('汇总'))('assessee:越城区'));
      await desk.type('考核设置', 30, 1, '未保存');
      expect(await pressAndRead(desk, '一键重算')).toMatch(/^重算完成/);
      expect(await total()).toBe(948.44);

      await choose(desk, 'WPS');
      expect(await desk.pane.locator('html').evaluate(() => 'Application' in window)).toBe(true);
      expect(await desk.value('考核设置', 30, 1)).toBe('未保存');
      expect(await page.locator('#unsaved').textContent()).toBe('（未保存）');
      expect(await total()).toBe(948.44);
      expect(await pressAndRead(desk, '还原上次写入')).toMatch(/^已还原 .* 的“一键重算”。$/);
      expect(await total()).toBe(null);

      await choose(desk, 'Excel');
      expect(await desk.pane.locator('html').evaluate(() => 'Office' in window)).toBe(true);
      expect(await desk.value('考核设置', 30, 1)).toBe('未保存');
      expect(await total()).toBe(null);
    },
    240_000,
  );

  test('is WPS when the address says so; an unknown quirk is told, with those that there are', async () => {
    const desk = await bench.open(WPS, 'book=empty');
    expect(await desk.page.getByRole('radio', { name: 'WPS' }).isChecked()).toBe(true);
    await ribbon(desk, '打开面板').click();
    await desk.page.locator('#pane').waitFor({ state: 'hidden' });
    await desk.page.goto(`${desk.page.url().split('?')[0]}?host=wps&quirks=none`);
    await desk.page.locator('#status', { hasText: 'no quirk none' }).waitFor();
    expect(await desk.page.locator('#status').textContent()).toContain('bulk2DWriteNoOp');
  }, 60_000);
});
