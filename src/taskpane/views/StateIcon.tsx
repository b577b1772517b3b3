import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle';
import type { EvidenceState } from '../../evidence';

const ICONS = {
  complete: CheckmarkCircleFilled,
  missing: SubtractCircleFilled,
  needsCorrection: EditRegular,
  overdue: ErrorCircleFilled,
  notDue: ClockRegular,
} as const satisfies Record<EvidenceState, unknown>;

/** The shape of a state, beside its word. */
export function StateIcon({ state }: { readonly state: EvidenceState }) {
  const Icon = ICONS[state];
  return <Icon className={`state-icon state-${state}`} aria-hidden="true" />;
}
