import { readDays } from './days';

/** 2020-06-05, 2020.6.5, 2020年6月5日, 2020_06_05; then 20200605, also with the time behind it, as phones and WeChat write it. */
const DAYS = [/(?<!\d)(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})(?!\d)/, /(?<!\d)(20\d\d)(\d\d)(\d\d)(?:\d{4,9})?(?!\d)/];
/** Milliseconds since 1970, as in mmexport1591340130000: 2001 to 2033 have 13 digits that begin so. */
const MILLISECONDS = /(?<!\d)(1\d{12})(?!\d)/;
/** The files are named by phones in China. */
const CHINA = 8 * 3_600_000;

/** The first whole day in the parts of a path, the name first, `2020-06-05`; null when there is none. */
export function dayIn(parts: readonly string[]): string | null {
  for (const part of parts) {
    const text = part.normalize('NFKC');
    for (const pattern of DAYS) {
      const match = pattern.exec(text);
      const days = match && readDays(match.slice(1).join('-'));
      if (days) return days.from;
    }
    const [, milliseconds] = MILLISECONDS.exec(text) ?? [];
    if (milliseconds !== undefined) return new Date(Number(milliseconds) + CHINA).toISOString().slice(0, 10);
  }
  return null;
}
