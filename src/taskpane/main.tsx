import {
  displayLanguage,
  isDarkTheme,
  onThemeChanged,
  onUntold,
  onWritten,
  openCopy,
  surroundings,
} from '../host/office';
import { words, type Locale } from '../locales';
import { mountPane } from './mount';

/** The page that Excel opens as the task pane. */
declare const KAOPING_VERSION: string;

const localeOf = (language: string): Locale => (/^zh\b/i.test(language) ? 'zh-CN' : 'en');

async function openSample(): Promise<void> {
  const answer = await fetch('samples/shaoxing-2022.xlsx');
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  await openCopy(new Uint8Array(await answer.arrayBuffer()));
}

async function start(root: HTMLElement): Promise<void> {
  const where = await surroundings();
  if (where === 'tooOld') {
    location.replace('unsupported.html');
    return;
  }
  if (where === 'none') {
    root.textContent = words(localeOf(navigator.language)).t('pane.error.noHost');
    return;
  }
  const { ExcelHost } = await import('../host/excel');
  const host = new ExcelHost();
  mountPane(root, {
    host,
    locale: localeOf(displayLanguage()),
    version: KAOPING_VERSION,
    now: () => new Date(),
    appearance: { isDark: isDarkTheme() },
    onAppearance: (listener) =>
      onThemeChanged((isDark) => {
        listener({ isDark });
      }),
    onUntold: (listener) => onUntold(async (workbook) => (await host.workbookName()) === workbook, listener),
    onWritten,
    openSample,
    fold: null,
    selfTest: async () => (await import('../selftest/excel')).excelSelfTest(KAOPING_VERSION),
  });
}

const root = document.querySelector<HTMLElement>('#root');
if (root) void start(root);
