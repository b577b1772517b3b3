import { brokenFile } from '../errors';
import type { Codec } from '../zip/codec';
import { portableCodec } from '../zip/codec';
import { readZip } from '../zip/directory';
import { writeZip } from '../zip/write';
import { refuseOtherFiles } from './otherFiles';
import { Part } from './part';

/** The parts of a workbook file by name. Names are found in any case, as the packaging standard wants it. */
export class Package {
  private constructor(
    private readonly parts: Map<string, Part>,
    private readonly codec: Codec,
  ) {}

  /** Throws `HostError` for everything that is no zip, is damaged or too large. */
  static open(bytes: Uint8Array, codec: Codec = portableCodec): Package {
    refuseOtherFiles(bytes);
    const parts = new Map<string, Part>();
    for (const entry of readZip(bytes)) {
      // Whichever of the two were kept, the other would be lost: the standard forbids it, in another case too.
      if (parts.has(key(entry.name))) {
        throw brokenFile(entry.name, 'is there twice');
      }
      parts.set(key(entry.name), Part.stored(entry));
    }
    return new Package(parts, codec);
  }

  /** A package of XML texts, by name. */
  static of(texts: Readonly<Record<string, string>>, codec: Codec = portableCodec): Package {
    return new Package(
      new Map(Object.entries(texts).map(([name, text]) => [key(name), Part.written(name, text)])),
      codec,
    );
  }

  /** A package of its own that shares the parts: changes to one are not seen in the other. */
  fork(): Package {
    return new Package(new Map(this.parts), this.codec);
  }

  find(name: string): Part | undefined {
    return this.parts.get(key(name));
  }

  has(name: string): boolean {
    return this.parts.has(key(name));
  }

  /** Throws `brokenFile` when the part is missing. */
  part(name: string): Part {
    const part = this.find(name);
    if (part === undefined) {
      throw brokenFile(name, 'missing');
    }
    return part;
  }

  text(name: string): string {
    return this.textOf(this.part(name));
  }

  /** The text of a part, be it one that was replaced meanwhile. */
  textOf(part: Part): string {
    return part.text(this.codec);
  }

  /** Adds or replaces a part; does nothing when it holds that text already. */
  write(name: string, text: string): void {
    const old = this.find(name);
    if (old?.text(this.codec) !== text) {
      this.parts.set(key(name), Part.written(name, text, old));
    }
  }

  remove(name: string): void {
    this.parts.delete(key(name));
  }

  names(): string[] {
    return [...this.parts.values()].map((part) => part.name);
  }

  /** The first of `xl/comments1.xml`, `xl/comments2.xml` … that is free, for the pattern `xl/comments#.xml`. */
  freeName(pattern: string): string {
    for (let number = 1; ; number++) {
      const name = pattern.replace('#', String(number));
      if (!this.has(name)) {
        return name;
      }
    }
  }

  toBytes(): Uint8Array {
    return writeZip([...this.parts.values()].map((part) => part.entry(this.codec)));
  }
}

function key(name: string): string {
  return name.toLowerCase();
}
