/** Throws the signal's reason when it is aborted. Chromium below 100 cannot do it by itself, below 98 it knows no reason. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

export const reasonOf = (signal: AbortSignal): Error =>
  (signal.reason as Error | undefined) ?? new DOMException('aborted', 'AbortError');
