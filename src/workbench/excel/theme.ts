/** How Excel looks: 彩色 and 黑色 among its themes. */
export type Theme = 'light' | 'dark';

const WHITE = 0xffffff;
const BLACK = 0x000000;
const GREY = 0x262626;

/** Colours as Excel hands them to office.js. */
export function themeInfo(theme: Theme): string {
  const [background, foreground] = theme === 'light' ? [WHITE, BLACK] : [GREY, WHITE];
  return JSON.stringify({
    bodyBackgroundColor: background,
    bodyForegroundColor: foreground,
    controlBackgroundColor: background,
    controlForegroundColor: foreground,
  });
}
