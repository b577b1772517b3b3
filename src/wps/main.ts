import { recalculate, summarise, tellLater, undo, type Command } from '../commands';
import {
  findWps,
  frontWorkbook,
  menuLanguage,
  showMessage,
  tellWritten,
  togglePane,
  WpsHost,
  type MadePanes,
  type Wps,
} from '../host/wps';
import { words } from '../locales';
import { leaveMark } from '../opener';
import { isoMinute, tell } from '../usecases';

/** The hidden page of the add-in in WPS. ribbon.xml names these functions; WPS looks for them in the page's window. */

/**
 * The add-in's folder, wherever the hidden page is: in local mode WPS makes that page, and only this script is ours. The
 * browser tells a script's own address while it runs for the first time.
 */
const ours = document.currentScript as HTMLScriptElement | null;
const HOME = ours?.src === undefined || ours.src === '' ? location.href : ours.src;
const pageAt = (name: string): URL => new URL(name, HOME);

/** One button at a time: who presses again meanwhile wants it no more than once. */
let isRunning = false;
let host: WpsHost | null = null;
const panes: MadePanes = new Map();

function press(work: (wps: Wps) => Promise<void>): boolean {
  const wps = findWps();
  if (wps && !isRunning) {
    isRunning = true;
    void work(wps).finally(() => {
      isRunning = false;
    });
  }
  return true;
}

const run = (command: Command): boolean =>
  press(async (wps) => {
    host ??= new WpsHost(wps.application);
    const book = await frontWorkbook(wps);
    const onWritten = (workbook: string): void => void tellWritten(wps, workbook);
    await say(wps, book, await command({ host, locale: await menuLanguage(wps), now: new Date(), onWritten }));
  });

async function say(wps: Wps, workbook: string, text: string): Promise<void> {
  const locale = await menuLanguage(wps);
  const sentences = words(locale);
  const { t } = sentences;
  const title = t('pane.title');
  const page = pageAt('message.html');
  page.hash = new URLSearchParams({
    locale,
    title,
    message: text,
    close: t('pane.command.close'),
    workbook,
    mark: leaveMark(),
  }).toString();
  const later = tellLater({ at: isoMinute(new Date()), workbook, message: text }, sentences);
  await showMessage(wps, { workbook, page: page.href, title, text, later });
}

const openPane = (): boolean =>
  press(async (wps) => {
    try {
      await togglePane(wps, pageAt('taskpane.html').href, panes);
    } catch (error) {
      const sentences = words(await menuLanguage(wps));
      await say(wps, await frontWorkbook(wps), sentences.t('pane.command.noPane', { detail: tell(error, sentences) }));
    }
  });

/** By the buttons of ribbon.xml. */
const IMAGES: Readonly<Record<string, string>> = {
  kaopingRecalculate: 'recalculate',
  kaopingSummarise: 'summarise',
  kaopingUndo: 'undo',
  kaopingPane: 'app',
};

Object.assign(window, {
  OnAddinLoad: () => true,
  OnRecalculate: () => run(recalculate),
  OnSummarise: () => run(summarise),
  OnUndo: () => run(undo),
  OnOpenPane: openPane,
  /** Relative to this page, as WPS wants it. */
  GetImage: ({ Id }: { readonly Id: string }) => `icons/${IMAGES[Id] ?? 'app'}-32.png`,
});
