/**
 * The workbench: a spreadsheet in the browser with the pane beside it, as Excel or WPS would show them. For people who have
 * neither Excel nor WPS, for showing the product, and for the end-to-end tests. `?book=empty`, `?lang=en`, `?theme=dark`,
 * `?api=1.9` (the requirement set that the emulated Excel has), `?host=wps`, `?quirks=all` or `?quirks=NAME,NAME` (what
 * the emulated program does as some builds do).
 */
import { words, type Locale } from '../../locales';
import { tell } from '../../usecases';
import { ALL_EXCEL_QUIRKS, ALL_QUIRKS } from '..';
import { newFile, openFile, type OpenedFile } from '../file';
import type { Spreadsheet, UniverWorkbook } from '../univer';
import { page, say } from './elements';
import { openExcelFrames } from './excelFrames';
import type { Frames, Known, Program } from './frames';
import { onKey } from './keys';
import { letChoose, rememberProgram } from './program';
import { greyButtons, onPress, showButtons } from './ribbon';
import { letSplit } from './splitter';
import { openWpsFrames } from './wpsFrames';
import './page.css';
import './workbench';

const query = new URLSearchParams(location.search);
const locale: Locale = query.get('lang') === 'en' ? 'en' : 'zh-CN';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const { t } = words(locale);
const asked = query.get('quirks')?.split(',') ?? [];
const chosen = <Name extends string>(all: readonly Name[]): readonly Name[] =>
  all.filter((name) => asked.includes('all') || asked.includes(name));
/** Each program has its own; the page can pose as the other one next. */
const KNOWN_QUIRKS: readonly string[] = [...ALL_QUIRKS, ...ALL_EXCEL_QUIRKS];
const unknownQuirk = asked.find((name) => name !== 'all' && !KNOWN_QUIRKS.includes(name));
const known: Known = {
  theme,
  language: locale === 'en' ? 'en-US' : 'zh-CN',
  excelApi: query.get('api') ?? '1.14',
  wpsQuirks: chosen(ALL_QUIRKS),
  quirks: chosen(ALL_EXCEL_QUIRKS),
  query: location.search,
  openWorkbook: (copy) => trying(() => replace(() => openFile(copy, t('workbench.sampleName')))),
};
let program: Program = query.get('host') === 'wps' ? 'wps' : 'excel';

/** Begun when it is first asked for: it takes the thread that the pane needs too. */
let spreadsheet: Promise<Spreadsheet> | null = null;
async function startSpreadsheet(): Promise<Spreadsheet> {
  const univer = await import('../univer');
  return univer.startSpreadsheet(page.sheet, { locale: known.language, dark: theme === 'dark' });
}

interface OpenWorkbook {
  readonly model: UniverWorkbook;
  readonly file: OpenedFile;
}

let frames: Frames | null = null;
let book: OpenWorkbook | null = null;
let isUnsaved = false;

window.workbench = {
  enter: (asking) => {
    // As the system's colours would be, were they those that were chosen.
    asking.document.documentElement.style.colorScheme = theme;
    frames!.enter(asking);
  },
  get model() {
    if (book === null) throw new Error('The first workbook is not open yet.');
    return book.model;
  },
};

function markUnsaved(unsaved: boolean): void {
  isUnsaved = unsaved;
  page.unsaved.textContent = unsaved ? t('workbench.unsaved') : '';
}

/** Gives the pane a fresh start, for the workbook that is then shown. */
async function openPane(name: string): Promise<Frames> {
  if (unknownQuirk !== undefined) throw new Error(`no quirk ${unknownQuirk}: ${KNOWN_QUIRKS.join(', ')}`);
  frames?.close();
  const opened = program === 'wps' ? openWpsFrames(name, known, resizePane) : openExcelFrames(name, known, t);
  frames = opened;
  const isEnabled = (id: string): boolean => frames?.isEnabled(id) ?? true;
  await showButtons(opened.buttons, (id) => trying(async () => frames?.press(id)), isEnabled);
  greyButtons(isEnabled);
  opened.onEnabled(() => {
    greyButtons(isEnabled);
  });
  await opened.loaded;
  return opened;
}

/** Puts a file in place of the one that is open. */
async function show(file: OpenedFile, around: Frames): Promise<void> {
  const model = (await (spreadsheet ??= startSpreadsheet())).open(file.contents);
  begin(file, model);
  around.arrive(model);
  book = { model, file };
  const name = file.contents.workbook;
  page.name.textContent = name;
  document.title = `${name} - ${t('workbench.title')}`;
  markUnsaved(false);
  model.onEdit(({ tab }) => {
    if (tab !== 'activated') markUnsaved(true);
  });
  // No program around says so here, as Excel and WPS do.
  say((file.contents.remarks ?? []).map((code) => words(locale).describeForewarning({ code })).join(' '));
}

