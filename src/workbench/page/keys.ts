import { page } from './elements';

/** Where F6 goes to, one after the other, as in Excel; the spreadsheet keeps Tab to itself. */
const PLACES = [
  { holds: '#sheet', focus: () => page.sheet.querySelector<HTMLElement>('[contenteditable]')?.focus() },
  { holds: '#pane', focus: () => page.pane.contentWindow?.focus() },
  { holds: '.bar', focus: () => page.open.focus() },
] as const;

function goOn(): void {
  const at = PLACES.findIndex(({ holds }) => document.activeElement?.closest(holds));
  const next = (at + 1) % PLACES.length;
  PLACES[next === 1 && page.pane.hidden ? 2 : next]!.focus();
}

/** Ctrl+S, Ctrl+O and F6, in this page and in the pane. */
export function onKey(event: KeyboardEvent): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === 's') page.save.click();
  else if (isCommand && event.key === 'o') page.open.click();
  else if (event.key === 'F6') goOn();
  else return;
  event.preventDefault();
}
