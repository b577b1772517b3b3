import { usePane } from '../context';
import { screensOf } from '../state';
import { Tabs } from './Tabs';

/** The name, which rubric, and the screens. The top right corner belongs to the surrounding program. */
export function Header() {
  const { words, state } = usePane();
  const book = state.book.kind === 'ready' ? state.book.book : null;
  return (
    <header className="header">
      <div className="brand">
        <h1>{words.t('pane.title')}</h1>
        {book && (
          <span className="brand-rubric" lang="zh-CN" title={book.scoring.rubric.title}>
            {book.scoring.rubric.title}
          </span>
        )}
      </div>
      {book && (
        <Tabs screens={screensOf(book)} open={book.findings.filter(({ severity }) => severity !== 'info').length} />
      )}
    </header>
  );
}
