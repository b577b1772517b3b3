/**
 * LibreOffice as the judge of printed formulas: a sheet of inputs and a list of formulas go in, results come out.
 *
 * One call is one conversion (about 2 s, whatever the number of formulas up to some thousands), so give it many formulas.
 * What LibreOffice does differently from Excel and is not hidden here: a boolean is the number 1 or 0 with a format
 * (SUM and MAX over cells count TRUE), SQRT(-1) and the like are #VALUE! instead of #NUM!, differences that nearly
 * cancel out are 0 (`=(0.1+0.2)-0.3`), and a missing last bracket is forgiven.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CellError } from '../../src/host/port';
import type { Tool } from './skip';

export type Input = number | string | boolean | null;
export type Computed = number | string | boolean | CellError;

/** What to calculate. */
export interface FormulaSheet {
  /** Rows from A1 on; rows may differ in length, null is a blank cell, dates are serial numbers. */
  readonly values: readonly (readonly Input[])[];
  /**
   * A1 notation, English names, comma separators, with or without a leading `=`. They stand to the right of the widest
   * row, so they must not refer to whole rows. Functions newer than Excel 2007 want their `_xlfn.` prefix.
   */
  readonly formulas: readonly string[];
  /** Name of the sheet; Sheet1 when absent. */
  readonly name?: string;
  /** Further sheets by name, for formulas that refer to them. */
  readonly others?: Readonly<Record<string, readonly (readonly Input[])[]>>;
}

/** An oracle could not answer: not installed, timed out, no output, or a formula that it cannot read. */
export class OracleError extends Error {
  override readonly name = 'OracleError';
}

/** The program to run: `$SOFFICE_PATH`, else on PATH, else in the usual places; null when there is none. */
export function libreOfficePath(): string | null {
  const chosen = process.env['SOFFICE_PATH'];
  if (chosen) return isProgram(chosen) ? chosen : null;
  const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find(isProgram) ?? null;
}

