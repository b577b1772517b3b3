import { checkEvidence, type LedgerEntry } from '../../src/evidence';
import { checkOn, need, photo, planOf, requirement } from './small';

const plan = planOf(
  requirement('10', { needs: [need('photo', 2), need('mediaPicture', 1)] }),
  requirement('2', { needs: [need('photo', 1)] }),
);
const check = (...ledger: LedgerEntry[]) => {
  const { findings, status } = checkEvidence(plan, ledger, checkOn('2020-06-30'));
  return {
    have: status.map(({ needs }) => needs.map(({ have }) => have)),
    found: findings
      .filter(({ code }) => code.startsWith('same'))
      .map(({ code, severity, requirement: id, rows, data }): Readonly<Record<string, unknown>> => ({
        code,
        severity,
        id,
        rows,
        ...data,
      })),
  };
};
const picture = (id: string, file: string, samePicture = '', kind = '现场照片', remark = ''): LedgerEntry =>
  photo(0, { requirement: id, file, samePicture, kind, remark });

describe('one file used twice', () => {
  it('counts once inside a requirement, however its name is written', () => {
    expect(check(picture('10', '照片\\A1.JPG'), picture('10', './照片/ａ1.jpg '))).toEqual({
      have: [[1, 0], [0]],
      found: [
        {
          code: 'sameFile',
          severity: 'warning',
          id: '10',
          rows: [0, 1],
          files: ['./照片/ａ1.jpg', '照片\\A1.JPG'],
          requirements: ['10'],
          count: 2,
        },
      ],
    });
  });

  it('counts for the first kind that is asked for when it is listed under several', () => {
    expect(check(picture('10', 'a.jpg', '', '样报图片'), picture('10', 'a.jpg')).have).toEqual([[1, 0], [0]]);
  });

  it('counts in each requirement across requirements, and is a warning', () => {
    expect(check(picture('2', 'a.jpg'), picture('10', 'a.jpg'))).toEqual({
      have: [[1, 0], [1]],
      found: [
        {
          code: 'sameFile',
          severity: 'warning',
          id: '10',
          rows: [0, 1],
          files: ['a.jpg'],
          requirements: ['10', '2'],
          count: 2,
        },
      ],
    });
  });

  it('is told inside and across when it is both', () => {
    const { have, found } = check(picture('2', 'a.jpg'), picture('10', 'a.jpg'), picture('10', 'a.jpg'));
    expect(have).toEqual([[1, 0], [1]]);
    expect(found.map(({ rows, requirements }) => [rows, requirements])).toEqual([
      [
        [0, 1, 2],
        ['10', '2'],
      ],
      [[1, 2], ['10']],
    ]);
  });

  it('is told by its bytes, whatever its name', () => {
    const [one, other] = [
      photo(1, { requirement: '10', fileHash: 'ab12' }),
      photo(2, { requirement: '10', fileHash: 'ab12' }),
    ];
    expect(check(one, other)).toMatchObject({
      have: [[1, 0], [0]],
      found: [{ code: 'sameFile', files: ['照片1.jpg', '照片2.jpg'] }],
    });
  });

  it('is told by its link where no file is named; entries with a title only are different things', () => {
    const linked = { requirement: '10', kind: '网络截图', link: 'https://example.org/1' };
    expect(check(linked, { ...linked, title: '另一行' }).have).toEqual([[0, 1], [0]]);
    const titled = { requirement: '10', kind: '照片', title: '活动照片' };
    expect(check(titled, titled)).toEqual({ have: [[2, 0], [0]], found: [] });
  });
});

describe('one picture in two files', () => {
  it('counts once, as the folder says', () => {
    const same = check(picture('10', 'a.jpg', 'a.jpg'), picture('10', 'b.jpg', 'a.jpg'), picture('10', 'c.jpg'));
    expect(same).toMatchObject({
      have: [[2, 0], [0]],
      found: [{ code: 'samePicture', severity: 'warning', rows: [0, 1], files: ['a.jpg', 'b.jpg'] }],
    });
  });

  it.each(['是两张', '核对过，是两张。', '不同图片', 'They are different pictures'])(
    'counts twice where a person says so: %s',
    (remark) => {
      const two = check(picture('10', 'a.jpg', 'a.jpg'), picture('10', 'b.jpg', 'a.jpg', '现场照片', remark));
      expect(two).toEqual({ have: [[2, 0], [0]], found: [] });
    },
  );

  it.each(['不是两张', '并非两张，是同一张', '没有不同图片', 'not different pictures'])(
    'counts once where a person denies it: %s',
    (remark) => {
      const one = check(picture('10', 'a.jpg', 'a.jpg'), picture('10', 'b.jpg', 'a.jpg', '现场照片', remark));
      expect(one).toMatchObject({ have: [[1, 0], [0]], found: [{ code: 'samePicture' }] });
    },
  );

  it('is still one file where it has one name, whatever a person says', () => {
    const one = check(picture('10', 'a.jpg'), picture('10', 'a.jpg', '', '现场照片', '是两张'));
    expect(one.have[0]).toEqual([1, 0]);
  });

  it('is not told again where it is one file', () => {
    const { found } = check(picture('10', 'a.jpg', 'a'), picture('10', 'a.jpg', 'a'), picture('2', 'a.jpg', 'a'));
    expect(found.map(({ code }) => code)).toEqual(['sameFile', 'sameFile']);
  });
});

describe('pictures in a document', () => {
  it('count for as many as there are, beside the document itself', () => {
    const album = { ...picture('10', '活动.docx'), pictures: 3 };
    const text = { requirement: '10', kind: '样报图片', file: '活动.docx', title: '活动' };
    expect(check(album, text)).toEqual({ have: [[3, 1], [0]], found: [] });
    expect(check(album, album)).toMatchObject({ have: [[3, 0], [0]], found: [{ code: 'sameFile' }] });
  });
});
