import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { usePane } from '../context';

/** Loaded after the first paint. */
const Content = lazy(() => import('./Content').then((loaded) => ({ default: loaded.Content })));

/** What is between header and footer. */
export function Main() {
  const { state } = usePane();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [state.screen, state.plan]);
  const waiting = <Waiting />;
  return (
    <main className="main" ref={main}>
      {state.book.kind === 'loading' ? (
        waiting
      ) : (
        <Suspense fallback={waiting}>
          <Content book={state.book} />
        </Suspense>
      )}
    </main>
  );
}

function Waiting() {
  const { words } = usePane();
  return (
    <div className="centred">
      <Spinner label={words.t('pane.loading')} labelPosition="below" />
    </div>
  );
}
