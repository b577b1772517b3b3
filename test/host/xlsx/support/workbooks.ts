/** Small workbooks made by hand for the tests, and a look into what came out. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CellValue, Change, Host, SheetSnapshot } from '../../../../src/host/port';
import { openXlsx, type XlsxHost } from '../../../../src/host/xlsx';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export type Parts = Record<string, string>;

export interface SheetSpec {
  readonly name: string;
  /** Rows as XML. */
  readonly rows?: string;
  /** Sections before and after `sheetData`. */
  readonly head?: string;
  readonly tail?: string;
  readonly state?: string;
  /** `Relationship` elements of the sheet. */
  readonly relationships?: string;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** The content of `sst`. */
  readonly strings?: string;
  /** The content of `styleSheet`. */
  readonly styles?: string;
  /** Sections of the workbook before and after `sheets`. */
  readonly head?: string;
  readonly tail?: string;
  /** More parts, more declarations, more relationships of the workbook and of the package. */
  readonly parts?: Parts;
  readonly types?: string;
  readonly relationships?: string;
  readonly packageRelationships?: string;
}

const STYLES =
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>';

export function relationship(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
}

function relationshipsPart(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

/** The parts of a workbook as texts. Cell formats: 0 General, 1 `0%`, 2 a date. */
export function partsOf(spec: WorkbookSpec): Parts {
  const parts: Parts = {};
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const declarations = spec.sheets.map((_, i) =>
    override(`xl/worksheets/sheet${i + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
  );
  parts['[Content_Types].xml'] =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`) +
    override('xl/styles.xml', `${SPREADSHEET}.styles+xml`) +
    (spec.strings === undefined ? '' : override('xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`)) +
    `${declarations.join('')}${spec.types ?? ''}</Types>`;
  parts['_rels/.rels'] = relationshipsPart(
    relationship('rId1', 'officeDocument', 'xl/workbook.xml') + (spec.packageRelationships ?? ''),
  );
  const sheets = spec.sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`,
  );
  parts['xl/workbook.xml'] =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">` +
    `${spec.head ?? ''}<sheets>${sheets.join('')}</sheets>${spec.tail ?? ''}</workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = relationshipsPart(
    spec.sheets.map((_, i) => relationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
      relationship('rIdStyles', 'styles', 'styles.xml') +
      (spec.strings === undefined ? '' : relationship('rIdStrings', 'sharedStrings', 'sharedStrings.xml')) +
      (spec.relationships ?? ''),
  );
  spec.sheets.forEach(({ rows = '', head = '', tail = '', relationships }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">` +
      `${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;
    if (relationships !== undefined) {
      parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationshipsPart(relationships);
    }
  });
  parts['xl/styles.xml'] =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="${MAIN}">${spec.styles ?? STYLES}</styleSheet>`;
  if (spec.strings !== undefined) {
    parts['xl/sharedStrings.xml'] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="${MAIN}">${spec.strings}</sst>`;
  }
  return { ...parts, ...spec.parts };
}

export function zip(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export function workbook(spec: WorkbookSpec): Uint8Array {
  return zip(partsOf(spec));
}

/** A workbook with one sheet, 表, of these rows. */
export function sheetOf(
  rows: string,
  more: Omit<SheetSpec, 'name' | 'rows'> = {},
  rest: Omit<WorkbookSpec, 'sheets'> = {},
): Uint8Array {
  return workbook({ sheets: [{ name: '表', rows, ...more }], ...rest });
}

export function open(bytes: Uint8Array): XlsxHost {
  return openXlsx(bytes, '测试.xlsx');
}

/** The parts of a file as texts. */
export function unzip(bytes: Uint8Array): Parts {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
}

/** One sheet of a host; the first when no name is given. */
export async function sheet(host: Host, name?: string): Promise<SheetSnapshot> {
  const { sheets } = await host.read();
  const found = name === undefined ? sheets[0] : sheets.find((other) => other.name === name);
  if (found === undefined) {
    throw new Error(`no sheet ${name ?? ''}`);
  }
  return found;
}

/** What a cell (0-based place) holds. */
export function cell({ used, values }: SheetSnapshot, row: number, column: number): CellValue {
  return used === null ? null : (values[row - used.row]?.[column - used.column] ?? null);
}

/** Applies changes to a workbook and returns the parts that come out. */
export async function patched(bytes: Uint8Array, ...changes: Change[]): Promise<Parts> {
  const host = open(bytes);
  await host.apply({ title: '测试', changes });
  return unzip(host.save());
}

/** Applies changes to a workbook and returns the host as it is after saving and opening again. */
export async function reopened(bytes: Uint8Array, ...changes: Change[]): Promise<XlsxHost> {
  const host = open(bytes);
  await host.apply({ title: '测试', changes });
  return open(host.save());
}

/** The `HostError` that `work` ends with, as code and data. */
export async function refusal(work: () => unknown): Promise<{ code: unknown; data: unknown }> {
  try {
    await work();
  } catch (error) {
    return { code: (error as { code?: unknown }).code, data: (error as { data?: unknown }).data };
  }
  throw new Error('nothing was refused');
}
