/** The task pane: React over a host that it is given. `main.tsx` is the page inside Excel. */
export type { Appearance, PaneEnvironment } from './environment';
export { mountPane } from './mount';
