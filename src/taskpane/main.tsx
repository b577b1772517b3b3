import {
  displayLanguage,
  isDarkTheme,
  isRuntimeShared,
  loadsWithWorkbook,
  loadWithWorkbook,
  onThemeChanged,
  onUntold,
  onWritten,
  openCopy,
  showPane,
  surroundings,
} from '../host/office';
import { words, type Locale } from '../locales';
import { excelRibbon, type ExcelRibbon } from './excelRibbon';
import { mountPane } from './mount';

/** The page that Excel opens as the task pane, and in which it runs the ribbon's buttons. */
declare const KAOPING_VERSION: string;

const localeOf = (language: string): Locale => (/^zh\b/i.test(language) ? 'zh-CN' : 'en');

async function openSample(): Promise<void> {
  const answer = await fetch('samples/shaoxing-2022.xlsx');
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  await openCopy(new Uint8Array(await answer.arrayBuffer()));
}

/**
 * A page that may be the one that only runs the buttons takes no sentence that waits for a person until one is there; the
 * pane that is shared is seen whenever there is something to tell.
 */
function whenSeen(listen: () => () => void): () => void {
  if (isRuntimeShared()) return listen();
  let stop: (() => void) | null = null;
  const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
  const forget = (): void => {
    signs.forEach((sign) => {
      window.removeEventListener(sign, onSeen);
    });
  };
  const onSeen = (): void => {
    forget();
    stop = listen();
  };
  signs.forEach((sign) => {
    window.addEventListener(sign, onSeen);
  });
  return () => {
    forget();
    stop?.();
  };
}

async function start(root: HTMLElement, ribbon: ExcelRibbon): Promise<void> {
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
  const locale = localeOf(displayLanguage());
  const isShared = isRuntimeShared();
  mountPane(root, {
    host,
    locale,
    version: KAOPING_VERSION,
    now: () => new Date(),
    appearance: { isDark: isDarkTheme() },
    onAppearance: (listener) =>
      onThemeChanged((isDark) => {
        listener({ isDark });
      }),
    onUntold: (listener) =>
      whenSeen(() => onUntold(async (workbook) => (await host.workbookName()) === workbook, listener)),
    onWritten,
    ribbon: ribbon.connect(host, locale),
    opensWithWorkbook: isShared ? { isChosen: loadsWithWorkbook, choose: loadWithWorkbook } : null,
    openSample,
    fold: null,
    selfTest: async () => (await import('../selftest/excel')).excelSelfTest(KAOPING_VERSION),
  });
  // Excel loads the page of such a workbook, but does not show it.
  if (isShared && (await loadsWithWorkbook().catch(() => false))) await showPane();
}

// check.js takes it away where the webview is too old.
const root = document.querySelector<HTMLElement>('#root');
if (root) void start(root, excelRibbon());
