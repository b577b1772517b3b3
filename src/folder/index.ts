/**
 * What software can see in the files of an evidence folder. In Node: `node.ts`; in the pane: `client.ts`, which starts
 * `worker.ts`. Both are imported when they are needed, by their own path, so that nobody loads what only the other needs.
 */
export { examineFiles, MAX_LOADED, type Examination, type FolderFile } from './examine';
export { isSkipped } from './formats';
export type { DecodePicture } from './picture';
export { HEAD } from './signature';
