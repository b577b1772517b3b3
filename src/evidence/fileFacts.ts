/** What software can see in one file of an evidence folder. */

/** documents hold text, pictures are photos and screenshots; videos, archives, tables are other things. */
export type FileKind = 'document' | 'picture' | 'other';

/**
 * Why a file could not be looked into. `oldWord`, `pdf` and `unsupported` are whole, but their text or picture is not
 * read: .doc and .wps, .pdf, and formats such as .heic, .webp, .ofd. `unreadable`: damaged, protected by a password, or
 * not what its name says. `tooLarge`: above what is loaded into memory.
 */
export type FileProblem = 'empty' | 'unreadable' | 'tooLarge' | 'oldWord' | 'pdf' | 'unsupported';

export interface PictureFacts {
  /** Pixels, as it is shown: turned upright. */
  readonly width: number;
  readonly height: number;
  /** Perceptual hash: 64 bits as 16 hexadecimal digits. */
  readonly hash: string;
  /** The day on which the camera says it was taken, `2020-06-05`. */
  readonly taken: string | null;
}

export interface FileFacts {
  /** Inside the folder, with /. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal; null when no other file of the folder is of the same size, for then none can be the same. */
  readonly sha256: string | null;
  readonly kind: FileKind;
  /** 字数 of a document; null when it was not read. */
  readonly characters: number | null;
  /** Null for everything that is no picture, and for pictures that were not read. */
  readonly picture: PictureFacts | null;
  readonly problem: FileProblem | null;
}
