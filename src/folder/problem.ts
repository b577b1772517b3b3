import type { FileFacts } from '../evidence';

/** Thrown while a file is looked into: why it cannot be. */
export class FileError extends Error {
  constructor(readonly problem: NonNullable<FileFacts['problem']>) {
    super(problem);
    this.name = 'FileError';
  }
}
