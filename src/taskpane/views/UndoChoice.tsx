import { usePane } from '../context';
import { formatNumber, type Words } from '../../locales';
import type { UndoPlan } from '../plans';
import type { StepHead, TotalChange } from '../../usecases';

/** The last writes, the newest first: choosing one takes it back with all that came after it. */
export function UndoChoice({ plan }: { readonly plan: UndoPlan }) {
  const { words, actions, state } = usePane();
  const { t } = words;
  const { writes, count, taken, stopped } = plan;
  return (
    <>
      <fieldset className="writes" disabled={state.step !== null}>
        <legend className="hint">{t('pane.undo.choose')}</legend>
        {writes.map((write, index) => (
          <label
            key={`${write.at} ${writes.length - index}`}
            className={index < count ? 'write write-chosen' : 'write'}
          >
            <input
              type="radio"
              name="write"
              checked={index === count - 1}
              onChange={() => void actions.chooseUndo(plan, index + 1)}
            />
            <span className="write-title">{write.title}</span>
            <span className="write-time">{write.at}</span>
            <span className="write-facts">
              {factsOf(write, words).map((fact, place, { length }) => (
                <span key={fact} className="write-fact">
                  {fact}
                  {place < length - 1 && t('list.clauses')}
                </span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
      {stopped && (
        <p className="writes-stopped" role="status">
          {taken > 0 && t('pane.undo.canTake', { count: taken })}
          {t(`usecase.${stopped.code}`, stopped.data)}
        </p>
      )}
    </>
  );
}

/** Totals that are told; a few say what kind of write it was. */
const TOTALS = 3;

function factsOf({ cells, added, totals }: StepHead, words: Words): string[] {
  const { t } = words;
  return [
    ...(added > 0 ? [t('pane.undo.added', { count: added })] : []),
    ...(cells > 0 ? [t('pane.undo.cells', { count: cells })] : []),
    ...(totals.length === 0
      ? [t('pane.undo.sameTotals')]
      : totals.slice(0, TOTALS).map((total) => totalOf(total, words))),
    ...(totals.length > TOTALS ? [t('pane.undo.moreTotals', { count: totals.length - TOTALS })] : []),
  ];
}

function totalOf({ assessee, before, after }: TotalChange, { t }: Words): string {
  const told = (total: TotalChange['before']): string =>
    total === '' ? t('pane.undo.noTotal') : typeof total === 'number' ? formatNumber(total) : total;
  return t('pane.undo.total', { assessee, before: told(before), after: told(after) });
}
