import { HostError } from '../port';

/** Text that is no well-formed XML, or lacks what its format requires. Becomes `brokenFile` where the part is known. */
export class XmlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlError';
  }
}

/** The refusal of a file that is damaged: which part of it, and what is wrong there (for the log, in English). */
export function brokenFile(part: string, detail: string, cause?: unknown): HostError {
  return new HostError('brokenFile', { part, detail }, cause === undefined ? undefined : { cause });
}

/** Runs `work` on one part of the file; ill-formed XML in it becomes a `HostError` that names the part. */
export function within<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof XmlError ? brokenFile(part, error.message, error) : error;
  }
}
