import { SearchBox, Select, ToggleButton } from '@fluentui/react-components';
import { usePane } from '../context';
import { countFindings, SEVERITIES, type FindingLine } from '../../sheets';
import type { Book } from '../model/book';
import { departmentsOf } from '../model/findings';

/** By severity, assessee, department, and words. */
export function FindingFilters({ book, all }: { readonly book: Book; readonly all: readonly FindingLine[] }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  const { filter } = state;
  const counts = countFindings(all);
  const change = (part: Partial<typeof filter>): void => {
    dispatch({ type: 'filter', filter: part });
  };
  return (
    <div className="filters" role="search">
      <SearchBox
        className="filter-search"
        value={filter.search}
        placeholder={t('pane.findings.search')}
        aria-label={t('pane.findings.search')}
        dismiss={filter.search === '' ? null : { 'aria-label': t('pane.findings.clear') }}
        onChange={(_, { value }) => {
          change({ search: value });
        }}
      />
      <div className="filter-severities" role="group" aria-label={t('pane.findings.severity')}>
        {SEVERITIES.map((severity) => {
          const count = counts[`${severity}s`];
          return (
            <ToggleButton
              key={severity}
              size="small"
              className={`chip chip-${severity}`}
              checked={filter.severity === severity}
              disabledFocusable={count === 0}
              onClick={() => {
                change({ severity: filter.severity === severity ? '' : severity });
              }}
            >
              {t('pane.findings.chip', { name: words.describeSeverity(severity), count })}
            </ToggleButton>
          );
        })}
      </div>
      <div className="filter-selects">
        <Select
          size="small"
          aria-label={t('pane.findings.assessee')}
          value={filter.assessee}
          onChange={(_, { value }) => {
            change({ assessee: value });
          }}
        >
          <option value="">{t('pane.findings.allAssessees')}</option>
          {book.scoring.assessment.scorecards.map(({ assessee }) => (
            <option key={assessee}>{assessee}</option>
          ))}
        </Select>
        <Select
          size="small"
          aria-label={t('pane.findings.department', { verifier: book.scoring.rubric.verifierWord })}
          value={filter.department}
          onChange={(_, { value }) => {
            change({ department: value });
          }}
        >
          <option value="">{t('pane.findings.allDepartments', { verifier: book.scoring.rubric.verifierWord })}</option>
          {departmentsOf(all).map(([department, count]) => (
            <option key={department} value={department}>
              {t('pane.findings.option', { name: department, count })}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
