import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { foldText, type FindingGroup } from '../../sheets';
import { usePane } from '../context';

/** Findings of one kind and assessee as one row; a click shows them below it, another hides them. */
export function FindingFold(props: {
  readonly group: FindingGroup;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  /** The one of the list that the Tab key stops at. */
  readonly isReached: boolean;
  onToggle(): void;
}) {
  const { words } = usePane();
  const { group, isOpen } = props;
  const [first] = group.lines;
  const Icon = isOpen ? ChevronDownRegular : ChevronRightRegular;
  return (
    <li>
      <button
        type="button"
        className={`finding finding-fold finding-${first!.severity}`}
        aria-current={props.isCurrent ? 'true' : undefined}
        aria-expanded={isOpen}
        tabIndex={props.isReached ? 0 : -1}
        onClick={props.onToggle}
      >
        <span className="cells">
          <span className="finding-icon">
            <Icon aria-hidden />
          </span>
          <span className="finding-head">
            {first!.assessee !== '' && <span className="finding-about">{first!.assessee}</span>}
            <span className="finding-place">{words.describeSeverity(first!.severity)}</span>
          </span>
          <span className="finding-message">{foldText(group, words)}</span>
        </span>
      </button>
    </li>
  );
}
