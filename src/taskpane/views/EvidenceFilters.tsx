import { Radio, RadioGroup, ToggleButton } from '@fluentui/react-components';
import { usePane } from '../context';
import { countStates, EVIDENCE_STATES, type RequirementRow } from '../model/evidence';
import { StateIcon } from './StateIcon';

/** How many requirements there are in each state, to choose one; and how they are arranged. */
export function EvidenceFilters({ rows, asOf }: { readonly rows: readonly RequirementRow[]; readonly asOf: string }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  const { by, state: wanted } = state.evidence;
  const counts = countStates(rows);
  return (
    <>
      <div className="filter-severities" role="group" aria-label={t('pane.evidence.states')}>
        {EVIDENCE_STATES.map((each) => (
          <ToggleButton
            key={each}
            size="small"
            className={`chip state-${each}`}
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
      <div className="evidence-bar">
        <p className="hint">{t('pane.evidence.asOf', { asOf, count: rows.length })}</p>
        <RadioGroup
          layout="horizontal"
          aria-label={t('pane.evidence.by')}
          value={by}
          onChange={(_, { value }) => {
            dispatch({ type: 'evidence', filter: { by: value === 'office' ? 'office' : 'task' } });
          }}
        >
          <Radio value="task" label={t('pane.evidence.byTask')} />
          <Radio value="office" label={t('pane.evidence.byOffice')} />
        </RadioGroup>
      </div>
    </>
  );
}
