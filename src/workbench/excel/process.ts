/** Works one request of office.js off: action after action, up to the first that fails; what came before it stays. */
import type { WorkbookModel } from '../model';
import type { MemberFault } from './faults';
import { isHostObject, type Emulation, type HostObject } from './object';
import {
  ACTION,
  PATH,
  WireError,
  itemNotFound,
  notModelled,
  type Action,
  type ArgumentInfo,
  type ErrorBody,
  type RequestBody,
  type ResponseBody,
} from './protocol';
import { query } from './query';
import { isThere } from './requirements';
import { workbookObject } from './workbook';

/** What outlives a request: the ranges to which office.js keeps references, by their names. */
export interface Memory {
  readonly references: Map<string, HostObject>;
  readonly names: WeakMap<HostObject, string>;
  lastReference: number;
}

export interface Processing {
  readonly emulation: Emulation;
  readonly memory: Memory;
  /** ExcelApi 1.`level`. */
  readonly level: number;
  /** Stops before this action as if it had failed. */
  readonly failAt: { readonly action: number; readonly code: string } | null;
  /** Members that fail wherever they stand. */
  readonly refuses?: MemberFault;
}

/** Properties that tell results of formulas. */
const RESULTS = /^(?:items\/)?(?:values|formulas|text|valueTypes)$/i;

/**
 * Answers a request. Waits for recalculation where results are asked for after a change; what is changed between two
 * waits is one step to undo.
 */
export async function processRequest(body: RequestBody, processing: Processing): Promise<ResponseBody> {
  const { model } = processing.emulation;
  const run: Run = { request: new Request(body, processing), results: [], next: 0 };
  while (run.next < body.Actions.length) {
    if (mustWait(body.Actions[run.next]!, model)) {
      await model.settle();
    }
    const error = model.batch(() => performSome(run, body.Actions, processing));
    if (error !== null) {
      return { Results: run.results, Error: error };
    }
  }
  return { Results: run.results };
}

interface Run {
  readonly request: Request;
  readonly results: { ActionId: number; Value: unknown }[];
  next: number;
}

/** Performs the next action and those after it that need no wait; says why it had to stop. */
function performSome(run: Run, actions: readonly Action[], { emulation, failAt }: Processing): ErrorBody | null {
  const first = run.next;
  for (let action = actions[first]; action !== undefined; action = actions[++run.next]) {
    if (run.next > first && mustWait(action, emulation.model)) {
      return null;
    }
    try {
      if (failAt?.action === run.next) {
        run.request.member = null;
        throw new WireError(failAt.code, 'Injected.', 500);
      }
      run.results.push({ ActionId: action.Id, Value: run.request.perform(action) ?? null });
    } catch (error) {
      return errorBody(error, run.request.member ?? action.Name, run.next);
    }
  }
  return null;
}

function mustWait(action: Action, model: WorkbookModel): boolean {
  return action.ActionType === ACTION.query && model.dirty() && asksForResults(action);
}

function asksForResults({ QueryInfo }: Action): boolean {
  const select = QueryInfo?.Select ?? [];
  return select.length === 0 || select.some((name) => RESULTS.test(name));
}

function errorBody(error: unknown, location: string, index: number): ErrorBody {
  if (!(error instanceof WireError)) {
    throw error;
  }
  return {
    Code: error.code,
    Message: error.message,
    Location: location,
    ActionIndex: index,
    HttpStatusCode: error.status,
  };
}

