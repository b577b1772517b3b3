/** Values first: what makes a sheet look well may fail by itself, and is told then. */
import type { ApplyResult, Change, NotDone } from '../../port';
import { HostError } from '../../port';
import type { Desk } from '../desk';
import { excelCode, locationOf } from '../session';
import { applyAtOnce } from './apply';

type LookKind = NotDone['what'];
type Look = Extract<Change, { kind: LookKind }>;

const KINDS: readonly LookKind[] = [
  'columnWidths',
  'rowHeights',
  'freeze',
  'conditionalFormats',
  'links',
  'printSetup',
];
const isLook = (change: Change): change is Look => (KINDS as readonly Change['kind'][]).includes(change.kind);

/** Members of office.js that have to do with looks alone. */
const MEMBERS =
  /^(?:WorksheetFreezePanes|PageLayout|HeaderFooter|HeaderFooterGroup|ConditionalFormat|ConditionalRange|CustomConditional)|^Range\.(?:hyperlink|[gs]et(?:Row|Column)Properties)$|^RangeFormat\.autofit/i;
/** Codes that say what is wrong with the whole. */
const WHOLE: readonly string[] = [
  ...['InvalidOperationInCellEditMode', 'AccessDenied', 'ItemNotFound', 'ItemAlreadyExists', 'InvalidObjectPath'],
  ...['RequestPayloadSizeLimitExceeded', 'ResponsePayloadSizeLimitExceeded', 'InactiveWorkbook', 'UnsupportedSheet'],
];

/** All in one; where a look fails, all but the looks, and each kind of look by itself. Throws `HostError` or what Excel throws. */
export async function applyChanges(desk: Desk, changes: readonly Change[]): Promise<ApplyResult> {
  const looks = lastingLooks(changes);
  if (!looks.some(({ kind }) => desk.refused.has(kind))) {
    try {
      return await applyAtOnce(desk, changes);
    } catch (error) {
      if (!isOfLooks(error)) throw error;
    }
  }
  return applyApart(desk, changes, looks);
}

async function applyApart(desk: Desk, changes: readonly Change[], looks: readonly Look[]): Promise<ApplyResult> {
  const result = await applyAtOnce(
    desk,
    changes.filter((change) => !isLook(change)),
    true,
    changes,
  );
  const notDone: NotDone[] = [];
  for (const kind of KINDS) {
    const some = looks.filter((look) => look.kind === kind);
    if (some.length === 0) continue;
    try {
      await applyAtOnce(desk, some);
    } catch (error) {
      // Half a look is worse than none.
      if (error instanceof HostError && isLeft(error)) throw error;
      desk.refused.add(kind);
      notDone.push(...[...new Set(some.map(({ sheet }) => sheet))].map((sheet) => ({ what: kind, sheet })));
    }
  }
  return notDone.length === 0 ? result : { ...result, notDone };
}

/** Looks of sheets that are neither emptied nor removed afterwards. */
function lastingLooks(changes: readonly Change[]): Look[] {
  const looks: Look[] = [];
  const gone = new Set<string>();
  for (const change of [...changes].reverse()) {
    if (change.kind === 'clearSheet' || change.kind === 'removeSheet') gone.add(change.sheet.toLowerCase());
    else if (isLook(change) && !gone.has(change.sheet.toLowerCase())) looks.push(change);
  }
  return looks.reverse();
}

/** Something could not be put back, or taken away again. */
const isLeft = ({ data }: HostError): boolean => data['restored'] !== undefined || data['left'] !== undefined;

function isOfLooks(error: unknown): boolean {
  const cause = error instanceof HostError ? error.cause : error;
  // Refused while it was planned, or not put back: nothing to try again.
  if (cause === undefined || (error instanceof HostError && isLeft(error))) return false;
  return !WHOLE.includes(excelCode(cause)) && MEMBERS.test(locationOf(cause));
}
