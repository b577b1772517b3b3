/** Heights of rows in points, widths of columns in characters. */
import { widthInPoints } from '../../host/common';
import { STANDARD_WIDTH, uniform, type Size } from '../model';
import { forgetFiltered } from './filtered';
import { asNumber, asTruth, change, wrong, type Emulation, type Member, type Members, type Place } from './object';

/** Of more lines than that, the first tell. */
const MOST_LINES = 1_000;

/** Points as characters of 7 pixels with 5 pixels beside, 0.75 points each. */
const inCharacters = (points: number): number => (points / 0.75 - 5) / 7;

export function sizes(emulation: Emulation, { sheet, rect, axis }: Place): Members {
  const { model } = emulation;
  const lines = (of: 'row' | 'column'): Size[] => {
    const [first, count] = of === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
    return Array.from({ length: Math.min(count, MOST_LINES) }, (_, index) => model[of](sheet, first + index));
  };
  const resize = (of: 'row' | 'column', size: { points?: number | null; hidden?: boolean }): void =>
    change(emulation, sheet, () => {
      if (of === 'row') model.setRows(sheet, rect.row, rect.rows, size);
      else model.setColumns(sheet, rect.column, rect.columns, size as Partial<Size>);
    });
  const whole = (): 'row' | 'column' => axis ?? wrong('only of whole rows and columns');
  const standard = (of: 'row' | 'column'): Member => ({
    get: () => uniform(lines(of).map(({ points }) => of === 'row' || points === STANDARD_WIDTH)),
    set: (value) => {
      if (value !== true) wrong('UseStandard');
      resize(of, { points: of === 'row' ? null : STANDARD_WIDTH });
    },
  });
  return {
    RowHeight: {
      get: () => uniform(lines('row').map(({ points, hidden }) => (hidden ? 0 : points))),
      set: (value) => {
        const points = asNumber(value);
        if (points < 0 || points > 409.5) wrong('RowHeight');
        resize('row', { points, hidden: points === 0 });
      },
    },
    ColumnWidth: {
      get: () => uniform(lines('column').map(({ points, hidden }) => (hidden ? 0 : inCharacters(points)))),
      set: (value) => {
        const characters = asNumber(value);
        if (characters < 0 || characters > 255) wrong('ColumnWidth');
        resize('column', { points: widthInPoints(characters), hidden: characters === 0 });
      },
    },
    Hidden: {
      get: () => uniform(lines(whole()).map(({ hidden }) => hidden)),
      set: (value) => {
        resize(whole(), { hidden: asTruth(value) });
        if (value === false && whole() === 'row') forgetFiltered(emulation, sheet, rect);
      },
    },
    UseStandardHeight: standard('row'),
    UseStandardWidth: standard('column'),
    AutoFit: {
      call: () => {
        if (whole() !== 'row') wrong('AutoFit of columns is not modelled');
        resize('row', { points: null });
      },
    },
  };
}
