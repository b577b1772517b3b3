/** Whether a sheet can be seen. */
import type { Visibility } from '../../host/port';

/** Univer has but visible and hidden; it takes any other number for hidden and keeps it. */
export const HIDDEN: Readonly<Record<Visibility, number>> = { visible: 0, hidden: 1, veryHidden: 2 };

export function visibilityOf(hidden: number): Visibility {
  return hidden === HIDDEN.visible ? 'visible' : hidden === HIDDEN.veryHidden ? 'veryHidden' : 'hidden';
}
