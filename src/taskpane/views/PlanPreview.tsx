import { Button } from '@fluentui/react-components';
import { usePane } from '../context';
import { useFocusAtFirst } from '../focus';
import type { PreviewSheet } from '../model/preview';
import type { Plan } from '../plans';
import { FilledRows } from './FilledRows';
import { UndoChoice } from './UndoChoice';

const NOTES = {
  recalculate: 'note',
  newAssessment: 'note',
  fillLedger: 'fillNote',
  confirm: 'note',
  undo: 'undoNote',
} as const satisfies Record<Plan['kind'], string>;

/** What will be written, before it is: which sheets, how many cells. */
export function PlanPreview({ plan }: { readonly plan: Plan }) {
  const { words, actions, dispatch, state, environment } = usePane();
  const { t } = words;
  const heading = useFocusAtFirst<HTMLHeadingElement>();
  const { sheets, changed, title, warnings } = plan.preview;
  const nothing = sheets.length === 0;
  const isFill = plan.kind === 'fillLedger';
  // There is no way back from what takes writes back.
  const isUndo = plan.kind === 'undo';
  const isStuck = isUndo && plan.taken === 0;
  return (
    <section className="screen plan" aria-labelledby="plan-heading">
      <h2 id="plan-heading" tabIndex={-1} ref={heading}>
        {plan.kind === 'undo' && plan.count > 1
          ? t('pane.plan.undoSeveral', { count: plan.count })
          : t(`pane.plan.${plan.kind}`, { title })}
      </h2>
      {plan.kind === 'undo' && <UndoChoice plan={plan} />}
      <p className="plan-lead">{summary()}</p>
      {warnings.length > 0 && (
        <ul className="plan-warnings">
          {warnings.map(words.describeForewarning).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isFill && <FilledRows rows={plan.rows} />}
      {!nothing && !isFill && (
        <ul className="plan-sheets">
          {sheets.map((sheet) => (
            <li key={sheet.sheet}>
              <span className="plan-sheet">{sheet.sheet}</span>
              <span className="plan-count">{describe(sheet)}</span>
            </li>
          ))}
        </ul>
      )}
      {!isStuck && <p className="hint">{t(`pane.plan.${NOTES[plan.kind]}`)}</p>}
      {environment.host.name === 'excel' && plan.preview.isMoreThanValues && (
        <p className="hint">{t(isUndo ? 'pane.plan.clearsUndoForGood' : 'pane.plan.clearsUndo')}</p>
      )}
      {plan.snapshot.savesItself && !isStuck && (
        <p className="hint">{t(isUndo ? 'pane.plan.savesItselfForGood' : 'pane.plan.savesItself')}</p>
      )}
      <div className="actions">
        {!(isFill && nothing) && !isStuck && (
          <Button
            appearance="primary"
            disabledFocusable={state.step !== null}
            onClick={() => void actions.carryOut(plan)}
          >
            {t(`pane.plan.do.${plan.kind}`)}
          </Button>
        )}
        <Button
          onClick={() => {
            dispatch({ type: 'plan', plan: null });
          }}
        >
          {t('pane.action.cancel')}
        </Button>
      </div>
    </section>
  );

  function summary(): string {
    if (isFill)
      return nothing
        ? t('pane.plan.fillNothing')
        : t('pane.plan.fillSummary', { sheet: plan.sheet, rows: plan.rows.length });
    if (plan.kind === 'undo' && nothing) return '';
    return nothing ? t('pane.plan.nothing') : t('pane.plan.summary', { sheets: sheets.length, cells: changed });
  }

  function describe({ isNew, isRemoved, changed: cells }: PreviewSheet): string {
    if (isNew) return t('pane.plan.newSheet');
    return isRemoved ? t('pane.plan.removedSheet') : t('pane.plan.cells', { cells });
  }
}
