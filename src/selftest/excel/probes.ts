/// <reference types="office-js" />
/** What Excel tells about itself. */
import type { Probes } from '../target';

const EXCEL_API = 20;
const OTHER_SETS: readonly (readonly [string, string])[] = [
  ['ExcelApiOnline', '1.1'],
  ['ExcelApiDesktop', '1.1'],
  ['DialogApi', '1.1'],
  ['DialogApi', '1.2'],
  ['DialogOrigin', '1.1'],
  ['RibbonApi', '1.1'],
  ['SharedRuntime', '1.1'],
  ['AddinCommands', '1.1'],
  ['File', '1.1'],
  ['OpenBrowserWindowApi', '1.1'],
];

/** What the host uses beyond the floor, and what it might use: by class of office.js. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Application: ['suspendScreenUpdatingUntilNextSync', 'createWorkbook'],
  Workbook: ['protection', 'names', 'comments'],
  WorksheetCollection: ['onChanged', 'getItemOrNullObject'],
  Worksheet: ['copy', 'pageLayout', 'freezePanes', 'autoFilter', 'tabColor', 'protection', 'notes', 'shapes'],
  Range: [
    ...['getMergedAreasOrNullObject', 'getCellProperties', 'setCellProperties', 'getRowProperties', 'valuesAsJson'],
    ...['getColumnProperties', 'copyFrom', 'dataValidation', 'conditionalFormats', 'hyperlink', 'valueTypes'],
  ],
  ConditionalFormat: ['customOrNullObject', 'getRangeOrNullObject', 'changeRuleToCustom'],
  PageLayout: ['setPrintTitleRows', 'getPrintTitleRowsOrNullObject', 'zoom', 'headersFooters'],
  WorksheetFreezePanes: ['freezeAt', 'getLocationOrNullObject'],
};

type Loose = Readonly<Record<string, unknown>>;

function asked(ask: () => unknown): string | number | boolean | null {
  try {
    const value = ask();
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  } catch {
    return null;
  }
}

const isSupported = (set: string, version: string): boolean =>
  asked(() => Office.context.requirements.isSetSupported(set, version)) === true;

export function probeExcel(): Probes {
  const sets: [string, string][] = Array.from({ length: EXCEL_API }, (_, index) => ['ExcelApi', `1.${index + 1}`]);
  const members: Record<string, string> = {};
  for (const [name, list] of Object.entries(MEMBERS)) {
    const kind = (Excel as unknown as Loose)[name] as { prototype?: object } | undefined;
    for (const member of list) {
      members[`${name}.${member}`] = kind?.prototype !== undefined && member in kind.prototype ? 'present' : 'missing';
    }
  }
  const executor = (OfficeExtension.ClientRequestContext.prototype as unknown as Loose)['syncPrivate'];
  members['ClientRequestContext.syncPrivate'] = executor === undefined ? 'missing' : 'present';
  const { context } = Office;
  return {
    application: {
      host: asked(() => context.diagnostics.host),
      version: asked(() => context.diagnostics.version),
      platform: asked(() => context.diagnostics.platform) ?? asked(() => context.platform),
      displayLanguage: asked(() => context.displayLanguage),
      contentLanguage: asked(() => context.contentLanguage),
      touch: asked(() => context.touchEnabled),
      theme: asked(() => context.officeTheme.bodyBackgroundColor),
    },
    requirements: [...sets, ...OTHER_SETS]
      .filter(([set, version]) => isSupported(set, version))
      .map((set) => set.join(' ')),
    members,
  };
}
