/** Text of .odt as Word counts it: notes and text boxes too, no comments, no deleted text, of ruby the base alone. */
import { FileError } from './problem';
import { readXml } from './xml';
import { readPart } from './zip';

const SKIPPED: ReadonlySet<string> = new Set([
  'office:annotation',
  'office:forms',
  'text:note-citation',
  'text:ruby-text',
  'text:tracked-changes',
  'text:sequence-decls',
]);
const BREAKS: ReadonlySet<string> = new Set([
  'text:line-break',
  'text:s',
  'text:tab',
  'text:note-body',
  'draw:text-box',
]);

/** Throws `FileError`: `unreadable` (also under a password), `tooLarge`. */
export function odtText(bytes: Uint8Array): string {
  const content = readPart(bytes, 'content.xml');
  const manifest = readPart(bytes, 'META-INF/manifest.xml');
  if (!content || (manifest && isEncrypted(manifest))) throw new FileError('unreadable');
  const texts: string[] = [];
  let paragraphs = 0;
  let skipped = 0;
  readXml(content, {
    open: (name) => {
      if (skipped > 0 || SKIPPED.has(name)) skipped++;
      else if (name === 'text:p' || name === 'text:h') paragraphs++;
      else if (BREAKS.has(name)) texts.push('\n');
    },
    close: (name) => {
      if (skipped > 0) skipped--;
      else if (name === 'text:p' || name === 'text:h') {
        paragraphs--;
        texts.push('\n');
      }
    },
    text: (text) => {
      if (paragraphs > 0 && skipped === 0) texts.push(text);
    },
  });
  return texts.join('');
}

function isEncrypted(manifest: Uint8Array): boolean {
  let is = false;
  readXml(manifest, {
    open: (name) => {
      if (name.endsWith(':encryption-data')) is = true;
    },
    close: () => undefined,
  });
  return is;
}
