import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { compoundFile } from '../../host/xlsx/support/compoundFile';
import { testInFull } from '../../full';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { useBench } from './bench';
import type { Desk } from './browser';
import { EXCEL, bothOr } from './programs';
import { openUpload, pressAndRead, ribbon, saveTo, status, upload, waitUntil } from './steps';

/** 38 parts: a chart with an image, a pivot table, macros, threaded comments … */
const RICH = join(__dirname, '../../fixtures/rich.xlsm');

const name = ({ page }: Desk): Promise<string | null> => page.locator('#name').textContent();

describeWith(CHROMIUM, 'Files in the workbench', () => {
  const bench = useBench();

  test.each(bothOr(EXCEL))(
    'opened in $title come back byte for byte but for the sheet with the cell that was typed, and what follows from it',
    async (posing) => {
      const desk = await bench.open(posing, 'book=empty');
      await openUpload(desk, RICH);
      // 9 + 15 + 0 + 12 + 18 points, 优秀 from 60 on.
      expect([await desk.value('评分', 2, 8), await desk.value('评分', 2, 9)]).toEqual([54, '称职']);
      await desk.type('评分', 2, 5, '6');
      expect([await desk.value('评分', 2, 8), await desk.value('评分', 2, 9)]).toEqual([60, '优秀']);

      const before = unzipSync(readFileSync(RICH));
      const after = unzipSync(readFileSync(await saveTo(desk, bench.folder)));
      expect(Object.keys(after)).toEqual(Object.keys(before));
      expect(Object.keys(before).filter((part) => Buffer.compare(before[part]!, after[part]!) !== 0)).toEqual([
        'xl/worksheets/sheet1.xml',
      ]);
      const sheet = strFromU8(after['xl/worksheets/sheet1.xml']!);
      const cell = (place: string): string => new RegExp(`<c r="${place}"[^>]*>(.*?)</c>`).exec(sheet)![1]!;
      expect(cell('F3')).toBe('<v>6</v>');
      expect(cell('I3')).toBe('<f>SUM(D3:H3)</f><v>60</v>');
      expect(cell('J3')).toMatch(/<v>优秀<\/v>$/);
    },
    180_000,
  );

  test('that are no workbooks are told as such, and the open one stays', async () => {
    const desk = await bench.open(EXCEL, 'book=empty');
    const files = [
      ['成绩.xlsx', strToU8('姓名,得分\n张三,90\n'), '文件不是 Excel 工作簿，无法读取。'],
      ['旧表.xls', compoundFile('Root Entry', 'Workbook'), '文件是旧版 .xls 格式，无法读取。'],
      ['加密.xlsx', compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), '文件设有打开密码，无法读取。'],
    ] as const;
    await desk.type('Sheet1', 0, 0, '留着');
    desk.page.on('dialog', (dialog) => void dialog.accept());
    for (const [file, bytes, reason] of files) {
      await desk.page.locator('#file').setInputFiles(upload(file, bytes));
      await desk.page.locator('#status', { hasText: reason }).waitFor();
      expect(await desk.page.locator('#status').getAttribute('data-kind')).toBe('error');
      expect(await name(desk)).toBe('工作簿1.xlsx');
      expect(await desk.value('Sheet1', 0, 0)).toBe('留着');
    }
    expect(await desk.page.locator('#unsaved').textContent()).toBe('（未保存）');
    expect(await desk.pane.locator('.first').isVisible()).toBe(true);
  }, 180_000);

  testInFull(EXCEL)(
    'can be opened while a button of the ribbon is at work, which can then be pressed again',
    async (posing) => {
      const desk = await bench.open(posing);
      desk.page.on('dialog', (dialog) => void dialog.accept());
      await ribbon(desk, '一键重算').click();
      await openUpload(desk, RICH);
      // It holds no assessment, as far as the pane knows until somebody edits it.
      await waitUntil(() => ribbon(desk, '一键重算').isDisabled());
      await desk.type('评分', 2, 5, '6');
      await waitUntil(() => ribbon(desk, '一键重算').isEnabled());
      expect(await pressAndRead(desk, '一键重算')).toContain('中没有考核填报表');
    },
    180_000,
  );

  test('with changes that were not saved stay open unless the person gives the changes up', async () => {
    const desk = await bench.open(EXCEL, 'book=empty');
    await desk.type('Sheet1', 1, 1, '没有保存');
    const questions: string[] = [];
    desk.page.once('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    });
    await desk.page.locator('#file').setInputFiles(RICH);
    await desk.page.waitForFunction(() => document.querySelector<HTMLInputElement>('#file')!.value === '');
    expect(questions).toEqual(['“工作簿1.xlsx”有未保存的修改。打开另一个工作簿后，这些修改将丢失。要继续吗？']);
    expect(await name(desk)).toBe('工作簿1.xlsx');
    expect(await desk.value('Sheet1', 1, 1)).toBe('没有保存');

    desk.page.once('dialog', (dialog) => void dialog.accept());
    await openUpload(desk, RICH);
    expect(await name(desk)).toBe('rich.xlsm');
    expect(await desk.page.locator('#unsaved').textContent()).toBe('');
    expect(await status(desk)).toBe('');

    // Nothing was changed since: nobody is asked.
    await desk.page.locator('#create').click();
    await desk.page.locator('#name', { hasText: '工作簿1.xlsx' }).waitFor();
    expect(await desk.sheets()).toEqual(['Sheet1']);
  }, 180_000);
});
