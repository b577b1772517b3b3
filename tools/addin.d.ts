export interface OfficeSource {
  readonly url: string;
  /** Empty for our own. */
  readonly origin: string;
}
export function officeSource(name?: string): OfficeSource;
export function policyFor(origin?: string): string;
export function baseAddress(base?: string): string;
export function manifestFor(manifest: string, base: string, version?: string): string;
export function licenceFor(text: string, office: string): string;
