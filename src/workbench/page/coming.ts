import { newRibbon, type EmulatedExcel, type ExcelForPages } from '..';

/** What is known of an Excel before it has opened its workbook. */
export type KnownOfExcel = Pick<ExcelForPages, 'excelApi' | 'language' | 'theme' | 'showDialog' | 'sharedRuntime'>;

/** An Excel that is still opening its workbook: what the pages of the add-in ask of it waits until then. */
export interface ComingExcel extends ExcelForPages {
  readonly arrive: (excel: EmulatedExcel) => void;
}

/** `name` is that of the workbook. */
export function comingExcel(name: string, known: KnownOfExcel): ComingExcel {
  let arrive!: (excel: EmulatedExcel) => void;
  const excel = new Promise<EmulatedExcel>((resolve) => {
    arrive = resolve;
  });
  return {
    ...known,
    model: { name: () => name },
    ribbon: newRibbon(),
    answer: async (body) => (await excel).answer(body),
    onEvent: (sink) => {
      let stop: (() => void) | null = null;
      let isWanted = true;
      void excel.then((there) => {
        if (isWanted) stop = there.onEvent(sink);
      });
      return () => {
        isWanted = false;
        stop?.();
      };
    },
    arrive,
  };
}
