import { findWps, told } from '../host/wps';

/** The dialog in which a ribbon button says how it went: every word of it stands behind the #. */
const given = new URLSearchParams(location.hash.slice(1));
document.documentElement.lang = given.get('locale') ?? '';
document.title = given.get('title') ?? '';
const text = document.querySelector('#message');
const button = document.querySelector<HTMLButtonElement>('#ok');
if (text) text.textContent = given.get('message');
if (button) {
  button.textContent = given.get('close');
  button.addEventListener('click', () => {
    window.close();
  });
  button.focus();
}
const wps = findWps();
if (wps) void told(wps);
