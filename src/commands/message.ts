import './message.css';
import { closeDialog, surroundings } from '../host/office';

/** The dialog in which a ribbon button says how it went: every word of it stands behind the #, so that the page stays small. */
const given = new URLSearchParams(location.hash.slice(1));
document.documentElement.lang = given.get('locale') ?? '';
document.title = given.get('title') ?? '';
const text = document.querySelector('#message');
const heading = document.querySelector('#title');
const button = document.querySelector<HTMLButtonElement>('#ok');
if (heading) heading.textContent = given.get('title');
if (text) text.textContent = given.get('message');
if (button) {
  button.textContent = given.get('close');
  void surroundings().then(() => {
    button.addEventListener('click', closeDialog);
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') closeDialog();
    });
    button.focus();
  });
}
