/** The programs that the workbench poses as, and everything in which its tests have to know them apart. */
import { IS_FULL } from '../../full';

export interface Posing {
  readonly title: string;
  /** Of the address. */
  readonly query: string;
  /** The id of its place in the choice of programs. */
  readonly choice: string;
  /** Pixels of the pane when it is first shown. */
  readonly paneWidth: number;
  /** The picture of the whole page; only one program is shown in those of the pane. */
  readonly picture: 'workbench' | 'workbench-wps';
  /** Where a button of the ribbon says how it went; the pane greys those that have nothing to do, too. */
  readonly tellsIn: 'pane' | 'dialog';
}

export const EXCEL: Posing = {
  title: 'Excel',
  query: 'host=excel',
  choice: 'as-excel',
  paneWidth: 350,
  picture: 'workbench',
  tellsIn: 'pane',
};
export const WPS: Posing = {
  title: 'WPS',
  query: 'host=wps',
  choice: 'as-wps',
  paneWidth: 400,
  picture: 'workbench-wps',
  tellsIn: 'dialog',
};
const BOTH: readonly Posing[] = [EXCEL, WPS];
/**
 * Both in the full run. In the short one the one that is named: the page and the pane are the same in both, and what the
 * hosts do otherwise is tested in their rooms.
 */
export const bothOr = (posing: Posing): readonly Posing[] => (IS_FULL ? BOTH : [posing]);
/** Everything at once that builds of WPS were seen to do. */
export const ODD_WPS: Posing = { ...WPS, title: 'WPS with every quirk', query: 'host=wps&quirks=all' };
