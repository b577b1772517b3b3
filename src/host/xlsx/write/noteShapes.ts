/**
 * The boxes of notes: a drawing in VML, which Excel still wants for every note. Such drawings are not always
 * well-formed (Excel itself leaves `<br>` open), so they are changed by their text alone.
 */
import { lastColumn, MAX_COLUMNS, MAX_ROWS } from '../../common';
import { localName, tagEnd, tagName } from '../xml/elements';

const V = 'urn:schemas-microsoft-com:vml';
const O = 'urn:schemas-microsoft-com:office:office';
const X = 'urn:schemas-microsoft-com:office:excel';

const SHAPE_TYPE =
  `<v:shapetype xmlns:v="${V}" xmlns:o="${O}" id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** A drawing without shapes. */
export const BLANK_DRAWING =
  `<xml xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}">` +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';

/** The drawing with a box for a note on a cell; as it is when there is one. */
export function withNoteShape(drawing: string, row: number, column: number, text: string): string {
  if (findNoteShape(drawing, row, column) !== null) {
    return drawing;
  }
  const ids = [...drawing.matchAll(/_x0000_s(\d+)/g)].map(([, id]) => Number(id));
  const id = Math.max(1024, ...ids) + 1;
  const type = drawing.includes('"_x0000_t202"') ? '' : SHAPE_TYPE;
  const end = drawing.lastIndexOf('</');
  return drawing.slice(0, end) + type + shapeXml(id, row, column, text) + drawing.slice(end);
}

/** The drawing without the box of a cell's note. */
export function withoutNoteShape(drawing: string, row: number, column: number): string {
  const shape = findNoteShape(drawing, row, column);
  return shape === null ? drawing : drawing.slice(0, shape.start) + drawing.slice(shape.end);
}

function findNoteShape(drawing: string, row: number, column: number): { start: number; end: number } | null {
  for (const shape of shapes(drawing)) {
    const text = drawing.slice(shape.start, shape.end);
    const number = (name: string): number =>
      Number(new RegExp(`<(?:[\\w.-]+:)?${name}>\\s*(\\d+)`).exec(text)?.[1] ?? -1);
    if (text.includes('"Note"') && number('Row') === row && number('Column') === column) {
      return shape;
    }
  }
  return null;
}

/** Where the shapes stand; shapes do not stand within shapes. */
function* shapes(drawing: string): Generator<{ start: number; end: number }> {
  let open = -1;
  for (let at = drawing.indexOf('<'); at >= 0; at = drawing.indexOf('<', at + 1)) {
    const isClose = drawing.charAt(at + 1) === '/';
    if (localName(tagName(drawing, isClose ? at + 1 : at)) !== 'shape') {
      continue;
    }
    if (!isClose) {
      open = at;
    } else if (open >= 0) {
      yield { start: open, end: tagEnd(drawing, at) };
      open = -1;
    }
  }
}

/** Characters of a line and lines of a box, roughly: enough to read most notes without resizing. */
const LINE = 18;
const ROWS = { least: 4, most: 20 };

function shapeXml(id: number, row: number, column: number, text: string): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 1);
  const box = { row: Math.min(row, MAX_ROWS - 2), column: Math.min(column + 1, MAX_COLUMNS - 5), rows: 0, columns: 4 };
  const bottom = Math.min(box.row + Math.min(ROWS.most, Math.max(ROWS.least, lines)), MAX_ROWS - 1);
  const anchor = [box.column, 15, box.row, 2, lastColumn(box), 15, bottom, 4].join(', ');
  return (
    `<v:shape xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}" id="_x0000_s${id}" type="#_x0000_t202" ` +
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:160pt;height:80pt;z-index:1;visibility:hidden" ' +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
