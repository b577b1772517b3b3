const find = <Type extends HTMLElement>(selector: string): Type => document.querySelector<Type>(selector)!;

/** The parts of page.html. */
export const page = {
  open: find<HTMLButtonElement>('#open'),
  save: find<HTMLButtonElement>('#save'),
  create: find<HTMLButtonElement>('#create'),
  file: find<HTMLInputElement>('#file'),
  name: find('#name'),
  unsaved: find('#unsaved'),
  program: find<HTMLFieldSetElement>('#program'),
  ribbon: find('#ribbon'),
  status: find('#status'),
  sheet: find('#sheet'),
  splitter: find('#splitter'),
  pane: find<HTMLIFrameElement>('#pane'),
  dialog: find<HTMLDialogElement>('#dialog'),
  dialogFrame: find<HTMLIFrameElement>('#dialog iframe'),
};

/** Says something in the line under the bar; nothing takes the line away. */
export function say(text: string, kind: 'plain' | 'error' = 'plain'): void {
  page.status.textContent = text;
  page.status.dataset.kind = kind;
}
