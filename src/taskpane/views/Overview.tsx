import { Button } from '@fluentui/react-components';
import { usePane } from '../context';
import { countFindings } from '../../sheets';
import type { Book } from '../model/book';
import { scaleOf, standings } from '../model/overview';
import { AssesseeRow } from './AssesseeRow';

/** 概览: who stands where, how far from the threshold, what is missing, how fresh the results are. */
export function Overview({ book }: { readonly book: Book }) {
  const { words, dispatch, state, actions, environment } = usePane();
  const { t } = words;
  const { assessment, rubric } = book.scoring;
  const rows = standings(book.scoring);
  const { errors, blanks: blank } = countFindings(book.findings);
  const scale = scaleOf(assessment.scorecards, rubric);
  const show = (severity: 'error' | 'warning', search: string): void => {
    dispatch({ type: 'filter', filter: { severity, assessee: '', department: '', search } });
    dispatch({ type: 'show', screen: 'findings' });
  };
  return (
    <>
      {/* What was edited since it was read is told above, and nothing is up to date then. */}
      <p className="freshness">
        {book.scoredAt === '' ? t('pane.overview.never') : t('pane.overview.scoredAt', { at: book.scoredAt })}
        {book.scoredAt !== '' && !state.isStale && (
          <span className={book.outdated > 0 ? 'fresh-no' : 'fresh-yes'}>
            {book.outdated > 0 ? t('pane.overview.outdated', { cells: book.outdated }) : t('pane.overview.upToDate')}
          </span>
        )}
      </p>
      {/* What is written without a preview says it before the first time. */}
      {environment.host.name === 'excel' && book.writes.length === 0 && (
        <p className="hint">{t('pane.plan.clearsUndo')}</p>
      )}
      {(errors > 0 || blank > 0) && (
        <div className="todo">
          {errors > 0 && (
            <Button
              size="small"
              className="todo-error"
              onClick={() => {
                show('error', '');
              }}
            >
              {t('pane.overview.errors', { count: errors })}
            </Button>
          )}
          {blank > 0 && (
            <Button
              size="small"
              className="todo-missing"
              onClick={() => {
                show('warning', t('figure.blank'));
              }}
            >
              {t('pane.overview.pending', { count: blank })}
            </Button>
          )}
        </div>
      )}
      {rows.every(({ isUntouched }) => isUntouched) && (
        <p className="hint">
          {t(rubric.verdict ? 'pane.overview.begin' : 'pane.overview.beginTotals', { verifier: rubric.verifierWord })}
        </p>
      )}
      <h2 className="section">
        {rubric.verdict
          ? t('pane.overview.ranking', { threshold: rubric.verdict.threshold })
          : t('pane.overview.totals')}
      </h2>
      <ol className="standings">
        {rows.map((standing) => (
          <AssesseeRow key={standing.card.assessee} standing={standing} rubric={rubric} scale={scale} />
        ))}
      </ol>
      <p className="hint" lang="zh-CN">
        {rubric.title}
      </p>
      <div className="todo">
        <Button
          size="small"
          disabledFocusable={state.step !== null}
          title={t('pane.action.summariseHint')}
          onClick={() => void actions.perform({ kind: 'recalculate', shows: true })}
        >
          {t('pane.action.summarise')}
        </Button>
      </div>
    </>
  );
}
