import type { FileFacts } from '../evidence';

/** What is done with a file: by its extension, for that is what its sender says it is. */
type Format =
  | { readonly kind: 'document'; readonly read: 'docx' | 'text' }
  | { readonly kind: 'picture'; readonly read: 'picture' }
  | { readonly kind: FileFacts['kind']; readonly read: null; readonly problem: FileFacts['problem'] };

const of = (extensions: string, format: Format): [string, Format][] =>
  extensions.split(' ').map((extension) => [extension, format]);

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ...of('docx docm', { kind: 'document', read: 'docx' }),
  ...of('txt', { kind: 'document', read: 'text' }),
  ...of('doc dot wps wpt', { kind: 'document', read: null, problem: 'oldWord' }),
  ...of('pdf', { kind: 'document', read: null, problem: 'pdf' }),
  ...of('rtf odt ofd htm html', { kind: 'document', read: null, problem: 'unsupported' }),
  ...of('jpg jpeg jpe jfif png gif bmp', { kind: 'picture', read: 'picture' }),
  ...of('webp heic heif avif tif tiff', { kind: 'picture', read: null, problem: 'unsupported' }),
]);

export const formatOf = (path: string): Format =>
  FORMATS.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? { kind: 'other', read: null, problem: null };

/** Files that programs leave behind and people do not see: hidden ones, locks of Office and WPS, Windows' own. */
export const isSkipped = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /(?:^|\/)(?:~\$[^/]*|\.?~lock[^/]*|thumbs\.db|desktop\.ini)$/i.test(path);
