/** What all hosts share: addresses, values of cells, the limits of workbooks, the mark of our conditional formats. */
export * from './address';
export { bracketEnd } from './brackets';
export * from './cells';
export * from './checks';
export { halves } from './halves';
export { HEADER_PARTS, joinHeader, splitHeader, type HeaderPart } from './header';
export * from './limits';
export { isMarked, markFormula } from './marks';
export { isDefinedName, isSheetName } from './names';
export { occupied } from './occupied';
export { copyName, isCopyName, passingName } from './passingNames';
export { assembled, usedOf, type ReadPart } from './partsRead';
export * from './pictures';
export { FULL_WIDTH, SharedRows } from './sharedRows';
export * from './content';
export { fileWidth, fileWidthInPoints, pointsAsFileWidth, widthInPoints } from './widths';
