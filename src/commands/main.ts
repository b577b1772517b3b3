import { ExcelHost } from '../host/excel';
import { displayLanguage, onCommand, showDialog, surroundings } from '../host/office';
import { recalculate, summarise, undo, type Command } from './commands';

/** The hidden page that Excel runs the ribbon buttons in. The names are those of manifest.xml. */
const COMMANDS: Readonly<Record<string, Command>> = { recalculate, summarise, undo };

async function run(command: Command): Promise<void> {
  const locale = /^zh\b/i.test(displayLanguage()) ? 'zh-CN' : 'en';
  const message = await command({ host: new ExcelHost(), locale, now: new Date() });
  const url = new URL('message.html', location.href);
  url.hash = new URLSearchParams({ locale, message }).toString();
  await showDialog(url.href);
}

void surroundings().then((where) => {
  if (where !== 'excel') return;
  for (const [name, command] of Object.entries(COMMANDS)) onCommand(name, () => run(command));
});
