import fc from 'fast-check';
import { isAssessee, properName } from '../../src/rubric';

const rubric = { assessees: ['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县'] };

describe('the name of an assessee', () => {
  it.each([
    ['诸暨', '诸暨市'],
    ['诸暨 市', '诸暨市'],
    ['诸 暨', '诸暨市'],
    ['浙江省诸暨市', '诸暨市'],
    ['绍兴市上虞区', '上虞区'],
    ['绍兴市越城', '越城区'],
    ['上虞市', '上虞区'],
    ['新昌', '新昌县'],
    ['嵊州', '嵊州市'],
    [' 诸暨市 ', '诸暨市'],
  ])('%s seems to mean %s', (given, meant) => {
    expect(properName(rubric, given)).toBe(meant);
    expect(isAssessee(rubric, given)).toBe(false);
  });

  it.each(['杭州市', '绍兴市', '市', '', '诸暨市教育局', '甲县'])('“%s” seems to mean none', (given) => {
    expect(properName(rubric, given)).toBeNull();
  });

  it('that is the rubric’s own has nothing to propose', () => {
    for (const name of rubric.assessees) {
      expect(properName(rubric, name)).toBeNull();
      expect(isAssessee(rubric, name)).toBe(true);
    }
  });

  it('is found whatever white space, prefix and missing suffix it was typed with', () => {
    const space = fc.constantFrom('', ' ', '\u3000');
    fc.assert(
      fc.property(
        fc.constantFrom(...rubric.assessees),
        fc.constantFrom('浙江省', '浙江', '绍兴市', '浙江省绍兴市', ''),
        fc.boolean(),
        fc.array(space, { minLength: 4, maxLength: 4 }),
        (name, prefix, whole, spaces) => {
          const typed =
            prefix + [...(whole ? name : name.slice(0, -1))].map((letter, at) => letter + spaces[at]!).join('');
          expect(properName(rubric, typed)).toBe(typed === name ? null : name);
        },
      ),
    );
  });

  it('that may mean two of them is not proposed', () => {
    expect(properName({ assessees: ['安吉县', '安吉市'] }, '安吉')).toBeNull();
  });
});
