import type { BuildOptions, BuildResult } from 'esbuild';

export const WORKER: string;
export function bundle(
  folder: string,
  entryPoints: Readonly<Record<string, string>>,
  options?: BuildOptions,
): Promise<BuildResult>;
