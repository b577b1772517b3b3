/** Heights of rows and widths of columns, many at once. */
import { asNumber, asRecord, type Emulation, type Place } from './object';
import { invalidArgument, notModelled } from './protocol';

type Axis = 'row' | 'column';
const HIDDEN = { row: 'rowHidden', column: 'columnHidden' } as const;
const POINTS = { row: 'rowHeight', column: 'columnWidth' } as const;

/** For each row or column what `options` asks for. */
export function getSizes({ model }: Emulation, { sheet, rect }: Place, axis: Axis, options: unknown): unknown {
  const { [HIDDEN[axis]]: hidden, format, ...rest } = asRecord(options);
  const { [POINTS[axis]]: points, ...others } = format === undefined ? {} : asRecord(format);
  const unknown = [...Object.keys(rest), ...Object.keys(others)][0];
  if (unknown !== undefined) {
    throw notModelled('Range', `Get${axis === 'row' ? 'Row' : 'Column'}Properties(${unknown})`);
  }
  const [first, count] = axis === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  return Array.from({ length: count }, (_, index) => {
    const size = model[axis](sheet, first + index);
    return {
      ...(hidden === true ? { [HIDDEN[axis]]: size.hidden } : {}),
      ...(points === true ? { format: { [POINTS[axis]]: size.hidden ? 0 : size.points } } : {}),
    };
  });
}

/** Setting a size shows what was hidden, as in Excel. */
export function setSizes({ model }: Emulation, { sheet, rect }: Place, axis: Axis, given: unknown): void {
  const [first, count] = axis === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  if (!Array.isArray(given) || given.length !== count) {
    throw invalidArgument();
  }
  given.forEach((entry, index) => {
    const { [HIDDEN[axis]]: hidden, format, ...rest } = asRecord(entry);
    const { [POINTS[axis]]: points, ...others } = format === undefined ? {} : asRecord(format);
    const unknown = [...Object.keys(rest), ...Object.keys(others)][0];
    if (unknown !== undefined) {
      throw notModelled('Range', `Set${axis === 'row' ? 'Row' : 'Column'}Properties(${unknown})`);
    }
    const size = {
      ...(points === undefined ? {} : { points: asNumber(points), hidden: false }),
      ...(hidden === undefined ? {} : { hidden: hidden === true }),
    };
    if (Object.keys(size).length > 0) {
      if (axis === 'row') {
        model.setRows(sheet, first + index, 1, size);
      } else {
        model.setColumns(sheet, first + index, 1, size);
      }
    }
  });
}