const USUAL_PLACES = [
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** For `describeWith`. */
export const libreOffice: Tool = {
  name: 'LibreOffice',
  missing() {
    if (libreOfficePath() !== null) return null;
    const chosen = process.env['SOFFICE_PATH'];
    return chosen
      ? `SOFFICE_PATH is ${chosen}, which is not a program`
      : 'soffice is not on PATH; install libreoffice-calc or set SOFFICE_PATH';
  },
};

export interface ConversionOptions {
  /** Milliseconds until LibreOffice is stopped; 60,000 when absent. Jest's own limit for the test must be longer. */
  readonly timeout?: number;
}

/**
 * The results of all formulas, in order. Numbers are exact doubles between 1e-6 and 3e7 (and their negatives) and have
 * 15 significant digits beyond. Throws `OracleError`, also for a formula that LibreOffice cannot read.
 */
export async function recalculateInLibreOffice(sheet: FormulaSheet, options?: ConversionOptions): Promise<Computed[]> {
  if (sheet.formulas.length === 0) return [];
  const recalculated = await recalculateWorkbook(workbookOf(sheet), options);
  const part = 'xl/worksheets/sheet1.xml';
  const bytes = unzipSync(recalculated, { filter: (file) => file.name === part })[part];
  if (bytes === undefined) throw new OracleError(`LibreOffice wrote a workbook without ${part}`);
  return readResults(strFromU8(bytes), sheet);
}

/** Opens a whole .xlsx in LibreOffice, calculates everything anew (cached values are not trusted) and saves it as .xlsx. */
export async function recalculateWorkbook(xlsx: Uint8Array, options: ConversionOptions = {}): Promise<Uint8Array> {
  const program = libreOfficePath();
  if (program === null) throw new OracleError(`No LibreOffice: ${libreOffice.missing()}`);
  const folder = await mkdtemp(join(tmpdir(), 'kaoping-libreoffice-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    const input = join(folder, 'book.xlsx');
    await writeFile(input, xlsx);
    const outputFolder = join(folder, 'out');
    const said = await run(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...['--headless', '--norestore', '--nologo', '--nolockcheck'],
        ...['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', outputFolder, input],
      ],
      options.timeout ?? 60_000,
    );
    try {
      return await readFile(join(outputFolder, 'book.xlsx'));
    } catch (cause) {
      // LibreOffice ends with exit code 0 whatever happened.
      throw new OracleError(`LibreOffice wrote no workbook. It said: ${said.trim() || '(nothing)'}`, { cause });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Calculate everything on load (0 = always), in English, and ask no first-run questions. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>en-US</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
`;

/** Runs the program to its end and returns what it printed; stops it and all that it started after `timeout` milliseconds. */
function run(program: string, args: readonly string[], timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // soffice starts soffice.bin and does not pass signals on: a process group of its own can be stopped as a whole.
    const isGroup = process.platform !== 'win32';
    const child = spawn(program, args, { detached: isGroup, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let late = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const stop = (): void => {
      try {
        if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, timeout);
    process.once('exit', stop);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      process.off('exit', stop);
      end();
    };
    child.once('error', (cause) => {
      settle(() => reject(new OracleError(`${program} could not be started: ${cause.message}`, { cause })));
    });
    child.once('close', () => {
      if (late)
        settle(() => reject(new OracleError(`LibreOffice did not finish within ${timeout} ms and was stopped`)));
      else settle(() => resolve(said));
    });
  });
}

/** The letters of a 0-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** The columns that hold the formulas and, beside them, their probes: the first two free ones. */
function resultColumns(sheet: FormulaSheet): { readonly formula: string; readonly probe: string } {
  const width = sheet.values.reduce((widest, row) => Math.max(widest, row.length), 0);
  return { formula: columnLetters(width), probe: columnLetters(width + 1) };
}

/**
 * LibreOffice saves 15 digits of a number and few kinds of errors. So a probe stands beside every formula: 2^24 times its
 * number, as a whole number and the exact rest, or `!` and LibreOffice's own error number.
 */
function probeOf(cell: string): string {
  const scaled = `${cell}*${SCALE}`;
  const number = `INT(${scaled})&"|"&_xlfn.ORG.LIBREOFFICE.RAWSUBTRACT(${scaled},INT(${scaled}))`;
  return `IF(ISERROR(${cell}),"!"&_xlfn.ORG.OPENOFFICE.ERRORTYPE(${cell}),IF(ISNUMBER(${cell}),${number},""))`;
}

const SCALE = 2 ** 24;

function workbookOf(sheet: FormulaSheet): Uint8Array {
  const columns = resultColumns(sheet);
  const grids = [sheet.values, ...Object.values(sheet.others ?? {})];
  const names = [sheet.name ?? 'Sheet1', ...Object.keys(sheet.others ?? {})];
  const rows = Array.from({ length: Math.max(sheet.values.length, sheet.formulas.length) }, (_, index) => {
    const formula = sheet.formulas[index];
    const cells = inputCells(sheet.values[index] ?? [], index + 1);
    if (formula === undefined) return cells;
    const address = `${columns.formula}${index + 1}`;
    const probe = `<c r="${columns.probe}${index + 1}"><f>${escapeXml(probeOf(address))}</f></c>`;
    return `${cells}<c r="${address}"><f>${escapeXml(formula.replace(/^=/, ''))}</f></c>${probe}`;
  });
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${SHEET_XML}" xmlns:r="${RELATION}"><sheets>${names
      .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ),
  };
  grids.forEach((grid, index) => {
    const cells = index === 0 ? rows : grid.map((row, at) => inputCells(row, at + 1));
    const body = cells.map((row, at) => `<row r="${at + 1}">${row}</row>`).join('');
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${SHEET_XML}"><sheetData>${body}</sheetData></worksheet>`;
  });
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(XML + xml)]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { level: 1 });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_XML = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationships(...targets: readonly [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function inputCells(values: readonly Input[], row: number): string {
  return values.map((value, column) => inputCell(value, columnLetters(column) + row)).join('');
}

function inputCell(value: Input, address: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string') {
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  }
  if (!Number.isFinite(value)) throw new OracleError(`${address} is ${value}, which no cell can hold`);
  return `<c r="${address}"><v>${value}</v></c>`;
}

function readResults(xml: string, sheet: FormulaSheet): Computed[] {
  const columns = resultColumns(sheet);
  const saved = readColumn(xml, columns.formula);
  const probes = readColumn(xml, columns.probe);
  return sheet.formulas.map((formula, index) => {
    const cell = saved.get(index + 1);
    if (cell === undefined) throw new OracleError(`LibreOffice gave no result for ${formula}`);
    const probe = probes.get(index + 1)?.text ?? '';
    if (cell.type === 'str') return cell.text;
    if (cell.type === 'e') {
      const code = Number(probe.slice(1));
      if (UNREADABLE.has(code)) throw new OracleError(`LibreOffice cannot calculate ${formula} (Err:${code})`);
      return { error: cell.text };
    }
    const number = exactNumber(Number(cell.text), probe);
    return cell.type === 'b' && (number === 0 || number === 1) ? number === 1 : number;
  });
}

/** LibreOffice's error numbers for a formula that it cannot read or that refers to itself, as opposed to a result. */
const UNREADABLE = new Set([501, 505, 506, 507, 508, 509, 510, 511, 512, 514, 515, 516, 517, 518, 520, 521, 522, 523]);

/** The number as saved, with 15 digits, made exact by its probe where that can be. */
function exactNumber(saved: number, probe: string): number {
  const [whole, rest] = probe.split('|').map(Number);
  if (whole === undefined || rest === undefined || !Number.isFinite(whole + rest)) return saved;
  const size = Math.abs(saved);
  // Beyond, the rest or the whole number itself needs more than 15 digits.
  return size >= 1e-6 && size <= 3e7 ? (whole + rest) / SCALE : saved;
}

interface SavedCell {
  readonly type: string;
  readonly text: string;
}

/** All cells of one column that have a value, by 1-based row. */
function readColumn(xml: string, letters: string): Map<number, SavedCell> {
  const cells = new RegExp(`<c r="${letters}(\\d+)"([^>]*)>(?:<f[^>]*>[^<]*</f>)?<v(?:/>|[^>]*>([^<]*)</v>)</c>`, 'g');
  const found = new Map<number, SavedCell>();
  for (const [, row, attributes = '', text = ''] of xml.matchAll(cells)) {
    found.set(Number(row), { type: /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n', text: unescapeXml(text) });
  }
  return found;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (entity, numeric: string | undefined, name: string) => {
    if (numeric === undefined) return ENTITIES[name] ?? entity;
    return String.fromCodePoint(parseInt(name, numeric === '#x' ? 16 : 10));
  });
}
