import { edit, ofClause, type Case } from './expected';

/** Quotes, facts, formulas, readings and examples; by the code of the first complaint. */
export const BROKEN_RULES = {
  quoteNotInText: [
    {
      title: 'a quote of other words',
      edits: [edit('first', 'quote: 不达标扣2分', 'quote: 不达标扣3分')],
      problems: [ofClause('quoteNotInText', 'first', '2.1', { quote: '不达标扣3分' })],
    },
  ],
  assesseeUnknown: [
    {
      title: 'a clause for somebody who is not assessed',
      edits: [edit('first', 'title: 治水', 'title: 治水\n        appliesTo: [甲县, 丙县]')],
      problems: [ofClause('assesseeUnknown', 'first', '2.1', { name: '丙县' })],
    },
    {
      title: 'a clause of the verdict for somebody who is not assessed',
      edits: [edit('rubric', 'title: 重大事故', 'title: 重大事故\n      appliesTo: [甲县, 丙县]')],
      problems: [ofClause('assesseeUnknown', 'rubric', '评优.1', { name: '丙县' }, '- id: 评优.1')],
    },
  ],
  appliesToNobody: [
    {
      title: 'a clause for nobody',
      edits: [edit('first', 'title: 治水', 'title: 治水\n        appliesTo: []')],
      problems: [ofClause('appliesToNobody', 'first', '2.1', {})],
    },
    {
      title: 'a clause for one for whom what it is part of is not there',
      edits: [
        edit('first', 'title: 治理', 'title: 治理\n    appliesTo: [甲县]'),
        edit('first', 'title: 治水', 'title: 治水\n        appliesTo: [乙县]'),
      ],
      problems: [ofClause('appliesToNobody', 'first', '2.1', {})],
    },
  ],
  boundsCross: [
    {
      title: 'a clause with a floor above its points',
      edits: [edit('first', 'title: 治水', 'title: 治水\n        floor: 4')],
      problems: [ofClause('boundsCross', 'first', '2.1', { floor: 4, cap: 3 })],
    },
    {
      title: 'a list with a floor above its cap',
      edits: [edit('rubric', 'cap: 2', 'cap: -1')],
      problems: [ofClause('boundsCross', 'rubric', '加分', { floor: 0, cap: -1 }, '- id: 加分')],
    },
  ],
  scopeUnknown: [
    {
      title: 'a rule that makes something else zero than what its clause is part of',
      edits: [edit('first', 'waive: 河道数 = 0', 'waive: 河道数 = 0\n            scope: "2.2"')],
      problems: [ofClause('scopeUnknown', 'first', '2.1', { id: '2.2' }, '- quote: 无河道')],
    },
  ],
  unusedFact: [
    {
      title: 'a fact that no rule asks for',
      edits: [
        edit(
          'second',
          '垃圾处数: { type: count, unit: 处 }',
          '垃圾处数: { type: count, unit: 处 }, 天数: { type: count }',
        ),
      ],
      problems: [ofClause('unusedFact', 'second', '3.1.1', { name: '天数' })],
    },
  ],
  badFact: [
    {
      title: 'a name that is no name in a formula',
      edits: [
        edit(
          'first',
          '          完成率: { type: percent }',
          '          完成 率: { type: percent }\n          完成率: { type: percent }',
        ),
      ],
      problems: [
        ofClause('badFact', 'first', '1', { name: '完成 率', reason: 'name' }, '{ type: percent }'),
        ofClause('unusedFact', 'first', '1', { name: '完成 率' }, '      - id: "1"'),
      ],
    },
    {
      title: 'a judged figure without a maximum',
      edits: [edit('first', '{ type: judged, max: 3, floor: 0.5 }', '{ type: judged, floor: 0.5 }')],
      problems: [ofClause('badFact', 'first', '2.2.2', { name: '酌情扣分', reason: 'judgedMax' }, '{ type: judged')],
    },
    {
      title: 'a choice of nothing, and options where nothing is chosen',
      edits: [
        edit('first', '{ type: choice, options: [轻, 重] }', '{ type: choice }'),
        edit('first', '河道数: { type: count, unit: 条 }', '河道数: { type: count, unit: 条, options: [无] }'),
      ],
      problems: [
        ofClause('badFact', 'first', '2.1', { name: '河道数', reason: 'options' }, '{ type: count, unit: 条'),
        ofClause('badFact', 'first', '2.2.2', { name: '类别', reason: 'options' }, '{ type: choice'),
      ],
    },
    {
      title: 'a smallest decision where nobody decides',
      edits: [edit('second', '{ type: amount, unit: 亩 }', '{ type: amount, unit: 亩, floor: 1 }')],
      problems: [ofClause('badFact', 'second', '3.2.2', { name: '荒地', reason: 'floor' }, '{ type: amount')],
    },
  ],
  formula: [
    {
      title: 'a formula that cannot be parsed',
      edits: [edit('first', 'deduct: STEPS(100 - 完成率, 1)', 'deduct: MAX(0, STEPS(100 - 完成率, 1)')],
      problems: [
        ofClause(
          'formula',
          'first',
          '1',
          { reason: 'missingParenthesis', position: 4, source: 'MAX(0, STEPS(100 - 完成率, 1)' },
          '- quote: 每少',
        ),
        ofClause('unusedFact', 'first', '1', { name: '完成率' }, '      - id: "1"'),
      ],
    },
    {
      title: 'a formula with an unknown name',
      edits: [edit('second', 'deduct: 0.5 * 死树', 'deduct: 0.5 * 死树数 + 死树')],
      problems: [
        ofClause('formula', 'second', '3.2.1', {
          reason: 'unknownName',
          position: 7,
          name: '死树数',
          source: '0.5 * 死树数 + 死树',
        }),
      ],
    },
    {
      title: 'a formula with a wrong type, under one option of a reading',
      edits: [edit('first', '算未达到: IF(减排率 <= 减排目标, 0, 2)', '算未达到: IF(减排率, 0, 2)')],
      problems: [
        ofClause('formula', 'first', '2.2.1', {
          reason: 'wrongType',
          position: 4,
          expected: 'boolean',
          actual: 'number',
          source: 'IF(减排率, 0, 2)',
        }),
      ],
    },
  ],
  wrongResult: [
    {
      title: 'a condition where points are wanted',
      edits: [edit('second', 'deduct: 2 * 污水处数', 'deduct: 污水处数 > 2')],
      problems: [
        ofClause('wrongResult', 'second', '3.1.2', {
          effect: 'deduct',
          expected: 'number',
          actual: 'boolean',
          source: '污水处数 > 2',
        }),
      ],
    },
    {
      title: 'points where a condition is wanted',
      edits: [edit('first', 'waive: 河道数 = 0', 'waive: 河道数')],
      problems: [
        ofClause('wrongResult', 'first', '2.1', {
          effect: 'waive',
          expected: 'boolean',
          actual: 'number',
          source: '河道数',
        }),
      ],
    },
  ],
  noRules: [
    {
      title: 'a clause without rules',
      edits: [
        edit(
          'rubric',
          '      facts: { 发生重大事故: { type: yesNo } }\n      rules:\n        - { quote: 发生重大事故, void: 发生重大事故 }\n',
          '',
        ),
      ],
      problems: [ofClause('noRules', 'rubric', '评优.1', {}, '- id: 评优.1')],
    },
  ],
  readingUndeclared: [
    {
      title: 'a reading of a clause without a sentence',
      edits: [edit('first', '            readings: { 恰好: 等于目标不算低于 }\n', '')],
      problems: [ofClause('readingUndeclared', 'first', '2.2.1', { reading: '恰好' })],
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
      problems: [ofClause('readingUnused', 'first', '2.2.1', { reading: '零头' })],
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
      edits: [
        edit('first', '                reading: 恰好\n', ''),
        edit('first', '            readings: { 恰好: 等于目标不算低于 }\n', ''),
        edit('first', 'readings: { 恰好: 算未达到 }, points: 0', 'points: 2'),
      ],
      problems: [ofClause('readingOptions', 'first', '2.2.1', { reading: '–' }, '- quote: 减排率')],
    },
    {
      title: 'a reading with a single amount',
      edits: [
        edit('second', '{ quote: 荒地每亩扣1分,', '{ quote: 荒地每亩扣1分, reading: 零头,'),
        edit('second', 'facts: { 荒地:', 'readings: { 零头: 未写明 }\n            facts: { 荒地:'),
      ],
      problems: [
        ofClause('readingOptions', 'second', '3.2.2', { reading: '零头' }, '- { quote: 荒地'),
        { code: 'readingOptions', in: 'rubric', data: { reading: '零头' } },
      ],
    },
    {
      title: 'two rules with other options under one name',
      edits: [
        edit(
          'first',
          '              - quote: 酌情扣分\n                deduct: 酌情扣分',
          '              - quote: 酌情扣分\n                reading: 力度\n                deduct: { 轻: 酌情扣分, 重: 酌情扣分 * 2 }',
        ),
        edit(
          'first',
          '                deduct: IF(类别 = "重", 1, 0)',
          '                reading: 力度\n                deduct:\n                  重: 1\n                  轻: IF(类别 = "重", 1, 0)',
        ),
        edit(
          'first',
          '            facts:\n              酌情扣分',
          '            readings: { 力度: 未写明 }\n            facts:\n              酌情扣分',
        ),
      ],
      problems: [ofClause('readingOptions', 'first', '2.2.2', { reading: '力度' })],
    },
  ],
  readingTwice: [
    {
      title: 'one name for two readings',
      edits: [edit('second', '{ reading: 绿化合并,', '{ reading: 恰好,')],
      problems: [
        { code: 'readingTwice', in: 'rubric', data: { reading: '恰好' } },
        ofClause('exampleReading', 'first', '2.2.1', { reading: '恰好', option: '算未达到', example: '从严' }),
      ],
    },
  ],
  exampleFact: [
    {
      title: 'a fact that the clause does not have',
      edits: [edit('first', 'facts: { 完成率: 99 }', 'facts: { 完成率: 99, 目标: 1 }')],
      problems: [ofClause('exampleFact', 'first', '1', { name: '目标', example: '少一个百分点' }, '      - id: "1"')],
    },
    {
      title: 'a text for a number',
      edits: [edit('first', 'facts: { 完成率: 99 }', 'facts: { 完成率: 99% }')],
      problems: [ofClause('exampleFact', 'first', '1', { name: '完成率', example: '少一个百分点' }, '      - id: "1"')],
    },
    {
      title: 'an item example with a fact of another clause',
      edits: [edit('second', '"3.1.1": { 垃圾处数: 1 }', '"3.1.1": { 污水处数: 1 }')],
      problems: [ofClause('exampleFact', 'second', '3.1', { name: '污水处数', example: '各一处' })],
    },
  ],
  evidenceClause: [
    {
      title: 'evidence for a clause that is not there',
      edits: [edit('evidence', 'clause: 加分.1', 'clause: 加分.2')],
      problems: [ofClause('evidenceClause', 'evidence', '加分.2', { id: '加分.2' }, 'clause: 加分.2')],
    },
  ],
  exampleReading: [
    {
      title: 'an option that the reading does not have',
      edits: [edit('first', 'readings: { 恰好: 算未达到 }', 'readings: { 恰好: 不算 }')],
      problems: [ofClause('exampleReading', 'first', '2.2.1', { reading: '恰好', option: '不算', example: '从严' })],
    },
  ],
} satisfies Record<string, readonly Case[]>;
