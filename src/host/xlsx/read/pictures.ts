/** The pictures in cells: what Excel keeps of them as rich values, WPS in a part of its own. */
import type { CellPicture } from '../../port';
import { pictureId, pictureSign } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import { readRelationships } from '../package/relationships';
import { attribute, childElement, childElements, rootElement, type XmlElement } from '../xml/elements';
import type { CellList } from './cells';

export interface PicturesInCells {
  /** The `vm` of values that are pictures, counted from 1. */
  readonly values: ReadonlySet<number>;
  /** The ids by which DISPIMG knows them. */
  readonly ids: ReadonlySet<string>;
}

/** Structures of rich values that are pictures: placed from a file, and by the function IMAGE. */
const PICTURES: ReadonlySet<string> = new Set(['_localImage', '_webimage']);

/** `workbook` names the workbook part. Throws `brokenFile` for damaged parts. */
export function readPictures(pkg: Package, workbook: string): PicturesInCells {
  const relationships = readRelationships(pkg, workbook);
  const root = (kind: string): XmlElement | null => {
    const part = relationships.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return part === undefined || !pkg.has(part) ? null : within(part, () => rootElement(pkg.text(part)));
  };
  return { values: pictureValues(root), ids: pictureIds(root('cellImage')) };
}

/** From the metadata of a value to the rich value, and from that to its structure, which says what it is. */
function pictureValues(root: (kind: string) => XmlElement | null): ReadonlySet<number> {
  const metadata = childElements(root('sheetMetadata')?.inner ?? '');
  const list = (local: string): XmlElement[] =>
    childElements(metadata.find((element) => element.local === local)?.inner ?? '');
  const type = list('metadataTypes').findIndex((element) => attribute(element, 'name') === RICH_VALUE) + 1;
  const places = childElements(
    metadata.find((element) => element.local === 'futureMetadata' && attribute(element, 'name') === RICH_VALUE)
      ?.inner ?? '',
  ).map((block) => /<(?:[\w.-]+:)?rvb\s[^>]*?\bi\s*=\s*["'](\d+)/.exec(block.inner)?.[1]);
  const structures = childElements(root('rdRichValueStructure')?.inner ?? '').map((one) => attribute(one, 't') ?? '');
  const isPicture = childElements(root('rdRichValue')?.inner ?? '').map((value) =>
    PICTURES.has(structures[Number(attribute(value, 's'))] ?? ''),
  );
  return new Set(
    list('valueMetadata').flatMap((block, index) => {
      const record = childElements(block.inner).find((one) => Number(attribute(one, 't')) === type);
      const place = record && places[Number(attribute(record, 'v'))];
      return place !== undefined && isPicture[Number(place)] === true ? [index + 1] : [];
    }),
  );
}

const RICH_VALUE = 'XLRICHVALUE';

/** `<cellImage><pic><nvPicPr><cNvPr name="ID_…"/>`. */
function pictureIds(images: XmlElement | null): ReadonlySet<string> {
  return new Set(
    childElements(images?.inner ?? '').flatMap((image) => {
      const properties = ['pic', 'nvPicPr', 'cNvPr'].reduce<XmlElement | undefined>(
        (element, local) => element && childElement(element.inner, local),
        image,
      );
      return (properties && attribute(properties, 'name')) ?? [];
    }),
  );
}

/** A call of DISPIMG whose picture is not in the file, and one that is a mere text, are not certain to show any. */
export function picturesOf(list: CellList, pictures: () => PicturesInCells): CellPicture[] {
  const found: CellPicture[] = [];
  list.values.forEach((value, index) => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return;
    const formula = list.formulas.get(index) ?? null;
    const sign = pictureSign(value, formula);
    if (sign === null || (sign === 'value' && !list.metadata.has(index))) return;
    const isThere =
      sign === 'value'
        ? pictures().values.has(list.metadata.get(index)!)
        : sign === 'formula' && pictures().ids.has(pictureId(formula)!);
    if (isThere || sign !== 'value')
      found.push({ row: list.rows[index]!, column: list.columns[index]!, isCertain: isThere });
  });
  return found;
}
