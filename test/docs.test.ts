import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EVIDENCE_FINDING_CODES, evidenceFinding, type EvidenceSeverity } from '../src/evidence';
import locale from '../src/locales/zh-CN.json';
import { words } from '../src/locales';
import { rubricById } from '../src/rubrics';
import { finding, type FindingCode } from '../src/scoring';
import { policyFor } from '../tools/addin.js';
import { APP_ID, CATALOGUE_ID, WPS_NAME, WPS_URL } from '../tools/package/names.js';

/** Pictures that other tests will make; to be emptied as they come. */
const PICTURES_TO_COME: readonly string[] = [];

/** Sentences about evidence that are not said with the usual severity of their code. */
const UNUSUAL: Readonly<Record<string, EvidenceSeverity>> = {
  captionIncompleteGeneral: 'warning',
  evidenceMissingAnyKind: 'info',
  badDateInPart: 'warning',
  reportLengthUnknown: 'warning',
};

const MANUAL = 'docs/manual.zh-CN.md';
const manual = readFileSync(MANUAL, 'utf8');
const documents = [
  ...readdirSync('.').filter((name) => /^README.*\.md$/.test(name)),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'assets/samples/README.md',
  'packaging/README.md',
];

/** Where the links and pictures of a document lead. */
const targets = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);

/** The anchor under which a heading is found, as code hosts make it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
const anchors = (text: string): string[] => [...text.matchAll(/^#+ (.+)$/gm)].map((match) => anchor(match[1]!));

/** Every text below a part of the locale file, as the manual quotes it: … stands for what varies, but for the word of Shaoxing. */
function texts(part: unknown): string[] {
  if (typeof part === 'string') return [part.replaceAll('{{verifier}}', '认定部门').replace(/\{\{\w+\}\}/g, '…')];
  return Object.values(part as object).flatMap(texts);
}

describe('The documents', () => {
  test.each(documents)('%s links to files and headings that are there', (file) => {
    const text = readFileSync(file, 'utf8');
    const broken = targets(text).filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = '', fragment] = target.split('#');
      const place = path === '' ? file : join(dirname(file), path);
      if (!existsSync(place)) return !PICTURES_TO_COME.includes(basename(place));
      return fragment !== undefined && !anchors(readFileSync(place, 'utf8')).includes(fragment);
    });
    expect(broken).toEqual([]);
  });

  test('wait for no picture that is there already (otherwise: take it off PICTURES_TO_COME)', () => {
    expect(PICTURES_TO_COME.filter((name) => existsSync(join('docs/images', name)))).toEqual([]);
  });
});

describe('The manual', () => {
  test('quotes every word of the program exactly: each 【】 stands in zh-CN.json', () => {
    const known = new Set(texts(locale));
    const quoted = [...manual.matchAll(/【([^】]+)】/g)].map((match) => match[1]!);
    expect(quoted.length).toBeGreaterThan(200);
    expect([...new Set(quoted.filter((word) => !known.has(word)))].sort()).toEqual([]);
  });

  test('explains every finding, with its severity', () => {
    const { describeSeverity } = words('zh-CN');
    const missing = Object.entries(locale.finding).flatMap(([code, sentence]) => {
      if (!sentence.includes('。')) return [];
      const { severity } = finding(code as FindingCode, {});
      const row = `| ${describeSeverity(severity)} | 【${texts(sentence).join('')}】 |`;
      return manual.includes(row) ? [] : [row];
    });
    expect(missing).toEqual([]);
  });

  test('explains every finding about evidence, with its usual severity', () => {
    const { describeSeverity } = words('zh-CN');
    const missing = Object.entries(locale.evidence.finding).flatMap(([key, sentence]) => {
      const code = EVIDENCE_FINDING_CODES.filter((candidate) => key.startsWith(candidate))
        .sort()
        .at(-1)!;
      const { severity } = evidenceFinding(code, { requirement: null, rows: [] });
      const row = `| ${describeSeverity(UNUSUAL[key] ?? severity)} | 【${texts(sentence).join('')}】 |`;
      return manual.includes(row) ? [] : [row];
    });
    expect(missing).toEqual([]);
  });

  test('says what to do about everything that can stop a use case or a host', () => {
    const sentences = texts([locale.hostError, locale.usecase]).filter((sentence) => sentence.includes('。'));
    expect(sentences.filter((sentence) => !manual.includes(`| 【${sentence}】 |`))).toEqual([]);
  });

  test('lists every reading with its default and its other options', () => {
    const { readings } = rubricById('shaoxing-2022')!;
    const rows = readings.map(({ clause, name, options, default: usual }) => {
      const others = options.filter((option) => option !== usual).join('、');
      return `| ${clause ?? '全部'} | ${name} | ${usual} | ${others} |`;
    });
    expect(rows.filter((row) => !manual.includes(row))).toEqual([]);
  });
});

describe('The manual for administrators', () => {
  const admin = readFileSync('docs/admin.zh-CN.md', 'utf8');

  test('names the port, the folders and the keys as they are', () => {
    const { host } = new URL(WPS_URL);
    for (const name of [host, `/opt/apps/${APP_ID}`, CATALOGUE_ID, `name="${WPS_NAME}"`]) expect(admin).toContain(name);
    const ports = [...admin.matchAll(/127\.0\.0\.1:(\d+)/g)].map((match) => match[0]);
    expect(new Set(ports)).toEqual(new Set([host]));
  });

  test('names files of the packages that are there', () => {
    const named = [...admin.matchAll(/[\w-]+\.(?:ps1|cmd|reg|conf|config)\b/g)].map((match) => match[0]);
    const there = ['windows', 'excel'].flatMap((folder) => readdirSync(join('packaging', folder)));
    expect(named.length).toBeGreaterThan(8);
    expect([...new Set(named)].filter((name) => !there.includes(name))).toEqual([]);
  });

  test('quotes what pages say when they are opened in a browser', () => {
    for (const sentence of [locale.pane.error.noHost, locale.pane.error.noWps]) {
      expect(admin).toContain(`“${sentence.split('：')[0]!}……”`);
    }
  });
});

describe('The page on security', () => {
  test('quotes the policy of the pages', () => {
    expect(readFileSync('docs/security.md', 'utf8')).toContain(`\n${policyFor()}\n`);
  });
});
