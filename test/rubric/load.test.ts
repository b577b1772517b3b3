import { loadRubric, RubricError, type Place, type RubricProblem, type RubricProblemCode } from '../../src/rubric';
import { lineOf, PATHS, problemsAfter, smallFiles, type Edit, type Part } from './small';

type FilePart = keyof typeof PATHS;
const edit = (part: Part, from: string, to: string): Edit => ({ in: part, from, to });

/** What is expected: the line is that of `fragment` after the edits, absent when the complaint is about the file. */
interface Expected {
  readonly code: RubricProblemCode;
  readonly in: FilePart;
  readonly at?: string;
  readonly clause?: string;
  readonly data: RubricProblem['data'];
}
interface Case {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly problems: readonly Expected[];
}

function placeOf(expected: Expected, edits: readonly Edit[]): Place {
  const { at, clause } = expected;
  return {
    file: PATHS[expected.in],
    ...(at === undefined ? {} : { line: lineOf(expected.in, at, edits) }),
    ...(clause === undefined ? {} : { clause }),
  };
}

/** `exampleWrong` is for those who run the examples; the loader does not score. */
type LoaderCode = Exclude<RubricProblemCode, 'exampleWrong'>;

/** Every guarantee broken on purpose: at least one case for every code. */
const CASES: Readonly<Record<LoaderCode, readonly Case[]>> = {
  yamlSyntax: [
    {
      title: 'a quote that is not closed',
      edits: [edit('second', 'id: "3.1.1"', 'id: "3.1.1')],
      problems: [{ code: 'yamlSyntax', in: 'second', at: '          - id: "3.1.2"', data: { message: 'Missing "closing quote' } }],
    },
    {
      title: 'a name that occurs twice',
      edits: [edit('first', '          达标: { type: yesNo }', '          达标: { type: yesNo }\n          达标: { type: count }')],
      problems: [
        { code: 'yamlSyntax', in: 'first', at: '          达标: { type: count }', data: { message: 'Map keys must be unique at line 38, column 11:' } },
      ],
    },
  ],
  schema: [
    {
      title: 'an unknown word',
      edits: [edit('first', 'deduct: IF(达标, 0, 2)', 'minus: 2')],
      problems: [
        {
          code: 'schema',
          in: 'first',
          at: 'minus',
          data: { path: 'indicators.1.items.0.rules.0.minus', expected: 'never', received: '"minus"' },
        },
      ],
    },
    {
      title: 'a missing part',
      edits: [edit('first', '        title: 治水\n', '')],
      problems: [
        { code: 'schema', in: 'first', at: '- id: "2.1"', data: { path: 'indicators.1.items.0.title', expected: '"title"', received: 'undefined' } },
      ],
    },
    {
      title: 'a text where points should be',
      edits: [edit('rubric', 'threshold: 19', 'threshold: 十九')],
      problems: [{ code: 'schema', in: 'rubric', at: 'threshold', data: { path: 'verdict.threshold', expected: 'number', received: '"十九"' } }],
    },
    {
      title: 'a kind of fact that does not exist',
      edits: [edit('second', '{ type: amount, unit: 亩 }', '{ type: area, unit: 亩 }')],
      problems: [
        {
          code: 'schema',
          in: 'second',
          at: '{ type: area',
          data: {
            path: 'indicators.0.items.1.clauses.1.facts.荒地.type',
            expected: '("count" | "percent" | "amount" | "number" | "rank" | "yesNo" | "date" | "judged" | "choice")',
            received: '"area"',
          },
        },
      ],
    },
    {
      title: 'a rule with two effects',
      edits: [edit('second', 'deduct: 1 * 垃圾处数', 'deduct: 1 * 垃圾处数, award: 1')],
      problems: [
        {
          code: 'schema',
          in: 'second',
          at: '- { quote: 垃圾',
          clause: '3.1.1',
          data: { path: 'rules', expected: 'award | deduct | void | waive', received: 'award + deduct' },
        },
      ],
    },
    {
      title: 'a rule without effect',
      edits: [edit('second', ', deduct: 1 * 垃圾处数', '')],
      problems: [
        {
          code: 'schema',
          in: 'second',
          at: '- { quote: 垃圾',
          clause: '3.1.1',
          data: { path: 'rules', expected: 'award | deduct | void | waive', received: '–' },
        },
        { code: 'unusedFact', in: 'second', at: '- id: "3.1.1"', clause: '3.1.1', data: { name: '垃圾处数' } },
      ],
    },
  ],
  badId: [
    {
      title: 'an indicator out of order',
      edits: [edit('second', 'id: "3"', 'id: "4"'), edit('source', '3 村庄', '4 村庄')],
      problems: [
        { code: 'badId', in: 'second', at: '- id: "4"', clause: '4', data: { id: '4', expected: 3 } },
        { code: 'badId', in: 'second', at: '- id: "3.1"', clause: '3.1', data: { id: '3.1', expected: '4.1' } },
        { code: 'badId', in: 'second', at: '- id: "3.2"', clause: '3.2', data: { id: '3.2', expected: '4.2' } },
      ],
    },
    {
      title: 'an item out of order',
      edits: [edit('first', 'id: "2.1"', 'id: "2.3"')],
      problems: [{ code: 'badId', in: 'first', at: '- id: "2.3"', clause: '2.3', data: { id: '2.3', expected: '2.1' } }],
    },
    {
      title: 'a clause out of order',
      edits: [edit('second', 'id: "3.2.2"', 'id: "3.2.4"')],
      problems: [{ code: 'badId', in: 'second', at: '- id: "3.2.4"', clause: '3.2.4', data: { id: '3.2.4', expected: '3.2.2' } }],
    },
  ],
  duplicateId: [
    {
      title: 'the id of a clause in another list',
      edits: [edit('rubric', 'id: 扣分.1', 'id: 加分.1')],
      problems: [{ code: 'duplicateId', in: 'rubric', at: '- id: 加分.1\n      title: 被通报', clause: '加分.1', data: { id: '加分.1' } }],
    },
  ],
  groupPoints: [
    {
      title: 'a group',
      edits: [edit('first', 'points: 12', 'points: 13'), edit('source', '绿色发展(12分)', '绿色发展(13分)')],
      problems: [
        { code: 'groupPoints', in: 'first', at: 'points: 13', data: { id: '一', printed: 13, sum: 12 } },
        { code: 'fullMarks', in: 'rubric', data: { printed: 20, sum: 21 } },
      ],
    },
  ],
  indicatorPoints: [
    {
      title: 'an indicator',
      edits: [edit('second', '    points: 8\n    verifiers', '    points: 9\n    verifiers'), edit('source', '(2分)。 8 农业局', '(2分)。 9 农业局')],
      problems: [
        { code: 'indicatorPoints', in: 'second', at: '- id: "3"', clause: '3', data: { id: '3', printed: 9, sum: 8 } },
        { code: 'groupPoints', in: 'second', at: 'points: 8', data: { id: '二', printed: 8, sum: 9 } },
      ],
    },
  ],
  itemPoints: [
    {
      title: 'an item',
      edits: [edit('first', '            points: 3\n', '            points: 2.5\n')],
      problems: [{ code: 'itemPoints', in: 'first', at: '- id: "2.2"', clause: '2.2', data: { id: '2.2', printed: 5, sum: 4.5 } }],
    },
  ],
  fullMarks: [
    {
      title: 'the full marks',
      edits: [edit('rubric', 'fullMarks: 20', 'fullMarks: 100')],
      problems: [{ code: 'fullMarks', in: 'rubric', data: { printed: 100, sum: 20 } }],
    },
  ],
  missingPoints: [
    {
      title: 'a clause without points outside of a pool',
      edits: [edit('second', '            points: 1\n', '')],
      problems: [
        { code: 'missingPoints', in: 'second', at: '- id: "3.2.1"', clause: '3.2.1', data: {} },
        { code: 'itemPoints', in: 'second', at: '- id: "3.2"', clause: '3.2', data: { id: '3.2', printed: 3, sum: 2 } },
      ],
    },
  ],
  pooledPoints: [
    {
      title: 'a clause with points of its own in a pool',
      edits: [edit('second', '            title: 污水\n', '            title: 污水\n            points: 2\n')],
      problems: [{ code: 'pooledPoints', in: 'second', at: '- id: "3.1.2"', clause: '3.1.2', data: {} }],
    },
  ],
  textNotInSource: [
    {
      title: 'a text that the document does not have',
      edits: [edit('first', 'text: ②检查发现问题的', 'text: ②检查发现毛病的'), edit('first', 'quote: 检查发现问题的', 'quote: 检查发现毛病的')],
      problems: [
        { code: 'textNotInSource', in: 'first', at: '- id: "2.2.2"', clause: '2.2.2', data: { text: '②检查发现毛病的,酌情扣分(3分)。' } },
        {
          code: 'sourceDiffers',
          in: 'first',
          at: '- id: "2.2.2"',
          clause: '2.2.2',
          data: {
            where: '2.2.2',
            ours: '。②检查发现毛病的,酌情扣分(3分)。(此项由环保局认定)8环',
            theirs: '。②检查发现问题的,酌情扣分(3分)。(此项由环保局认定)8环',
          },
        },
      ],
    },
  ],
  sourceNotFound: [
    {
      title: 'another beginning',
      edits: [edit('rubric', 'head: 2022年小细则', 'head: 2023年小细则')],
      problems: [{ code: 'sourceNotFound', in: 'rubric', data: { begin: '2023年小细则(满分20分)', end: '印发完毕' } }],
    },
    {
      title: 'another end of the responsibility table',
      edits: [edit('responsibility', 'end: 2022年小细则', 'end: 附件2')],
      problems: [{ code: 'sourceNotFound', in: 'responsibility', data: { begin: '甲县责任表', end: '附件2' } }],
    },
  ],
  sourceDiffers: [
    {
      title: 'words of the document that belong to nothing',
      edits: [edit('source', '加分不超过2分。 ', '加分不超过2分。 同一事项不重复加分。 ')],
      problems: [
        {
          code: 'sourceDiffers',
          in: 'rubric',
          data: {
            where: '加分.tail',
            ours: '不超过2分。加分创建办通报被通报的,每次扣1分。扣分创建办督查',
            theirs: '不超过2分。同一事项不重复加分。加分创建办通报被通报的,每次扣',
          },
        },
      ],
    },
    {
      title: 'the title of an indicator',
      edits: [edit('first', '    title: 治理', '    title: 整治')],
      problems: [
        {
          code: 'sourceDiffers',
          in: 'first',
          at: '- id: "2"',
          clause: '2',
          data: {
            where: '2.title',
            ours: '。4发改局2整治1.治水达标(3分)。不达标扣2分;无河道的,不',
            theirs: '。4发改局2治理1.治水达标(3分)。不达标扣2分;无河道的,不',
          },
        },
      ],
    },
    {
      title: 'the title of a group',
      edits: [edit('second', 'title: 宜居', 'title: 宜业')],
      problems: [
        {
          code: 'sourceDiffers',
          in: 'second',
          at: 'points: 8',
          data: {
            where: '二',
            ours: '水利局二、宜业(8分)3村庄1.整治(5分)。其中:①垃圾每处扣',
            theirs: '水利局二、宜居(8分)3村庄1.整治(5分)。其中:①垃圾每处扣',
          },
        },
      ],
    },
    {
      title: 'a task of the responsibility table, though a clause has the same number',
      edits: [edit('responsibility', 'title: 节能', 'title: 节水')],
      problems: [
        {
          code: 'sourceDiffers',
          in: 'responsibility',
          data: {
            where: '1.节水',
            ours: '色发展1.节水(1)节能降耗。发改局发改局(2)节约用电。2.治',
            theirs: '色发展1.节能(1)节能降耗。发改局发改局(2)节约用电。2.治',
          },
        },
      ],
    },
  ],
  verifierDiffers: [
    {
      title: 'another department than is printed at the item',
      edits: [edit('first', 'tail: (此项由水利局认定)', 'tail: (此项由环保局、水利局分别认定)'), edit('source', '(此项由水利局认定)', '(此项由环保局、水利局分别认定)')],
      problems: [{ code: 'verifierDiffers', in: 'first', at: '- id: "2.1"', clause: '2.1', data: { printed: '环保局、水利局', ours: '水利局' } }],
    },
  ],
  quoteNotInText: [
    {
      title: 'a quote of other words',
      edits: [edit('first', 'quote: 不达标扣2分', 'quote: 不达标扣3分')],
      problems: [{ code: 'quoteNotInText', in: 'first', at: '- id: "2.1"', clause: '2.1', data: { quote: '不达标扣3分' } }],
    },
  ],
  unusedFact: [
    {
      title: 'a fact that no rule asks for',
      edits: [edit('second', '垃圾处数: { type: count, unit: 处 }', '垃圾处数: { type: count, unit: 处 }, 天数: { type: count }')],
      problems: [{ code: 'unusedFact', in: 'second', at: '- id: "3.1.1"', clause: '3.1.1', data: { name: '天数' } }],
    },
  ],
  badFact: [
    {
      title: 'a name that is no name in a formula',
      edits: [edit('first', '          完成率: { type: percent }', '          完成 率: { type: percent }\n          完成率: { type: percent }')],
      problems: [
        { code: 'badFact', in: 'first', at: '{ type: percent }', clause: '1', data: { name: '完成 率', reason: 'name' } },
        { code: 'unusedFact', in: 'first', at: '      - id: "1"', clause: '1', data: { name: '完成 率' } },
      ],
    },
    {
      title: 'a judged figure without a maximum',
      edits: [edit('first', '{ type: judged, max: 3, floor: 0.5 }', '{ type: judged, floor: 0.5 }')],
      problems: [{ code: 'badFact', in: 'first', at: '{ type: judged', clause: '2.2.2', data: { name: '酌情扣分', reason: 'judgedMax' } }],
    },
    {
      title: 'a choice of nothing, and options where nothing is chosen',
      edits: [
        edit('first', '{ type: choice, options: [轻, 重] }', '{ type: choice }'),
        edit('first', '河道数: { type: count, unit: 条 }', '河道数: { type: count, unit: 条, options: [无] }'),
      ],
      problems: [
        { code: 'badFact', in: 'first', at: '{ type: count, unit: 条', clause: '2.1', data: { name: '河道数', reason: 'options' } },
        { code: 'badFact', in: 'first', at: '{ type: choice', clause: '2.2.2', data: { name: '类别', reason: 'options' } },
      ],
    },
    {
      title: 'a smallest decision where nobody decides',
      edits: [edit('second', '{ type: amount, unit: 亩 }', '{ type: amount, unit: 亩, floor: 1 }')],
      problems: [{ code: 'badFact', in: 'second', at: '{ type: amount', clause: '3.2.2', data: { name: '荒地', reason: 'floor' } }],
    },
  ],
  formula: [
    {
      title: 'a formula that cannot be parsed',
      edits: [edit('first', 'deduct: STEPS(100 - 完成率, 1)', 'deduct: MAX(0, STEPS(100 - 完成率, 1)')],
      problems: [
        {
          code: 'formula',
          in: 'first',
          at: '- quote: 每少',
          clause: '1',
          data: { reason: 'missingParenthesis', position: 4, source: 'MAX(0, STEPS(100 - 完成率, 1)' },
        },
        { code: 'unusedFact', in: 'first', at: '      - id: "1"', clause: '1', data: { name: '完成率' } },
      ],
    },
    {
      title: 'a formula with an unknown name',
      edits: [edit('second', 'deduct: 0.5 * 死树', 'deduct: 0.5 * 死树数 + 死树')],
      problems: [
        {
          code: 'formula',
          in: 'second',
          at: '- id: "3.2.1"',
          clause: '3.2.1',
          data: { reason: 'unknownName', position: 7, name: '死树数', source: '0.5 * 死树数 + 死树' },
        },
      ],
    },
    {
      title: 'a formula with a wrong type, under one option of a reading',
      edits: [edit('first', '算未达到: IF(减排率 <= 减排目标, 0, 2)', '算未达到: IF(减排率, 0, 2)')],
      problems: [
        {
          code: 'formula',
          in: 'first',
          at: '- id: "2.2.1"',
          clause: '2.2.1',
          data: { reason: 'wrongType', position: 4, expected: 'boolean', actual: 'number', source: 'IF(减排率, 0, 2)' },
        },
      ],
    },
  ],
  wrongResult: [
    {
      title: 'a condition where points are wanted',
      edits: [edit('second', 'deduct: 2 * 污水处数', 'deduct: 污水处数 > 2')],
      problems: [
        {
          code: 'wrongResult',
          in: 'second',
          at: '- id: "3.1.2"',
          clause: '3.1.2',
          data: { effect: 'deduct', expected: 'number', actual: 'boolean', source: '污水处数 > 2' },
        },
      ],
    },
    {
      title: 'points where a condition is wanted',
      edits: [edit('first', 'waive: 河道数 = 0', 'waive: 河道数')],
      problems: [
        {
          code: 'wrongResult',
          in: 'first',
          at: '- id: "2.1"',
          clause: '2.1',
          data: { effect: 'waive', expected: 'boolean', actual: 'number', source: '河道数' },
        },
      ],
    },
  ],
  noRules: [
    {
      title: 'a clause without rules',
      edits: [edit('rubric', '      facts: { 发生重大事故: { type: yesNo } }\n      rules:\n        - { quote: 发生重大事故, void: 发生重大事故 }\n', '')],
      problems: [{ code: 'noRules', in: 'rubric', at: '- id: 评优.1', clause: '评优.1', data: {} }],
    },
  ],
  readingUndeclared: [
    {
      title: 'a reading of a clause without a sentence',
      edits: [edit('first', '            readings: { 恰好: 等于目标不算低于 }\n', '')],
      problems: [{ code: 'readingUndeclared', in: 'first', at: '- id: "2.2.1"', clause: '2.2.1', data: { reading: '恰好' } }],
    },
    {
      title: 'the readings of steps and of the verdict',
      edits: [edit('rubric', 'steps: 不足一档', 'steps: 零头'), edit('rubric', 'reading: 考核分数', 'reading: 总分')],
      problems: [
        { code: 'readingUndeclared', in: 'rubric', data: { reading: '零头' } },
        { code: 'readingUndeclared', in: 'rubric', data: { reading: '总分' } },
      ],
    },
  ],
  readingUnused: [
    {
      title: 'a reading that no rule names',
      edits: [edit('first', '{ 恰好: 等于目标不算低于 }', '{ 恰好: 等于目标不算低于, 零头: 不计 }')],
      problems: [{ code: 'readingUnused', in: 'first', at: '- id: "2.2.1"', clause: '2.2.1', data: { reading: '零头' } }],
    },
  ],
  readingOptions: [
    {
      title: 'a reading with one option',
      edits: [edit('rubric', 'options: [含加扣分, 不含加扣分]', 'options: [含加扣分]')],
      problems: [{ code: 'readingOptions', in: 'rubric', data: { reading: '考核分数' } }],
    },
    {
      title: 'amounts by option without a reading',
      edits: [edit('first', '                reading: 恰好\n', ''), edit('first', '            readings: { 恰好: 等于目标不算低于 }\n', ''), edit('first', 'readings: { 恰好: 算未达到 }, points: 0', 'points: 2')],
      problems: [{ code: 'readingOptions', in: 'first', at: '- quote: 减排率', clause: '2.2.1', data: { reading: '–' } }],
    },
    {
      title: 'a reading with a single amount',
      edits: [edit('second', '{ quote: 荒地每亩扣1分,', '{ quote: 荒地每亩扣1分, reading: 零头,'), edit('second', 'facts: { 荒地:', 'readings: { 零头: 未写明 }\n            facts: { 荒地:')],
      problems: [
        { code: 'readingOptions', in: 'second', at: '- { quote: 荒地', clause: '3.2.2', data: { reading: '零头' } },
        { code: 'readingOptions', in: 'rubric', data: { reading: '零头' } },
      ],
    },
    {
      title: 'two rules with other options under one name',
      edits: [
        edit('first', '              - quote: 酌情扣分\n                deduct: 酌情扣分', '              - quote: 酌情扣分\n                reading: 力度\n                deduct: { 轻: 酌情扣分, 重: 酌情扣分 * 2 }'),
        edit('first', '                deduct: IF(类别 = "重", 1, 0)', '                reading: 力度\n                deduct: { 重: 1, 轻: IF(类别 = "重", 1, 0) }'),
        edit('first', '            facts:\n              酌情扣分', '            readings: { 力度: 未写明 }\n            facts:\n              酌情扣分'),
      ],
      problems: [{ code: 'readingOptions', in: 'first', at: '- id: "2.2.2"', clause: '2.2.2', data: { reading: '力度' } }],
    },
  ],
  readingTwice: [
    {
      title: 'one name for two readings',
      edits: [edit('second', '{ reading: 绿化合并,', '{ reading: 恰好,')],
      problems: [
        { code: 'readingTwice', in: 'rubric', data: { reading: '恰好' } },
      ],
    },
  ],
  exampleFact: [
    {
      title: 'a fact that the clause does not have',
      edits: [edit('first', 'facts: { 完成率: 99 }', 'facts: { 完成率: 99, 目标: 1 }')],
      problems: [{ code: 'exampleFact', in: 'first', at: '      - id: "1"', clause: '1', data: { name: '目标', example: '少一个百分点' } }],
    },
    {
      title: 'a text for a number',
      edits: [edit('first', 'facts: { 完成率: 99 }', 'facts: { 完成率: 99% }')],
      problems: [{ code: 'exampleFact', in: 'first', at: '      - id: "1"', clause: '1', data: { name: '完成率', example: '少一个百分点' } }],
    },
  ],
  exampleReading: [
    {
      title: 'an option that the reading does not have',
      edits: [edit('first', 'readings: { 恰好: 算未达到 }', 'readings: { 恰好: 不算 }')],
      problems: [
        { code: 'exampleReading', in: 'first', at: '- id: "2.2.1"', clause: '2.2.1', data: { reading: '恰好', option: '不算', example: '从严' } },
      ],
    },
  ],
};

