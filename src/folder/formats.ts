import type { FileFacts, FileFormat } from '../evidence';

interface Format {
  readonly kind: FileFacts['kind'];
  /** What its text or picture is read by; null when we do not look into it. */
  readonly read: 'text' | 'picture' | null;
  /** As its programs write them. */
  readonly extensions: readonly string[];
}

const format = (kind: Format['kind'], read: Format['read'], extensions: string): Format => ({
  kind,
  read,
  extensions: extensions.split(' '),
});

/** What files are, with the extensions that say so. */
export const FORMATS: Readonly<Record<FileFormat, Format>> = {
  docx: format('document', 'text', 'docx docm dotx dotm'),
  doc: format('document', 'text', 'doc dot wps wpt'),
  odt: format('document', 'text', 'odt ott'),
  ofd: format('document', 'text', 'ofd'),
  pdf: format('document', 'text', 'pdf'),
  txt: format('document', 'text', 'txt'),
  rtf: format('document', null, 'rtf'),
  html: format('document', null, 'html htm mht mhtml'),
  jpeg: format('picture', 'picture', 'jpg jpeg jpe jfif'),
  png: format('picture', 'picture', 'png'),
  gif: format('picture', 'picture', 'gif'),
  bmp: format('picture', 'picture', 'bmp dib'),
  webp: format('picture', null, 'webp'),
  heic: format('picture', null, 'heic heif hif avif'),
  tiff: format('picture', null, 'tif tiff'),
  xlsx: format('other', null, 'xlsx xlsm xltx xltm xlsb ods'),
  xls: format('other', null, 'xls xlt et ett'),
  pptx: format('other', null, 'pptx pptm potx ppsx odp'),
  ppt: format('other', null, 'ppt pps pot dps dpt'),
  archive: format('other', null, 'zip rar 7z gz tgz tar bz2 xz'),
  video: format('other', null, 'mp4 m4v mov 3gp avi wmv asf flv mkv webm mpg mpeg ts vob rmvb rm'),
  audio: format('other', null, 'mp3 wav m4a aac amr flac ogg wma'),
  program: format('other', null, 'exe dll msi lnk apk'),
};

const BY_EXTENSION: ReadonlyMap<string, FileFormat> = new Map(
  (Object.keys(FORMATS) as FileFormat[]).flatMap((name) =>
    FORMATS[name].extensions.map((extension) => [extension, name] as const),
  ),
);

/** What the end of a name says that the file is; null when it says nothing. */
export const formatOfName = (path: string): FileFormat | null =>
  BY_EXTENSION.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? null;

/** Files that programs leave behind and people do not see: hidden ones, locks of Office and WPS, Windows' own. */
export const isSkipped = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /(?:^|\/)(?:~\$[^/]*|\.?~lock[^/]*|thumbs\.db|desktop\.ini)$/i.test(path);
