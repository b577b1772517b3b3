/** The printed page. Twelve of its properties are points and texts, kept as the model has them. */
import { joinHeader, splitHeader, type HeaderPart } from '../../host/common';
import type { PrintSetup } from '../../host/port';
import { PLAIN_PAGE, type SheetId } from '../model';
import { asNumber, asText, change, wpsObject, wrong, type Emulation, type Member } from './object';

const POINTS_PER_INCH = 72;
const PAPER = { A4: 9, A3: 8 } as const;

type Page = Partial<PrintSetup> & Omit<Required<PrintSetup>, 'fitWidth' | 'titleRows'>;

export function pageSetupObject(emulation: Emulation, sheet: SheetId): object {
  const { model, unseen } = emulation;
  const setup = (): Page => ({ ...PLAIN_PAGE, ...model.printSetup(sheet) });
  const put = (next: Partial<PrintSetup>): void =>
    change(emulation, sheet, () => {
      model.setPrintSetup(sheet, next);
    });
  const without = (key: 'fitWidth' | 'titleRows'): void =>
    put(Object.fromEntries(Object.entries(setup()).filter(([name]) => name !== key)));
  const margin = (side: keyof typeof PLAIN_PAGE.margins): Member => ({
    get: () => setup().margins[side] * POINTS_PER_INCH,
    set: (value) => put({ ...setup(), margins: { ...setup().margins, [side]: asNumber(value) / POINTS_PER_INCH } }),
  });
  const text = (line: 'header' | 'footer', part: HeaderPart): Member => ({
    get: () => splitHeader(setup()[line])[part],
    set: (value) => put({ ...setup(), [line]: joinHeader({ ...splitHeader(setup()[line]), [part]: asText(value) }) }),
  });
  const wide = `${sheet} FitToPagesWide`;
  return wpsObject(emulation, 'PageSetup', {
    PaperSize: {
      get: () => PAPER[setup().paper],
      set: (value) =>
        put({ ...setup(), paper: value === PAPER.A3 ? 'A3' : value === PAPER.A4 ? 'A4' : wrong('paper') }),
    },
    Orientation: {
      get: () => (setup().landscape ? 2 : 1),
      set: (value) => put({ ...setup(), landscape: value === 2 || (value === 1 ? false : wrong('orientation')) }),
    },
    Zoom: {
      get: () => (setup().fitWidth === undefined ? 100 : false),
      set: (value) => {
        if (value === false) put({ ...setup(), fitWidth: setup().fitWidth ?? asNumber(unseen.get(wide) ?? 1) });
        else if (asNumber(value) === 100) without('fitWidth');
        else wrong('Zoom');
      },
    },
    FitToPagesWide: {
      get: () => setup().fitWidth ?? unseen.get(wide) ?? 1,
      set: (value) => {
        unseen.set(wide, asNumber(value));
        if (setup().fitWidth !== undefined) put({ ...setup(), fitWidth: asNumber(value) });
      },
    },
    FitToPagesTall: {
      get: () => unseen.get(`${sheet} FitToPagesTall`) ?? 1,
      set: (value) => void unseen.set(`${sheet} FitToPagesTall`, value),
    },
    PrintTitleRows: {
      get: () => {
        const rows = setup().titleRows;
        return rows === undefined ? '' : `$${rows[0] + 1}:$${rows[1] + 1}`;
      },
      set: (value) => {
        if (value === '') {
          without('titleRows');
          return;
        }
        const match = /^\$(\d+):\$(\d+)$/.exec(asText(value)) ?? wrong('PrintTitleRows');
        put({ ...setup(), titleRows: [Number(match[1]) - 1, Number(match[2]) - 1] });
      },
    },
    LeftMargin: margin('left'),
    RightMargin: margin('right'),
    TopMargin: margin('top'),
    BottomMargin: margin('bottom'),
    LeftHeader: text('header', 'left'),
    CenterHeader: text('header', 'center'),
    RightHeader: text('header', 'right'),
    LeftFooter: text('footer', 'left'),
    CenterFooter: text('footer', 'center'),
    RightFooter: text('footer', 'right'),
  });
}
