export interface DebOptions {
  /** The folder that WPS gets. */
  readonly pages: string;
  /** The folder for people; null for none. */
  readonly docs: string | null;
  /** The licences of what is bundled. */
  readonly licences: string;
  readonly version: string;
  /** Seconds since 1970, for every time in the package. */
  readonly epoch: number;
  /** The folder that the package is written to. */
  readonly out: string;
}
export function buildDeb(options: DebOptions): string;
export function whyNoDeb(): string | null;
