import { within } from '../errors';
import type { Package } from '../package/package';
import { findOfKind, readRelationships } from '../package/relationships';
import type { WorkbookInfo } from '../read/workbook';
import { attribute, childElement, childElements, rootElement } from '../xml/elements';

/** A theme's colours in the order in which cells number them (not the theme's own), as Office has had them since 2013. */
const COLORS: readonly (readonly [name: string, usual: string])[] = [
  ['lt1', 'FFFFFF'],
  ['dk1', '000000'],
  ['lt2', 'E7E6E6'],
  ['dk2', '44546A'],
  ['accent1', '4472C4'],
  ['accent2', 'ED7D31'],
  ['accent3', 'A5A5A5'],
  ['accent4', 'FFC000'],
  ['accent5', '5B9BD5'],
  ['accent6', '70AD47'],
  ['hlink', '0563C1'],
  ['folHlink', '954F72'],
];

/** The theme's colours as cells number them; those that it does not tell are the usual ones. */
export function readTheme(pkg: Package, info: WorkbookInfo): string[] {
  const target = findOfKind(readRelationships(pkg, info.part), 'theme')?.target;
  const part = target === undefined ? undefined : pkg.find(target);
  const own = part === undefined ? new Map<string, string>() : within(part.name, () => readColors(pkg.textOf(part)));
  return COLORS.map(([name, usual]) => own.get(name) ?? usual);
}

function readColors(xml: string): Map<string, string> {
  const elements = childElement(rootElement(xml).inner, 'themeElements');
  const scheme = childElement(elements?.inner ?? '', 'clrScheme');
  const colors = new Map<string, string>();
  for (const { local, inner } of childElements(scheme?.inner ?? '')) {
    const color = childElements(inner)[0] ?? { attributes: '' };
    // A colour of the system is told with what it last was.
    const rgb = attribute(color, 'lastClr') ?? attribute(color, 'val') ?? '';
    if (/^[0-9A-Fa-f]{6}$/.test(rgb)) {
      colors.set(local, rgb.toUpperCase());
    }
  }
  return colors;
}
