export function serve(
  folders: Readonly<Record<string, string>>,
  options?: { readonly port?: number; readonly headers?: Readonly<Record<string, string>> },
): Promise<{ readonly url: string; close(): Promise<void> }>;
