export function startHarness(port?: number): Promise<{ readonly url: string; close(): Promise<void> }>;
