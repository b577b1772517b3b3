import type { Page } from 'playwright-core';
import type { CellValue, Rect } from '../../../src/host/port';
import type { Edit } from '../../../src/workbench/model';
import { describeWith } from '../../oracles/skip';
import { CHROMIUM } from '../../taskpane/browser';
import { CASES } from '../model/contract';
import { openUniverBrowser, type UniverBrowser } from './browser';
import { UNIVER_CASES } from './cases';

describeWith(CHROMIUM, "A workbook in Univer's spreadsheet", () => {
  let browser: UniverBrowser;
  beforeAll(async () => {
    browser = await openUniverBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each([...CASES, ...UNIVER_CASES])('$title', async ({ title }) => {
    expect(await browser.page.evaluate((name) => window.bench.run(name), title)).toBeNull();
  });

  test('asks for nothing from elsewhere', () => {
    expect(browser.strays).toEqual([]);
  });

  describe('used by hand', () => {
    jest.setTimeout(60_000);
    let page: Page;
    const at = (row: number, column: number): Rect => ({ row, column, rows: 1, columns: 1 });
    const select = (cell: Rect): Promise<void> => page.evaluate((rect) => window.bench.model.select('one', rect), cell);
    /** Selects a cell and types into it. */
    const type = async (cell: Rect, text: string): Promise<void> => {
      await select(cell);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    const value = async (cell: Rect): Promise<CellValue> => {
      await page.evaluate(() => window.bench.model.settle());
      return page.evaluate((rect) => window.bench.model.values('one', rect)[0]![0]!, cell);
    };
    const edits = (): Promise<Edit[]> => page.evaluate(() => window.bench.edits.splice(0));
    const message = () => page.getByText('该范围已被保护', { exact: false }).first();
    beforeEach(async () => {
      page = browser.page;
      page.setDefaultTimeout(12_000);
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        window.bench.open();
        return window.bench.model.settle();
      });
      // Univer listens to the keyboard once its grid has been clicked.
      await page.mouse.click(700, 500);
      browser.errors.length = 0;
    });
    afterEach(() => {
      expect(browser.errors).toEqual([]);
    });

    test('takes what is typed, deleted and undone, and tells it as the doing of a person', async () => {
      await type(at(1, 1), '12.5');
      await type(at(2, 1), '=B2*2');
      expect([await value(at(1, 1)), await value(at(2, 1))]).toEqual([12.5, 25]);
      expect(await edits()).toEqual([
        { sheet: 'one', range: at(1, 1), own: false },
        { sheet: 'one', range: at(2, 1), own: false },
      ]);
      await select(at(1, 1));
      await page.keyboard.press('Delete');
      expect([await value(at(1, 1)), await value(at(2, 1))]).toEqual([null, 0]);
      await page.keyboard.press('Control+z');
      expect([await value(at(1, 1)), await value(at(2, 1))]).toEqual([12.5, 25]);
      expect(await edits()).toEqual([
        { sheet: 'one', range: at(1, 1), own: false },
        { sheet: 'one', range: at(1, 1), own: false },
      ]);
    });

    test('keeps what is locked in a protected sheet, formulas too, and lets the rest be filled in', async () => {
      await page.evaluate(() => {
        const { model } = window.bench;
        model.write('one', { row: 1, column: 1, rows: 1, columns: 2 }, [[5, { formula: '=B2*2' }]]);
        model.setLook('one', { row: 1, column: 1, rows: 1, columns: 1 }, { locked: false });
        model.setProtected('one', true);
      });
      await type(at(1, 1), '8');
      expect([await value(at(1, 1)), await value(at(1, 2))]).toEqual([8, 16]);
      await select(at(1, 2));
      await page.keyboard.press('Delete');
      await message().waitFor();
      await type(at(4, 4), 'x');
      expect([await value(at(1, 2)), await value(at(4, 4))]).toEqual([16, null]);
      const formula = page.evaluate(() =>
        window.bench.model.formulas('one', { row: 1, column: 2, rows: 1, columns: 1 }),
      );
      expect(await formula).toEqual([['=B2*2']]);
      await select(at(1, 1));
      await page.keyboard.press('Delete');
      expect(await value(at(1, 1))).toBeNull();
      expect(
        await page.evaluate(() => window.bench.model.look('one', { row: 1, column: 1, rows: 1, columns: 1 }, 'locked')),
      ).toEqual([[false]]);
    });

    test('follows a link that is clicked, and says its tip before', async () => {
      await page.evaluate(() => {
        const { model } = window.bench;
        model.setLink('one', 0, 0, { target: "'汇总'!C5", tip: '查看条款' });
        model.setLink('one', 1, 0, { target: "'没有的表'!A1", tip: '' });
      });
      await page.mouse.move(80, 133);
      await expectSoon(async () => (await page.locator('#sheet').getAttribute('title')) === '查看条款');
      await page.mouse.click(80, 133);
      const selection = (): Promise<unknown> => page.evaluate(() => window.bench.model.selection());
      await expectSoon(async () => (await page.evaluate(() => window.bench.model.activeSheet())) === 'two');
      expect(await selection()).toEqual({ sheet: 'two', range: at(4, 2) });
    });

    test('opens every sheet on the cell that its file says; never on one that is hidden', async () => {
      const selected = await page.evaluate(() => {
        const { bench } = window;
        const contents = bench.model.contents();
        const [one, two] = contents.sheets;
        const hidden = { index: 0, points: 48, hidden: true, look: 0 };
        bench.open({
          ...contents,
          sheets: [
            { ...one!, selected: { row: 5, column: 3 } },
            { ...two!, columns: [hidden, { ...hidden, index: 1 }], rows: [hidden] },
          ],
        });
        return bench.model.selection();
      });
      expect(selected).toEqual({ sheet: 'one', range: at(5, 3) });
      await page.mouse.click(700, 500);
      await page.evaluate(() => window.bench.model.activate('two'));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      // A and B are hidden, and the first row.
      expect(await page.evaluate(() => window.bench.model.selection())).toEqual({ sheet: 'two', range: at(1, 2) });
      await page.keyboard.type('看得见');
      await page.keyboard.press('Enter');
      await page.evaluate(() => window.bench.model.settle());
      const grid = { row: 0, column: 0, rows: 2, columns: 3 };
      expect(await page.evaluate((range) => window.bench.model.values('two', range), grid)).toEqual([
        [null, null, null],
        [null, null, '看得见'],
      ]);
    });

    test('gives rows without a height of their own what their text needs', async () => {
      await page.evaluate(
        (cell) => {
          const { bench } = window;
          const contents = bench.model.contents();
          const [one, two] = contents.sheets;
          const text = { row: 2, column: 0, value: '一\n二\n三', formula: null, look: 0 };
          bench.open({ ...contents, sheets: [{ ...one!, cells: [text] }, two!] });
          return bench.model.values('one', cell);
        },
        at(2, 0),
      );
      const points = (row: number): Promise<number> =>
        page.evaluate((at) => window.bench.model.row('one', at).points, row);
      await expectSoon(async () => (await points(2)) > 30);
      expect(await points(1)).toBe(13.5);
    });

    test('gives sheets that are added the looks of the others, and keeps very hidden ones hidden', async () => {
      await page.evaluate(() => window.bench.model.setVisibility('two', 'veryHidden'));
      const bottom = 782;
      await page.mouse.click(35, bottom);
      await expectSoon(async () => (await page.evaluate(() => window.bench.model.sheets().length)) === 3);
      const added = await page.evaluate(() => {
        const { model } = window.bench;
        const sheet = model.activeSheet();
        return [
          model.look(sheet, { row: 0, column: 0, rows: 1, columns: 1 }, 'fontName'),
          model.column(sheet, 0).points,
        ];
      });
      expect(added).toEqual([[['宋体']], 54]);
      // The list of all sheets offers it all the same.
      await page.mouse.click(73, bottom);
      const offered = page.getByText('汇总');
      await offered.last().click();
      await expectSoon(async () => (await offered.count()) === 0);
      await page.evaluate(() => window.bench.model.settle());
      expect(await page.evaluate(() => window.bench.model.sheets()[1]?.visibility)).toBe('veryHidden');
    });

    test('colours and marks cells by their rules, those of a sheet that was not seen as soon as it is', async () => {
      /** Which of the cells A1:B3 have a colour so many pixels left of and below their upper right corner. */
      const cellsIn = (color: string, inset: readonly [number, number]): Promise<string> =>
        page.evaluate(
          ([wanted, [left, below]]) => {
            const canvas = document.querySelector<HTMLCanvasElement>('canvas[id^="univer-sheet-main-canvas"]')!;
            // Cells are 72 by 18 pixels, headings 46 wide and 20 high.
            const found = ['A1', 'B1', 'A2', 'B2', 'A3', 'B3'].filter((_, at) => {
              const [x, y] = [46 + 72 * ((at % 2) + 1) - left, 20 + 18 * Math.floor(at / 2) + below];
              const bytes = [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data.slice(0, 3)];
              return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('') === wanted;
            });
            return found.join();
          },
          [color, inset] as const,
        );
      const painted = async (): Promise<string> =>
        `${await cellsIn('00b050', [20, 4])} ${await cellsIn('ffff00', [20, 4])} ${await cellsIn('fe4b4b', [2, 2])}`;
      await page.evaluate(() => {
        const { model } = window.bench;
        const all = { row: 0, column: 0, rows: 3, columns: 2 };
        const values = [
          ['完成', 1],
          ['未完成', 2],
          ['完成', 2],
        ];
        for (const sheet of ['one', 'two']) {
          model.write(sheet, all, values);
          // One that goes by each cell, and after it one that goes by the row.
          const ofCell = { formula: 'A1=2', format: { fill: 'FFFF00' }, stopIfTrue: true };
          const ofRow = { formula: 'LEFT($A1,2)="完成"', format: { fill: '00B050' } };
          model.putConditionalRule(sheet, { id: `${sheet}-cell`, ranges: [all], ...ofCell });
          model.putConditionalRule(sheet, { id: `${sheet}-row`, ranges: [all], ...ofRow });
          model.setValidation(sheet, { ...all, column: 1, columns: 1 }, { rule: { type: 'whole', min: 1, max: 1 } });
        }
      });
      await expectSoon(async () => (await painted()) === 'A1,B1,A3 B2,B3 B2,B3');
      await page.evaluate((cell) => window.bench.model.write('one', cell, [['完成']]), at(1, 0));
      await expectSoon(async () => (await painted()) === 'A1,B1,A2,A3 B2,B3 B2,B3');
      await page.evaluate(() => window.bench.model.activate('two'));
      await expectSoon(async () => (await painted()) === 'A1,B1,A3 B2,B3 B2,B3');
    });

    test('moves with inserted rows what stands beside the cells, and tells that rows have moved', async () => {
      await page.evaluate(() => {
        const { model } = window.bench;
        const cell = { row: 1, column: 1, rows: 1, columns: 1 };
        model.write('one', cell, [[5]]);
        model.setLook('one', cell, { locked: false });
        model.setRows('one', 1, 1, { points: 30.3 });
        model.setNote('one', 1, 1, '批注');
        model.setLink('one', 1, 1, { target: "'汇总'!A5", tip: '提示' });
        model.setValidation('one', cell, { rule: { type: 'any' }, prompt: { title: '', text: '填报' } });
        const ranges = [{ row: 1, column: 1, rows: 3, columns: 2 }];
        model.putConditionalRule('one', { id: 'a', ranges, formula: '$H2="缺"', format: { bold: true } });
        model.putConditionalRule('one', { id: 'b', ranges, formula: 'B2>$H$9', format: { bold: true } });
        model.setValidation(
          'one',
          { ...cell, row: 2, rows: 3 },
          { rule: { type: 'listRange', reference: '$H$1:$H$4' } },
        );
        const ofOther = { rule: { type: 'listRange', reference: "'填报'!$H$1:$H$4" } } as const;
        model.setValidation('two', cell, ofOther);
        model.setDefinedName('名单', "='填报'!$H$1:$H$4");
        model.setAutoFilter('one', { row: 0, column: 0, rows: 5, columns: 3 });
        model.setPrintSetup('one', { titleRows: [0, 1] });
        model.select('one', { row: 0, column: 0, rows: 1, columns: 1 });
      });
      const besides = (): Promise<unknown> =>
        page.evaluate(() => {
          const { model } = window.bench;
          const rowsOf = ({ row, rows }: Rect): string => `${row + 1}:${row + rows}`;
          return {
            colours: model.conditionalRules('one').map(({ ranges, formula }) => [...ranges.map(rowsOf), formula]),
            inputs: [...model.validations('one'), ...model.validations('two')].map(
              ({ range, validation: { rule } }) => [
                rowsOf(range),
                rule.type === 'listRange' ? rule.reference : rule.type,
              ],
            ),
            names: model.definedNames().map(({ formula }) => formula.replaceAll("'", '')),
            filter: rowsOf(model.autoFilter('one')!),
            titles: model.printSetup('one').titleRows,
          };
        });
      const before = {
        colours: [
          ['2:4', '$H2="缺"'],
          ['2:4', 'B2>$H$9'],
        ],
        inputs: [
          ['2:2', 'any'],
          ['3:5', '$H$1:$H$4'],
          ['2:2', "'填报'!$H$1:$H$4"],
        ],
        names: ['=填报!$H$1:$H$4'],
        filter: '1:5',
        titles: [0, 1],
      };
      expect(await besides()).toEqual(before);
      await edits();
      await insertAbove(page);
      await expectSoon(async () => (await value(at(2, 1))) === 5);
      expect(
        await page.evaluate(() => {
          const { model } = window.bench;
          const cell = { row: 2, column: 1, rows: 1, columns: 1 };
          return [
            model.look('one', cell, 'locked')[0]![0],
            model.row('one', 2).points,
            model.notes('one'),
            model.links('one'),
            model.validationAt('one', 2, 1)?.prompt?.text,
          ];
        }),
      ).toEqual([
        false,
        30.3,
        [{ row: 2, column: 1, text: '批注' }],
        [{ row: 2, column: 1, target: "'汇总'!A5", tip: '提示' }],
        '填报',
      ]);
      expect(await edits()).toContainEqual({
        sheet: 'one',
        range: { row: 0, column: 0, rows: 1048576, columns: 16384 },
        own: false,
      });
      const after = {
        colours: [
          ['3:5', '$H3="缺"'],
          ['3:5', 'B3>$H$10'],
        ],
        inputs: [
          ['3:3', 'any'],
          ['4:6', '$H$2:$H$5'],
          ['2:2', "'填报'!$H$2:$H$5"],
        ],
        names: ['=填报!$H$2:$H$5'],
        filter: '2:6',
        titles: [1, 2],
      };
      expect(await besides()).toEqual(after);
      await page.evaluate(() => window.bench.model.undo());
      expect(await besides()).toEqual(before);
      await page.evaluate(() => window.bench.model.redo());
      expect(await besides()).toEqual(after);
    });
  });
});

/** By the menu of the cell B2. Univer's menus follow the pointer: one that has closed before it was clicked is opened anew. */
async function insertAbove(page: Page): Promise<void> {
  const quick = { timeout: 3_000 };
  for (let tries = 0; tries < 4; tries++) {
    await page.mouse.click(80, 133, { button: 'right' });
    const isChosen = await page
      .getByText('插入', { exact: true })
      .last()
      .hover(quick)
      .then(() =>
        page
          .getByText('在上方插入')
          .first()
          .click({ ...quick, position: { x: 5, y: 8 } }),
      )
      .then(() => true)
      .catch(() => page.keyboard.press('Escape'));
    if (isChosen === true) return;
  }
  throw new Error('the menu closed four times');
}

async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('not within five seconds');
}
