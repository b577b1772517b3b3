/**
 * Text and pictures of .docx, from its parts: what Word's 字数统计 counts with 包括文本框、脚注和尾注, as it is by default.
 * Counted: text, also in fields, links, tables and text boxes, footnotes, endnotes. Not counted: headers, comments, codes
 * of fields, deleted and hidden text, the small letters above others (ruby), the numbers of lists.
 */
import type { PictureInside } from '../evidence';
import { FileError } from './problem';
import { readXml } from './xml';
import { readParts } from './zip';

export interface DocumentText {
  readonly text: string;
  readonly pictures: readonly PictureInside[];
}

interface Paragraph {
  text: string;
  /** What its pictures are called inside the package; two that are the same have one name. */
  readonly pictures: string[];
}

const WORD =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml|purl\.oclc\.org\/ooxml\/wordprocessingml)\/.*main$/;
const SKIPPED: ReadonlySet<string> = new Set(
  'pPr moveFrom del rt instrText delText delInstrText sectPr tblPr trPr tcPr'.split(' '),
);

/** Throws `FileError`: `unreadable`, `tooLarge`. */
export function docxText(bytes: Uint8Array): DocumentText {
  const parts = readParts(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  const main = [...relationsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')?.target;
  const body = parts.get(main ?? '');
  if (main === undefined || !body) throw new FileError('unreadable');
  const relations = relationsOf(parts, main);
  const paragraphs = paragraphsOf(body, relations);
  const notes = [...relations.values()].filter(({ type }) => type === 'footnotes' || type === 'endnotes');
  const all = [
    ...paragraphs,
    ...notes.flatMap(({ target }) => {
      const part = parts.get(target);
      return part ? paragraphsOf(part, relationsOf(parts, target)) : [];
    }),
  ];
  return { text: all.map(({ text }) => text).join('\n'), pictures: withCaptions(paragraphs) };
}

type Relations = ReadonlyMap<string, { readonly type: string; readonly target: string }>;

/** What a part refers to, by id: the last word of its type, its full name in the package. */
function relationsOf(parts: ReadonlyMap<string, Uint8Array>, part: string): Relations {
  const slash = part.lastIndexOf('/') + 1;
  const [folder, name] = [part.slice(0, slash), part.slice(slash)];
  const found = new Map<string, { type: string; target: string }>();
  const listed = parts.get(`${folder}_rels/${name}.rels`);
  if (!listed) return found;
  readXml(listed, {
    open: (tag, attribute) => {
      if (!tag.endsWith('Relationship') || attribute('TargetMode') === 'External') return;
      const target = attribute('Target');
      const path = (target.startsWith('/') ? target.slice(1) : folder + target).split('/');
      const full = path.reduce<string[]>(
        (sum, step) => (step === '..' ? sum.slice(0, -1) : step === '.' ? sum : [...sum, step]),
        [],
      );
      found.set(attribute('Id'), { type: attribute('Type').split('/').pop()!, target: full.join('/') });
    },
    close: () => undefined,
  });
  return found;
}

/** Text boxes follow the paragraph in which they are anchored. */
function paragraphsOf(part: Uint8Array, relations: Relations): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  /** One for the text, one for each text box that is open; whether its run is hidden. */
  const open: { paragraph: Paragraph; isHidden: boolean }[] = [];
  /** Of alternatives that are open: whether one has been taken. */
  const taken: boolean[] = [];
  let word = '';
  let isText = false;
  let skipped = 0;
  const begin = (): void => {
    open.push({ paragraph: { text: '', pictures: [] }, isHidden: false });
  };
  const cut = (): void => {
    const last = open.at(-1)!;
    paragraphs.push(last.paragraph);
    last.paragraph = { text: '', pictures: [] };
  };
  const write = (text: string): void => {
    const last = open.at(-1)!;
    if (!last.isHidden) last.paragraph.text += text;
  };
  const picture = (id: string): void => {
    const target = relations.get(id)?.target;
    if (target !== undefined) open.at(-1)!.paragraph.pictures.push(target);
  };
  begin();
  readXml(part, {
    open: (tag, attribute) => {
      const [prefix, local] = tag.includes(':') ? (tag.split(':') as [string, string]) : ['', tag];
      if (word === '') word = prefixOf(prefix, attribute);
      const isWord = `${prefix}:` === word;
      if (skipped > 0 || (isWord && SKIPPED.has(local)) || (local === 'Fallback' && taken.at(-1) === true)) {
        skipped++;
        return;
      }
      if (local === 'AlternateContent') taken.push(false);
      else if (local === 'Choice') {
        if (taken.at(-1) === true) skipped++;
        else taken[taken.length - 1] = true;
      } else if (local === 'blip') picture(attribute('r:embed'));
      else if (local === 'imagedata') picture(attribute('r:id'));
      if (!isWord) return;
      if (local === 't') isText = true;
      else if (local === 'txbxContent') begin();
      else if (local === 'r') open.at(-1)!.isHidden = false;
      else if (local === 'vanish') open.at(-1)!.isHidden = !/^(?:0|false|off)$/.test(attribute(`${prefix}:val`));
      else if (local === 'tab' || local === 'br' || local === 'cr') write('\n');
      else if (local === 'noBreakHyphen') write('-');
      else if (local === 'sym') write(String.fromCharCode(parseInt(attribute(`${prefix}:char`), 16) || 0x25a1));
    },
    close: (tag) => {
      if (skipped > 0) {
        skipped--;
        return;
      }
      if (tag.endsWith(':AlternateContent')) taken.pop();
      else if (tag === `${word}t`) isText = false;
      else if (tag === `${word}p`) cut();
      else if (tag === `${word}txbxContent` && open.length > 1) open.pop();
    },
    text: (text) => {
      if (isText && skipped === 0) write(text);
    },
  });
  return paragraphs;
}

/** The prefix, with its colon, that the root gives to the language of Word. */
function prefixOf(own: string, attribute: (name: string) => string): string {
  if (!WORD.test(attribute(own === '' ? 'xmlns' : `xmlns:${own}`))) throw new FileError('unreadable');
  return `${own}:`;
}

/**
 * What is written beside each picture: in its own paragraph, or in those behind it, as many as there are pictures in a
 * row, or one for all of them. '' where nothing is.
 */
function withCaptions(paragraphs: readonly Paragraph[]): PictureInside[] {
  const found: PictureInside[] = [];
  let waiting: string[] = [];
  let captions: string[] = [];
  const settle = (): void => {
    const shared = captions.length < waiting.length ? captions[0] : undefined;
    waiting.forEach((name, index) => found.push({ name, caption: shared ?? captions[index] ?? '' }));
    waiting = [];
    captions = [];
  };
  for (const { text, pictures } of paragraphs) {
    const caption = text.trim();
    if (pictures.length > 0) {
      if (captions.length > 0) settle();
      if (caption === '') waiting.push(...pictures);
      else {
        settle();
        found.push(...pictures.map((name) => ({ name, caption })));
      }
    } else if (caption !== '' && captions.length < waiting.length) captions.push(caption);
  }
  settle();
  return found;
}
