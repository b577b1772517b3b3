import { inChinese } from './numerals';

/** What says of which kind a thing is, not what it is about. */
const KIND_WORDS =
  /现场|照片|图片|相片|合影|样报|报纸|报刊|日报|晚报|截屏|截图|屏幕|电视|媒体|新闻|网络|网页|公众号|报道|推文|说明|报告|总结|汇报|评价|书面|意见|复?函|正式|文件|发文|通知|部门|视频|录像|微信|扫描件?|复印件/g;
/** What stands in the name of anything. */
const FILLERS =
  /开展|活动|情况|行动|提供|[本我全]市|[本我市]局|全[省国]|省厅|国际|世界|以来|围绕|相关|有关|关于|进行|组织|参加|工作|材料|资料|佐证|附件|附图|汇总|其[他它]|[初定终]稿|修改|最终|新建文件夹|副本|[的和与及等]/g;
/** 2018年以来, 2020-06-05, 2020年6月, 20200605101530, 6月5日. */
const DAYS =
  /(?:19|20)\d\d(?:年以来|年度)|(?<!\d)(?:19|20)\d\d[-._年](?:\d{1,2}(?:[-._月]\d{1,2})?[日月号]?)?(?!\d)|\d{1,2}月(?:\d{1,2}[日号])?|\d{4,}/g;

/** Full-width letters, digits and brackets as half-width, ⑶ as (3); ③ and Ⅲ stay. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u2474-\u2487]/g, (character) => character.normalize('NFKC'));

/** Letters and digits alone, full-width as half-width. */
export const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/**
 * What a name, a title or a sentence is about: its words without those that stand everywhere and those that name kinds,
 * days and numbers of files. 环保 is 环境保护; 6·5 and 6.5 are 六五; of 河(湖)长 both 河湖长 and 河长 are read.
 */
export function topicsOf(text: string): string[] {
  const plain = halfWidth(text)
    .replace(DAYS, '|')
    .replace(/(\d+)[.·・](\d+)/g, (_, one: string, other: string) => inChinese(one + other))
    .replaceAll('环保', '环境保护')
    .replace(/[“”"]/g, '|')
    .replace(KIND_WORDS, '|')
    .replace(FILLERS, '|');
  return [...new Set([plain.replace(/[()]/g, ''), plain.replace(/\([^()]*\)/g, '')].flatMap(wordsIn))];
}

/** Words of letters; ③, 1, IMG and P2 are none. */
const wordsIn = (text: string): string[] =>
  text
    .replace(/[①-⑳]/g, '|')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => squash(word).replace(/^\d+|\d+$/g, ''))
    .filter((word) => word.length > 1 && !/^[a-z\d]+$/.test(word));
