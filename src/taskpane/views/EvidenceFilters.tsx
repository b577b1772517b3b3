import { Radio, RadioGroup, ToggleButton } from '@fluentui/react-components';
import { usePane } from '../context';
import { countStates, EVIDENCE_STATES, type RequirementRow } from '../model/evidence';
import { StateIcon } from './StateIcon';

/** How many requirements there are in each state, to choose one. */
export function StateChips({ rows }: { readonly rows: readonly RequirementRow[] }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  const wanted = state.evidence.state;
  const counts = countStates(rows);
  return (
    <div className="filter-severities" role="group" aria-label={t('pane.evidence.states')}>
      {EVIDENCE_STATES.map((each) => (
        <ToggleButton
          key={each}
          size="small"
          className="chip"
          icon={<StateIcon state={each} />}
          checked={wanted === each}
          disabledFocusable={counts[each] === 0 && wanted !== each}
          onClick={() => {
            dispatch({ type: 'evidence', filter: { state: wanted === each ? '' : each } });
          }}
        >
          {t('pane.findings.chip', { name: t(`pane.evidence.state.${each}`), count: counts[each] })}
        </ToggleButton>
      ))}
    </div>
  );
}

/** As of which day, and how the requirements are arranged. */
export function Arrangement({ asOf, count }: { readonly asOf: string; readonly count: number }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  return (
    <div className="evidence-bar">
      <RadioGroup
        layout="horizontal"
        aria-label={t('pane.evidence.by')}
        value={state.evidence.by}
        onChange={(_, { value }) => {
          dispatch({ type: 'evidence', filter: { by: value === 'office' ? 'office' : 'task' } });
        }}
      >
        <Radio value="task" label={t('pane.evidence.byTask')} />
        <Radio value="office" label={t('pane.evidence.byOffice')} />
      </RadioGroup>
      <p className="hint">{t('pane.evidence.asOf', { asOf, count })}</p>
    </div>
  );
}
