/** Names that a sheet bears only while something is written. */

/** A name that nobody else has, for the time being. */
export const passingName = (index: number): string =>
  `_kaoping${Math.random().toString(36).slice(2, 10)}${index}`.slice(0, 31);

/** The names of copies from which to put a sheet back after a failure, whichever program made them. */
const COPY = /^_kaopingcopy[a-z0-9]+$/;
export const isCopyName = (name: string): boolean => COPY.test(name);
export const copyName = (index: number): string => passingName(index).replace('_kaoping', '_kaopingcopy');
