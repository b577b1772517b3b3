/** The printed page. */
import { joinHeader, lastRow, splitHeader, type HeaderPart } from '../../host/common';
import type { PrintSetup } from '../../host/port';
import { PLAIN_PAGE, type SheetId } from '../model';
import {
  asNumber,
  asRecord,
  asText,
  asWord,
  isHostObject,
  type Emulation,
  type HostObject,
  type Property,
} from './object';
import { parseAddress, WHOLE_SHEET } from './place';
import { accessDenied, notModelled } from './protocol';
import { rangeObject } from './range';

const POINTS_PER_INCH = 72;
const PAPER = { A4: 'A4', A3: 'A3' } as const;

type Page = Partial<PrintSetup> & Omit<Required<PrintSetup>, 'fitWidth' | 'titleRows'>;

export function pageLayoutObject(emulation: Emulation, sheet: SheetId): HostObject {
  const { model } = emulation;
  const setup = (): Page => ({ ...PLAIN_PAGE, ...model.printSetup(sheet) });
  const change = (to: Partial<PrintSetup>): void => {
    if (model.isProtected(sheet)) {
      throw accessDenied();
    }
    model.setPrintSetup(sheet, { ...setup(), ...to });
  };
  const margin = (side: keyof typeof PLAIN_PAGE.margins): Property => ({
    get: () => setup().margins[side] * POINTS_PER_INCH,
    set: (value) => change({ margins: { ...setup().margins, [side]: asNumber(value) / POINTS_PER_INCH } }),
  });
  return {
    type: 'PageLayout',
    properties: {
      PaperSize: { get: () => setup().paper, set: (value) => change({ paper: asWord(value, PAPER) }) },
      Orientation: {
        get: () => (setup().landscape ? 'Landscape' : 'Portrait'),
        set: (value) => change({ landscape: asWord(value, { Landscape: 'yes', Portrait: 'no' }) === 'yes' }),
      },
      Zoom: {
        get: () => (setup().fitWidth === undefined ? { scale: 100 } : { horizontalFitToPages: setup().fitWidth }),
        set: (value) => {
          const { horizontalFitToPages, scale } = asRecord(value);
          if (scale === undefined || horizontalFitToPages !== undefined) {
            change({ fitWidth: asNumber(horizontalFitToPages) });
          } else {
            // A page with a scale is one that nobody has fitted.
            change({});
            const { fitWidth, ...rest } = setup();
            model.setPrintSetup(sheet, fitWidth === undefined ? setup() : rest);
          }
        },
      },
      LeftMargin: margin('left'),
      RightMargin: margin('right'),
      TopMargin: margin('top'),
      BottomMargin: margin('bottom'),
    },
    parts: { HeadersFooters: () => headersFooters(setup, change) },
    methods: {
      SetPrintTitleRows: (given) => {
        const rect = isHostObject(given) && given.range ? given.range.rect : parseAddress(asText(given));
        change({ titleRows: [rect.row, lastRow(rect)] });
      },
      GetPrintTitleRowsOrNullObject: () => {
        const rows = setup().titleRows;
        const rect = rows && { ...WHOLE_SHEET, row: rows[0], rows: rows[1] - rows[0] + 1 };
        return rect === undefined ? null : rangeObject(emulation, { sheet, rect });
      },
    },
  };
}

function headersFooters(setup: () => Page, change: (to: Partial<PrintSetup>) => void): HostObject {
  const text = (place: 'header' | 'footer', part: HeaderPart): Property => ({
    get: () => splitHeader(setup()[place])[part],
    set: (value) => change({ [place]: joinHeader({ ...splitHeader(setup()[place]), [part]: asText(value) }) }),
  });
  return {
    type: 'HeaderFooterGroup',
    properties: {
      State: {
        get: () => 'Default',
        set: (value) => {
          if (value !== 'Default') throw notModelled('HeaderFooterGroup', `State(${String(value)})`);
        },
      },
    },
    parts: {
      DefaultForAllPages: () => ({
        type: 'HeaderFooter',
        properties: {
          LeftHeader: text('header', 'left'),
          CenterHeader: text('header', 'center'),
          RightHeader: text('header', 'right'),
          LeftFooter: text('footer', 'left'),
          CenterFooter: text('footer', 'center'),
          RightFooter: text('footer', 'right'),
        },
      }),
    },
  };
}
