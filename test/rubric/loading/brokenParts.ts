import { edit, ofClause, type Case } from './expected';

/** The files' shape, ids, points, and the comparison with the document; by the code of the first complaint. */
export const BROKEN_PARTS = {
  yamlSyntax: [
    {
      title: 'a quote that is not closed',
      edits: [edit('second', 'id: "3.1.1"', 'id: "3.1.1')],
      problems: [
        {
          code: 'yamlSyntax',
          in: 'second',
          at: '- id: "3.1.1',
          data: { message: 'Missing closing "quote at line 17, column 23:' },
        },
      ],
    },
    {
      title: 'a name that occurs twice',
      edits: [
        edit(
          'first',
          '          达标: { type: yesNo }',
          '          达标: { type: yesNo }\n          达标: { type: count }',
        ),
      ],
      problems: [
        {
          code: 'yamlSyntax',
          in: 'first',
          at: '          达标: { type: count }',
          data: { message: 'Map keys must be unique at line 36, column 11:' },
        },
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
          data: { path: 'children.1.children.0.rules.0.minus', expected: 'never', received: '"minus"' },
        },
      ],
    },
    {
      title: 'a missing part',
      edits: [edit('first', '        title: 治水\n', '')],
      problems: [
        {
          code: 'schema',
          in: 'first',
          at: '- id: "2.1"',
          data: { path: 'children.1.children.0.title', expected: '"title"', received: 'undefined' },
        },
      ],
    },
    {
      title: 'a text where points should be',
      edits: [edit('rubric', 'threshold: 19', 'threshold: 十九')],
      problems: [
        {
          code: 'schema',
          in: 'rubric',
          at: 'threshold',
          data: { path: 'verdict.threshold', expected: 'number', received: '"十九"' },
        },
      ],
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
            path: 'children.0.children.1.children.1.facts.荒地.type',
            expected:
              '("count" | "percent" | "amount" | "number" | "rank" | "yesNo" | "date" | "judged" | "choice" | "list")',
            received: '"area"',
          },
        },
      ],
    },
    {
      title: 'a rule with two effects',
      edits: [edit('second', 'deduct: 1 * 垃圾处数', 'deduct: 1 * 垃圾处数, award: 1')],
      problems: [
        ofClause(
          'schema',
          'second',
          '3.1.1',
          { path: 'rules', expected: 'award | deduct | void | waive', received: 'award + deduct' },
          '- { quote: 垃圾',
        ),
        ofClause('unusedFact', 'second', '3.1.1', { name: '垃圾处数' }),
      ],
    },
    {
      title: 'a rule without effect',
      edits: [edit('second', ', deduct: 1 * 垃圾处数', '')],
      problems: [
        ofClause(
          'schema',
          'second',
          '3.1.1',
          { path: 'rules', expected: 'award | deduct | void | waive', received: '–' },
          '- { quote: 垃圾',
        ),
        ofClause('unusedFact', 'second', '3.1.1', { name: '垃圾处数' }),
      ],
    },
  ],
  badId: [
    {
      title: 'a task of the evidence out of order',
      edits: [edit('evidence', '- id: "2"', '- id: "4"'), edit('source', '\n2 提供宣传制度', '\n4 提供宣传制度')],
      problems: [{ code: 'badId', in: 'evidence', at: '- id: "4"', data: { id: '4', expected: 2 } }],
    },
  ],
  duplicateId: [
    {
      title: 'the id of a clause in another list',
      edits: [edit('rubric', 'id: 扣分.1', 'id: 加分.1')],
      problems: [ofClause('duplicateId', 'rubric', '加分.1', { id: '加分.1' }, '- id: 加分.1\n        title: 被通报')],
    },
    {
      title: 'the id of a section for one of its several parts',
      edits: [edit('first', 'id: "2.1"', 'id: "2"')],
      problems: [ofClause('duplicateId', 'first', '2', { id: '2' }, '- id: "2"\n        title: 治水')],
    },
  ],
  sectionPoints: [
    {
      title: 'a category',
      edits: [edit('first', 'points: 12', 'points: 13'), edit('source', '绿色发展(12分)', '绿色发展(13分)')],
      problems: [
        { code: 'sectionPoints', in: 'first', at: 'points: 13', data: { id: '一', printed: 13, sum: 12 } },
        { code: 'fullMarks', in: 'rubric', data: { printed: 20, sum: 21 } },
      ],
    },
    {
      title: 'an indicator',
      edits: [
        edit('second', '    points: 8\n    verifiers', '    points: 9\n    verifiers'),
        edit('source', '(2分)。 8 农业局', '(2分)。 9 农业局'),
      ],
      problems: [
        { code: 'sectionPoints', in: 'second', at: 'points: 8', data: { id: '二', printed: 8, sum: 9 } },
        ofClause('sectionPoints', 'second', '3', { id: '3', printed: 9, sum: 8 }),
      ],
    },
    {
      title: 'an item',
      edits: [edit('first', '            points: 3\n', '            points: 2.5\n')],
      problems: [ofClause('sectionPoints', 'first', '2.2', { id: '2.2', printed: 5, sum: 4.5 })],
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
        ofClause('missingPoints', 'second', '3.2.1', {}),
        ofClause('sectionPoints', 'second', '3.2', { id: '3.2', printed: 3, sum: 2 }),
      ],
    },
  ],
  pooledPoints: [
    {
      title: 'a clause with points of its own in a pool',
      edits: [edit('second', '            title: 污水\n', '            title: 污水\n            points: 2\n')],
      problems: [ofClause('pooledPoints', 'second', '3.1.2', {})],
    },
  ],
  textNotInSource: [
    {
      title: 'a target of one assessee that the document does not set',
      edits: [edit('first', '完成率: { type: percent', '完成率: { targets: { 甲县: 完成95% }, type: percent')],
      problems: [ofClause('textNotInSource', 'first', '1', { text: '完成95%' }, '      - id: "1"')],
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
      title: 'a text that the document does not have',
      edits: [
        edit('first', 'text: ②检查发现问题的', 'text: ②检查发现毛病的'),
        edit('first', 'quote: 检查发现问题的', 'quote: 检查发现毛病的'),
      ],
      problems: [
        ofClause('sourceDiffers', 'first', '2.2.2', {
          where: '2.2.2',
          ours: '②检查发现毛病的,酌情扣分(3分)。',
          theirs: '②检查发现问题的,酌情扣分(3分)。(此项由环保局认定)8',
        }),
      ],
    },
    {
      title: 'the title of an indicator',
      edits: [edit('first', '    title: 治理', '    title: 整治')],
      problems: [
        ofClause('sourceDiffers', 'first', '2', {
          where: '2.title',
          ours: '整治',
          theirs: '治理',
        }),
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
            where: '二.title',
            ours: '宜业',
            theirs: '宜居',
          },
        },
      ],
    },
    {
      title: 'points that the document does not print where it prints those of the others',
      edits: [edit('source', '每少1个百分点扣1分。 4 发改局', '每少1个百分点扣1分。 发改局')],
      problems: [
        ofClause('sourceDiffers', 'first', '1', {
          where: '1.points',
          ours: '4',
          theirs: '。每少1个百分点扣1分。发改局2治理1.治水达标(3分)。不',
        }),
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
            ours: '色发展1.节水(1)节能降耗。发改局发改局(2)节约用电。2',
            theirs: '色发展1.节能(1)节能降耗。发改局发改局(2)节约用电。2',
          },
        },
      ],
    },
  ],
  sourceUncovered: [
    {
      title: 'words of the document that belong to nothing',
      edits: [edit('source', '加分不超过2分。 ', '加分不超过2分。 同一事项不重复加分。 ')],
      problems: [
        ofClause(
          'sourceUncovered',
          'rubric',
          '加分',
          { where: '加分.tail', text: '同一事项不重复加分。', after: '.5分。加分不超过2分。' },
          '- id: 加分\n',
        ),
      ],
    },
    {
      title: 'a department that the rubric does not name',
      edits: [edit('source', '8 农业局', '8 农业局 水利局')],
      problems: [
        ofClause('sourceUncovered', 'second', '3', {
          where: '3.verifiers',
          text: '水利局',
          after: '扣1分(2分)。8农业局',
        }),
      ],
    },
  ],
  verifierDiffers: [
    {
      title: 'another department than is printed at the item',
      edits: [
        edit('first', 'tail: (此项由水利局认定)', 'tail: (此项由环保局、水利局分别认定)'),
        edit('source', '(此项由水利局认定)', '(此项由环保局、水利局分别认定)'),
      ],
      problems: [ofClause('verifierDiffers', 'first', '2.1', { printed: '环保局、水利局', ours: '水利局' })],
    },
  ],
} satisfies Record<string, readonly Case[]>;
