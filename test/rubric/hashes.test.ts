import { edit } from './loading/expected';
import { smallRubric, type Edit } from './loading/small';

const HASHES = smallRubric().hashes;

/** Which hashes differ after the edits. */
function changed(...edits: readonly Edit[]): string[] {
  const { text, scoring } = smallRubric(edits).hashes;
  return [...(text === HASHES.text ? [] : ['text']), ...(scoring === HASHES.scoring ? [] : ['scoring'])];
}

describe('the hash of the text', () => {
  it('is a SHA-256 in hexadecimal', () => {
    expect(HASHES.text).toMatch(/^[0-9a-f]{64}$/);
    expect(HASHES.scoring).toMatch(/^[0-9a-f]{64}$/);
    expect(HASHES.text).not.toBe(HASHES.scoring);
  });

  it('is the same when only white space differs, also of full width', () => {
    expect(changed(edit('first', 'text: 完成节能任务(4分)。', 'text: 完成 节能\u3000任务(4分)。\u00a0'))).toEqual([]);
    expect(changed(edit('source', '完成节能任务', '完成\n\n  节能任务'))).toEqual([]);
  });

  it('is another one when a word differs', () => {
    expect(
      changed(edit('first', '完成节能任务', '完成节水任务'), edit('source', '完成节能任务', '完成节水任务')),
    ).toEqual(['text']);
  });

  it.each<[string, ...Edit[]]>([
    ['the head of an item', edit('second', '1.整治(5分)', '1.清理(5分)'), edit('source', '1.整治(5分)', '1.清理(5分)')],
    [
      'the tail of a list',
      edit('rubric', '加分不超过2分。', '加分最高2分。'),
      edit('source', '加分不超过2分。', '加分最高2分。'),
    ],
    [
      'the title of an indicator',
      edit('first', '    title: 治理', '    title: 整治'),
      edit('source', '2 治理\n  1.', '2 整治\n  1.'),
    ],
    [
      'the responsibility table',
      edit('responsibility', '(2)节约用电。', '(2)节电。'),
      edit('source', '(2)节约用电。', '(2)节电。'),
    ],
    [
      'what is asked of all evidence',
      edit('evidence', '报告于3月底前完成初稿', '报告于4月底前完成初稿'),
      edit('source', '报告于3月底前完成初稿', '报告于4月底前完成初稿'),
    ],
  ])('is another one when %s does', (_, ...edits) => {
    expect(changed(...edits)).toEqual(['text']);
  });

  it('is another one when words of a tail become words of the clause', () => {
    expect(changed(edit('first', '不扣分。\n        tail: (此项由水利局认定)', '不扣分。(此项由水利局认定)'))).toEqual([
      'text',
    ]);
  });
});

describe('the hash of the scoring', () => {
  it.each<[string, ...Edit[]]>([
    [
      'an example',
      edit(
        'first',
        '{ title: 少一个百分点, facts: { 完成率: 99 }, points: 3 }',
        '{ title: 全部完成, facts: { 完成率: 100 }, points: 4 }',
      ),
    ],
    ['the title of a clause', edit('second', '            title: 污水', '            title: 生活污水')],
    ['the title of an item', edit('first', '        title: 治水', '        title: 治理水体')],
    ['a hint', edit('first', 'hint: 与上年比', 'hint: 与2021年相比')],
    ['a quote', edit('first', 'quote: 每少1个百分点扣1分', 'quote: 每少1个百分点')],
    ['the sentence of a reading', edit('first', '恰好: 等于目标不算低于', '恰好: 低于即小于')],
    ['a comment in the file', edit('first', 'children:', '# 见附件\nchildren:')],
    [
      'what is known of earlier hashes',
      edit('rubric', 'end: 印发完毕', 'end: 印发完毕\nformerHashes: { text: [abc] }'),
    ],
    [
      'why a number is not printed',
      edit(
        'first',
        '        examples:\n          - { title: 少一',
        '        numbers: { 7: 每周 }\n        examples:\n          - { title: 少一',
      ),
    ],
  ])('does not see %s', (_, ...edits) => {
    expect(changed(...edits)).toEqual([]);
  });

  it.each<[string, ...Edit[]]>([
    ['an amount', edit('second', 'deduct: 0.5 * 死树', 'deduct: 0.6 * 死树')],
    ['an amount under another option', edit('first', '<= 减排目标, 0, 2)', '<= 减排目标, 0, 1)')],
    ['an effect', edit('rubric', 'deduct: 1 * 通报次数', 'award: 1 * 通报次数')],
    ['how far a rule reaches', edit('first', 'waive: 河道数 = 0', 'waive: 河道数 = 0\n            scope: "2"')],
    [
      'where a clause starts',
      edit(
        'second',
        '            title: 污水\n            start: full',
        '            title: 污水\n            start: zero',
      ),
    ],
    [
      'how points are split',
      edit('second', 'points: 1\n', 'points: 2\n'),
      edit('second', 'title: 种草\n            points: 2', 'title: 种草\n            points: 1'),
    ],
    ['the type of a fact', edit('second', '{ type: amount, unit: 亩 }', '{ type: count, unit: 亩 }')],
    ['the least of a fact', edit('second', '{ type: amount, unit: 亩 }', '{ type: amount, unit: 亩, min: 1 }')],
    ['the most of a fact', edit('first', '{ type: judged, max: 3,', '{ type: judged, max: 2,')],
    ['the smallest decision', edit('first', 'floor: 0.5', 'floor: 0.2')],
    ['what a blank means', edit('first', 'default: 5', 'default: 4')],
    ['the options of a choice', edit('first', 'options: [轻, 重]', 'options: [轻, 中, 重]')],
    ['the options of a reading', edit('rubric', '[不扣, 按比例扣, 按一档扣]', '[按比例扣, 不扣, 按一档扣]')],
    [
      'a pool',
      edit(
        'second',
        '{ reading: 绿化合并, option: 合并计分, note: 条文未写明是否合并 }',
        '{ reading: 绿化合并, option: 两款合并, note: 条文未写明是否合并 }',
      ),
    ],
    ['the cap of the bonus', edit('rubric', 'cap: 2', 'cap: 3')],
    ['the threshold', edit('rubric', 'threshold: 19', 'threshold: 18')],
    ['which reading counts steps', edit('rubric', 'steps: 不足一档\n', '')],
    ['which reading says what 起扣 means', edit('rubric', 'steps: 不足一档\n', 'steps: 不足一档\nfloors: 不足一档\n')],
    ['who is assessed', edit('rubric', 'assessees: [甲县, 乙县]', 'assessees: [甲县]')],
    ['the unit by which 3条 is read', edit('first', 'unit: 条', 'unit: 段')],
  ])('sees %s', (_, ...edits) => {
    expect(changed(...edits)).toEqual(['scoring']);
  });
});
