import { ExcelHost } from '../host/excel';
import { displayLanguage, keepUntold, onCommand, showDialog, surroundings, tellWritten } from '../host/office';
import { words } from '../locales';
import { leaveMark } from '../opener';
import { isoMinute } from '../usecases';
import { recalculate, summarise, tellLater, undo, type Command } from './commands';

/** The hidden page that Excel runs the ribbon buttons in. The names are those of manifest.xml. */
const COMMANDS: Readonly<Record<string, Command>> = { recalculate, summarise, undo };

async function run(command: Command): Promise<void> {
  const locale = /^zh\b/i.test(displayLanguage()) ? 'zh-CN' : 'en';
  const now = new Date();
  const host = new ExcelHost();
  const workbook = (await host.workbookName()) ?? '';
  const message = await command({ host, locale, now, onWritten: tellWritten });
  const url = new URL('message.html', location.href);
  const { t } = words(locale);
  const [title, close] = [t('pane.title'), t('pane.command.close')];
  url.hash = new URLSearchParams({ locale, title, message, close, mark: leaveMark() }).toString();
  const isShown = await showDialog(url.href);
  keepUntold(workbook, isShown ? null : tellLater({ at: isoMinute(now), workbook, message }, words(locale)));
}

void surroundings().then((where) => {
  if (where !== 'excel') return;
  for (const [name, command] of Object.entries(COMMANDS)) onCommand(name, () => run(command));
});
