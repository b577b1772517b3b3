/** WPS 表格, through the `Application` that its add-ins get. */
export type { Application } from './api';
export { WpsHost } from './host';
