/// <reference types="office-js" />
/** What the add-in asks of Office besides cells: whether it is there, its language and look, ribbon commands, messages, what its pages tell each other. */
export { keepUntold, onUntold, onWritten, tellWritten } from './pages';
export { enableButtons, isRuntimeShared, loadsWithWorkbook, loadWithWorkbook, showPane } from './runtime';

/** Why the pane cannot run here; `excel` when it can. */
export type Surroundings = 'excel' | 'tooOld' | 'none';

/** Waits for Office; `none` outside of Excel, `tooOld` below ExcelApi 1.9 (2016, 2019). */
export async function surroundings(): Promise<Surroundings> {
  if (typeof Office === 'undefined') return 'none';
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return 'none';
  return Office.context.requirements.isSetSupported('ExcelApi', '1.9') ? 'excel' : 'tooOld';
}

/** The lower ten bits of a Windows language number say which language it is. */
const LANGUAGE_BITS = 0x3ff;
const CHINESE = 4;

/** The language of Excel's menus, such as zh-CN; of the numbers that some desktop versions give, only Chinese is known. */
export function displayLanguage(): string {
  const language: unknown = Office.context.displayLanguage;
  if (typeof language === 'number') return (language & LANGUAGE_BITS) === CHINESE ? 'zh-CN' : 'en-US';
  return String(language);
}

/** Whether Excel's theme is dark; where Excel does not say, what the system prefers. */
export function isDarkTheme(): boolean {
  const background = (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background ?? '');
  if (!match) return matchMedia('(prefers-color-scheme: dark)').matches;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Milliseconds; office.js itself asks Excel for the theme no more often than every five seconds. */
const THEME_INTERVAL = 6_000;

/** Calls back when the theme changes, at the latest six seconds after; returns the way to stop listening. */
export function onThemeChanged(listener: (isDark: boolean) => void): () => void {
  let known = isDarkTheme();
  const look = (): void => {
    const isDark = isDarkTheme();
    if (isDark === known) return;
    known = isDark;
    listener(isDark);
  };
  // office.js has an event of the theme for Outlook and PowerPoint, but none for Excel.
  const timer = setInterval(look, THEME_INTERVAL);
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', look);
  return () => {
    clearInterval(timer);
    query.removeEventListener('change', look);
  };
}

/** Opens the bytes of a workbook as a new one in a window of its own. */
export async function openCopy(bytes: Uint8Array): Promise<void> {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  await Excel.createWorkbook(btoa(binary));
}

/**
 * Ties a ribbon button's function name to its work. Excel is told that it is done once `work` is, whatever comes of it; it
 * keeps all other buttons waiting until then. To be called while the page's script runs: once the page has been read,
 * Excel calls its functions.
 */
export function onCommand(name: string, work: () => Promise<void>): void {
  if (typeof Office === 'undefined') return;
  Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    void work().finally(() => {
      event.completed();
    });
  });
}

/**
 * Shows a page in a small dialog until the person closes it: true. False where Excel cannot or will not, and where the
 * person left it open for `longest` milliseconds, after which it goes.
 */
export function showDialog(url: string, longest: number): Promise<boolean> {
  return new Promise((resolve) => {
    const { requirements, ui } = Office.context;
    if (!requirements.isSetSupported('DialogApi', '1.1')) {
      resolve(false);
      return;
    }
    ui.displayDialogAsync(url, { height: 26, width: 26, displayInIframe: true }, ({ status, value: dialog }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) {
        resolve(false);
        return;
      }
      const timer = setTimeout(() => {
        dialog.close();
        resolve(false);
      }, longest);
      const onClosed = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, () => {
        dialog.close();
        onClosed();
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, onClosed);
    });
  });
}

/** Inside a dialog: asks the page that opened it to close it. */
export function closeDialog(): void {
  Office.context.ui.messageParent('close');
}
