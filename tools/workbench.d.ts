export function startWorkbench(port?: number): Promise<{ readonly url: string; close(): Promise<void> }>;
