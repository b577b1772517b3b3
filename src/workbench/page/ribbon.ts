import { page } from './elements';
import type { RibbonButton } from './frames';

/** A button does its work once at a time; `work` tells its own errors. */
export function onPress(button: HTMLButtonElement, work: () => Promise<void>): void {
  button.addEventListener('click', () => {
    button.disabled = true;
    void work().finally(() => {
      button.disabled = false;
    });
  });
}

/** Shows the tab of the add-in; buttons that are there already stay, with whatever has the focus. */
export async function showButtons(
  wanted: Promise<readonly RibbonButton[]>,
  press: (id: string) => Promise<void>,
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
      onPress(button, () => press(id));
      return button;
    }),
  );
}
