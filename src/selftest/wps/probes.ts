/** What WPS tells about itself, and what its members are: asked of a scratch workbook in which there is something of each kind. */
import { call, get, part, rangeAt, set, type Application, type Box, type Workbook } from '../../host/wps';
import type { Probes } from '../target';
import { MEMBERS } from './members';
import { isPromise } from './wire';

type Loose = Readonly<Record<string, unknown>>;
type Kind = keyof typeof MEMBERS;

/** A plain value of the application, whatever it is there: a value, a method or a promise. */
async function plain(owner: unknown, ...path: readonly string[]): Promise<string | number | boolean | null> {
  try {
    let value: unknown = owner;
    for (const key of path) {
      const found = (value as Loose)[key];
      value = typeof found === 'function' && !('Application' in found) ? Reflect.apply(found, value, []) : found;
      if (isPromise(value)) value = await value;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  } catch {
    return null;
  }
}

/** What a member is, without calling it. */
function kindOf(owner: object, key: string): string {
  let value: unknown;
  try {
    value = (owner as Loose)[key];
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`.slice(0, 120);
  }
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (isPromise(value)) {
    value.catch(() => undefined);
    return 'promise';
  }
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'function') return 'Application' in value ? 'object (function)' : 'function';
  return typeof value;
}

/** `book` may be changed. Enumerations are looked for, too: nobody may count on them. */
export async function probeWps(app: Box<Application>, book: Box<Workbook>): Promise<Probes> {
  const members: Record<string, string> = {};
  for (const [kind, find] of Object.entries(samplesOf(app, book)) as [Kind, () => Promise<Box<object>>][]) {
    const sample = await find().catch((error: unknown) => String(error).slice(0, 120));
    for (const key of MEMBERS[kind]) {
      members[`${kind}.${key}`] = typeof sample === 'string' ? `no ${kind}: ${sample}` : kindOf(sample.it, key);
    }
  }
  for (const key of ['Enum', 'Env', 'FileSystem', 'PluginPath']) {
    members[`Application.${key}`] = kindOf(app.it, key);
  }
  const tell = (...path: readonly string[]) => plain(app.it, ...path);
  return {
    application: {
      name: await tell('Name'),
      version: await tell('Version'),
      build: await tell('Build'),
      operatingSystem: await tell('OperatingSystem'),
      usableWidth: await tell('UsableWidth'),
      calculation: await tell('Calculation'),
      // Their values tell how this WPS counts colours and errors.
      xlSheetVeryHidden: await tell('Enum', 'xlSheetVeryHidden'),
    },
    requirements: [],
    members,
  };
}

/** One object of each kind. */
function samplesOf(app: Box<Application>, book: Box<Workbook>): Readonly<Record<Kind, () => Promise<Box<object>>>> {
  const sheets = () => part(book, 'Worksheets');
  const sheet = async () => call(await sheets(), 'Item', 1);
  const cell = async (row = 0) => rangeAt(await sheet(), { row, column: 0, rows: 1, columns: 1 });
  const borders = async () => part(await cell(), 'Borders');
  const links = async () => part(await sheet(), 'Hyperlinks');
  const rules = async () => part(await cell(), 'FormatConditions');
  return {
    Application: async () => app,
    AddIn: async () => app,
    LanguageSettings: () => part(app, 'LanguageSettings'),
    Workbooks: () => part(app, 'Workbooks'),
    ApiEvent: () => part(app, 'ApiEvent'),
    WorksheetFunction: () => part(app, 'WorksheetFunction'),
    Workbook: async () => book,
    Sheets: sheets,
    Worksheet: sheet,
    Tab: async () => part(await sheet(), 'Tab'),
    AutoFilter: async () => {
      set(await cell(), 'Value2', '甲');
      await call(await cell(), 'AutoFilter', 1);
      return part(await sheet(), 'AutoFilter');
    },
    Range: cell,
    Font: async () => part(await cell(), 'Font'),
    Interior: async () => part(await cell(), 'Interior'),
    Borders: borders,
    Border: async () => call(await borders(), 'Item', 7),
    FormatConditions: rules,
    FormatCondition: async () => call(await rules(), 'Add', 2, undefined, '=TRUE'),
    Validation: async () => {
      const validation = await part(await cell(), 'Validation');
      await call(validation, 'Add', 3, 1, 1, '是,否', undefined);
      return validation;
    },
    Hyperlinks: links,
    Hyperlink: async () => call(await links(), 'Add', await cell(1), '', 'A1', undefined),
    Comment: async () => call(await cell(2), 'AddComment', '批注'),
    Names: () => part(book, 'Names'),
    Name: async () => call(await part(book, 'Names'), 'Add', '总分', "='表'!$A$1"),
    PageSetup: async () => part(await sheet(), 'PageSetup'),
    Window: () => part(app, 'ActiveWindow'),
  };
}

/** How often the smallest question is asked. */
const QUESTIONS = 500;

export async function askOften(app: Box<Application>): Promise<number> {
  const book = await part(app, 'ActiveWorkbook');
  for (let asked = 0; asked < QUESTIONS; asked++) await get(book, 'Name');
  return QUESTIONS;
}
