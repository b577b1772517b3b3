/** What goes wrong on purpose. */
import type { RequestBody } from './protocol';
import type { ExcelQuirk } from './quirks';

/**
 * How much of a request is done before it fails: nothing, the first actions (all before the middle one, or so many),
 * or everything, so that only the answer is lost.
 */
export type Done = 'nothing' | 'half' | 'everything' | number;

export interface Fault {
  /** Whether a request is to fail; `number` counts the requests since the fault was set, from 1. */
  readonly hits: (number: number, body: RequestBody) => boolean;
  readonly code: string;
  readonly done: Done;
}

/** The code with which a member such as `Worksheet.activate` fails; null where it does not. What stands before it is done. */
export type MemberFault = (member: string) => string | null;

/** Members that fail for good, each by the quirk of its name. */
const FAILING = {
  freezeFails: /^WorksheetFreezePanes\./,
  pageFails: /^(?:PageLayout|HeaderFooter)/,
  linksFail: /^Range\.hyperlink$/,
} as const satisfies Partial<Record<ExcelQuirk, RegExp>>;

/** What fails in an Excel with these quirks. */
export function failing(has: (quirk: ExcelQuirk) => boolean): MemberFault {
  const members = (Object.keys(FAILING) as (keyof typeof FAILING)[]).filter(has).map((quirk) => FAILING[quirk]);
  return (member) => (members.some((pattern) => pattern.test(member)) ? 'GeneralException' : null);
}

/** Milliseconds from some point on, and how they pass. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * What fails while another workbook has the focus, and how: the table of "API limitations when the active workbook switches"
 * (learn.microsoft.com, Troubleshooting Excel add-ins), as far as it is modelled.
 */
const WITHOUT_FOCUS: Readonly<Record<string, string>> = {
  'Range.select': 'GeneralException',
  'Workbook.getSelectedRange': 'InvalidSelection',
  'Worksheet.activate': 'GeneralException',
  'Worksheet.delete': 'InvalidSelection',
  'WorksheetCollection.add': 'GeneralException',
  'WorksheetFreezePanes.freezeAt': 'GeneralException',
  'WorksheetFreezePanes.freezeColumns': 'GeneralException',
  'WorksheetFreezePanes.freezeRows': 'GeneralException',
  'WorksheetFreezePanes.getLocationOrNullObject': 'GeneralException',
  'WorksheetFreezePanes.unfreeze': 'GeneralException',
};

/** `code` in place of the documented ones, as `InactiveWorkbook`, which the list of error codes has. */
export function withoutFocus(code: string | null): MemberFault {
  return (member) => {
    const documented = WITHOUT_FOCUS[member];
    return documented === undefined ? null : (code ?? documented);
  };
}

/** How many actions of a request are done before the fault; null for all of them. */
export function actionsDone({ done }: Fault, body: RequestBody): number | null {
  switch (done) {
    case 'nothing':
      return 0;
    case 'half':
      return Math.floor(body.Actions.length / 2);
    case 'everything':
      return null;
    default:
      return Math.min(done, body.Actions.length);
  }
}
