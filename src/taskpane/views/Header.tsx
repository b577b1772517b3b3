import { usePane } from '../context';
import { Tabs } from './Tabs';

/** The name, which rubric, and the screens. The top right corner belongs to the surrounding program. */
export function Header() {
  const { words, state } = usePane();
  const scoring = state.book.kind === 'ready' ? state.book.book.scoring : null;
  return (
    <header className="header">
      <div className="brand">
        <h1>{words.t('pane.title')}</h1>
        {scoring && (
          <span className="brand-rubric" lang="zh-CN" title={scoring.rubric.title}>
            {scoring.rubric.title}
          </span>
        )}
      </div>
      {scoring && <Tabs open={scoring.findings.filter(({ finding }) => finding.severity !== 'info').length} />}
    </header>
  );
}
