/** Univer's spreadsheet in a page: what it is made of, and opening a workbook in it. */
import {
  ICommandService,
  IUniverInstanceService,
  LocaleService,
  LocaleType,
  LogLevel,
  ThemeService,
  Univer,
  UniverInstanceType,
  type IDisposable,
  type Injector,
  type IWorkbookData,
  type Plugin,
  type PluginCtor,
  type Workbook,
} from '@univerjs/core';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import {
  AddRangeProtectionFromSheetBarCommand,
  AddRangeProtectionFromToolbarCommand,
  ChangeSheetProtectionFromSheetBarCommand,
  DeleteWorksheetProtectionFormSheetBarCommand,
  RegisterOtherFormulaService,
  UniverSheetsCorePreset,
  ViewSheetPermissionFromSheetBarCommand,
} from '@univerjs/preset-sheets-core';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsConditionalFormattingUIPlugin } from '@univerjs/sheets-conditional-formatting-ui';
import { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import { UniverSheetsDataValidationUIPlugin } from '@univerjs/sheets-data-validation-ui';
import { UniverSheetsHyperLinkPlugin } from '@univerjs/sheets-hyper-link';
import { UniverSheetsHyperLinkUIPlugin } from '@univerjs/sheets-hyper-link-ui';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNoteUIPlugin } from '@univerjs/sheets-note-ui';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/sheets-conditional-formatting-ui/lib/index.css';
import '@univerjs/sheets-data-validation-ui/lib/index.css';
import '@univerjs/sheets-hyper-link-ui/lib/index.css';
import '@univerjs/sheets-note-ui/lib/index.css';
import type { WorkbookContents } from '../../host/common';
import { fontChoice } from './fonts';
import { followLinks } from './followLinks';
import { newGuard } from './guard';
import { hasten, hastenFormulas } from './hastening';
import { registerKeeping } from './kept';
import { zhCN } from './locales/zhCN';
import { registerPainting } from './painting';
import { letRulesBe } from './shifting';
import { toSnapshot } from './snapshot';
import { validateWhatIsShown } from './validating';
import { univerWorkbook, type UniverWorkbook } from './workbook';

export interface SpreadsheetOptions {
  readonly locale: 'zh-CN' | 'en-US';
  readonly dark: boolean;
}

export interface Spreadsheet {
  /** In place of the workbook that was open, which is disposed of. */
  open(contents: WorkbookContents): UniverWorkbook;
  setDark(dark: boolean): void;
  dispose(): void;
}

/** Univer protects for users who sign in; here sheets are protected as in Excel, by the file. */
const HIDDEN_MENUS = Object.fromEntries(
  [
    'sheet.contextMenu.permission',
    AddRangeProtectionFromToolbarCommand.id,
    AddRangeProtectionFromSheetBarCommand.id,
    DeleteWorksheetProtectionFormSheetBarCommand.id,
    ChangeSheetProtectionFromSheetBarCommand.id,
    ViewSheetPermissionFromSheetBarCommand.id,
  ].map((id) => [id, { hidden: true }]),
);

/** Fills the element, which needs a height of its own. */
export function startSpreadsheet(container: HTMLElement, options: SpreadsheetOptions): Spreadsheet {
  hasten();
  letRulesBe();
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: zhCN },
    darkMode: options.dark,
    logLevel: LogLevel.WARN,
    logCommandExecution: false,
  });
  const injector = univer.__getInjector();
  const guard = newGuard(injector);
  const core = UniverSheetsCorePreset({
    container,
    menu: HIDDEN_MENUS,
    customFontFamily: { override: true, list: fontChoice() },
    // As in Excel a row's look goes over a column's.
    sheets: { isRowStylePrecedeColumnStyle: true, disableForceStringAlert: true, disableForceStringMark: true },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  for (const plugin of core.plugins) {
    if (Array.isArray(plugin)) {
      univer.registerPlugin(...plugin);
    } else {
      univer.registerPlugin(plugin);
    }
  }
  const features: readonly PluginCtor<Plugin>[] = [
    UniverSheetsNotePlugin,
    UniverSheetsNoteUIPlugin,
    UniverSheetsConditionalFormattingPlugin,
    UniverSheetsConditionalFormattingUIPlugin,
    UniverDataValidationPlugin,
    UniverSheetsDataValidationPlugin,
    UniverSheetsDataValidationUIPlugin,
    UniverSheetsHyperLinkPlugin,
    UniverSheetsHyperLinkUIPlugin,
  ];
  features.forEach((plugin) => {
    univer.registerPlugin(plugin);
  });

  hastenFormulas(injector);
  colourWhenIdle(injector);
  if (options.locale === 'en-US') {
    void speakEnglish(injector.get(LocaleService));
  }
  let open: { readonly unitId: string; readonly model: UniverWorkbook; readonly links: IDisposable } | null = null;
  let opened = 0;
  const close = (): void => {
    open?.links.dispose();
    open?.model.dispose();
    injector.get(IUniverInstanceService).disposeUnit(open?.unitId ?? '');
    open = null;
  };

  return {
    open: (contents) => {
      close();
      const unitId = `workbook-${++opened}`;
      const workbook = univer.createUnit<IWorkbookData, Workbook>(
        UniverInstanceType.UNIVER_SHEET,
        toSnapshot(contents, unitId),
      );
      if (opened === 1) {
        registerKeeping(injector.get(ICommandService));
        registerPainting(injector.get(ICommandService));
        validateWhatIsShown(injector);
      }
      const model = univerWorkbook(injector, workbook, contents, guard);
      open = { unitId, model, links: followLinks(injector, workbook, container, model) };
      return model;
    },
    setDark: (dark) => {
      injector.get(ThemeService).setDarkMode(dark);
    },
    dispose: () => {
      close();
      univer.dispose();
    },
  };
}

/** Milliseconds after which conditional formats are calculated even if the page is never idle. */
const COLOUR_AT_LAST = 3_000;

/**
 * Univer calculates all conditional formats as soon as a workbook is there, for half a second on the thread that the
 * pane needs then: for the first workbook that waits until the page has nothing else to do.
 */
function colourWhenIdle(injector: Injector): void {
  const { calculateStarted$ } = injector.get(RegisterOtherFormulaService);
  const start = calculateStarted$.next.bind(calculateStarted$);
  calculateStarted$.next = (isStarted) => {
    calculateStarted$.next = start;
    const work = (): void => {
      start(isStarted);
    };
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: COLOUR_AT_LAST });
    else setTimeout(work, COLOUR_AT_LAST);
  };
}

/** The words of other languages are fetched by those who want them. */
async function speakEnglish(words: LocaleService): Promise<void> {
  const { enUS } = await import('./locales/enUS');
  words.load({ [LocaleType.EN_US]: enUS });
  words.setLocale(LocaleType.EN_US);
}
