export function builtOnce(
  name: string,
  sources: readonly string[],
  make: (folder: string) => unknown,
  home?: string,
): Promise<string>;
