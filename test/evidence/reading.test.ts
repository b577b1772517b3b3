import { EVIDENCE_KINDS, readCount, readDays, readKind, requirementKey, textOf } from '../../src/evidence';

describe('the id of a requirement', () => {
  it.each([
    ['2.3', '2.3'],
    ['2③', '2.3'],
    ['2.③', '2.3'],
    [' ２．３ ', '2.3'],
    ['2 ③', '2.3'],
    ['2（3）', '2.3'],
    ['2⑶', '2.3'],
    ['2。3', '2.3'],
    ['2-3', '2.3'],
    ['02.03.', '2.3'],
    ['10', '10'],
    ['20①', '20.1'],
    ['9⑳', '9.20'],
    ['加分.1', '加分.1'],
    ['', ''],
    ['——', ''],
  ])('written %j is %j', (written, id) => {
    expect(requirementKey(written)).toBe(id);
  });
});

describe('a kind', () => {
  it.each([
    ['说明报告', 'report'],
    ['现场照片', 'photo'],
    ['现场 图片', 'photo'],
    ['样报图片', 'mediaPicture'],
    ['电视截屏', 'mediaPicture'],
    ['网络截图', 'mediaPicture'],
    ['媒体图片', 'mediaPicture'],
    ['正式文件', 'formalDocument'],
    ['正式发文', 'formalDocument'],
    ['规范文件', 'formalDocument'],
    ['部门评价', 'departmentEvaluation'],
    ['实地考察', 'fieldVisit'],
    ['其他', 'other'],
    ['mediaPicture', 'mediaPicture'],
    ['Field visit', 'fieldVisit'],
    ['录像', null],
    ['', null],
    ['constructor', null],
  ])('written %j is %j', (written, kind) => {
    expect(readKind(written)).toBe(kind);
  });

  it('can be written as its code word', () => {
    expect(EVIDENCE_KINDS.map(readKind)).toEqual(EVIDENCE_KINDS);
    expect(EVIDENCE_KINDS).toHaveLength(7);
  });
});

describe('a day', () => {
  it.each([
    ['2020-06-05', '2020-06-05'],
    ['2020/6/5', '2020-06-05'],
    ['2020.6.5', '2020-06-05'],
    ['2020年6月5日', '2020-06-05'],
    ['２０２０年 6 月 5 日', '2020-06-05'],
    ['20200605', '2020-06-05'],
    [20200605, '2020-06-05'],
    [43987, '2020-06-05'],
    [43987.375, '2020-06-05'],
    ['43987', '2020-06-05'],
    ['2020-06-05 09:30', '2020-06-05'],
    ['2020年6月5日（星期五）上午', '2020-06-05'],
    ['2020.6.5-6.7', '2020-06-05'],
    ['2020-02-29', '2020-02-29'],
  ])('written %j is %s', (written, day) => {
    expect(readDays(written)).toEqual({ from: day, to: day });
  });

  it.each([
    ['2020年6月', '2020-06-01', '2020-06-30'],
    ['2020.6', '2020-06-01', '2020-06-30'],
    [2020.6, '2020-06-01', '2020-06-30'],
    ['2020.10', '2020-10-01', '2020-10-31'],
    [202002, '2020-02-01', '2020-02-29'],
    ['2020年6月上旬', '2020-06-01', '2020-06-30'],
    ['2020年', '2020-01-01', '2020-12-31'],
    ['2020年上半年', '2020-01-01', '2020-12-31'],
    [2020, '2020-01-01', '2020-12-31'],
    // The number 2020.1 may have been typed as 2020.10.
    [2020.1, '2020-01-01', '2020-12-31'],
  ])('written %j is certain only as %s to %s', (written, from, to) => {
    expect(readDays(written)).toEqual({ from, to });
  });

  it.each([
    '',
    null,
    undefined,
    '无',
    '不详',
    '6月5日',
    '20.6.5',
    '2020-13-05',
    '2020-06-31',
    '2019-02-29',
    12,
    0,
    -5,
    NaN,
  ])('is not known from %j', (written) => {
    expect(readDays(written)).toBeNull();
  });
});

describe('a count with words around it', () => {
  it.each([
    [400, 400],
    ['400', 400],
    ['约400字', 400],
    ['４００余字', 400],
    ['1,200字', 1200],
    ['1，200字', 1200],
    [0, 0],
    ['三条', null],
    ['400-450', null],
    ['4百', null],
    ['0.5万', null],
    [400.5, null],
    [-400, null],
    [Infinity, null],
    ['', null],
    [undefined, null],
  ])('written %j is %j', (written, count) => {
    expect(readCount(written)).toBe(count);
  });
});

describe('a cell', () => {
  it('holds nothing where people say so', () => {
    for (const nothing of ['', ' ', '无', '/', '／', '—', '——', '-', '暂无', '没有', 'N/A', null, undefined])
      expect(textOf(nothing)).toBe('');
    expect([textOf(' 甲 '), textOf(0), textOf('无人机')]).toEqual(['甲', '0', '无人机']);
  });
});
