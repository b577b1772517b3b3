/** Data files as modules: see tools/data-modules.js. */
declare module '*.yaml' {
  const file: { readonly path: string; readonly data: unknown };
  export = file;
}
declare module '*.txt' {
  const text: string;
  export = text;
}
