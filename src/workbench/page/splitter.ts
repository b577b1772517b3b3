const NARROWEST = 320;
const STEP = 20;

/** Lets a person change the width of the pane, with the pointer or the arrow keys; returns a way to set it, in pixels. */
export function letSplit(splitter: HTMLElement, pane: HTMLElement, label: string): (pixels: number) => void {
  const width = (): number => pane.getBoundingClientRect().width;
  const widest = (): number => Math.max(NARROWEST, window.innerWidth - NARROWEST);
  const resize = (wanted: number): void => {
    const pixels = Math.round(Math.min(Math.max(wanted, NARROWEST), widest()));
    pane.style.width = `${pixels}px`;
    splitter.setAttribute('aria-valuenow', String(pixels));
  };
  splitter.setAttribute('aria-label', label);
  splitter.setAttribute('aria-valuemin', String(NARROWEST));
  splitter.setAttribute('aria-valuemax', String(widest()));
  splitter.setAttribute('aria-valuenow', String(width()));
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    document.body.classList.add('dragging');
  });
  splitter.addEventListener('pointermove', (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX);
  });
  splitter.addEventListener('lostpointercapture', () => document.body.classList.remove('dragging'));
  splitter.addEventListener('keydown', (event) => {
    const direction = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    if (direction !== undefined) resize(width() + direction * STEP);
  });
  return resize;
}
