import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { usePane } from '../context';
import type { Book } from '../model/book';
import type { BookState } from '../state';
import { AboutButton } from './AboutButton';
import { CopyDetail } from './CopyDetail';
import { Findings } from './Findings';
import { FirstRun } from './FirstRun';
import { Notice } from './Notice';
import { Overview } from './Overview';
import { PlanPreview } from './PlanPreview';
import { Scores } from './Scores';
import { Settings } from './Settings';
import { Stale } from './Stale';

/** Loaded when it is looked at. */
const About = lazy(() => import('./About').then((loaded) => ({ default: loaded.About })));
/** Loaded when it is looked at: most rubrics ask for no evidence. */
const Evidence = lazy(() => import('./Evidence').then((loaded) => ({ default: loaded.Evidence })));

/** A screen, a plan that waits for a word, the first run, or what went wrong. */
export function Content({ book }: { readonly book: Exclude<BookState, { kind: 'loading' }> }) {
  const { state } = usePane();
  const { plan, screen } = state;
  if (state.isAbout) {
    return (
      <Suspense>
        <About />
      </Suspense>
    );
  }
  if (book.kind === 'failed') return <Failed message={book.message} detail={book.detail} />;
  return (
    <>
      {/* There before anything is told in it: what comes into it is read aloud. */}
      <div aria-live="polite">
        <Notice key={state.told} />
        {book.kind === 'ready' && <Stale />}
      </div>
      {plan ? (
        <PlanPreview plan={plan} />
      ) : book.kind === 'empty' ? (
        <FirstRun />
      ) : (
        <div id="screen" role="tabpanel" aria-labelledby={`tab-${screen}`} className="screen">
          <Screen book={book.book} />
        </div>
      )}
    </>
  );
}

function Screen({ book }: { readonly book: Book }) {
  const { state } = usePane();
  switch (state.screen) {
    case 'overview':
      return <Overview book={book} />;
    case 'findings':
      return <Findings book={book} />;
    case 'scores':
      return <Scores book={book} />;
    case 'evidence':
      return (
        <Suspense>
          <Evidence book={book} />
        </Suspense>
      );
    case 'settings':
      return <Settings book={book} />;
  }
}

function Failed({ message, detail }: { readonly message: string; readonly detail: string | undefined }) {
  const { words, actions } = usePane();
  return (
    <div className="centred">
      <div className="failed" role="alert">
        <h2>{words.t('pane.error.title')}</h2>
        <p>{message}</p>
        <Button appearance="primary" onClick={() => void actions.load()}>
          {words.t('pane.error.retry')}
        </Button>
        {detail !== undefined && <CopyDetail text={detail} />}
        <AboutButton />
      </div>
    </div>
  );
}
