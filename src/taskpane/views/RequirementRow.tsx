import { useId } from 'react';
import { usePane } from '../context';
import type { Words } from '../../locales';
import { deadlineText, missingText } from '../../sheets';
import type { EvidenceFilter, RequirementRow as Row } from '../model/evidence';
import { RequirementDetails } from './RequirementDetails';
import { StateIcon } from './StateIcon';

/** One requirement: how it stands, what is missing, when it is due and whose it is; opened, everything about it. */
export function RequirementRow(props: {
  readonly row: Row;
  readonly by: EvidenceFilter['by'];
  readonly isOpen: boolean;
  /** The one of the list that the Tab key stops at. */
  readonly isReached: boolean;
  onReach(): void;
  onToggle(): void;
}) {
  const { words } = usePane();
  const { row, by, isOpen } = props;
  const { requirement, status, offices } = row;
  const id = useId();
  const lacks = missingText(status.needs, words);
  const due = dueText(row, words);
  const whose =
    by === 'task' ? offices.join(words.t('list.enumeration')) || words.t('sheet.missingEvidence.noLead') : row.origin;
  return (
    <li className="requirement-item">
      <button
        type="button"
        className="requirement"
        aria-expanded={isOpen}
        aria-controls={id}
        tabIndex={props.isReached ? 0 : -1}
        onFocus={props.onReach}
        onClick={props.onToggle}
      >
        <span className="cells">
          <StateIcon state={status.state} />
          <span className="requirement-title" lang="zh-CN">
            <span className="requirement-id">{requirement.id}</span> {requirement.title}
          </span>
          <span className={`requirement-state state-${status.state}`}>{words.describeEvidenceStatus(status)}</span>
          {lacks !== '' && (
            <span className="requirement-lacks">{words.t('pane.evidence.lacks', { missing: lacks })}</span>
          )}
          <span className="requirement-more">
            {due !== '' && <span>{due}</span>}
            <span lang="zh-CN">{whose}</span>
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <RequirementDetails row={row} />}
      </div>
    </li>
  );
}

/** The due day with the days that are left, unless all is there; without a day when it is due, in words. */
function dueText({ requirement, status: { due, daysLeft, state } }: Row, words: Words): string {
  const { t } = words;
  if (due === null || daysLeft === null) return deadlineText(requirement, null, words);
  const day = t('pane.evidence.due', { day: due });
  if (state === 'complete') return day;
  const left =
    daysLeft === 0
      ? t('pane.evidence.today')
      : t(`pane.evidence.${daysLeft > 0 ? 'left' : 'past'}`, { days: Math.abs(daysLeft) });
  return [day, left].join(t('list.enumeration'));
}
