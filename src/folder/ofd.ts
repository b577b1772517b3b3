/** Text of .ofd, the format of official documents in China (GB/T 33190): what its pages show, top to bottom. */
import { readXml } from './xml';
import { readParts } from './zip';

const PAGE = /(?:^|\/)Pages?\/(?:Page_?)?(\d+)\/[^/]+\.xml$/i;

/** Throws `FileError`: `unreadable`, `tooLarge`. */
export function ofdText(bytes: Uint8Array): string {
  const numberOf = (name: string): number => Number(PAGE.exec(name)?.[1]);
  const pages = readParts(bytes, (name) => PAGE.test(name));
  return [...pages]
    .sort(([one], [other]) => numberOf(one) - numberOf(other))
    .map(([, page]) => pageText(page))
    .join('\n');
}

/** Objects of one line that touch are one text; others are set apart, so that two figures stay two. */
function pageText(page: Uint8Array): string {
  let text = '';
  let isCode = false;
  let end = Number.NaN;
  let line = Number.NaN;
  readXml(page, {
    open: (name, attribute) => {
      if (name.endsWith('TextCode')) isCode = true;
      if (!name.endsWith('TextObject')) return;
      const [x = 0, y = 0, width = 0, height = 0] = attribute('Boundary').split(/\s+/).map(Number);
      if (!(Math.abs(y - line) < height / 2 && Math.abs(x - end) < height / 4)) text += '\n';
      [end, line] = [x + width, y];
    },
    close: (name) => {
      if (name.endsWith('TextCode')) isCode = false;
    },
    text: (written) => {
      if (isCode) text += written;
    },
  });
  return text;
}
