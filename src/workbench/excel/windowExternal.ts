/**
 * How office.js in a page talks to Excel for Windows: over `window.external`. Defined before the genuine loader runs,
 * it makes `Office.onReady` answer Excel on a PC. From a spike that ran in Chromium; no test runs it yet.
 */
import type { EmulatedExcel } from './emulatedExcel';
import type { RequestBody } from './protocol';

/** An array as Visual Basic hands it over. */
interface SafeArray {
  toArray: () => readonly unknown[];
  dimensions: () => number;
}

const safeArray = (values: readonly unknown[]): SafeArray => ({ toArray: () => values, dimensions: () => 1 });

/** Numbers of the calls of `Execute` and `RegisterEvent` that carry requests and events. */
const EXECUTE_REQUEST = 93;
const RICH_API_EVENT = 33;
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
}

export function windowExternal(excel: EmulatedExcel): WindowExternal {
  const context = contextOf(excel);
  let stop: (() => void) | null = null;
  return {
    GetHostInfo: () => 'Excel$Win32$16.01$zh-CN$emulated$$disableLogging$16',
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    RegisterEvent: (id, _target, handler, done) => {
      if (id === RICH_API_EVENT) {
        stop ??= excel.onEvent(({ type, target, details }) => {
          const entry = safeArray([EVENT_CATEGORY, type, target, JSON.stringify(details), '', false]);
          setTimeout(() => handler(RICH_API_EVENT, safeArray([entry])), 0);
        });
      }
      done(0);
    },
    UnregisterEvent: (id, _target, done) => {
      if (id === RICH_API_EVENT) {
        stop?.();
        stop = null;
      }
      done(0);
    },
    Execute: (id, parameters, done) => {
      if (id !== EXECUTE_REQUEST) {
        setTimeout(() => done(NOT_SUPPORTED), 0);
        return;
      }
      const message = parameters[0] as readonly unknown[];
      void excel
        .answer(JSON.parse(String(message[BODY])) as RequestBody)
        .then((response) => done(safeArray([0, safeArray([200, [], JSON.stringify(response)])])));
    },
  };
}

function contextOf(excel: EmulatedExcel): Readonly<Record<string, () => unknown>> {
  const simplifiedChinese = 2052;
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'emulated-addin',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => simplifiedChinese,
    GetAppDataLocale: () => simplifiedChinese,
    GetDocUrl: () => `C:\\${excel.model.name()}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'c',
    GetInstanceId: () => 'i',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () =>
      JSON.stringify({ ExcelApi: Number(excel.excelApi), RichApiRuntimeFlag: 1.2, DialogApi: 1.2 }),
    GetHostCustomMessage: () => 0,
    GetHostFullVersion: () => '16.0.15407.10000',
    GetInitialDisplayMode: () => 0,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () =>
      '{"bodyBackgroundColor":16777215,"bodyForegroundColor":0,"controlBackgroundColor":16777215,"controlForegroundColor":0}',
  };
}
