/** The self-test in Excel. */
export { hookExecutors, isAside, type Executor } from './record';
import { selfTestOver, type SelfTest } from '../selfTest';
import { excelTarget } from './target';

export { excelSubject, excelTarget } from './target';

/** In the workbook to which the pane belongs. */
export const excelSelfTest = (program: string): SelfTest => selfTestOver(excelTarget, program);
