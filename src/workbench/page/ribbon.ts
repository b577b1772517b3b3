import { page } from './elements';
import type { RibbonButton } from './frames';

/** Buttons that are at work. */
const busy = new WeakSet<HTMLButtonElement>();

/** A button does its work once at a time; `work` tells its own errors. */
export function onPress(button: HTMLButtonElement, work: () => Promise<void>, isEnabled = (): boolean => true): void {
  button.addEventListener('click', () => {
    busy.add(button);
    button.disabled = true;
    void work().finally(() => {
      busy.delete(button);
      button.disabled = !isEnabled();
    });
  });
}

/** Greys the buttons of the tab that cannot be pressed. */
export function greyButtons(isEnabled: (id: string) => boolean): void {
  for (const button of page.ribbon.querySelectorAll('button')) {
    button.disabled = busy.has(button) || !isEnabled(button.dataset.id ?? '');
  }
}

/** Shows the tab of the add-in; buttons that are there already stay, with whatever has the focus. */
export async function showButtons(
  wanted: Promise<readonly RibbonButton[]>,
  press: (id: string) => Promise<void>,
  isEnabled: (id: string) => boolean,
): Promise<void> {
  const buttons = await wanted;
  const shown = [...page.ribbon.children].map((button) => (button as HTMLElement).dataset.id);
  if (String(shown) === String(buttons.map(({ id }) => id))) return;
  page.ribbon.replaceChildren(
    ...buttons.map(({ id, label, picture }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.id = id;
      const image = document.createElement('img');
      image.src = picture;
      image.alt = '';
      button.append(image, label);
      onPress(
        button,
        () => press(id),
        () => isEnabled(id),
      );
      return button;
    }),
  );
}
