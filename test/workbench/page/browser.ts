import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { CellValue } from '../../../src/host/port';
import { launchChromium } from '../../../tools/chromium.js';
import { startWorkbench } from '../../../tools/workbench.js';
import { onePage } from '../../onePage';
import type { Posing } from './programs';

/** The workbench in a browser, for the tests of one file. */
export interface WorkbenchBrowser {
  /** A page as if it were new, 1440 × 860, once the pane has something to show. `query` such as `book=empty`. */
  open(posing: Posing, query?: string): Promise<Desk>;
  close(): Promise<void>;
}

/** One open page: the spreadsheet, and the pane in its frame. */
export interface Desk {
  readonly posing: Posing;
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Addresses that were asked for and are not on the server; errors of the page. */
  readonly strangers: readonly string[];
  readonly errors: readonly string[];
  sheets(): Promise<string[]>;
  /** Where the columns of one of our sheets are, by their keys; and one of its rows. */
  columns(sheet: string): Promise<(key: string) => number>;
  row(sheet: string, key: string): Promise<number>;
  show(sheet: string): Promise<void>;
  /** What a cell holds, once everything has been calculated. 0-based. */
  value(sheet: string, row: number, column: number): Promise<CellValue>;
  /** The selected cell, such as `填报-越城区 101 8`. */
  selected(): Promise<string>;
  /** Goes to a cell and types with the keyboard. */
  type(sheet: string, row: number, column: number, text: string): Promise<void>;
}

export async function openWorkbenchBrowser(): Promise<WorkbenchBrowser> {
  const server = await startWorkbench();
  const browser: Browser = await launchChromium();
  const one = onePage(browser, { width: 1440, height: 860 });
  return {
    open: async (posing, query = '') => {
      const desk = await one.open(`${server.url}?${posing.query}&${query}`, (page) => deskOf(posing, page, server.url));
      await desk.pane.locator('.first, .standings, .failed').first().waitFor();
      return desk;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function deskOf(posing: Posing, page: Page, url: string): Desk {
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  // Laying out an assessment keeps the page busy for half a minute on a machine that has other work.
  page.setDefaultTimeout(90_000);
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) strangers.push(request.url());
  });
  /** Everything that a sheet holds, from A1 on. */
  const grid = (sheet: string): Promise<CellValue[][]> =>
    page.evaluate((name) => {
      const { model } = window.workbench;
      const { id } = model.sheets().find((tab) => tab.name === name)!;
      const used = model.usedRange(id, false)!;
      const [rows, columns] = [used.row + used.rows, used.column + used.columns];
      return model.values(id, { row: 0, column: 0, rows, columns });
    }, sheet);
  return {
    posing,
    page,
    pane: page.frameLocator('#pane'),
    strangers,
    errors,
    sheets: () => page.evaluate(() => window.workbench.model.sheets().map(({ name }) => name)),
    columns: async (sheet) => {
      const keys = (await grid(sheet)).find(([first]) => first === '#columns')!;
      return (key) => keys.findIndex((text) => String(text).replace(/\|.*$/, '') === key);
    },
    row: async (sheet, key) => (await grid(sheet)).findIndex(([first]) => first === key),
    show: (sheet) =>
      page.evaluate((name) => {
        const { model } = window.workbench;
        model.activate(model.sheets().find((tab) => tab.name === name)!.id);
      }, sheet),
    value: (sheet, row, column) =>
      page.evaluate(
        async ([name, at, across]) => {
          const { model } = window.workbench;
          await model.settle();
          const { id } = model.sheets().find((tab) => tab.name === name)!;
          return model.values(id, { row: at, column: across, rows: 1, columns: 1 })[0]![0]!;
        },
        [sheet, row, column] as const,
      ),
    selected: () =>
      page.evaluate(() => {
        const { model } = window.workbench;
        const { sheet, range } = model.selection();
        const { name } = model.sheets().find(({ id }) => id === sheet)!;
        return `${name} ${range.row} ${range.column}`;
      }),
    type: async (sheet, row, column, text) => {
      await page.locator('#sheet canvas[id^="univer-sheet-main-canvas"]').click({ position: { x: 400, y: 200 } });
      const before = await page.evaluate(
        ([name, at, across]) => {
          const { model } = window.workbench;
          const { id } = model.sheets().find((tab) => tab.name === name)!;
          const cell = { row: at, column: across, rows: 1, columns: 1 };
          model.select(id, cell);
          return JSON.stringify(model.values(id, cell));
        },
        [sheet, row, column] as const,
      );
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      // What is typed arrives a moment later; what the sheet refuses does not.
      const arrived = page.waitForFunction(
        ([name, at, across, old]) => {
          const { model } = window.workbench;
          const { id } = model.sheets().find((tab) => tab.name === name)!;
          return JSON.stringify(model.values(id, { row: at, column: across, rows: 1, columns: 1 })) !== old;
        },
        [sheet, row, column, before] as const,
        { timeout: 5_000 },
      );
      await arrived.catch(() => undefined);
    },
  };
}
