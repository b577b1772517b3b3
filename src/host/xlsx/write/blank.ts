/** Parts from nothing: a worksheet, the styles, a workbook with one sheet. */
import { Package } from '../package/package';
import type { Codec } from '../zip/codec';
import {
  CONTENT_TYPE,
  CONTENT_TYPES,
  MAIN,
  PACKAGE_RELATIONSHIPS,
  relationshipNamespace,
  STRICT_MAIN,
  XML_DECLARATION,
} from '../xml/names';

function namespaces(strict: boolean): string {
  return ` xmlns="${strict ? STRICT_MAIN : MAIN}" xmlns:r="${relationshipNamespace(strict)}"`;
}

/** The sections of an empty worksheet, by name. */
export function blankSections(prefix: string): Readonly<Record<string, string>> {
  return {
    dimension: `<${prefix}dimension ref="A1"/>`,
    sheetViews: `<${prefix}sheetViews><${prefix}sheetView workbookViewId="0"/></${prefix}sheetViews>`,
    sheetFormatPr: `<${prefix}sheetFormatPr defaultRowHeight="15"/>`,
    sheetData: `<${prefix}sheetData/>`,
    pageMargins: `<${prefix}pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
  };
}

/** An empty worksheet part. */
export function blankWorksheet(strict: boolean): string {
  return `${XML_DECLARATION}<worksheet${namespaces(strict)}>${Object.values(blankSections('')).join('')}</worksheet>`;
}

/** Styles with one font: 宋体 11, which Excel and WPS have on every Chinese system, and no theme to go with it. */
export function blankStyles(strict: boolean): string {
  return (
    `${XML_DECLARATION}<styleSheet xmlns="${strict ? STRICT_MAIN : MAIN}">` +
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function relationships(list: readonly (readonly [kind: string, target: string])[]): string {
  const items = list.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationshipNamespace(false)}/${kind}" Target="${target}"/>`,
  );
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${items.join('')}</Relationships>`;
}

/** A workbook whose only sheet, of that name, is empty. */
export function blankWorkbook(sheet: string, codec?: Codec): Package {
  const overrides = (
    [
      ['xl/workbook.xml', CONTENT_TYPE.workbook],
      ['xl/worksheets/sheet1.xml', CONTENT_TYPE.worksheet],
      ['xl/styles.xml', CONTENT_TYPE.styles],
    ] as const
  ).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  return Package.of(
    {
      '[Content_Types].xml':
        `${XML_DECLARATION}<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="${CONTENT_TYPE.relationships}"/>` +
        `<Default Extension="xml" ContentType="${CONTENT_TYPE.xml}"/>${overrides.join('')}</Types>`,
      '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
      'xl/workbook.xml':
        `${XML_DECLARATION}<workbook${namespaces(false)}><bookViews><workbookView/></bookViews>` +
        `<sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
      'xl/worksheets/sheet1.xml': blankWorksheet(false),
      'xl/styles.xml': blankStyles(false),
    },
    codec,
  );
}
