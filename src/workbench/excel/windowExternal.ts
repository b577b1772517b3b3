/**
 * How office.js in a page talks to Excel for Windows: over `window.external`. Defined before the genuine loader runs,
 * it makes `Office.onReady` answer Excel on a PC.
 */
import { pageDialog, type DialogRequest, type ShowDialog } from './dialogs';
import type { Language } from './emulatedExcel';
import type { HostEvent } from './events';
import type { RequestBody, ResponseBody } from './protocol';
import type { Ribbon } from './ribbon';
import { answerOfRuntime, type SharedRuntime } from './sharedRuntime';
import { themeInfo, type Theme } from './theme';

/** What the pages of the add-in need of an Excel. They ask at once for everything but answers and events. */
export interface ExcelForPages {
  readonly excelApi: string;
  readonly language: Language;
  readonly theme: Theme;
  readonly showDialog: ShowDialog | undefined;
  readonly ribbon: Ribbon;
  /** Without it, the functions of the ribbon have a page of their own. */
  readonly sharedRuntime: SharedRuntime | undefined;
  readonly model: { name(): string };
  answer(body: RequestBody): Promise<ResponseBody>;
  /** Returns the way to stop listening. */
  onEvent(sink: (event: HostEvent) => void): () => void;
}

/** An array as Visual Basic hands it over. */
interface SafeArray {
  toArray: () => readonly unknown[];
  dimensions: () => number;
}

const safeArray = (values: readonly unknown[]): SafeArray => ({ toArray: () => values, dimensions: () => 1 });

/** Numbers of the calls of `Execute`: a request, and that a function of the ribbon is done. */
const EXECUTE_REQUEST = 93;
const COMMAND_DONE = 94;
/** Numbers of the events of `RegisterEvent`. */
const DIALOG_EVENT = 10;
const RICH_API_EVENT = 33;
const COMMAND_EVENT = 39;
/** Where in the message of a request its body stands. */
const BODY = 4;
const NOT_SUPPORTED = 5001;
const EVENT_CATEGORY = 65_536;

type Handler = (id: number, message: SafeArray) => void;

export interface WindowExternal {
  GetHostInfo: () => string;
  GetContext: () => Readonly<Record<string, () => unknown>>;
  GetLoggingAllowed: () => boolean;
  RegisterEvent: (id: number, target: string, handler: Handler, done: (status: number) => void) => void;
  UnregisterEvent: (id: number, target: string, done: (status: number) => void) => void;
  Execute: (id: number, parameters: readonly unknown[], done: (answer: SafeArray | number) => void) => void;
  /** Only in the page of a dialog. */
  MessageParent?: (text: string) => void;
}

/** Windows' numbers of languages. */
const LANGUAGE_NUMBERS: Readonly<Record<Language, number>> = { 'zh-CN': 2052, 'en-US': 1033 };

/** Flags: one of the public, and one whose pane and functions share a page. */
const PUBLIC = 16;
const SHARED = 1;

const hostInfo = ({ language, sharedRuntime }: ExcelForPages, dialog: 'isDialog' | ''): string =>
  `Excel$Win32$16.01$${language}$emulated$${dialog}$disableLogging$${PUBLIC + (sharedRuntime ? SHARED : 0)}`;

/** Which page of the add-in: `commands` is that of the functions, where the pane does not share its own with them. */
type Page = 'pane' | 'commands' | 'dialog';

/** For one page of the add-in. */
export function windowExternal(excel: ExcelForPages, page: Page = 'pane'): WindowExternal {
  const { ribbon, sharedRuntime } = excel;
  const hasFunctions = page === (sharedRuntime ? 'pane' : 'commands');
  const context = contextOf(excel);
  const dialog = pageDialog(excel.showDialog, hostInfo(excel, 'isDialog'));
  const handlers = new Map<number, Handler>();
  /** Excel tells events later, never from within a call. */
  const tell = (id: number, message: readonly unknown[]): void => {
    setTimeout(() => handlers.get(id)?.(id, safeArray(message)), 0);
  };
  let stop: (() => void) | null = null;
  return {
    GetHostInfo: () => hostInfo(excel, ''),
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    RegisterEvent: (id, target, handler, done) => {
      if (id === DIALOG_EVENT) {
        const status = dialog.open(target, (event) => tell(DIALOG_EVENT, event));
        if (status === 0) handlers.set(id, handler);
        done(status);
        return;
      }
      handlers.set(id, handler);
      if (id === RICH_API_EVENT) {
        stop ??= excel.onEvent((event) => {
          const entry = [EVENT_CATEGORY, event.type, event.target, JSON.stringify(event.details), '', false];
          tell(RICH_API_EVENT, [safeArray(entry)]);
        });
      }
      done(0);
    },
    UnregisterEvent: (id, _target, done) => {
      handlers.delete(id);
      if (id === DIALOG_EVENT) dialog.close();
      if (id === RICH_API_EVENT) {
        stop?.();
        stop = null;
      }
      done(0);
    },
    Execute: (id, parameters, done) => {
      if (id === EXECUTE_REQUEST) {
        const message = parameters[0] as readonly unknown[];
        const body = JSON.parse(String(message[BODY])) as RequestBody;
        if (hasFunctions && isReady(body)) {
          const run = (command: string, name: string): void => tell(COMMAND_EVENT, [command, name, '{"source":{}}']);
          ribbon.connect(run, sharedRuntime ? 'shared' : 'own');
        }
        const ofRuntime = sharedRuntime ? answerOfRuntime(body, sharedRuntime, ribbon) : null;
        void (ofRuntime ? Promise.resolve(ofRuntime) : excel.answer(body)).then((response) =>
          done(safeArray([0, safeArray([200, [], JSON.stringify(response)])])),
        );
        return;
      }
      if (id === COMMAND_DONE) ribbon.done(String(parameters[0]), Number(parameters[1]));
      setTimeout(() => done(id === COMMAND_DONE ? 0 : NOT_SUPPORTED), 0);
    },
  };
}

/** For the page that a dialog shows. */
export function dialogExternal(excel: ExcelForPages, dialog: DialogRequest): WindowExternal {
  return {
    ...windowExternal(excel, 'dialog'),
    GetHostInfo: () => hostInfo(excel, 'isDialog'),
    MessageParent: dialog.message,
  };
}

/** What comes with a page that is shared, as in Excel LTSC 2021. */
const SHARED_SETS = { SharedRuntime: '1.1', RibbonApi: '1.1' };

/** Whether office.js tells that the functions of the page can be called. */
const isReady = ({ Actions }: RequestBody): boolean => Actions.some(({ Name }) => Name === 'NotifyActionHandlerReady');

function contextOf(excel: ExcelForPages): Readonly<Record<string, () => unknown>> {
  const language = LANGUAGE_NUMBERS[excel.language];
  const requirementSets = { ExcelApi: excel.excelApi, RichApiRuntimeFlag: '1.2', DialogApi: '1.2' };
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'emulated-addin',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => language,
    GetAppDataLocale: () => language,
    GetDocUrl: () => `C:\\${excel.model.name()}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'c',
    GetInstanceId: () => 'i',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify({ ...requirementSets, ...(excel.sharedRuntime && SHARED_SETS) }),
    GetHostCustomMessage: () => 0,
    GetHostFullVersion: () => '16.0.15407.10000',
    GetInitialDisplayMode: () => 0,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () => themeInfo(excel.theme),
  };
}
