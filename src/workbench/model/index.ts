/** The workbook behind the emulated programs: what they need of it, and one in memory. */
export { MemoryWorkbook, type Calculate } from './memory';
export * from './model';
export { uniform } from './uniform';
