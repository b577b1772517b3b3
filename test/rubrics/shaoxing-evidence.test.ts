import { clausesInContext, clausesOf } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';

const rubric = rubricById('shaoxing-2022')!;
const requirements = rubric.evidence!.requirements;
const asked = requirements.filter(({ quote }) => quote !== '');
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

describe('what the text of Shaoxing asks to be shown', () => {
  it('is quoted from the clause, its item’s head or its item’s tail', () => {
    for (const { clause: id, quote } of asked) {
      const { node, above, texts: own } = clausesInContext(rubric).find((candidate) => candidate.node.id === id)!;
      const item = above.at(-1)!;
      const texts = [node.text, node.tail, item.head, item.tail].map(squeeze);
      expect(own.map(squeeze)).toEqual(expect.arrayContaining(texts.filter((text) => text !== '')));
      expect(texts.filter((text) => text.includes(squeeze(quote)))).not.toEqual([]);
    }
  });

  it.each([
    [
      'formalDocument',
      '2.2 4.2.1 9.2.1 9.3.1 14.1.2 14.1.5 15.1.1 17.1 17.2 22.1.1.1 22.1.1.2 22.1.3 22.3.1.1 22.3.2.1 31.2.1 31.2.2 31.2.3 31.3.2 31.3.3 32.1.2 加分.1 加分.2',
    ],
    ['report', '5.3 9.1.2 22.1.4 22.3.1.2 22.3.2.2 23.4.4 25.4.2 26.1.3.1 31.2.4 32.4'],
    ['other', '3.2 6.1.2 18.4.3 22.1.1.3 26.1.2 26.1.3.2 26.3.2.1 26.3.2.2 27.2.2 32.2'],
  ])('is of kind %s: %s', (kind, ids) => {
    expect(
      asked
        .filter(({ needs }) => needs[0]!.kind === kind)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });
});

describe('every clause that can earn points', () => {
  it('asks for evidence: 179 clauses and 3 kinds of bonus, in their order', () => {
    const clauses = [...new Set(requirements.map(({ clause }) => clause))];
    const expected = clausesOf(rubric).filter(({ id }) => !/^(?:扣分|评优)/u.test(id));
    expect(expected).toHaveLength(182);
    expect(clauses).toEqual(expected.map(({ id }) => id));
  });

  it('asks for one thing per requirement, only where points are claimed or scored', () => {
    for (const { needs, onClaimOnly } of requirements)
      expect([needs.length, needs[0]!.count, onClaimOnly]).toEqual([1, 1, true]);
  });

  it('asks for 佐证材料 where the text names nothing: 146 clauses', () => {
    const usual = requirements.filter(({ quote }) => quote === '');
    expect(usual).toHaveLength(146);
    expect(new Set(usual.map(({ title, needs }) => `${title} ${needs[0]!.kind}`))).toEqual(new Set(['佐证材料 other']));
  });
});
