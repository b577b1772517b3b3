import { Button } from '@fluentui/react-components';
import { usePane } from '../context';
import { countFindings } from '../../sheets';
import { screensOf } from '../state';
import { Tabs } from './Tabs';

/** The name, which rubric, and the screens. The top right corner belongs to the surrounding program, but where it leaves folding to us. */
export function Header() {
  const { words, state, environment, actions } = usePane();
  const book = state.book.kind === 'ready' ? state.book.book : null;
  const counts = book && countFindings(book.findings);
  return (
    <header className="header">
      <div className={environment.fold ? 'brand brand-folds' : 'brand'}>
        <h1>{words.t('pane.title')}</h1>
        {book && (
          <span className="brand-rubric" lang="zh-CN" title={book.scoring.rubric.title}>
            {book.scoring.rubric.title}
          </span>
        )}
        {environment.fold && (
          <Button
            className="fold"
            appearance="subtle"
            size="small"
            title={words.t('pane.action.foldHint')}
            onClick={() => void actions.fold()}
          >
            {words.t('pane.action.fold')}
          </Button>
        )}
      </div>
      {book && counts && <Tabs screens={screensOf(book)} open={counts.errors + counts.warnings} />}
    </header>
  );
}
