import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { usePane } from '../context';
import { cellAddress, type FindingLine } from '../../sheets';

const ICONS = { error: ErrorCircleFilled, warning: WarningFilled, info: InfoRegular };

/** One finding; a click goes to its cell. */
export function FindingRow(props: {
  readonly finding: FindingLine;
  /** It stands below what it was folded into. */
  readonly isInFold?: boolean;
  readonly isCurrent: boolean;
  /** The one of the list that the Tab key stops at. */
  readonly isReached: boolean;
  onOpen(): void;
}) {
  const { words } = usePane();
  const { severity, assessee, id, message, sheet, row, column } = props.finding;
  const Icon = ICONS[severity];
  const place =
    sheet === null ? null : row === null || column === null ? sheet : `${sheet}!${cellAddress(row, column)}`;
  const about = [assessee, id].filter((part) => part !== '').join(' ');
  return (
    <li>
      <button
        type="button"
        className={`finding finding-${severity}${props.isInFold ? ' finding-in-fold' : ''}`}
        aria-current={props.isCurrent ? 'true' : undefined}
        tabIndex={props.isReached ? 0 : -1}
        onClick={props.onOpen}
      >
        <span className="cells">
          <span className="finding-icon">
            <Icon aria-label={words.describeSeverity(severity)} />
          </span>
          <span className="finding-head">
            {about !== '' && <span className="finding-about">{about}</span>}
            {place !== null && <span className="finding-place">{place}</span>}
          </span>
          <span className="finding-message">{message}</span>
        </span>
      </button>
    </li>
  );
}