/** `Worksheet.FreezePanes` of the wire as people write it: `Worksheet.freezePanes`. */
const memberName = (type: string, name: string): string => `${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;

class Request {
  /** The member that was asked for last. */
  member: string | null = null;
  private readonly objects = new Map<number, HostObject | null>();
  private readonly kept: ReadonlySet<number>;

  constructor(
    private readonly body: RequestBody,
    private readonly processing: Processing,
  ) {
    this.kept = new Set(
      body.Actions.filter(({ Name }) => Name === '_KeepReference').map(({ ObjectPathId }) => ObjectPathId),
    );
  }

  perform(action: Action): unknown {
    const { ActionType, Name, ObjectPathId, ArgumentInfo: info } = action;
    this.member = null;
    if (ActionType === ACTION.trace) {
      return null;
    }
    const object = this.object(ObjectPathId);
    switch (ActionType) {
      case ACTION.instantiate:
        return object && { ...object.identity, ...this.reference(object, ObjectPathId) };
      case ACTION.query:
        for (const name of object === null ? [] : (action.QueryInfo?.Select ?? [])) this.ask(object!, name);
        return (
          object && {
            ...query(object, action.QueryInfo ?? {}, this.processing.level),
            ...this.reference(object, ObjectPathId),
          }
        );
      case ACTION.invoke:
        if (Name === '_KeepReference') {
          return null;
        }
        return plain(this.call(present(object), Name, info));
      case ACTION.set: {
        const property = present(object).properties?.[Name];
        this.ask(present(object), Name);
        if (property?.set === undefined) {
          throw notModelled(present(object).type, `${Name} (setting)`);
        }
        property.set(this.given(info)[0]);
        return null;
      }
      default:
        throw notModelled('ActionType', String(ActionType));
    }
  }

  /** Ranges that office.js wants to use again get a name. */
  private reference(object: HostObject, path: number): Record<string, string> {
    if (object.range === undefined || !this.kept.has(path)) {
      return {};
    }
    const { memory } = this.processing;
    const name = memory.names.get(object) ?? `range-${++memory.lastReference}`;
    memory.references.set(name, object);
    memory.names.set(object, name);
    return { _ReferenceId: name };
  }

  private object(id: number): HostObject | null {
    let object = this.objects.get(id);
    if (object === undefined) {
      object = this.resolve(id);
      this.objects.set(id, object);
    }
    return object;
  }

  private resolve(id: number): HostObject | null {
    const path = this.body.ObjectPaths[String(id)];
    if (path === undefined) {
      throw new WireError('InvalidObjectPath', `No object path ${id}.`);
    }
    const { emulation, memory, level } = this.processing;
    switch (path.ObjectPathType) {
      case PATH.workbook:
        return withReferences(workbookObject(emulation), memory);
      case PATH.create:
        // The loader of office.js tells that it is ready in this way, and wants no more than an answer.
        if (path.Name !== 'Microsoft.InternalService.AddinInternalService') {
          throw notModelled('new', path.Name);
        }
        return { type: 'AddinInternalService', methods: { NotifyActionHandlerReady: () => null } };
      case PATH.reference: {
        const object = memory.references.get(path.Name);
        if (object === undefined) {
          throw new WireError('InvalidReference', 'This reference is not valid for the current operation.');
        }
        return object;
      }
      case PATH.nothing:
        return null;
    }
    const parent = this.object(path.ParentObjectPathId);
    if (parent === null) {
      return null;
    }
    switch (path.ObjectPathType) {
      case PATH.method:
        return objectOf(this.call(parent, path.Name, path.ArgumentInfo), parent.type, path.Name);
      case PATH.indexer:
        return objectOf(this.call(parent, 'GetItem', path.ArgumentInfo), parent.type, 'GetItem');
      case PATH.property: {
        const part = parent.parts?.[path.Name];
        if (part === undefined || !isThere(parent.type, path.Name, level)) {
          throw notModelled(parent.type, path.Name);
        }
        return part();
      }
      default:
        throw notModelled('ObjectPathType', String(path.ObjectPathType));
    }
  }

  /** Throws when the member is one of those that fail. */
  private ask({ type }: HostObject, name: string): void {
    this.member = memberName(type, name);
    const code = this.processing.refuses?.(this.member) ?? null;
    if (code !== null) {
      throw new WireError(code, 'There was an internal error while processing the request.', 500);
    }
  }

  private call(object: HostObject, name: string, info: ArgumentInfo | undefined): unknown {
    this.ask(object, name);
    const method = object.methods?.[name];
    if (method === undefined || !isThere(object.type, name, this.processing.level)) {
      throw notModelled(object.type, name);
    }
    return method(...this.given(info));
  }

  private given(info: ArgumentInfo | undefined): unknown[] {
    return (info?.Arguments ?? []).map((value, index) => {
      const reference = info?.ReferencedObjectPathIds?.[index];
      // A function of any number of arguments gets them as one list.
      if (Array.isArray(reference)) return reference.map((id: number) => present(this.object(id)));
      return reference ? present(this.object(reference as number)) : value;
    });
  }
}

function withReferences(workbook: HostObject, { references }: Memory): HostObject {
  return {
    ...workbook,
    methods: {
      ...workbook.methods,
      _RemoveReference: (name) => void references.delete(String(name)),
      _RemoveAllReferences: () => references.clear(),
      _GetObjectByReferenceId: (name) => references.get(String(name)) ?? null,
    },
  };
}

function present(object: HostObject | null): HostObject {
  if (object === null) {
    throw new WireError('InvalidObjectPath', 'The object is null.');
  }
  return object;
}

function objectOf(value: unknown, type: string, member: string): HostObject | null {
  if (value === null || isHostObject(value)) {
    return value;
  }
  throw value === undefined ? itemNotFound() : notModelled(type, `${member} as an object`);
}

/** The value of a method; objects go by their paths. */
const plain = (value: unknown): unknown => (isHostObject(value) ? null : value);

/** Whether a request is one that office.js sends of its own accord, to tidy up or to tell that it is there. */
export function isHousekeeping({ Actions }: RequestBody): boolean {
  return Actions.every(
    ({ ActionType, Name }) =>
      ActionType === ACTION.instantiate || Name === '_RemoveReference' || Name === 'NotifyActionHandlerReady',
  );
}
