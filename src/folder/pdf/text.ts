/** The text that the pages of a .pdf show. Source: ISO 32000-1, 8.4, 9.4 and 14.6. */
import { FileError } from '../problem';
import { isNamed, readPdf, type PdfFile } from './file';
import { fontOf, type Font } from './fonts';
import { isWhite, readerOf, type PdfObject } from './syntax';

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix =>
  [
    ...[a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j],
    ...[e * g + f * i + k, e * h + f * j + l],
  ] as unknown as Matrix;

/** Pages and drawings in drawings; more is an attack. */
const DEEPEST = 20;
const MOST_DRAWINGS = 20_000;
/** One glyph in fifty may be a mark whose character the file does not tell. */
const UNKNOWN = 0.02;

/**
 * Headers, footers and page numbers only where the file does not mark them as such. Throws `FileError`: `unreadable`
 * (damaged, under a password), `tooLarge`, `noText` (a scan, or characters without their meaning).
 */
export function pdfText(bytes: Uint8Array): string {
  const file = readPdf(bytes);
  const page = writer();
  const fonts = new Map<PdfObject, Font>();
  let drawings = 0;
  const show = (content: Uint8Array, resources: PdfObject, matrix: Matrix, depth: number): void => {
    if (depth > DEEPEST || ++drawings > MOST_DRAWINGS) throw new FileError('tooLarge');
    readContent(content, matrix, page, {
      font: (name) => {
        const dict = file.get(file.get(resources, 'Font'), name);
        const known = fonts.get(dict);
        if (known || dict === null) return known ?? null;
        const font = fontOf(file, dict);
        fonts.set(dict, font);
        return font;
      },
      drawing: (name, current) => {
        const form = file.get(file.get(resources, 'XObject'), name);
        if (!isNamed(file.get(form, 'Subtype'), 'Form')) return;
        const inside = file.stream(form);
        const own = numbersOf(file, file.get(form, 'Matrix'));
        const turned = own.length === 6 ? times(own as unknown as Matrix, current) : current;
        if (inside) show(inside, file.get(form, 'Resources') ?? resources, turned, depth + 1);
      },
    });
  };
  forPages(file, file.get(file.root, 'Pages'), null, new Set(), (own, resources) => {
    page.cut();
    const contents = file.get(own, 'Contents');
    const parts = typeof contents === 'object' && contents?.is === 'list' ? contents.items : [contents];
    show(joined(parts.map((part) => file.stream(part) ?? new Uint8Array())), resources, SAME, 0);
  });
  const { text, glyphs, unknown } = page.written();
  if (glyphs === 0 || unknown > UNKNOWN * glyphs) throw new FileError('noText');
  return text;
}

function forPages(
  file: PdfFile,
  node: PdfObject,
  inherited: PdfObject,
  seen: Set<PdfObject>,
  visit: (page: PdfObject, resources: PdfObject) => void,
): void {
  if (node === null || seen.has(node) || seen.size > 100_000) return;
  seen.add(node);
  const resources = file.get(node, 'Resources') ?? inherited;
  const kids = file.get(node, 'Kids');
  if (typeof kids === 'object' && kids?.is === 'list')
    for (const kid of kids.items) forPages(file, file.resolve(kid), resources, seen, visit);
  else visit(node, resources);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length + 1, 0)).fill(32);
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length + 1;
  }, 0);
  return all;
}

const numbersOf = (file: PdfFile, list: PdfObject): number[] =>
  typeof list === 'object' && list?.is === 'list' ? list.items.map((item) => Number(file.resolve(item))) : [];

interface Writer {
  /** One glyph from one place to another, in a size, all on the page. */
  put(text: string, from: readonly [number, number], to: readonly [number, number], size: number): void;
  unknown(): void;
  cut(): void;
  written(): { readonly text: string; readonly glyphs: number; readonly unknown: number };
}

/** Puts glyphs together: what stands apart gets a blank between, what stands on another line a break. */
function writer(): Writer {
  const parts: string[] = [];
  let [glyphs, unknown] = [0, 0];
  let last: readonly [number, number] | null = null;
  return {
    put: (text, from, to, size) => {
      if (last) {
        const [gap, rise] = [from[0] - last[0], from[1] - last[1]];
        if (Math.abs(rise) > 0.5 * size) parts.push('\n');
        else if (gap > 0.2 * size || gap < -0.5 * size) parts.push(' ');
      }
      parts.push(text);
      if (text.trim() !== '') glyphs++;
      last = to;
    },
    unknown: () => {
      unknown++;
    },
    cut: () => {
      parts.push('\n');
      last = null;
    },
    written: () => ({ text: parts.join(''), glyphs, unknown }),
  };
}

