declare module 'doiuse' {
  import type { Plugin } from 'postcss';
  interface Usage {
    /** As caniuse calls it. */
    readonly feature: string;
    readonly usage: { toString(): string };
  }
  function doiuse(options: { readonly browsers: readonly string[]; onFeatureUsage(usage: Usage): void }): Plugin;
  export = doiuse;
}
