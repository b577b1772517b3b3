import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../../src/evidence';
import type { Snapshot } from '../../src/host/port';
import { openXlsx } from '../../src/host/xlsx';
import { cellAddress } from '../../src/sheets';
import { indicatorsOf } from '../../src/rubric';
import { scoreOf } from '../../src/scoring';
import type { Scoring } from '../../src/usecases';
import { FOLDER_GAPS, LEDGER_GAPS } from '../../tools/sample/zhoushan/data';
import { examineSample, makeZhoushan, scoreZhoushan, type ZhoushanSample } from '../../tools/sample/zhoushan/make';
import { withZhoushanTables } from '../../tools/sample/zhoushan/readme';

const FOLDER = 'assets/samples';
const FILES = join(FOLDER, 'zhoushan-2020-evidence');

let snapshot: Snapshot;
let made: ZhoushanSample;
let facts: readonly FileFacts[];
let scoring: Scoring;
let withFolder: Scoring;
beforeAll(async () => {
  snapshot = await openXlsx(readFileSync(`${FOLDER}/zhoushan-2020.xlsx`), 'zhoushan-2020.xlsx').read();
  made = await makeZhoushan();
  facts = await examineSample(made.files);
  scoring = scoreZhoushan(snapshot);
  withFolder = scoreZhoushan(snapshot, facts);
}, 60_000);

const found = ({ evidence }: Scoring): string[] =>
  evidence[0]!.findings.map(({ finding }) => `${finding.code} ${finding.requirement ?? ''}`);
const states = ({ evidence }: Scoring): Record<string, string[]> => {
  const ids: Record<string, string[]> = {};
  for (const { state, requirement } of evidence[0]!.status) ids[state] = [...(ids[state] ?? []), requirement];
  return ids;
};

describe('the committed sample', () => {
  test('holds the cells that the generator makes now (otherwise: npm run sample)', () => {
    expect(snapshot).toEqual(made.snapshot);
  });

  test('has the files that the generator makes now, in less than 300 KB', () => {
    const paths = readdirSync(FILES, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => statSync(join(FILES, path)).isFile());
    expect(paths.sort()).toEqual([...made.files.keys()].sort());
    for (const [path, bytes] of made.files)
      expect([path, readFileSync(join(FILES, path)).equals(bytes)]).toEqual([path, true]);
    expect([...made.files.values()].reduce((sum, { length }) => sum + length, 0)).toBeLessThan(300_000);
  });

  test('is described by its README (otherwise: npm run sample)', () => {
    const readme = readFileSync(`${FOLDER}/README.md`, 'utf8');
    expect(withZhoushanTables(readme, withFolder)).toBe(readme);
  });
});

describe('Annex 1', () => {
  test('comes to 91.5 points', () => {
    const [card] = scoring.assessment.scorecards;
    const points = Object.fromEntries([...card!.clauses].map(([id, clause]) => [id, clause.points]));
    expect(points).toEqual({
      ...{ '1.1': 4, '1.2': 5, '1.3': 6 },
      // one meeting missed
      '2': 9,
      // 15 in common: 2 as judged, 4 × 0.5
      ...{ '3.1': -2, '3.2': -2 },
      ...{ '4.1': 2, '4.2': 3, '5.1': 10, '5.2': 5, '6.1': 5 },
      // no results: 0, adjusted to 8
      '6.2': 8,
      ...{ '7.1': 5, '7.2': 3.5, '8.1': 4, '8.2': 2, '8.3': 2, '8.4': 2, '9': 5 },
    });
    const items = indicatorsOf(scoring.rubric).map(({ id }) => scoreOf(card!, id).points);
    expect(items).toEqual([15, 9, 11, 5, 15, 13, 8.5, 10, 5]);
    expect([card!.total.points, card!.clauses.get('6.2')!.computed!.points]).toEqual([91.5, 0]);
    expect(scoring.findings).toEqual([]);
  });
});

describe('the ledger', () => {
  test('has the planted gaps, each with its finding, and no more', () => {
    expect(found(scoring).sort()).toEqual(LEDGER_GAPS.flatMap(({ findings }) => findings).sort());
  });

  test('is complete for 17 of 27 requirements', () => {
    const { complete, ...others } = states(scoring);
    expect(complete).toHaveLength(17);
    expect(others).toEqual({
      missing: ['10', '14', '17', '18'],
      needsCorrection: ['4.3', '6.1', '6.2'],
      // The report of 7.1 came on July 3, three days late.
      overdue: ['1', '7.1', '7.2'],
    });
  });

  test.each([
    ['evidenceTooFew 1', 'error', '佐证台账!E12'],
    ['reportTooShort 4.3', 'error', '佐证台账!N25'],
    ['captionIncomplete 6.1', 'error', '佐证台账!I28'],
    ['badDate 19', 'warning', '佐证台账!H64'],
    ['leadMissing 20.1', 'warning', '佐证要求!J30'],
    ['unknownRequirement ', 'error', '佐证台账!B73'],
  ])('%s is of severity %s, at %s', (wanted, severity, place) => {
    const at = scoring.evidence[0]!.findings.filter(
      ({ finding }) => `${finding.code} ${finding.requirement ?? ''}` === wanted,
    ).map(({ finding, sheet, row, column }) => [finding.severity, `${sheet!}!${cellAddress(row!, column!)}`]);
    expect(at).toEqual([[severity, place]]);
  });
});

describe('the folder', () => {
  test('has its own gaps beside those of the ledger, and no more', () => {
    const planted = [...LEDGER_GAPS, ...FOLDER_GAPS].flatMap(({ findings }) => findings);
    expect(found(withFolder).sort()).toEqual(planted.sort());
  });

  test('leaves 13 of 27 requirements complete', () => {
    const { complete, ...others } = states(withFolder);
    expect(complete).toHaveLength(13);
    expect(others).toEqual({
      missing: ['10', '14', '17', '18', '19'],
      needsCorrection: ['2.3', '4.3', '6.1', '6.2', '9.2'],
      overdue: ['1', '7.1', '7.2', '21.4'],
    });
  });

  test('has 42 pictures, an empty one among them, with the days on which they were taken', () => {
    const pictures = facts.filter(({ kind }) => kind === 'picture');
    // 31 + 13 asked for, 3 photos not there, 2 rows without a file of their own; 1 of 2.5, 1 unlisted, 1 unsorted: 44 − 5 + 3
    expect(pictures).toHaveLength(42);
    expect(pictures.filter(({ problem }) => problem === 'empty')).toHaveLength(1);
    const taken = facts.find(({ path }) => path.endsWith('净滩志愿服务现场1.jpg'))!.picture!.taken;
    expect(taken).toBe('2020-04-22');
  });

  test.each([
    ['守信联合激励和失信联合惩戒情况说明.docx', 310],
    ['应急减排措施清单情况说明.docx', 1150],
    ['防止城市污染向农村转移情况说明.docx', 520],
  ])('%s has %d characters', (name, characters) => {
    expect(facts.find(({ path }) => path.endsWith(name))!.characters).toBe(characters);
  });
});
