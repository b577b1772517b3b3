/** Colours of cells, lines, fonts and tabs: by value, from the theme with a tint, or from the palette of old files. */
import type { XmlElement } from '../xml/elements';
import { parseAttributes } from '../xml/elements';
import { numberOf } from './attributes';
import { tinted } from './tint';

/** `RRGGBB`; null when the element is missing, automatic, or says nothing that makes sense. */
export type ColorReader = (element: Pick<XmlElement, 'attributes'> | undefined) => string | null;

/** `theme` and `palette` as cells number them; the palette may be shorter than the usual one. */
export function colorReader(theme: readonly string[], palette: readonly string[]): ColorReader {
  return (element) => {
    const all = parseAttributes(element?.attributes ?? '');
    const base =
      rgbOf(all.get('rgb')) ??
      theme[numberOf(all.get('theme'), -1)] ??
      indexed(palette, numberOf(all.get('indexed'), -1)) ??
      null;
    return base === null ? null : tinted(base, numberOf(all.get('tint'), 0));
  };
}

/** `AARRGGBB` or `RRGGBB`; Excel does not look at the opacity. */
export function rgbOf(text: string | undefined): string | undefined {
  return /^(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})$/.exec(text ?? '')?.[1]?.toUpperCase();
}

/** 64 and above are the system's colours: 64 (text) is automatic, 65 the background. */
function indexed(palette: readonly string[], index: number): string | undefined {
  return index === 65 ? 'FFFFFF' : (palette[index] ?? PALETTE[index]);
}

const BRIGHT = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];

/** The colours of Excel 97 (ECMA-376 18.8.27). */
const PALETTE: readonly string[] = [
  ...BRIGHT,
  ...BRIGHT,
  ...['800000', '008000', '000080', '808000', '800080', '008080', 'C0C0C0', '808080'],
  ...['9999FF', '993366', 'FFFFCC', 'CCFFFF', '660066', 'FF8080', '0066CC', 'CCCCFF'],
  ...['000080', 'FF00FF', 'FFFF00', '00FFFF', '800080', '800000', '008080', '0000FF'],
  ...['00CCFF', 'CCFFFF', 'CCFFCC', 'FFFF99', '99CCFF', 'FF99CC', 'CC99FF', 'FFCC99'],
  ...['3366FF', '33CCCC', '99CC00', 'FFCC00', 'FF9900', 'FF6600', '666699', '969696'],
  ...['003366', '339966', '003300', '333300', '993300', '993366', '333399', '333333'],
];
