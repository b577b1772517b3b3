import { readFileSync } from 'node:fs';
import type { CellValue, SheetSnapshot, Snapshot } from '../../src/host/port';
import { openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { categoriesOf, clausesIn, isClause, isPooled, partsOf, round4, type Rubric } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { scoreOf, type ClauseScore, type Score, type Scorecard } from '../../src/scoring';
import { columnKeys, markerOf, type FillingColumn } from '../../src/sheets';
import { recalculate, type Scoring } from '../../src/usecases';
import { readSampleData } from '../../tools/sample/data';
import { makeSample, scoreSample, type Sample } from '../../tools/sample/make';
import { withTables } from '../../tools/sample/readme';

const FOLDER = 'assets/samples';
const DAY = new Date(2022, 11, 5, 9, 30);
const rubric = rubricById('shaoxing-2022')!;

/** The committed file, opened anew: what one test writes, another does not see. */
const open = (): XlsxHost => openXlsx(readFileSync(`${FOLDER}/shaoxing-2022.xlsx`), 'shaoxing-2022.xlsx');

let snapshot: Snapshot;
let scoring: Scoring;
let made: Sample;
beforeAll(async () => {
  snapshot = await open().read();
  scoring = scoreSample(snapshot, DAY);
  made = await makeSample();
});

const namedSheet = (name: string): SheetSnapshot => snapshot.sheets.find((sheet) => sheet.name === name)!;
const at = (name: string, row: number, column: number): CellValue => {
  const { used, values } = namedSheet(name);
  return values[row - used!.row]?.[column - used!.column] ?? null;
};
const columnIn = (name: string, key: FillingColumn): number => columnKeys(namedSheet(name))!.columns.get(key)!;
const keyAt = (name: string, column: number): string =>
  [...columnKeys(namedSheet(name))!.columns].find(([, own]) => own === column)![0];

const scorecard = (county: string, from = scoring): Scorecard =>
  from.assessment.scorecards.find(({ assessee }) => assessee === county)!;
const clause = (county: string, id: string): ClauseScore => scorecard(county).clauses.get(id)!;

describe('the committed sample', () => {
  test('holds the cells that the generator makes now (otherwise: npm run sample)', () => {
    expect(snapshot).toEqual(made.snapshot);
  });

  test('comes out the same byte for byte each time', async () => {
    const again = await makeSample();
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
  });

  test('is described by its README (otherwise: npm run sample)', () => {
    const readme = readFileSync(`${FOLDER}/README.md`, 'utf8');
    expect(withTables(readme, made.data, made.workbook, scoring)).toBe(readme);
  });

  test("has 嵊州市's targets as its responsibility table prints them", () => {
    const duties = rubric.responsibility!.tasks.flatMap((task) => task.duties.map(({ text }) => text)).join('');
    const targets: [clause: string, fact: string, value: number, printed: string][] = [
      ['3.1.1', '年度目标盘活面积', 958, '完成盘活存量建设用地958亩'],
      ['3.1.2', '年度目标再开发面积', 800, '完成低效用地再开发800亩'],
      ['8.1', '年度目标国土绿化面积', 2450, '完成新增百万亩国土绿化面积2450亩'],
      ['8.2.2', '下发核查图斑数', 10, '完成下发自然保护地动态监测图斑核查10个'],
      ['10.1.1', '年度目标工程数', 2, '工程立项1个、验收1个'],
      ['10.1.2', '年度任务废弃矿山数', 3, '废弃矿山生态修复3个'],
      ['13.1', '安全利用率年度目标', 93, '受污染耕地安全利用率不低于93%'],
      ['14.3.1', '分拣中心建设任务数', 1, '完成建设标准化分拣中心1座'],
      ['14.3.2', '回收利用率目标', 60, '城镇生活垃圾回收利用率达60%以上'],
      ['18.1', '海绵城市面积年度目标', 2.5, '建成海绵城市2.5平方公里'],
      ['18.1', '示范性工程目标数', 2, '海绵城市示范性工程2个'],
      ['18.5', '美丽城镇样板省定数量', 3, '开展3个美丽城镇省级样板创建工作'],
      ['19.1', '达标村目标数', 44, '达标村44个'],
      ['19.1', '特色精品村目标数', 3, '特色精品村3个'],
      ['19.1', '垃圾分类覆盖率目标', 100, '农村生活垃圾分类处理行政村覆盖率达到100%'],
    ];
    for (const [id, fact, value, printed] of targets) {
      expect([id, fact, made.data.intended(4, id, fact)]).toEqual([id, fact, value]);
      expect(duties).toContain(printed);
    }
  });

  test('is refused, fact by fact, when the rubric has other facts', () => {
    const other: Rubric = { ...rubric, children: rubric.children.filter(({ id }) => id !== '二') };
    expect(() => readSampleData(other)).toThrow(/no such fact: 9\.2\.1\|已建立联席会议制度\n/);
    expect(() => readSampleData(other)).toThrow(/no such row: 9\.3\.3\|国家重点野生动植物保护率/);
    expect(() => readSampleData(other)).toThrow(/nothing to claim: 7\.1\.2/);
  });
});

describe('its scores', () => {
  test.each([
    ['越城区', [948.44, 948.44], '未达标', 3],
    ['柯桥区', [926.129, 936.129], '未达标', 5],
    ['上虞区', [959.592, 959.592], '未达标', 2],
    ['诸暨市', [977.374, 977.374], '达标', 1],
    ['嵊州市', [929.554, 956.554], '待定', 4],
    ['新昌县', [891.2364, 915.6364], '未达标', 6],
  ])('%s has %j and is %s', (county, range, verdict, rank) => {
    const { total, verdict: judged, rank: place } = scorecard(county);
    expect([total.range, judged?.state, place]).toEqual([range, verdict, rank]);
  });

  test('上虞区 has the points and a major problem, 诸暨市 more bonus than counts', () => {
    const kinds = scorecard('上虞区').verdict!.reasons.map(({ kind }) => kind);
    expect(kinds).toEqual(['reachesThreshold', 'majorProblem']);
    // 2 × 5 + 5 × 2 + 3 × 0.5 = 21.5, at most 20
    expect(scorecard('诸暨市').bonus.points).toBe(20);
    // 1 × 5 + 1.5
    expect(scorecard('柯桥区').deductions.points).toBe(6.5);
  });

  test.each([
    // 1304.6 ÷ 1320 = 98.83 %: 1.17 points short, one step
    ['越城区', '3.1.1', 4],
    // 90 × 92.6 %
    ['越城区', '11', 83.34],
    // 90 × 60 % × 95.8 % + 90 × 40 % × 91.5 % = 51.732 + 32.94
    ['越城区', '12', 84.672],
    // 17 − 11.3 = 5.7: five steps
    ['越城区', '24.2', 15],
    // 85.92 > 85.49, but 41st after 38th
    ['越城区', '27.2.4', 5],
    // begun from 3 + 5 × 1 + 5 (优秀)
    ['越城区', '17.1', 13],
    // read as 0.96 %: 2 points for not 100 %, 94 steps below 95 %
    // 0.3 counts as 0.5
    ['柯桥区', '9.2.4', 1.5],
    // ９８ is 98
    ['柯桥区', '9.3.3', 3],
    // at least 96 % of nothing: no task, own work instead
    ['柯桥区', '9.3.1', 4],
    // 95 % as a percentage cell; 0.1 for one finding of the provincial inspection
    ['上虞区', '26.1.3', 2.9],
    // 3.1.2: 1232.4 ÷ 1260 = 97.81 %: two steps
    ['上虞区', '3.1.2', 3],
    // four cases instead of five, one of 500,000 or more: 5 − 1 + 0.2
    ['上虞区', '23.4.1', 4.2],
    // 1530.6 + 706.3 = 2236.9 of 2180
    ['诸暨市', '8.2.1', 2],
    // adjusted; computed: 3 − 2 × 1
    ['诸暨市', '26.1.1', 1.5],
    // (90 − 89.1) ÷ 0.1 = 9 steps of 0.1
    ['诸暨市', '20.2', 1.1],
    // 5 × 1 ÷ 3 off
    ['新昌县', '26.4', 3.333333],
    // 3 × 68.9 ÷ 70
    ['新昌县', '14.4.3', 2.952857],
    // not in the pilot: 1 − 0.1 × 6 off
    ['新昌县', '22.2.4', 1.6],
  ])('%s %s comes to %d', (county, id, points) => {
    expect(clause(county, id).points).toBe(points);
  });

  test("what 诸暨市's adjustment replaced is kept, 柯桥区's without a reason does nothing", () => {
    expect(clause('诸暨市', '26.1.1').computed!.points).toBe(1);
    expect(clause('柯桥区', '7.1.2').adjustment).toBeNull();
    expect(clause('柯桥区', '7.1.2').points).toBe(3);
  });

  test('add up: clauses to items, indicators, groups, base, total', () => {
    const sum = (parts: readonly Pick<Score, 'range'>[], start = 0): number[] =>
      [0, 1].map((side) => parts.reduce((total, part) => total + part.range[side]!, start));
    const sum4 = (parts: readonly Pick<Score, 'range'>[], start = 0): number[] => sum(parts, start).map(round4);
    for (const card of scoring.assessment.scorecards) {
      for (const category of categoriesOf(rubric)) {
        for (const indicator of partsOf(category)) {
          for (const item of partsOf(indicator)) {
            const parts = clausesIn(item).map(({ id }) => card.clauses.get(id)!);
            // Clauses of a pool say what they take from it.
            const start = !isClause(item) && isPooled(item) ? item.points! : 0;
            expect([item.id, scoreOf(card, item.id).range]).toEqual([item.id, sum4(parts, start)]);
          }
          expect(scoreOf(card, indicator.id).range).toEqual(
            sum4(partsOf(indicator).map(({ id }) => scoreOf(card, id))),
          );
        }
        expect(scoreOf(card, category.id).range).toEqual(sum4(partsOf(category).map(({ id }) => scoreOf(card, id))));
      }
      expect(card.base.range).toEqual(sum4(categoriesOf(rubric).map(({ id }) => scoreOf(card, id))));
      const { base, bonus, deductions, total } = card;
      expect(total.range).toEqual(
        [0, 1].map((side) => round4(base.range[side]! + bonus.range[side]! - deductions.range[side]!)),
      );
    }
  });
});

/** Sheet, column, row and code of everything that Kaoping has to say. */
const FINDINGS = [
  '填报-越城区 value 279 readAs',
  '填报-越城区 claim 171 claimDiffers',
  '填报-越城区 claim 234 claimDiffers',
  '填报-越城区 claim 290 claimDiffers',
  '填报-柯桥区 value 64 belowFloor',
  '填报-柯桥区 value 72 readAs',
  '填报-柯桥区 value 92 percentAsFraction',
  '填报-柯桥区 value 266 rowStray',
  '填报-柯桥区 claim 39 claimDiffers',
  '填报-柯桥区 claim 267 claimDiffers',
  '填报-柯桥区 claim 303 claimDiffers',
  '填报-上虞区 claim 149 claimDiffers',
  '填报-上虞区 claim 207 claimDiffers',
  '填报-诸暨市 value 62 readAs',
  '填报-诸暨市 claim 249 claimDiffers',
  '填报-诸暨市 claim 290 claimDiffers',
  '嵊州(最终版) value 61 missingFact',
  '嵊州(最终版) value 102 notYesNo',
  '嵊州(最终版) value 121 missingFact',
  '嵊州(最终版) value 213 notANumber',
  '嵊州(最终版) value 225 missingFact',
  '嵊州(最终版) value 226 missingFact',
  '嵊州(最终版) value 263 missingFact',
  '嵊州(最终版) value 291 missingFact',
  '嵊州(最终版) value 352 missingFact',
  '嵊州(最终版) value 353 missingFact',
  '嵊州(最终版) claim 122 claimDiffers',
  '嵊州(最终版) claim 194 claimDiffers',
  '填报-新昌县 value 115 aboveMaximum',
  '填报-新昌县 value 120 notWhole',
  '填报-新昌县 value 227 rowDuplicate',
  '填报-新昌县 value 262 belowMinimum',
  '填报-新昌县 value 308 notANumber',
  '填报-新昌县 value 323 cellMerged',
  '填报-新昌县 value 324 cellMerged',
  '填报-新昌县 claim 133 claimDiffers',
  '填报-新昌县 claim 161 claimAboveFull',
  '填报-新昌县 claim 302 claimNotANumber',
];

/** The cells as they stand in the file, rows from 0. */
const TYPED: [sheet: string, row: number, column: FillingColumn, value: CellValue][] = [
  ['填报-越城区', 278, 'value', '3次'],
  ['填报-柯桥区', 63, 'value', 0.3],
  ['填报-柯桥区', 71, 'value', '９８'],
  ['填报-柯桥区', 91, 'value', 0.96],
  ['填报-柯桥区', 265, 'value', 2],
  ['填报-上虞区', 221, 'value', 0.95],
  ['填报-诸暨市', 61, 'value', '无'],
  ['嵊州(最终版)', 101, 'value', '不清楚'],
  ['嵊州(最终版)', 212, 'value', '约95%'],
  ['填报-新昌县', 114, 'value', '101%'],
  ['填报-新昌县', 119, 'value', 1.5],
  ['填报-新昌县', 225, 'value', 0],
  ['填报-新昌县', 226, 'value', 1],
  ['填报-新昌县', 261, 'value', -1],
  ['填报-新昌县', 307, 'value', '10月28日'],
  ['填报-新昌县', 160, 'claim', 5],
];

describe('its mistakes', () => {
  test.each(TYPED)('%s row %d column %s holds %j', (sheet, row, column, value) => {
    expect(at(sheet, row, columnIn(sheet, column))).toBe(value);
  });

  test('each has its finding at its cell, and nothing else has one', () => {
    const located = scoring.findings
      .filter(({ finding }) => finding.code !== 'adjustmentIncomplete')
      .map(({ finding, sheet, row, column }) => `${sheet} ${keyAt(sheet!, column!)} ${row! + 1} ${finding.code}`);
    expect(located.sort()).toEqual([...FINDINGS].sort());
  });

  test('the adjustment without a reason is reported', () => {
    const incomplete = scoring.findings
      .filter(({ finding }) => finding.code === 'adjustmentIncomplete')
      .map(({ finding }) => [finding.assessee, finding.clause]);
    expect(incomplete).toEqual([['柯桥区', '7.1.2']]);
  });

  test("上虞区's sheet is sorted by department, and every row is found", () => {
    const sheet = snapshot.sheets.find(({ name }) => name === '填报-上虞区')!;
    const verifiers = sheet.values.slice(5).map((cells) => String(cells[columnIn(sheet.name, 'verifiers')]));
    expect(verifiers).toEqual([...verifiers].sort());
    expect(verifiers[0]).toBe('人行绍兴市中心支行');
    expect(scorecard('上虞区').total.points).not.toBeNull();
  });

  test("柯桥区's blank line stands behind the last row of group 二 and is nobody's business", () => {
    expect([at('填报-柯桥区', 81, 0), at('填报-柯桥区', 82, 0), at('填报-柯桥区', 83, 0)]).toEqual([
      '10.3.3|被省级以上约谈起数',
      null,
      '11|涉大气考核得分',
    ]);
  });

  test('the renamed sheet is still 嵊州市', () => {
    expect(at('嵊州(最终版)', 0, 0)).toBe('kaoping|filling|shaoxing-2022|嵊州市');
    expect(snapshot.sheets.map(({ name }) => name)).not.toContain('填报-嵊州市');
  });
});

/** By county: what it must show and names no paper for. First what the text quotes, then what it leaves open. */
const GAPS: [county: string, quoted: string, open: string][] = [
  ['越城区', '6.1.2 14.1.2 22.1.1.3 25.4.2 27.2.2 31.2.4 32.1.2', '2.1 4.2.2 16.2.2 33.2.3'],
  ['柯桥区', '18.4.3 22.3.2.2 23.4.4 26.3.2.2', '4.1.2 15.6 18.2 25.5.2 29.1.4'],
  ['上虞区', '26.1.3.2 31.2.3 31.3.3 32.2', '5.2 8.3 13.3 21.3.4'],
  ['诸暨市', '9.1.2 31.2.2 加分.1', '4.1.2 14.2.3 24.1 26.3.1 27.3.2 33.1.3'],
  ['嵊州市', '3.2 9.2.1 22.1.3 31.2.1', '5.1 14.1.6 18.5 22.2.4 23.1.1 25.2.1 26.2.2 31.1.2 32.1.1'],
  ['新昌县', '4.2.1 15.1.1 22.3.2.1 31.2.4', '6.2 9.2.4 10.2.2 14.4.1 16.1 20.3 21.3.3 25.1 27.1.3 31.3.4 33.3.1'],
];

describe('its evidence', () => {
  test.each(GAPS)('%s has the planned gaps and no others', (county, quoted, open) => {
    const { findings } = scoring.evidence.find(({ assessee }) => assessee === county)!;
    const ofSeverity = (severity: string): string =>
      findings
        .filter(({ finding }) => finding.severity === severity)
        .map(({ finding }) => finding.requirement)
        .join(' ');
    expect([ofSeverity('error'), ofSeverity('warning'), ofSeverity('info')]).toEqual(['', quoted, open]);
    expect(new Set(findings.map(({ finding }) => finding.code))).toEqual(new Set(['evidenceMissing']));
  });

  test('is asked of 越城区 for all 188 but 9.1.2, 9.3.1 and 26.4, which do not apply, and 加分.1, which nobody claims', () => {
    const { status } = scoring.evidence[0]!;
    expect(status.length).toBe(184);
    expect(status.filter(({ state }) => state === 'complete').length).toBe(184 - 11);
  });
});

describe('its statuses', () => {
  test('say 失分 beside every clause that costs points, whatever else they say, and beside no other', async () => {
    const host = open();
    await recalculate(host, { rubricById, locale: 'zh-CN', now: DAY });
    const { sheets } = await host.read();
    const clauses = sheets.flatMap((sheet) => {
      const { used, values } = sheet;
      if (markerOf(sheet)?.kind !== 'filling') return [];
      const { row, columns } = columnKeys(sheet)!;
      const rows = values.slice(row + 2 - used!.row).map((cells) => {
        const cell = (key: FillingColumn): CellValue => cells[columns.get(key)! - used!.column] ?? null;
        return { ...{ key: String(cells[0] ?? ''), status: String(cell('status') ?? '') }, cell };
      });
      const leads = rows.filter(({ key, cell }) => key.includes('|') && cell('score') !== null);
      return leads.map(({ key, cell }) => {
        const [id] = key.split('|');
        const statuses = rows.flatMap((other) => (other.key.split('|')[0] === id ? [other.status] : []));
        // 共15 (of which a clause takes points), 加分, 扣分 and 评优基本标准 have no points of their own.
        const full = Number(cell('points'));
        // 0～2.4: at most 2.4; 不扣分 is no number.
        const most = Number(String(cell('score')).split('～').at(-1));
        const costs = most < 0 || most < full;
        return { ...{ place: `${sheet.name} ${id!}`, costs, statuses }, says: statuses.join().includes('失分') };
      });
    });
    expect(clauses.filter(({ costs, says }) => costs !== says)).toEqual([]);
    // Counted in a table of the scored sheets: 252 clauses of groups, two of 扣分, and 26.1.3 of 新昌县, 0～2.4 of 3.
    expect(clauses.filter(({ costs }) => costs).length).toBe(255);
    const both = clauses.flatMap(({ statuses }) => statuses.filter((status) => /.、失分$/.test(status)));
    const counts = new Map(both.map((status) => [status, both.filter((other) => other === status).length]));
    expect(Object.fromEntries(counts)).toEqual({ '请核对、失分': 9, '缺佐证、失分': 7, '填报有误、失分': 2 });
  });
});

describe('what people may do with it', () => {
  const withCell = async (sheet: string, row: number, column: number, value: CellValue): Promise<Scoring> => {
    const host = open();
    await host.apply({ title: '', changes: [{ kind: 'write', sheet, row, column, values: [[value]] }] });
    return scoreSample(await host.read(), DAY);
  };

  test('with 次数、个数空白的按0计 six blank counts of 嵊州市 are 0 and the range is narrower', async () => {
    const setup = snapshot.sheets.find(({ name }) => name === '考核设置')!;
    const row = setup.values.findIndex(([key]) => key === 'blankCounts');
    const counted = await withCell('考核设置', row, 2, '是');
    const assumed = counted.findings.filter(
      ({ finding }) => finding.code === 'assumedZero' && finding.assessee === '嵊州市',
    );
    expect(assumed.length).toBe(6);
    // 9.2.2 3, 15.3 5, 23.4.2 2 and 32.2 5 points are certain now: 929.554 + 15
    expect(scorecard('嵊州市', counted).total.range).toEqual([944.554, 956.554]);
    expect(scorecard('嵊州市', counted).verdict!.state).toBe('待定');
  });

  test('96 instead of 0.96 gives 柯桥区 its 8 points', async () => {
    const corrected = await withCell('填报-柯桥区', 91, columnIn('填报-柯桥区', 'value'), 96);
    expect(scorecard('柯桥区', corrected).total.points).toBe(934.129);
  });

  test('一键重算 writes what it says, and a second time comes to the same', async () => {
    const host = open();
    const options = { rubricById, locale: 'zh-CN', now: DAY } as const;
    const { written } = await recalculate(host, options);
    expect(written.differences).toEqual([]);
    const again = scoreSample(await host.read(), DAY);
    expect(again.assessment.scorecards.map(({ total }) => total)).toEqual(
      scoring.assessment.scorecards.map(({ total }) => total),
    );
    expect(again.findings).toEqual(scoring.findings);
  });
});