/** Lets the workbench pose as another program, around the workbook as it is. */
function pose(as: Program): Promise<void> {
  return inTurn(async () => {
    if (as === program) return;
    program = as;
    rememberProgram(program);
    const around = await openPane(page.name.textContent ?? '');
    if (book !== null) around.arrive(book.model);
  });
}

/** Changes count from now on, but not what the first calculation makes of the results that the file holds. */
function begin(file: OpenedFile, model: UniverWorkbook): void {
  file.begin(model.contents());
  if (!model.dirty()) return;
  void model.settle().then(() => {
    if (book?.model === model && !isUnsaved) file.begin(model.contents());
  });
}

/** Workbooks are opened one after the other. */
let opening: Promise<void> = Promise.resolve();
function inTurn(open: () => Promise<void>): Promise<void> {
  const opened = opening.then(open);
  opening = opened.catch(() => undefined);
  return opened;
}

/** Shows another file, unless there are changes that the person wants to keep. Throws `HostError` when it is none, and leaves the open one then. */
function replace(open: () => OpenedFile | Promise<OpenedFile>): Promise<void> {
  return inTurn(async () => {
    const isKept = isUnsaved && !confirm(t('workbench.discard', { name: page.name.textContent ?? '' }));
    if (isKept) return;
    const file = await open();
    await show(file, await openPane(file.contents.workbook));
  });
}

const newBook = (): Promise<OpenedFile> => newFile(t('workbench.newName'), 'Sheet1');

async function sample(): Promise<OpenedFile> {
  const answer = await fetch('samples/shaoxing-2022.xlsx');
  return openFile(new Uint8Array(await answer.arrayBuffer()), t('workbench.sampleName'));
}

/** The pane goes first, for that is soon there; so the name of the workbook is told before it is open. */
function start(name: string, open: () => Promise<OpenedFile>): Promise<void> {
  return inTurn(async () => {
    const around = await openPane(name);
    await show(await open(), around);
  });
}

const openUpload = (file: File): Promise<void> =>
  replace(async () => {
    say(t('workbench.opening', { name: file.name }));
    return openFile(new Uint8Array(await file.arrayBuffer()), file.name);
  });

/** Hands the file that was opened, with everything that was changed, to the browser's downloads. */
async function save(): Promise<void> {
  if (book === null) return;
  say(t('workbench.saving'));
  await book.model.settle();
  const bytes = await book.file.save(book.model.contents());
  const url = URL.createObjectURL(new Blob([bytes as BlobPart]));
  const link = document.createElement('a');
  link.href = url;
  link.download = page.name.textContent ?? '';
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
  markUnsaved(false);
  say(t('workbench.saved', { name: link.download }));
}

/** Whatever goes wrong is said. */
async function trying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    say(tell(error, words(locale)), 'error');
  }
}

function furnish(): void {
  document.documentElement.lang = locale;
  document.documentElement.dataset.theme = theme;
  page.open.textContent = t('workbench.open');
  page.save.textContent = t('workbench.save');
  page.create.textContent = t('workbench.create');
  page.open.parentElement?.setAttribute('aria-label', t('workbench.file'));
  page.ribbon.setAttribute('aria-label', t('workbench.ribbon'));
  page.sheet.setAttribute('aria-label', t('workbench.sheet'));
  page.pane.title = t('workbench.taskpane');
  page.dialog.setAttribute('aria-label', t('workbench.dialog'));
  page.dialogFrame.title = t('workbench.dialog');
  page.open.addEventListener('click', () => {
    page.file.click();
  });
  page.file.addEventListener('change', () => {
    const [file] = page.file.files ?? [];
    page.file.value = '';
    if (file) void trying(() => openUpload(file));
  });
  onPress(page.save, () => trying(save));
  onPress(page.create, () => trying(() => replace(newBook)));
  letChoose(program, t, (chosen) => void trying(() => pose(chosen)));
  page.pane.addEventListener('load', () => {
    page.pane.contentWindow?.addEventListener('keydown', onKey, true);
  });
}

function listen(): void {
  addEventListener('keydown', onKey, true);
  addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void trying(() => openUpload(file));
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
}

furnish();
const resizePane = letSplit(page.splitter, page.pane, t('workbench.splitter'));
listen();
void trying(() =>
  query.get('book') === 'empty' ? start(t('workbench.newName'), newBook) : start(t('workbench.sampleName'), sample),
);
