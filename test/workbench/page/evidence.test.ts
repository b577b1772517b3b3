import { join } from 'node:path';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { useBench, useCommandLine } from './bench';
import { pictureOfPage, pictureOfPane } from './pictures';
import { EXCEL, bothOr } from './programs';
import { openUpload, saveTo } from './steps';

const SAMPLE = 'assets/samples/zhoushan-2020.xlsx';
const FOLDER = 'assets/samples/zhoushan-2020-evidence';

describeWith(CHROMIUM, 'Evidence in the workbench', () => {
  const bench = useBench();
  const commandLine = useCommandLine();

  const states = (): Promise<string[]> => bench.desk.pane.locator('.filter-severities .chip').allTextContents();

  test.each(bothOr(EXCEL))(
    'posing as $title is checked against its folder, recalculated, saved, and judged alike on the command line',
    async (posing) => {
      const desk = await bench.open(posing, 'book=empty');
      const { pane } = desk;
      await openUpload(desk, SAMPLE);
      expect(await pane.locator('.standing-total').allTextContents()).toEqual(['91.5']);
      await pane.getByRole('tab', { name: '佐证' }).click();
      await pane.locator('.requirement').first().waitFor();
      expect(await states()).toEqual(['齐全 17', '缺 4', '需补正 3', '逾期 3', '未到期 0']);
      await pictureOfPane(desk, 'pane-evidence');

      await pane.locator('input[type=file]').setInputFiles(FOLDER);
      await pane.getByRole('switch', { name: '按文件夹核对' }).waitFor({ timeout: 90_000 });
      expect(await states()).toEqual(['齐全 13', '缺 5', '需补正 5', '逾期 4', '未到期 0']);

      await pane.getByRole('button', { name: '一键重算', exact: true }).click();
      await pane.getByText('重算完成').waitFor({ timeout: 90_000 });
      expect(await desk.sheets()).toContain('缺失佐证');
      await desk.show('缺失佐证');
      await pictureOfPage(desk, 'missing-evidence');

      const file = await saveTo(desk, bench.folder);
      expect(commandLine.run(['evidence', file, '--folder', join(process.cwd(), FOLDER)])).toContain(
        '佐证要求 27 项：齐全 13，缺 5，需补正 5，逾期 4',
      );
    },
    300_000,
  );
});
