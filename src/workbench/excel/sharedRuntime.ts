/** What Excel does for an add-in whose pane and functions share one page: shows it, loads it with the document, greys its buttons. */
import { ACTION, PATH, type Action, type RequestBody, type ResponseBody } from './protocol';
import type { Ribbon } from './ribbon';

/** The page that pane and functions share. */
export interface SharedRuntime {
  /** Shows it as the pane. */
  readonly show: () => void;
  /** Whether this document loads it, as the add-in wants it. */
  startsWithDocument: boolean;
}

const SERVICES = /^Microsoft\.(?:AppRuntime|DynamicRibbon)\./;

/** The answer to what office.js asks of these services; null for any other request. */
export function answerOfRuntime(
  { Actions, ObjectPaths }: RequestBody,
  runtime: SharedRuntime,
  ribbon: Ribbon,
): ResponseBody | null {
  const paths = Object.values(ObjectPaths);
  if (!paths.some(({ ObjectPathType, Name }) => ObjectPathType === PATH.create && SERVICES.test(Name))) return null;
  const perform = ({ ActionType, Name, ObjectPathId, ArgumentInfo }: Action): unknown => {
    const [given] = ArgumentInfo?.Arguments ?? [];
    const path = ObjectPaths[String(ObjectPathId)]!;
    if (ActionType === ACTION.set && path.Name === 'GetButton' && Name === 'Enabled') {
      ribbon.enable(String(path.ArgumentInfo?.Arguments?.[0]), given === true);
    }
    if (ActionType !== ACTION.invoke) return null;
    if (Name === 'SetAppRuntimeState' && given === 'Visible') runtime.show();
    if (Name === 'SetAppRuntimeStartState') runtime.startsWithDocument = given === 'Background';
    return Name === 'GetAppRuntimeStartState' ? (runtime.startsWithDocument ? 'Background' : 'Inactive') : null;
  };
  return { Results: Actions.map((action) => ({ ActionId: action.Id, Value: perform(action) })) };
}
