/** The self-test in Excel. */
export { hookExecutors, isAside, type Executor } from './record';
export { excelSubject, excelTarget } from './target';
