import './message.css';
import { closeDialog, surroundings } from '../host/office';

/** The dialog in which a ribbon button says how it went: the sentence stands behind the #. */
const given = new URLSearchParams(location.hash.slice(1));
const isChinese = given.get('locale') !== 'en';
document.documentElement.lang = isChinese ? 'zh-CN' : 'en';
document.title = isChinese ? '考评' : 'Kaoping';
const text = document.querySelector('#message');
const button = document.querySelector<HTMLButtonElement>('#ok');
if (text) text.textContent = given.get('message');
if (button) {
  button.textContent = isChinese ? '知道了' : 'OK';
  void surroundings().then(() => {
    button.addEventListener('click', closeDialog);
    button.focus();
  });
}
