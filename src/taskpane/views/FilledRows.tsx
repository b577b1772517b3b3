import { usePane } from '../context';
import { readKind, textOf } from '../../evidence';
import type { PlacedEntry } from '../../sheets';

/** The rows of a ledger that would be filled, each with what would stand there. */
export function FilledRows({ rows }: { readonly rows: readonly PlacedEntry[] }) {
  const { words } = usePane();
  const { t } = words;
  return (
    <ul className="plan-sheets">
      {rows.map(({ row, entry }) => {
        const kind = readKind(textOf(entry.kind));
        const parts = [
          textOf(entry.requirement) || t('pane.plan.noRequirement'),
          kind ? words.describeEvidenceKind(kind) : '',
          textOf(entry.date),
        ];
        return (
          <li key={row} className="plan-row">
            <span className="plan-sheet">{textOf(entry.title)}</span>
            <span className="plan-count">{t('pane.plan.row', { row: row + 1 })}</span>
            <span className="entry-more">{parts.filter((part) => part !== '').join(t('list.enumeration'))}</span>
          </li>
        );
      })}
    </ul>
  );
}
