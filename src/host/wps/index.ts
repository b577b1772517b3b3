/** WPS 表格, through the `Application` that its add-ins get; and what the add-in's pages ask of WPS besides cells. */
export { findWps, menuLanguage, onDarkChanged, openReadOnly, prefersDark, type Wps } from './addin/surroundings';
export { onUntold, showMessage, told, type Message } from './addin/messages';
export { onWritten, tellWritten } from './addin/written';
export { foldPane, frontWorkbook, togglePane, type MadePanes } from './addin/panes';
export type * from './api';
export { call, get, part, partOrNull, set, type Box } from './door';
export { WpsHost } from './host';
export { areasOf, mergesOf, numberFormatsOf, rangeAt, readCells, rectOf } from './reading';
