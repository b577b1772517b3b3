/** An emulated WPS: a `window.Application` where there is no WPS. */
export { EmulatedWps, type Faults, type FaultTime, type WpsCall } from './emulatedWps';
export { ALL_QUIRKS, QUIRKS, type Quirk } from './quirks';
export type { PaneNow, Surroundings, WpsDialog } from './shell';