describe('a rubric without mistakes', () => {
  it('loads', () => {
    expect(problemsAfter([])).toEqual([]);
  });
});

describe.each(Object.entries(CASES))('%s is complained of, with file, line, clause and data', (_, cases) => {
  it.each(cases)('for $title', ({ edits, problems }) => {
    expect(problemsAfter(edits)).toEqual(problems.map((problem) => ({ code: problem.code, place: placeOf(problem, edits), data: problem.data })));
  });
});

describe('all complaints', () => {
  const complaints = (edits: readonly Edit[]): string[] => problemsAfter(edits).map(({ code, place }) => `${place.file} ${code}`);

  it('of all files come at once, those of their shape first', () => {
    const shape = [edit('rubric', 'year: 2022', 'year: 二〇二二'), edit('first', 'start: full', 'start: half'), edit('responsibility', 'assessee: 甲县\n', '')];
    const meaning = [edit('second', 'deduct: 0.5 * 死树', 'deduct: 0.5 * 死树数')];
    expect(complaints([...shape, ...meaning])).toEqual(['rubric.yaml schema', '1.yaml schema', 'responsibility.yaml schema']);
  });

  it('about what the files say come at once', () => {
    const edits = [
      edit('first', 'deduct: STEPS(100 - 完成率, 1)', 'deduct: STEPS(100 - 完成率)'),
      edit('second', 'quote: 死树每棵扣0.5分', 'quote: 死树每棵扣1分'),
      edit('rubric', 'award: 0.5 * 表彰项数', 'award: 0.5'),
      edit('responsibility', '(2)节约用电。', '(2)节约用水。'),
    ];
    expect(complaints(edits)).toEqual(['1.yaml formula', '2.yaml quoteNotInText', 'rubric.yaml unusedFact', 'responsibility.yaml sourceDiffers']);
  });

  it('stand in the message of the error, one per line', () => {
    const edits = [edit('rubric', 'fullMarks: 20', 'fullMarks: 100'), edit('first', 'quote: 不达标扣2分', 'quote: 不达标扣3分')];
    const load = (): unknown => loadRubric(smallFiles(edits));
    expect(load).toThrow(RubricError);
    expect(load).toThrow(
      'fullMarks {"file":"rubric.yaml","printed":100,"sum":20}\nquoteNotInText {"file":"1.yaml","line":31,"clause":"2.1","quote":"不达标扣3分"}',
    );
  });
});
