/** The genuine office.js over an emulated Excel. */
import { EmulatedExcel, nativeBridge, type ExcelOptions, type WorkbookModel } from '../../../../src/workbench';

interface Page {
  loadOfficeJs: () => void;
  _richApiNativeBridge: unknown;
  Office: object;
}

let current: EmulatedExcel | null = null;
let isLoaded = false;

function load(): void {
  const page = globalThis as unknown as Page;
  page._richApiNativeBridge = nativeBridge(() => current!);
  page.loadOfficeJs();
  // In a page, the loader makes this out of what Excel tells about itself.
  page.Office = Object.create(page.Office, {
    context: {
      value: {
        requirements: { isSetSupported: (set: string, version?: string) => current!.isSetSupported(set, version) },
        platform: 'PC',
      },
    },
  }) as object;
}

/** Excel with a workbook, to which office.js talks from now on. */
export function openInExcel(model: WorkbookModel, options: ExcelOptions = {}): EmulatedExcel {
  current = new EmulatedExcel(model, options);
  if (!isLoaded) {
    load();
    isLoaded = true;
  }
  return current;
}
