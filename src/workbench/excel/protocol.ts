/**
 * What the genuine office.js sends to its host and expects back: a request is a list of actions on objects, an object
 * is a path from the workbook. Learnt from `@microsoft/office-js` 1.1.110; the names are private to it.
 */

export const ACTION = {
  instantiate: 1,
  query: 2,
  invoke: 3,
  set: 4,
  trace: 5,
  ensure: 6,
  update: 7,
  setMany: 9,
} as const;
export const PATH = { workbook: 1, create: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Beside each argument the id of the object that it stands for, 0 or null for plain values. */
  readonly ReferencedObjectPathIds?: readonly (number | null | readonly number[])[];
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ErrorBody {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex?: number;
  readonly HttpStatusCode: number;
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: ErrorBody;
}

/** What the host answers when it cannot do what it was asked: the codes of the Excel API. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'WireError';
  }
}

export const itemNotFound = (): WireError =>
  new WireError('ItemNotFound', "The requested resource doesn't exist.", 404);
export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): WireError => new WireError('InvalidArgument', message);
export const accessDenied = (): WireError =>
  new WireError('AccessDenied', 'You cannot perform the requested operation.', 403);
export const invalidOperation = (message: string): WireError => new WireError('InvalidOperation', message);
/** Whatever is not modelled says so, with its name. */
export const notModelled = (type: string, member: string): WireError =>
  new WireError('ApiNotFound', `The emulated Excel has no ${type}.${member}`, 404);
