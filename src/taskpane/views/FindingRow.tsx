import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { usePane } from '../context';
import { cellAddress } from '../../sheets';
import type { ListedFinding } from '../model/findings';

const ICONS = { error: ErrorCircleFilled, warning: WarningFilled, info: InfoRegular };

/** One finding; a click goes to its cell. */
export function FindingRow(props: {
  readonly finding: ListedFinding;
  readonly isCurrent: boolean;
  /** The one of the list that the Tab key stops at. */
  readonly isReached: boolean;
  onOpen(): void;
}) {
  const { words } = usePane();
  const { entry, message } = props.finding;
  const { finding, sheet, row, column } = entry;
  const Icon = ICONS[finding.severity];
  const place =
    sheet === null ? null : row === null || column === null ? sheet : `${sheet}!${cellAddress(row, column)}`;
  const about = [finding.assessee, finding.clause].filter((part) => part !== '').join(' ');
  return (
    <li>
      <button
        type="button"
        className={`finding finding-${finding.severity}`}
        aria-current={props.isCurrent ? 'true' : undefined}
        tabIndex={props.isReached ? 0 : -1}
        onClick={props.onOpen}
      >
        <span className="finding-icon">
          <Icon aria-label={words.describeSeverity(finding.severity)} />
        </span>
        <span className="finding-head">
          {about !== '' && <span className="finding-about">{about}</span>}
          {place !== null && <span className="finding-place">{place}</span>}
        </span>
        <span className="finding-message">{message}</span>
      </button>
    </li>
  );
}
