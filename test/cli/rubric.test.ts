import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RubricOutput } from '../../src/cli/contract';
import { loadRubric } from '../../src/rubric';
import { makeKaoping, type Kaoping } from './kaoping';
import { schemaErrors } from './schema';

let kaoping: Kaoping;
let rubric: RubricOutput;
beforeAll(async () => {
  kaoping = await makeKaoping();
  rubric = JSON.parse(kaoping.run(['rubric', 'shaoxing-2022', '--json']).stdout) as RubricOutput;
});
afterAll(() => {
  kaoping.remove();
});

describe('kaoping rubrics', () => {
  it('lists every rubric with full marks, clauses and title', () => {
    const { exit, stdout } = kaoping.run(['rubrics']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^编号 +满分 +条款 +名称$/m);
    expect(stdout).toMatch(/^shaoxing-2022 +1000 +179 +2022年度各区、县\(市\)美丽绍兴建设/m);
    expect(stdout).toMatch(/^zhoushan-2020 +100 +19 +舟山市生态环境局2020年创建全国文明城市共性目标考核表$/m);
  });
});

describe('kaoping rubric ID', () => {
  it('prints an outline with points and what is to be filled in', () => {
    const { exit, stdout } = kaoping.run(['rubric', 'shaoxing-2022']);
    expect(exit).toBe(0);
    expect(stdout).toContain('一、推动绿色低碳高质量发展（150分）');
    expect(stdout).toMatch(
      /^ {4}2\.1 污染治理和节能减碳调度（10分）\n {6}认定部门：市发改委\n {6}· 未按时调度次数 \(次\)\n {6}· 被国家或省级通报/m,
    );
    expect(stdout).toContain('评优基本标准（950分以上，且无下列重大问题）');
  });

  it('says beside it what the guarantees say, in sentences', () => {
    const { exit, stdout, stderr } = kaoping.run(['rubric', 'zhoushan-2020']);
    expect([exit, stdout.includes('提示：')]).toEqual([0, false]);
    expect(stderr).toBe(
      '提示：以下条款可能扣到 0 分以下，按 0 分计，而条文没有写“扣完为止”：2。条文本来如此的，不必改。\n',
    );
  });
});

describe('a rubric without bonus, deductions and verdict', () => {
  it('has an outline that ends with its last clause and its readings', () => {
    const { exit, stdout } = kaoping.run(['rubric', 'zhoushan-2020']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^ {2}9\. 文明建设（5分）\n {4}9 志愿服务活动（5分）\n {6}牵头处室：.*\n {6}· .*\n$/m);
    expect(stdout).not.toMatch(/评优/);
    expect(stdout).toMatch(
      /^口径（第一项为默认）\n {2}部分完成的计分：缺一项不得分 \/ 按项平均计分\n {2}2 迟到迟报计次：也算少一次 \/ 不算少一次$/m,
    );
  });

  it('has empty lists for them in JSON', () => {
    const output = JSON.parse(kaoping.run(['rubric', 'zhoushan-2020', '--json']).stdout) as RubricOutput;
    expect(schemaErrors('rubric', output)).toEqual([]);
    expect([output.clauses.length, output.bonus, output.deductions, output.verdict]).toEqual([19, [], [], []]);
    expect(output.readings.map(({ name }) => name)).toEqual(['部分完成的计分', '迟到迟报计次']);
  });
});

describe('kaoping rubric ID --json', () => {
  it('validates by its schema', () => {
    expect(schemaErrors('rubric', rubric)).toEqual([]);
  });

  it('has the whole rubric', () => {
    const { groups, indicators, clauses, bonus, deductions, verdict } = rubric;
    expect([rubric.id, rubric.fullMarks]).toEqual(['shaoxing-2022', 1000]);
    expect(groups.map(({ points }) => points)).toEqual([150, 120, 330, 90, 165, 65, 80]);
    expect(groups[0]).toEqual({ id: '一', title: '推动绿色低碳高质量发展', points: 150 });
    expect([indicators.length, clauses.length, bonus.length, deductions.length, verdict.length]).toEqual([
      33, 179, 3, 4, 4,
    ]);
    expect(indicators[1]).toEqual({ id: '2', group: '一', title: '绿色循环低碳发展', points: 15 });
    expect(rubric.hashes).toEqual({
      text: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      scoring: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('is the same rubric as its YAML files, although the bundle holds them parsed', () => {
    const folder = 'src/rubrics/shaoxing-2022';
    const file = (name: string) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') });
    const names = readdirSync(folder)
      .filter((name) => /^\d.*\.yaml$/.test(name))
      .sort();
    const { hashes } = loadRubric({
      rubric: file('rubric.yaml'),
      nodes: names.map(file),
      responsibility: file('responsibility.yaml'),
      source: file('source.txt').text,
    });
    expect(rubric.hashes).toEqual(hashes);
  });

  it('has a clause with its facts and rules', () => {
    const hint = expect.any(String) as string;
    expect(rubric.clauses.find(({ id }) => id === '2.1')).toEqual({
      id: '2.1',
      indicator: '2',
      item: '2.1',
      start: 'full',
      points: 10,
      title: '污染治理和节能减碳调度',
      text: '1.完成污染治理和节能减碳(10分)。各区、县(市)污染治理和节能减碳,未按时调度扣1分/次,扣完为止。如被国家或省级通报,此项不得分。',
      verifiers: ['市发改委'],
      facts: [
        { name: '未按时调度次数', type: 'count', unit: '次' },
        { name: '被国家或省级通报', type: 'yesNo', unit: '', hint },
      ],
      rules: [
        { quote: '未按时调度扣1分/次,扣完为止', effect: 'deduct', amount: '1 * 未按时调度次数' },
        { quote: '如被国家或省级通报,此项不得分', effect: 'void', amount: '被国家或省级通报' },
      ],
    });
  });

  it('says what differs from the defaults of a fact, and leaves infinite bounds out', () => {
    const [clause] = rubric.clauses;
    expect(clause?.facts.map(({ name, min, max, default: blank }) => ({ name, min, max, blank }))).toEqual([
      { name: '碳达峰碳中和考核得分', min: undefined, max: undefined, blank: undefined },
      { name: '碳达峰碳中和考核满分', min: 1, max: undefined, blank: 100 },
    ]);
  });

  it('has the formula of every option, the default one first', () => {
    const clause = rubric.clauses.find(({ id }) => id === '15.4')!;
    const rule = clause.rules.find(({ reading }) => reading !== undefined)!;
    const reading = rubric.readings.find(({ name }) => name === rule.reading)!;
    expect(Object.keys(rule.amounts!)).toEqual(reading.options);
    expect(rule.amount).toBe(rule.amounts![reading.default]);
    expect(reading.clause).toBe('15.4');
  });

  it('names the item whose points clauses share', () => {
    const pooled = rubric.clauses.filter(({ pool }) => pool !== undefined);
    expect([...new Set(pooled.map(({ pool }) => pool))]).toEqual(
      expect.arrayContaining(['4.1', '25.2', '25.5', '31.1', '31.3']),
    );
    expect(pooled.every(({ item, pool, points }) => item === pool && points === null)).toBe(true);
  });

  it('is in one line when no person looks at it', () => {
    expect(kaoping.run(['rubric', 'shaoxing-2022', '--json']).stdout.split('\n')).toHaveLength(2);
  });
});
