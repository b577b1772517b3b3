import {
  clausesIn,
  clausesOf,
  itemsOf,
  levelsOf,
  placedClauses,
  sectionsOf,
  valueType,
  type Fact,
} from '../../src/rubric';
import { smallRubric } from './loading/small';

const rubric = smallRubric();
const fact = (id: string, name: string): Fact => {
  const clause = clausesOf(rubric).find((candidate) => candidate.id === id);
  const found = clause?.facts.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${id} has no ${name}`);
  return found;
};

describe('a loaded rubric', () => {
  it('lists its clauses in the order of the document: groups, bonus, deductions, verdict', () => {
    expect(clausesOf(rubric).map(({ id }) => id)).toEqual([
      ...['1', '2.1', '2.2.1', '2.2.2', '3.1.1', '3.1.2', '3.2.1', '3.2.2'],
      ...['加分.1', '扣分.1', '评优.1'],
    ]);
    expect(itemsOf(rubric).map(({ id }) => id)).toEqual(['1', '2.1', '2.2', '3.1', '3.2']);
  });

  it('tells of each clause its item, its indicator and who verifies it', () => {
    expect(
      placedClauses(rubric).map((placed) => {
        const { item, indicator } = levelsOf(placed);
        return `${item.id} ${indicator.id} ${placed.node.verifiers.join('、')}`;
      }),
    ).toEqual([
      '1 1 发改局',
      '2.1 2 水利局',
      '2.2 2 环保局',
      '2.2 2 环保局',
      '3.1 3 农业局',
      '3.1 3 农业局',
      '3.2 3 农业局',
      '3.2 3 农业局',
      '加分.1 加分.1 创建办',
      '扣分.1 扣分.1 创建办、督查室',
    ]);
    expect(rubric.verdict!.clauses[0]!.verifiers).toEqual(['创建办']);
  });

  it('makes an item without circled clauses one clause with the item’s points', () => {
    const [first] = itemsOf(rubric);
    expect(first).toMatchObject({ id: '1', points: 4, head: '' });
    expect(clausesIn(first!)).toEqual([first]);
  });

  it('knows a pool, and a pool under one option only', () => {
    const pools = sectionsOf(rubric).filter(({ pool }) => pool !== null);
    expect(pools.map(({ id, points, pool }) => [id, points, pool!.when])).toEqual([
      ['3.1', 5, null],
      ['3.2', 3, { reading: '绿化合并', option: '合并计分' }],
    ]);
    expect(clausesOf(rubric).map(({ points }) => points)).toEqual([4, 3, 2, 3, null, null, 1, 2, null, null, null]);
  });

  it('collects the readings, of the whole rubric first, then in the order of the document; the first option is the default', () => {
    expect(rubric.readings).toEqual([
      {
        name: '不足一档',
        clause: null,
        options: ['不扣', '按比例扣', '按一档扣'],
        default: '不扣',
        note: '条文未写明',
      },
      { name: '考核分数', clause: null, options: ['含加扣分', '不含加扣分'], default: '含加扣分', note: '按总分' },
      { name: '恰好', clause: '2.2.1', options: ['算达到', '算未达到'], default: '算达到', note: '等于目标不算低于' },
      {
        name: '绿化合并',
        clause: '3.2',
        options: ['各自计分', '合并计分'],
        default: '各自计分',
        note: '条文未写明是否合并',
      },
    ]);
    expect(rubric.stepsReading).toBe('不足一档');
  });

  it('gives each type of fact its unit, its bounds and the type of its value', () => {
    expect(fact('1', '完成率')).toEqual({
      name: '完成率',
      type: 'percent',
      unit: '%',
      min: 0,
      max: 100,
      floor: 0,
      options: [],
      default: null,
      hint: '',
    });
    expect(fact('2.1', '河道数')).toMatchObject({ type: 'count', unit: '条', min: 0, max: Infinity });
    expect(fact('2.1', '达标')).toMatchObject({ type: 'yesNo', unit: '', min: 0, max: 1 });
    expect(fact('2.2.1', '减排率')).toMatchObject({
      type: 'number',
      unit: '%',
      min: -Infinity,
      max: Infinity,
      hint: '与上年比',
    });
    expect(fact('2.2.1', '减排目标')).toMatchObject({ default: 5 });
    expect(fact('2.2.2', '酌情扣分')).toMatchObject({ type: 'judged', unit: '分', min: 0, max: 3, floor: 0.5 });
    expect(fact('2.2.2', '类别')).toMatchObject({ type: 'choice', options: ['轻', '重'] });
    expect(fact('3.2.2', '荒地')).toMatchObject({ type: 'amount', unit: '亩', min: 0, max: Infinity });
    const types = [fact('2.1', '达标'), fact('2.1', '河道数'), fact('2.2.2', '类别'), fact('2.2.2', '酌情扣分')].map(
      valueType,
    );
    expect(types).toEqual(['boolean', 'number', 'text', 'number']);
  });

  it('continues blank department cells of the responsibility table from the row above', () => {
    expect(rubric.responsibility?.tasks.map(({ id, group, duties }) => [id, group, duties.length])).toEqual([
      ['1', '一、绿色发展', 2],
      ['2', '一、绿色发展', 1],
    ]);
    expect(rubric.responsibility?.tasks[0]?.duties[1]).toEqual({
      task: '1',
      text: '(2)节约用电。',
      responsible: ['发改局'],
      verifiers: ['发改局'],
      continued: true,
    });
  });
});
