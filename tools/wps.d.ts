import type { Metafile } from 'esbuild';

export const POLYFILLS: string;
export const TARGET: string[];
export function buildWps(folder: string): Promise<Metafile>;
