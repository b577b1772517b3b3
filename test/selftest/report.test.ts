import { words } from '../../src/locales';
import { CHECK, CheckFailure, reportName, reportPage, type Report } from '../../src/selftest';
import { Recording, ReplayedNames } from '../../src/selftest/recording';
import { isoTime } from '../../src/selftest/run';
import { readReport, ReportError } from '../../src/selftest/schema';
import { schemaErrors } from '../cli/schema';

const REPORT: Report = {
  format: 'kaoping-self-test',
  formatVersion: 1,
  program: '0.1.0',
  host: 'wps',
  at: '2026-03-01T09:30:00+08:00',
  ms: 12_345.678,
  application: { name: 'WPS 表格', version: null },
  browser: { userAgent: 'Chromium <104>' },
  features: { Worker: true, 'Array.at': false },
  requirements: [],
  members: { 'Range.Value2': 'list' },
  learned: { block: 'rows' },
  timings: [
    { id: 'perCall', ms: 0.2, requests: 500 },
    { id: 'readSix', ms: null, requests: 0 },
  ],
  cases: [
    { outcome: 'passed', id: 'readsAll', ms: 1, requests: 2 },
    { outcome: 'skipped', id: 'notes', lacking: ['notes'] },
    {
      outcome: 'failed',
      id: 'writesTexts',
      ms: 1,
      requests: 2,
      failure: { stage: 'run', what: 'values', expected: '["</script><b>"]', actual: '[]' },
    },
  ],
  leftovers: ['工作簿2'],
  recording: { texts: ['</script>', '甲'], cases: { readsAll: [0, 1, 0] }, cut: ['everyKind'] },
};

const code = (text: string): unknown => {
  try {
    readReport(text);
  } catch (error) {
    return error instanceof ReportError ? [error.code, error.at] : error;
  }
  return null;
};

describe('A report', () => {
  test('is read as it was written, from its data and from its page, in both languages', () => {
    expect(readReport(`\uFEFF${JSON.stringify(REPORT, null, 1)}`)).toEqual(REPORT);
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(readReport(reportPage(REPORT, words(locale)))).toEqual(REPORT);
    }
    expect(schemaErrors('self-test-report', REPORT)).toEqual([]);
  });

  test('has a name that tells when and where it was made', () => {
    expect(reportName(REPORT)).toBe('kaoping-self-test-wps-20260301093000');
  });

  test('that is broken or none is refused with its reason', () => {
    const changed = (change: object): string => JSON.stringify({ ...REPORT, ...change });
    expect(code('{')).toEqual(['notJson', '']);
    expect(code('[]')).toEqual(['foreign', '']);
    expect(code('null')).toEqual(['foreign', '']);
    expect(code('<!doctype html><p>a page</p>')).toEqual(['foreign', '']);
    expect(code(changed({ format: 'other' }))).toEqual(['foreign', '']);
    expect(code(changed({ formatVersion: 2 }))).toEqual(['otherVersion', '2']);
    expect(code(changed({ program: 1 }))).toEqual(['broken', 'program']);
    expect(code(changed({ more: 1 }))).toEqual(['broken', 'more']);
    expect(code(changed({ recording: { texts: [], cases: { readsAll: [0] }, cut: [] } }))).toEqual([
      'broken',
      'recording.cases.readsAll',
    ]);
  });
});

describe('The page of a report', () => {
  const page = reportPage(REPORT, words('zh-CN'));

  test('tells in Chinese what came out, what failed and what is left', () => {
    for (const text of [
      '通过 1 项，未通过 1 项，跳过 1 项',
      '文字写入后仍是文字，不论形似什么',
      '工作簿2',
      '没有：Array.at',
    ]) {
      expect(page).toContain(text);
    }
  });

  test('runs nothing, asks for nothing and shows texts as texts', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('Chromium &#60;104&#62;');
    expect(page).not.toMatch(/(?:src|href)=|url\(/);
  });
});

describe('A recording', () => {
  test('holds each text once, and passing names without chance', () => {
    const recording = new Recording();
    recording.begin('a');
    ['_kaopingxyz12340', '_kaopingabc12341 _kaopingxyz12340', 'x', 'x'].forEach((text) => {
      recording.add(text);
    });
    recording.end();
    recording.add('outside');
    recording.begin('b');
    recording.add('_kaopingqqqqqqq0');
    expect(recording.result()).toEqual({
      texts: ['_kaoping%0%', '_kaoping%1% _kaoping%0%', 'x'],
      cases: { a: [0, 1, 2, 2], b: [0] },
      cut: [],
    });
    const names = new ReplayedNames();
    expect(names.asked('_kaopingnow10')).toBe('_kaoping%0%');
    expect(names.answered('is _kaoping%0%')).toBe('is _kaopingnow10');
  });

  test('keeps of what is done aside the result alone', async () => {
    const recording = new Recording();
    recording.begin('a');
    await recording.aside(async () => {
      recording.add('question');
      return { b: 1 };
    });
    expect(recording.result().texts).toEqual(['aside {"b":1}']);
  });

  test('that grows too long loses the case, not the report', () => {
    const recording = new Recording(100);
    recording.begin('short');
    recording.add('x'.repeat(50));
    recording.begin('long');
    for (let index = 0; index < 10; index++) recording.add(`${'y'.repeat(20)}${index}`);
    expect(recording.result()).toEqual({ texts: ['x'.repeat(50)], cases: { short: [0] }, cut: ['long'] });
  });
});

describe('The checks in the product', () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [1], false],
    [[], {}, false],
    [NaN, NaN, true],
    [0, '0', false],
    [null, {}, false],
  ])('%j is %j: %s', (a, b, isSame) => {
    const check = (): void => {
      CHECK.equal(a, b, 'it');
    };
    if (isSame) expect(check).not.toThrow();
    else expect(check).toThrow(CheckFailure);
  });

  test('find a part within the whole, and lists only whole', () => {
    CHECK.match({ a: [{ b: 1, c: 2 }], d: 3 }, { a: [{ b: 1 }] });
    expect(() => {
      CHECK.match({ a: [{ b: 1 }, 2] }, { a: [{ b: 1 }] });
    }).toThrow(CheckFailure);
  });
});

test('A time tells how the clock on the wall stands to the world’s', () => {
  const time = new Date(2026, 2, 1, 9, 30, 5);
  expect(isoTime(time).slice(0, 19)).toBe('2026-03-01T09:30:05');
  expect(new Date(isoTime(time)).getTime()).toBe(time.getTime());
});
