/**
 * Fonts of a workbook as CSS knows them. A file names one font; where that is not installed, the browser needs to be told
 * what comes near, or it takes a face with serifs for everything. The name in the file stays the first of the stack.
 */

const SONG = ['SimSun', 'NSimSun', 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'AR PL UMing CN', 'serif'];
const FANG = ['FangSong', 'FangSong_GB2312', 'STFangsong', ...SONG];
const KAI = ['KaiTi', 'KaiTi_GB2312', 'STKaiti', 'AR PL UKai CN', ...SONG];
const HEI = [
  'SimHei',
  'Microsoft YaHei',
  'PingFang SC',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'WenQuanYi Zen Hei',
  'WenQuanYi Micro Hei',
  'sans-serif',
];
const YAHEI = HEI.slice(1);
const ARIAL = ['Arial', 'Helvetica', 'Liberation Sans', ...YAHEI];

/** The fonts offered in the toolbar, each with what stands in for it. */
const FONTS: Readonly<Record<string, readonly string[]>> = {
  宋体: SONG,
  新宋体: SONG,
  仿宋: FANG,
  仿宋_GB2312: FANG,
  楷体: KAI,
  楷体_GB2312: KAI,
  黑体: HEI,
  微软雅黑: YAHEI,
  等线: ['DengXian', ...YAHEI],
  华文中宋: ['STZhongsong', ...SONG],
  方正小标宋简体: ['FZXiaoBiaoSong-B05S', 'STZhongsong', ...SONG],
  SimSun: SONG,
  SimHei: HEI,
  'Microsoft YaHei': YAHEI,
  Calibri: ['Carlito', ...ARIAL],
  Arial: ARIAL,
  'Times New Roman': ['Times', 'Liberation Serif', ...SONG],
};

/** The CSS stack of a font of the workbook. */
export function fontStack(name: string): string {
  return [name, ...(FONTS[name] ?? YAHEI).filter((other) => other !== name)].join(', ');
}

/** The font that a stack stands for. */
export function fontName(stack: string): string {
  return (stack.split(',')[0] ?? stack).trim().replace(/^['"]|['"]$/g, '');
}

/** The choice in the toolbar. */
export function fontChoice(): { value: string; label: string }[] {
  return Object.keys(FONTS).map((name) => ({ value: fontStack(name), label: name }));
}
