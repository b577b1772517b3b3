import { within } from '../errors';
import { decodeXml, encodeXml } from '../xml/text';
import type { Codec } from '../zip/codec';
import type { ZipEntry } from '../zip/entry';
import { packEntry, unpackEntry } from '../zip/entry';

/** One file of the package. Immutable: a changed part is a new one, so parts can be shared and used as cache keys. */
export class Part {
  private decoded: string | null;
  private packed: ZipEntry | null;

  private constructor(
    readonly name: string,
    /** The entry that was read, or for a changed part the one that it replaces. */
    private readonly original: ZipEntry | undefined,
    text: string | null,
  ) {
    this.decoded = text;
    this.packed = text === null && original !== undefined ? original : null;
  }

  static stored(entry: ZipEntry): Part {
    return new Part(entry.name, entry, null);
  }

  static written(name: string, text: string, replaces?: Part): Part {
    return new Part(replaces?.name ?? name, replaces?.original, text);
  }

  /** The text of an XML part, decoded once. Throws `HostError` (`brokenFile` …). */
  text(codec: Codec): string {
    const entry = this.packed;
    if (this.decoded === null && entry !== null) {
      this.decoded = within(this.name, () => decodeXml(unpackEntry(codec, entry)));
    }
    return this.decoded ?? '';
  }

  /** The part as it goes into the file: what was read and not changed, as it was. */
  entry(codec: Codec): ZipEntry {
    return (this.packed ??= packEntry(codec, this.name, encodeXml(this.text(codec)), this.original));
  }
}
