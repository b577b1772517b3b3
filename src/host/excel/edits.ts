/// <reference types="office-js" />
/** What Excel tells of edits: of cells, and of sheets that came, went, or have another name or place. */
import { inExcel } from './session';

/** A sheet as a whole. Excel does not say whether an add-in did it. */
export interface TabEdit {
  readonly id: string;
  readonly isGone: boolean;
}

/** Returns the way to stop. Where Excel takes no listener, nothing is ever told. */
export function listenToEdits(
  onCells: (edit: Excel.WorksheetChangedEventArgs) => Promise<void>,
  onTab: (edit: TabEdit) => Promise<void>,
): () => void {
  const there = async ({ worksheetId }: { readonly worksheetId: string }): Promise<void> =>
    onTab({ id: worksheetId, isGone: false });
  const registered = inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const handlers: { remove(): void; readonly context: OfficeExtension.ClientRequestContext }[] = [
      worksheets.onChanged.add(onCells),
      worksheets.onAdded.add(there),
      worksheets.onDeleted.add(async ({ worksheetId }) => onTab({ id: worksheetId, isGone: true })),
      // The office.js that is shipped knows these on the web alone.
      ...(hasOnlineEvents() ? [worksheets.onNameChanged.add(there), worksheets.onMoved.add(there)] : []),
    ];
    await context.sync();
    return handlers;
  }).catch(() => []);
  return () => {
    void registered.then(([first, ...others]) =>
      first === undefined
        ? undefined
        : Excel.run(first.context, async (context) => {
            [first, ...others].forEach((handler) => {
              handler.remove();
            });
            await context.sync();
          }).catch(() => undefined),
    );
  };
}

const hasOnlineEvents = (): boolean => Office.context.requirements.isSetSupported('ExcelApiOnline', '1.1');
