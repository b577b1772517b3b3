import './page.css';

/**
 * The page in which a ribbon button says how it went: every word of it stands behind the # of its address, so that it
 * stays small. `close` is called for the button and for Escape.
 */
export function showGiven(close: () => void): void {
  const given = new URLSearchParams(location.hash.slice(1));
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
