/** What Excel tells those who listen: of cells that were changed, of sheets that came, went, or are called otherwise. */
import type { Edit, TabEdit } from '../model';
import type { Emulation } from './object';
import { address } from './place';

/** An event on its way to office.js. */
export interface HostEvent {
  readonly type: number;
  readonly target: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** To whom events of the whole workbook are addressed. */
export const WORKBOOK_TARGET = 'Workbook';
/** Numbers of events. */
const CELLS_CHANGED = 10;

interface TabEvent {
  readonly type: number;
  readonly name: string;
  /** The member of the collection of sheets by which office.js listens, behind `_Register`. */
  readonly member: string;
}

/** Of a sheet that is hidden or comes to the front nobody here is told. */
const TAB_EVENTS: Partial<Readonly<Record<TabEdit, TabEvent>>> = {
  added: { type: 13, name: 'WorksheetAdded', member: 'AddedEvent' },
  removed: { type: 15, name: 'WorksheetDeleted', member: 'DeletedEvent' },
  renamed: { type: 25, name: 'WorksheetNameChanged', member: 'EventNameChanged' },
  moved: { type: 27, name: 'WorksheetMoved', member: 'EventMoved' },
};

/** How one listens to all sheets, in the words of office.js. */
export const listeningMembers = ({ listening }: Emulation): Record<string, () => void> =>
  Object.fromEntries(
    [
      ['DataChangedEvent', WORKBOOK_TARGET] as const,
      ...Object.values(TAB_EVENTS).map(({ member }) => [member, member] as const),
    ].flatMap(([member, key]) => [
      [`_Register${member}`, () => void listening.add(key)] as const,
      [`_Unregister${member}`, () => void listening.delete(key)] as const,
    ]),
  );

/** The events of an edit. Of a sheet as a whole Excel does not say whether an add-in did it. */
export function eventsOf({ sheet, range, own, tab }: Edit, { model, listening }: Emulation): HostEvent[] {
  const told = { source: 'Local', worksheetId: sheet };
  if (tab !== undefined) {
    const event = TAB_EVENTS[tab];
    return event && listening.has(event.member)
      ? [{ type: event.type, target: WORKBOOK_TARGET, details: { type: event.name, ...told } }]
      : [];
  }
  // Nobody is told of cells that went with their sheet.
  if (!model.sheets().some(({ id }) => id === sheet)) return [];
  const details = {
    type: 'WorksheetChanged',
    changeType: 'RangeEdited',
    ...told,
    address: address(model, sheet, range).split('!').pop() ?? '',
    triggerSource: own ? 'ThisLocalAddin' : 'Unknown',
  };
  return [sheet, WORKBOOK_TARGET]
    .filter((target) => listening.has(target))
    .map((target) => ({ type: CELLS_CHANGED, target, details }));
}
