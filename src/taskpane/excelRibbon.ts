/** The buttons of Excel's ribbon: their functions run in the page of the pane, or in a second one of it that nobody sees. */
import type { ExcelHost } from '../host/excel';
import {
  enableButtons,
  isRuntimeShared,
  keepUntold,
  onCommand,
  showDialog,
  showPane,
  tellWritten,
} from '../host/office';
import { words, type Locale } from '../locales';
import { leaveMark } from '../opener';
import { BUTTONS, type ButtonName, type PaneRibbon } from './environment';

/** Milliseconds that a dialog keeps other buttons waiting. */
const LONGEST = 60_000;
/** The ids in manifest.xml; the names of the functions are ours. */
const CONTROLS: Readonly<Record<ButtonName, string>> = {
  recalculate: 'Kaoping.Recalculate',
  summarise: 'Kaoping.Summarise',
  undo: 'Kaoping.Undo',
};

export interface ExcelRibbon {
  /** Once Excel is known: what the pane gets, or null when the functions run in a page of their own. */
  connect(host: ExcelHost, locale: Locale): PaneRibbon | null;
}

/** To be called while the page's script runs. Whoever presses sooner waits until `connect`. */
export function excelRibbon(): ExcelRibbon {
  let listen!: (press: (button: ButtonName) => Promise<void>) => void;
  const press = new Promise<(button: ButtonName) => Promise<void>>((resolve) => {
    listen = resolve;
  });
  for (const name of BUTTONS) onCommand(name, async () => (await press)(name));
  return {
    connect: (host, locale) => {
      if (!isRuntimeShared()) {
        listen((button) => pressAlone(button, host, locale));
        return null;
      }
      return {
        onPress: (listener) => {
          listen(listener);
          return () => undefined;
        },
        show: async (sentence) => {
          if (!(await showPane())) await showMessage(sentence, locale);
        },
        enable: (which) => {
          enableButtons(Object.fromEntries(BUTTONS.map((name) => [CONTROLS[name], which[name]])));
        },
      };
    },
  };
}

/** Nobody sees this page: it tells in a dialog, and what a person has not read there, later in the pane. */
async function pressAlone(button: ButtonName, host: ExcelHost, locale: Locale): Promise<void> {
  const now = new Date();
  const workbook = (await host.workbookName()) ?? '';
  const commands = await import('../commands');
  const message = await commands[button]({ host, locale, now, onWritten: tellWritten });
  const isRead = await showMessage(message, locale);
  const { isoMinute } = await import('../usecases');
  keepUntold(workbook, isRead ? null : commands.tellLater({ at: isoMinute(now), workbook, message }, words(locale)));
}

/** Whether a person has closed the dialog, with all that there was to say in it. */
async function showMessage(message: string, locale: Locale): Promise<boolean> {
  const { messageAddress } = await import('../commands');
  const { t } = words(locale);
  const { href, isWhole } = messageAddress(
    new URL('message.html', location.href),
    { locale, title: t('pane.title'), message, close: t('pane.command.close'), mark: leaveMark() },
    t('pane.command.more'),
  );
  return (await showDialog(href, LONGEST)) && isWhole;
}
