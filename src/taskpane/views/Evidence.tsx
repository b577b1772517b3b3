import { Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import { usePane } from '../context';
import type { Book } from '../model/book';
import { groupRequirements, listRequirements } from '../model/evidence';
import { Arrangement, StateChips } from './EvidenceFilters';
import { FindingRow } from './FindingRow';
import { FolderPanel } from './FolderPanel';
import { RequirementRows } from './RequirementRows';

/** 佐证: what must be shown, how each of it stands, and whether the files agree with the ledger. */
export function Evidence({ book }: { readonly book: Book }) {
  const { words, state, dispatch, actions } = usePane();
  const { t } = words;
  const { assessee, folder } = state;
  const { rubric, evidence: all } = book.scoring;
  const withFolder = useMemo(
    () => (folder?.kind === 'examined' && folder.assessee === assessee ? book.evidenceWith(folder) : null),
    [book, folder, assessee],
  );
  const byLedger = all.find((one) => one.assessee === assessee);
  const isUsed = folder?.kind === 'examined' && folder.isUsed;
  const evidence = (isUsed ? withFolder : null) ?? byLedger;
  const list = useMemo(() => evidence && listRequirements(evidence, rubric, words), [evidence, rubric, words]);
  if (!evidence || !list) return <p className="empty">{t('pane.scores.nobody')}</p>;
  const { by, state: wanted } = state.evidence;
  const shown = list.rows.filter(({ status }) => wanted === '' || status.state === wanted);
  return (
    <>
      {all.length > 1 && (
        <Select
          className="evidence-assessee"
          aria-label={t('pane.evidence.assessee')}
          value={assessee}
          onChange={(_, { value }) => {
            dispatch({ type: 'assessee', assessee: value });
          }}
        >
          {all.map((one) => (
            <option key={one.assessee}>{one.assessee}</option>
          ))}
        </Select>
      )}
      <StateChips rows={list.rows} />
      <FolderPanel assessee={assessee} checked={withFolder} />
      <Arrangement asOf={evidence.asOf} count={list.rows.length} />
      {shown.length === 0 ? (
        <p className="empty">{t('pane.evidence.noMatch')}</p>
      ) : (
        <RequirementRows
          key={assessee}
          groups={groupRequirements(shown, by, t('sheet.missingEvidence.noLead'))}
          by={by}
        />
      )}
      {list.others.length > 0 && (
        <>
          <h2 className="section">{t('pane.evidence.others')}</h2>
          <ul>
            {list.others.map((line, index) => (
              <FindingRow
                key={index}
                finding={{ ...line, assessee: '' }}
                isCurrent={false}
                isReached
                onOpen={() => void actions.revealFinding(line)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
