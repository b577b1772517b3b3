import { createRoot } from 'react-dom/client';
import type { PaneEnvironment } from './environment';
import { Pane } from './Pane';

/** Shows the pane in an element. */
export function mountPane(element: HTMLElement, environment: PaneEnvironment): void {
  createRoot(element).render(<Pane environment={environment} />);
}
