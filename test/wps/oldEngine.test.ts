import { join } from 'node:path';
import { describeWith } from '../oracles/skip';
import { build, type Built } from './built';
import { openOldChromium, OLD_CHROMIUM, type OldBrowser } from './oldChromium';

/** Pictures to look at, one of each screen at both widths: out/old-engine. */
const PICTURES = join(__dirname, '../../out/old-engine');
const MODEL = 'window.wpsHarness.model';
const TOTALS = `(() => {
  const { id } = ${MODEL}.sheets().find(({ name }) => name === '汇总');
  return ${MODEL}.values(id, ${MODEL}.usedRange(id, false))[5].slice(3);
})()`;
const button = (name: string): string =>
  `Array.from(document.querySelectorAll('button')).find((one) => one.textContent.trim().indexOf('${name}') === 0)`;

describeWith(OLD_CHROMIUM, 'Chromium 69, the oldest browser that a WPS may hold', () => {
  let built: Built;
  let browser: OldBrowser;
  beforeAll(async () => {
    [built, browser] = await Promise.all([build(), openOldChromium()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await built?.close();
  });

  const press = async (name: string): Promise<void> => {
    await browser.until(`${button(name)} && !${button(name)}.disabled`);
    await browser.evaluate(`${button(name)}.click()`);
  };

  test('is what it says', async () => {
    await browser.open(`${built.base.http}message.html`);
    expect(await browser.evaluate('navigator.userAgent')).toContain('Chrome/69.0.3494.0');
    expect(await browser.evaluate('CSS.supports("inset", "0")')).toBe(false);
  });

  describe.each(['http', 'file'] as const)('from %s', (way) => {
    test('the pane shows the sample, scores it and writes, without a word on the console', async () => {
      await browser.resize(320, 640);
      await browser.open(`${built.base[way]}taskpane.html`, built.posing);
      await browser.until("document.querySelector('.standings')");
      await press('一键重算');
      await browser.until("document.querySelector('.notice-text')");
      expect(await browser.evaluate("document.querySelector('.notice-text').textContent")).toContain(
        '重算完成，结果已写回。',
      );
      expect(await browser.evaluate(TOTALS)).toEqual([
        ...[948.44, '926.129～936.129', 959.592, 977.374, '929.554～956.554', '891.2364～915.6364'],
      ]);
      for (const screen of ['概览', '问题', '得分', '设置']) {
        await press(screen);
        for (const width of [320, 520, 700]) {
          await browser.resize(width, 640);
          await browser.picture(join(PICTURES, way, `${screen}-${width}.png`));
          const [inner, outer] = await browser.evaluate<[number, number]>(
            "[document.querySelector('.main').scrollWidth, document.querySelector('.main').clientWidth]",
          );
          expect(inner).toBeLessThanOrEqual(outer);
          expect(await browser.evaluate("document.querySelector('.pane').getBoundingClientRect().right")).toBe(
            Math.min(width, 520),
          );
        }
      }
      expect(browser.wrong).toEqual([]);
    }, 120_000);

    test('一键重算 and 还原上次写入 of the ribbon work with the pane closed, and the dialog tells it', async () => {
      await browser.open(`${built.base[way]}index.html`, built.posing);
      const before = await browser.evaluate(TOTALS);
      for (const [callback, told] of [
        ['OnRecalculate', /^重算完成：考核对象 6 个，错误 12 处/],
        ['OnUndo', /^已还原 .*的“一键重算”。$/],
      ] as const) {
        await browser.evaluate(`${callback}()`);
        await browser.until('window.wpsHarness.dialogs.length > 0');
        const url = await browser.evaluate<string>('window.wpsHarness.dialogs.pop()');
        expect(new URLSearchParams(new URL(url).hash.slice(1)).get('message')).toMatch(told);
      }
      expect(await browser.evaluate(TOTALS)).toEqual(before);
      await browser.evaluate('OnRecalculate()');
      await browser.until('window.wpsHarness.dialogs.length > 0');
      const url = await browser.evaluate<string>('window.wpsHarness.dialogs.pop()');
      expect(browser.wrong).toEqual([]);
      await browser.resize(420, 240);
      await browser.open(url, built.posing);
      await browser.picture(join(PICTURES, way, 'message.png'));
      expect(await browser.evaluate("document.querySelector('#message').textContent")).toMatch(/^重算完成/);
      expect(browser.wrong).toEqual([]);
    }, 120_000);

    test('every part of the pane can be used: preview, finding, clause, setting, undo', async () => {
      await browser.resize(320, 640);
      await browser.open(`${built.base[way]}taskpane.html`, built.posing);
      await browser.until("document.querySelector('.standings')");
      const seen = async (name: string, sign: string): Promise<void> => {
        await browser.until(sign);
        await browser.picture(join(PICTURES, way, `${name}.png`));
      };
      const click = (selector: string) => browser.evaluate(`document.querySelector('${selector}').click()`);

      await press('预览');
      await seen('预览', "document.querySelector('.plan-sheets')");
      await press('写入');
      await browser.until("document.querySelector('.notice-text')");

      await press('问题');
      await browser.until("document.querySelector('.finding')");
      await click('.finding');
      expect(await browser.evaluate(`${MODEL}.sheets().find(({ id }) => id === ${MODEL}.activeSheet()).name`)).toMatch(
        /^填报-/,
      );

      await press('得分');
      for (let depth = 0; depth < 6 && !(await browser.evaluate("!!document.querySelector('.clause')")); depth++) {
        const rows = await browser.evaluate(
          "document.querySelector('.path') ? document.querySelector('.path').textContent : ''",
        );
        await click('.score-row');
        await browser.until(
          `document.querySelector('.clause') || document.querySelector('.path').textContent !== ${JSON.stringify(rows)}`,
        );
      }
      await seen('条款', "document.querySelector('.clause .fact')");

      await press('设置');
      await browser.until("document.querySelector('.setting-head')");
      await click('.setting-head');
      await seen('口径', "document.querySelector('.effects, .effect-none')");

      // The notice has a button of the same name, which undoes at once.
      await click('.footer button:last-child');
      await seen('还原', "document.querySelector('.plan-sheets')");
      await press('还原');
      await browser.until("document.querySelector('.notice-text') && !document.querySelector('.plan')");
      expect(browser.wrong).toEqual([]);
    }, 120_000);

    test('an assessment is set up in an empty workbook', async () => {
      await browser.resize(320, 640);
      await browser.open(`${built.base[way]}taskpane.html?empty`, built.posing);
      await browser.until("document.querySelector('.first')");
      await browser.picture(join(PICTURES, way, '开始.png'));
      await press('新建考核');
      await browser.until("document.querySelector('.form')");
      await browser.picture(join(PICTURES, way, '新建.png'));
      expect(browser.wrong).toEqual([]);
    }, 60_000);
  });
});
