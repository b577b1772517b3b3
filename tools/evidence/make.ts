/** Files of an evidence folder, made from nothing: the same bytes every time. */
import { strToU8, zipSync } from 'fflate';
import { defaultFormats } from 'jimp';
import { randomNumbers } from '../random';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity. */
  readonly data: Buffer;
}

/** A scene of a horizon, a dozen soft patches and some grain; another seed is another scene. */
export function scene(seed: number, width: number, height: number): Picture {
  const random = randomNumbers(seed);
  const patches = Array.from({ length: 12 }, () => ({
    x: random(),
    y: random(),
    radius: 0.06 + 0.2 * random(),
    color: [random(), random(), random()].map((shade) => 140 * (shade - 0.5)),
  }));
  const horizon = 0.3 + 0.4 * random();
  const data = Buffer.alloc(4 * width * height, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ground = y / height > horizon ? 90 : 165;
      const grain = 12 * (random() - 0.5);
      for (let part = 0; part < 3; part++) {
        const shade = patches.reduce((sum, patch) => {
          const distance = ((x / width - patch.x) ** 2 + (y / height - patch.y) ** 2) / patch.radius ** 2;
          return distance > 9 ? sum : sum + patch.color[part]! * Math.exp(-distance);
        }, ground);
        data[4 * (y * width + x) + part] = Math.max(0, Math.min(255, Math.round(shade + grain)));
      }
    }
  }
  return { width, height, data };
}

/** Half as wide and high: every pixel the mean of four. */
export function halved({ width, height, data }: Picture): Picture {
  const half = { width: width >> 1, height: height >> 1, data: Buffer.alloc((width >> 1) * (height >> 1) * 4) };
  for (let at = 0; at < half.data.length; at++) {
    const [x, y, part] = [(at >> 2) % half.width, Math.floor((at >> 2) / half.width), at & 3];
    const from = 4 * (2 * y * width + 2 * x) + part;
    half.data[at] = (data[from]! + data[from + 4]! + data[from + 4 * width]! + data[from + 4 * width + 4]!) >> 2;
  }
  return half;
}

/** Every shade times a factor, opacity as it is. */
export const brightened = ({ width, height, data }: Picture, factor: number): Picture => ({
  width,
  height,
  data: Buffer.from(data.map((shade, at) => ((at & 3) === 3 ? shade : Math.min(255, Math.round(shade * factor))))),
});

type Mime = 'image/jpeg' | 'image/png' | 'image/bmp' | 'image/gif';

/** A picture's file; `quality` of a JPEG from 1 to 100. */
export async function encoded(picture: Picture, mime: Mime, quality = 85): Promise<Uint8Array> {
  const codec = defaultFormats.map((make) => make()).find((one) => one.mime === mime)!;
  const bitmap = { ...picture, data: Buffer.from(picture.data) };
  return new Uint8Array(
    await (codec.mime === 'image/jpeg' ? codec.encode(bitmap, { quality }) : codec.encode(bitmap as never)),
  );
}

/** A JPEG as a camera writes it: `taken` as `2020:06:05 09:30:00`, orientation 1 to 8. */
export function withExif(jpeg: Uint8Array, taken: string, orientation = 1): Uint8Array {
  const time = strToU8(`${taken}\0`);
  const tiff = new DataView(new ArrayBuffer(56 + time.length));
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.setUint16(at, tag);
    tiff.setUint16(at + 2, type);
    tiff.setUint32(at + 4, count);
    if (type === 3) tiff.setUint16(at + 8, value);
    else tiff.setUint32(at + 8, value);
  };
  // MM, 42, first directory at 8: its orientation and where the directory of the exposure stands.
  tiff.setUint32(0, 0x4d4d002a);
  tiff.setUint32(4, 8);
  tiff.setUint16(8, 2);
  entry(10, 0x0112, 3, 1, orientation);
  entry(22, 0x8769, 4, 1, 38);
  tiff.setUint16(38, 1);
  entry(40, 0x9003, 2, time.length, 56);
  const bytes = new Uint8Array(tiff.buffer);
  bytes.set(time, 56);
  const segment = [...strToU8('Exif\0\0'), ...bytes];
  const length = segment.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...segment, ...jpeg.subarray(2)]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const ZIP_DAY = new Date(2020, 5, 1);

/** A Word document of these paragraphs. */
export function docx(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('');
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(`${XML}${text}`)])), {
    mtime: ZIP_DAY,
  });
}

/** Text in GB18030 as Windows in Chinese writes it; characters of GBK alone. */
export function gb18030(text: string): Uint8Array {
  const codes = gbkCodes();
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes.get(character)!,
    ),
  );
}

/** Platforms read this encoding, but do not write it: so every pair of bytes is read once. */
function gbkCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return codes;
}
