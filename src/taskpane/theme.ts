import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import type { Locale } from '../locales';

/** 松青: a pine green that stays legible on white and, lightened, on black. */
const PINE: BrandVariants = {
  10: '#03110c',
  20: '#0b2018',
  30: '#0d3526',
  40: '#0d4431',
  50: '#0d543d',
  60: '#0e6448',
  70: '#137254',
  80: '#187f5f',
  90: '#2e906f',
  100: '#4aa080',
  110: '#64b092',
  120: '#7dc0a5',
  130: '#97cfb8',
  140: '#b1dfcb',
  150: '#ccefde',
  160: '#e8fdf2',
};

const HAN = '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"';
const FONTS: Readonly<Record<Locale, string>> = {
  'zh-CN': `${HAN}, "Segoe UI", sans-serif`,
  en: `"Segoe UI", "Helvetica Neue", ${HAN}, sans-serif`,
};

/** Colours and letters. High contrast is the browser's: Fluent UI and our own styles follow `forced-colors`. */
export function themeFor(isDark: boolean, locale: Locale): Theme {
  const fontFamilyBase = FONTS[locale];
  if (!isDark)
    return {
      ...createLightTheme(PINE),
      colorBrandBackground: PINE[70],
      colorBrandForeground1: PINE[70],
      colorCompoundBrandStroke: PINE[70],
      fontFamilyBase,
    };
  return {
    ...createDarkTheme(PINE),
    colorBrandForeground1: PINE[120],
    colorBrandForeground2: PINE[130],
    colorBrandForegroundLink: PINE[120],
    fontFamilyBase,
  };
}
