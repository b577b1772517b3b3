/** Workbooks in bundles of tests: esbuild's loader `binary`. */
declare module '*.xlsx' {
  const bytes: Uint8Array;
  export = bytes;
}
