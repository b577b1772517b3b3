import type { Snapshot } from '../../host/port';
import type { Plan } from '../plans';

/** Whether two plans look alike to whoever is asked. */
export const isSamePlan = (a: Plan, b: Plan): boolean => shownOf(a) === shownOf(b);

const shownOf = (plan: Plan): string => JSON.stringify([plan.preview, furtherOf(plan)]);

function furtherOf(plan: Plan): unknown {
  if (plan.kind === 'fillLedger') return plan.rows;
  return plan.kind === 'undo' ? [plan.writes, plan.taken] : null;
}

/** Whether nobody changed anything: results of formulas do not count, for some are another one each time. */
export const isSameContent = (a: Snapshot, b: Snapshot): boolean => contentOf(a) === contentOf(b);

const contentOf = ({ sheets }: Snapshot): string =>
  JSON.stringify(
    sheets.map(({ name, used, values, formulas }) => [
      name,
      used,
      values.flatMap((line, row) => [[row, line.map((value, column) => formulas[row]?.[column] ?? value)]]),
    ]),
  );