interface Means {
  font(name: string): Font | null;
  drawing(name: string, current: Matrix): void;
}

interface State {
  readonly matrix: Matrix;
  readonly font: Font | null;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
}

function readContent(content: Uint8Array, matrix: Matrix, page: Writer, means: Means): void {
  const reader = readerOf(content);
  const saved: State[] = [];
  /** Whether the parts that are open are no text of the document: headers, page numbers. */
  const artifacts: boolean[] = [];
  let open = 0;
  let state: State = { matrix, font: null, size: 0, spacing: 0, wordSpacing: 0, scale: 1, leading: 0 };
  let [line, text]: [Matrix, Matrix] = [SAME, SAME];
  let stack: PdfObject[] = [];
  const number = (at: number): number => (typeof stack[at] === 'number' ? stack[at] : 0);
  const move = (x: number, y: number): void => {
    line = text = times([1, 0, 0, 1, x, y], line);
  };
  const advance = (x: number): void => {
    text = times([1, 0, 0, 1, x, 0], text);
  };
  const show = (bytes: string): void => {
    for (const glyph of state.font?.(bytes) ?? []) {
      const from = times(text, state.matrix);
      const size = state.size * Math.hypot(from[2], from[3]);
      const width = (glyph.width / 1000) * state.size;
      advance(width * state.scale);
      const to = times(text, state.matrix);
      advance((state.spacing + (glyph.isBlank ? state.wordSpacing : 0)) * state.scale);
      if (open > 0) continue;
      if (glyph.text === null) page.unknown();
      page.put(glyph.text ?? '\u25a1', [from[4], from[5]], [to[4], to[5]], size);
    }
  };
  const showOperand = (operand: PdfObject | undefined): void => {
    if (typeof operand === 'object' && operand?.is === 'text') show(operand.bytes);
  };
  const nameAt = (at: number): string => {
    const operand = stack[at];
    return typeof operand === 'object' && operand?.is === 'name' ? operand.name : '';
  };
  const nextLine = (): void => {
    move(0, -state.leading);
  };
  const operators: Readonly<Record<string, () => void>> = {
    q: () => saved.push(state),
    Q: () => (state = saved.pop() ?? state),
    cm: () => (state = { ...state, matrix: times(stack.map(Number) as unknown as Matrix, state.matrix) }),
    BT: () => (line = text = SAME),
    Tf: () => (state = { ...state, font: means.font(nameAt(0)), size: number(1) }),
    Tc: () => (state = { ...state, spacing: number(0) }),
    Tw: () => (state = { ...state, wordSpacing: number(0) }),
    Tz: () => (state = { ...state, scale: number(0) / 100 }),
    TL: () => (state = { ...state, leading: number(0) }),
    Td: () => {
      move(number(0), number(1));
    },
    TD: () => {
      state = { ...state, leading: -number(1) };
      move(number(0), number(1));
    },
    Tm: () => (line = text = stack.map(Number) as unknown as Matrix),
    'T*': nextLine,
    Tj: () => {
      showOperand(stack[0]);
    },
    "'": () => {
      nextLine();
      showOperand(stack[0]);
    },
    '"': () => {
      state = { ...state, wordSpacing: number(0), spacing: number(1) };
      nextLine();
      showOperand(stack[2]);
    },
    TJ: () => {
      const [list] = stack;
      for (const item of typeof list === 'object' && list?.is === 'list' ? list.items : []) {
        if (typeof item === 'number') advance((-item / 1000) * state.size * state.scale);
        else showOperand(item);
      }
    },
    Do: () => {
      if (open === 0) means.drawing(nameAt(0), state.matrix);
    },
    BMC: () => {
      mark();
    },
    BDC: () => {
      mark();
    },
    EMC: () => {
      if (artifacts.pop()) open--;
    },
    ID: () => {
      skipImage();
    },
  };
  const mark = (): void => {
    artifacts.push(nameAt(0) === 'Artifact');
    if (artifacts.at(-1)) open++;
  };
  /** A picture among the operators ends with EI that stands alone. */
  const skipImage = (): void => {
    for (let at = reader.at + 1; at < content.length; at++) {
      const isEnd = content[at] === 0x45 && content[at + 1] === 0x49 && isWhite(content[at - 1]);
      if (isEnd && (at + 2 >= content.length || isWhite(content[at + 2]))) {
        reader.at = at + 2;
        return;
      }
    }
    reader.at = content.length;
  };
  for (let item = reader.next(); item !== undefined; item = reader.next()) {
    if (typeof item === 'object' && item?.is === 'operator') {
      if (Object.hasOwn(operators, item.word)) operators[item.word]!();
      stack = [];
    } else stack.push(item);
  }
}
