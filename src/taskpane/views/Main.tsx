import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { usePane } from '../context';

const loadContent = () => import('./Content');
/** Loaded after the first paint, while the workbook is being read; whoever needs them is told when that fails. */
function loadRest(): void {
  loadContent().catch(() => undefined);
  import('../engine').catch(() => undefined);
}

const Content = lazy(() => loadContent().then((loaded) => ({ default: loaded.Content })));

/** What is between header and footer. */
export function Main() {
  const { state } = usePane();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [state.screen, state.plan]);
  useEffect(loadRest, []);
  const waiting = <Waiting />;
  return (
    <main className="main" ref={main} tabIndex={-1}>
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
