export function buildCli(outfile?: string): Promise<unknown>;
