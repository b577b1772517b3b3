/** Excel, through office.js. The page must have loaded office.js, and Excel must have answered `Office.onReady`. */
export { DEFAULT_LIMITS, type Limits } from './chunks';
export { ExcelHost } from './host';
export type { Clock, Patience } from './patience';
