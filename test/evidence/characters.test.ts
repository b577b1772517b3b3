import { countCharacters } from '../../src/evidence';

describe('字数', () => {
  it.each<[string, number]>([
    ['', 0],
    ['  \n\t　', 0],
    ['我局', 2],
    // 六五环境日 and the two marks.
    ['六五环境日，。', 7],
    // 2020, 年, 6, 月, 5, 日
    ['2020年6月5日', 6],
    // 空, 气, 优, 良, 率, 95.6%
    ['空气优良率95.6%', 6],
    // ≥, 85%, ；, 25, ℃, ；, 5, ×, 3, ；, ◇, №, →
    ['≥85%；25℃；5×3；◇№→', 13],
    // PM2.5, 浓, 度, 25μg/m³
    ['PM2.5浓度25μg/m³', 4],
    ['hello, world!', 2],
    // A mark by itself is what stands together, too.
    ['a - b', 3],
    // “, 一, 河, 一, 档, ”
    ['“一河一档”', 6],
    // 《, 大, 气, 法, 》, ——, ……
    ['《大气法》——……', 9],
    // 舟, 委, 发, 〔, 2018, 〕, 8, 号
    ['舟委发〔2018〕8号', 8],
    // 5·22 stands together; between Chinese · is a mark.
    ['5·22', 1],
    ['生物·多样', 5],
    ["it's", 1],
    ['it’s', 1],
    // ①, Ⅲ, 类
    ['①Ⅲ类', 3],
    // Full-width letters and digits are one each.
    ['ＡＢ１２', 4],
    // Beyond the first plane, still one.
    ['𠮷田', 2],
    // A zero-width space is nothing.
    ['环\u200b境', 2],
  ])('of %j are %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});
