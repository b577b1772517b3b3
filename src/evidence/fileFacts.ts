/** What software can see in one file of an evidence folder. */

/** documents hold text, pictures are photos and screenshots; videos, archives, tables are other things. */
export type FileKind = 'document' | 'picture' | 'other';

/** What a file is by its content. `docx` stands for all of its family: .docm, .dotx; `doc` for .wps, too. */
export type FileFormat =
  | ('docx' | 'doc' | 'odt' | 'ofd' | 'pdf' | 'txt' | 'rtf' | 'html')
  | ('jpeg' | 'png' | 'gif' | 'bmp' | 'webp' | 'heic' | 'tiff')
  | ('xlsx' | 'xls' | 'pptx' | 'ppt' | 'archive' | 'video' | 'audio' | 'program');

/**
 * Why a file could not be looked into. `unsupported` is whole, but its text or picture is not read: .rtf, .heic, .webp,
 * Word 95. `noText`: a .pdf or .ofd that shows no text, as scans do, or characters that it does not name. `unreadable`:
 * damaged, protected by a password, or not what its name says. `tooLarge`: above what is loaded into memory. `gone`: it
 * was listed and could not be opened, for it vanished meanwhile or nobody may read it.
 */
export type FileProblem = 'empty' | 'unreadable' | 'tooLarge' | 'unsupported' | 'noText' | 'gone';

export interface PictureFacts {
  /** Pixels, as it is shown: turned upright. */
  readonly width: number;
  readonly height: number;
  /** The same for all pictures of the folder that are one, whatever was done to them; '' when no other is. */
  readonly same: string;
  /** The day on which the camera says it was taken, `2020-06-05`. */
  readonly taken: string | null;
}

/** A picture in a document. */
export interface PictureInside {
  /** Two that are the same have one name. */
  readonly name: string;
  /** What is written beside it; '' where nothing is. */
  readonly caption: string;
}

export interface FileFacts {
  /** Inside the folder, with /. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal; null when no other file of the folder is of the same size, for then none can be the same. */
  readonly sha256: string | null;
  readonly kind: FileKind;
  /** By its content; by its name where the content tells nothing (a text, what is damaged); null when neither does. */
  readonly format?: FileFormat | null;
  /** Its extension is that of another format. */
  readonly isMisnamed?: boolean;
  /** Its name is not in UTF-8, as unpacked archives of Windows have them; the path is what it was most likely meant to be. */
  readonly isOddlyNamed?: boolean;
  /** 字数 of a document; null when it was not read. */
  readonly characters: number | null;
  /** Null for everything that is no picture, and for pictures that were not read. */
  readonly picture: PictureFacts | null;
  /** Those in a .docx, in their order; absent elsewhere. */
  readonly pictures?: readonly PictureInside[];
  readonly problem: FileProblem | null;
}
