import type { Page } from 'playwright-core';
import { describeWith } from './oracles/skip';
import { CHROMIUM } from './taskpane/browser';
import { columnOf } from './usecases/support';
import type {} from './wps/emulated';
import { usePages } from './wps/pagesBrowser';

/** What somebody may have put into a cell. */
const PICTURE = '<img src=x onerror="document.title=\'hacked\'">';
const COMMAND = `=cmd|'/c calc'!A1`;

describeWith(CHROMIUM, 'Text of people in the pages for WPS', () => {
  const pages = usePages();
  afterEach(() => {
    const { asked, built } = pages;
    expect(asked.filter((url) => !url.startsWith(built.base.http) && !/^(data|blob):/.test(url))).toEqual([]);
  });

  /** Puts both into cells of 诸暨市: a figure, a paper, a remark; and into an adjustment. */
  const spoil = (page: Page): Promise<void> =>
    page.evaluate(
      ({ picture, command, column }) => {
        const { model } = window.wpsHarness;
        const put = (name: string, row: number, column: number, text: string): void => {
          const { id } = model.sheets().find((sheet) => sheet.name === name)!;
          model.write(id, { row, column, rows: 1, columns: 1 }, [[text]]);
        };
        put('填报-诸暨市', 5, column.value, picture);
        put('填报-诸暨市', 7, column.value, command);
        put('填报-诸暨市', 5, column.evidence, command);
        put('填报-诸暨市', 5, column.remark, picture);
        put('核定调整', 5, 4, command);
        put('核定调整', 5, 5, picture);
      },
      {
        ...{ picture: PICTURE, command: COMMAND },
        column: { value: columnOf('value'), evidence: columnOf('evidence'), remark: columnOf('remark') },
      },
    );
  /** Every formula and every text of the workbook. */
  const written = (page: Page): Promise<{ formulas: string[]; texts: string[] }> =>
    page.evaluate(() => {
      const { model } = window.wpsHarness;
      const cells = model.sheets().flatMap(({ id }) => {
        const range = model.usedRange(id, false);
        return range ? [{ values: model.values(id, range).flat(), formulas: model.formulas(id, range).flat() }] : [];
      });
      return {
        formulas: cells.flatMap(({ formulas }) => formulas).filter((formula) => formula !== null),
        texts: cells.flatMap(({ values }) => values).filter((value) => typeof value === 'string'),
      };
    });

  it('is shown as text in the pane and never becomes an element, written back as text and never becomes a formula', async () => {
    const page = await pages.context.newPage();
    await page.goto(`${pages.built.base.http}taskpane.html`);
    await page.locator('.standings').waitFor();
    await spoil(page);
    const before = await written(page);
    await page.getByRole('button', { name: '一键重算' }).click();
    await page.getByText('重算完成，结果已写回。').waitFor({ timeout: 30_000 });
    const after = await written(page);
    const quoting = (texts: readonly string[]) => texts.filter((text) => text.includes(COMMAND)).length;
    expect(quoting(before.texts)).toBe(3);
    // 问题清单 and the notes beside the figures quote it.
    expect(quoting(after.texts)).toBeGreaterThan(3);
    expect(after.formulas.filter((formula) => /cmd|onerror/.test(formula))).toEqual([]);

    await page.getByRole('tab', { name: /问题/ }).click();
    // Of what is longer than thirty characters the beginning is quoted.
    await page
      .getByText(`填的是“${PICTURE.slice(0, 30)}…”，不是数字`)
      .first()
      .waitFor();
    await page.getByText(`填的是“${COMMAND}”`).first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).toBe('考评');
  }, 90_000);

  it('is text in the dialog that a button of the ribbon opens', async () => {
    const page = await pages.context.newPage();
    const message = new URLSearchParams({ locale: 'zh-CN', title: PICTURE, message: PICTURE, close: PICTURE });
    // In WPS: no website opens a page there.
    await page.goto(`${pages.built.base.http}message.html#${message.toString()}`);
    await page.getByRole('button').waitFor();
    expect(await page.locator('#message').textContent()).toBe(PICTURE);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe(PICTURE);
  });

  it('is not in that dialog’s page when a website opens it in a browser, whatever it puts into the address', async () => {
    // A context without the script that poses as WPS.
    const context = await pages.context.browser()!.newContext();
    const page = await context.newPage();
    const words = { locale: 'zh-CN', title: '系统升级', message: '请拨打电话', close: '确定' };
    for (const mark of [undefined, '', 'null', 'abc']) {
      const hash = new URLSearchParams({ ...words, ...(mark === undefined ? {} : { mark }) });
      await page.goto('about:blank');
      await page.goto(`${pages.built.base.http}message.html#${hash.toString()}`);
      expect([await page.title(), await page.locator('#message').textContent()]).toEqual(['考评', '']);
    }
    // With the mark that a page of the add-in left it is shown.
    await page.evaluate(() => {
      localStorage.setItem('kaoping.message', 'abc');
    });
    await page.reload();
    expect(await page.locator('#message').textContent()).toBe('请拨打电话');
    await context.close();
  });
});
