/** Files in the workbench: opened, and saved by the difference that people made. */
export { differences } from './differences';
export { newFile, openFile, type OpenedFile } from './openFile';
