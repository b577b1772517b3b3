import { isFromOpener } from '../opener';
import './page.css';

/**
 * The page in which a ribbon button says how it went: every word of it stands behind the # of its address, so that it
 * stays small. Words that no page of ours has given are not shown, unless `isWithin`: the page is known to be within the
 * program, where nobody else opens it. `close` is called for the button and for Escape.
 */
export function showGiven(close: () => void, isWithin = false): void {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!isWithin && !isFromOpener(given.get('mark'))) return;
  const tell = (selector: string, name: string): void => {
    const element = document.querySelector(selector);
    if (element) element.textContent = given.get(name);
  };
  document.documentElement.lang = given.get('locale') ?? '';
  tell('title', 'title');
  tell('h1', 'title');
  tell('#message', 'message');
  tell('#ok', 'close');
  const button = document.querySelector<HTMLButtonElement>('#ok');
  button?.addEventListener('click', close);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  button?.focus();
}
