import type { Metafile } from 'esbuild';

export const TARGET: string[];
export function buildWps(folder: string): Promise<Metafile>;
