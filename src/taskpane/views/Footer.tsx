import { Button, ProgressBar } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useEffect, useState } from 'react';
import { usePane } from '../context';
import type { Waiting } from '../../host/port';
import { isTesting, type Step } from '../state';

/** Anything that takes longer gets a progress bar. */
const PATIENCE_MS = 500;

/** 一键重算, its preview and 还原; while something is under way, how far it is. */
export function Footer() {
  const { state, words, actions, environment } = usePane();
  const { t } = words;
  const isSlow = useSlow(state.step !== null);
  if (state.step !== null && isSlow) return <Progress step={state.step} waiting={state.waiting} />;
  if (state.book.kind !== 'ready' || state.plan || state.isAbout || isTesting(state)) return null;
  const isBusy = state.step !== null;
  const [last] = state.book.book.writes;
  return (
    <footer className="footer">
      <Button
        appearance="primary"
        className="footer-main"
        icon={<ArrowSyncRegular />}
        disabledFocusable={isBusy}
        title={environment.host.name === 'excel' ? t('pane.action.recalculateHint') : undefined}
        onClick={() => void actions.perform({ kind: 'recalculate' })}
      >
        {t('pane.action.recalculate')}
      </Button>
      <Button
        disabledFocusable={isBusy}
        title={t('pane.action.previewHint')}
        onClick={() => void actions.preview({ kind: 'recalculate' })}
      >
        {t('pane.action.preview')}
      </Button>
      <Button
        disabledFocusable={isBusy || !last}
        title={last ? t('pane.action.undoHint', { title: last.title, at: last.at }) : t('pane.action.undoNothing')}
        onClick={() => void actions.preview({ kind: 'undo', count: 1 })}
      >
        {t('pane.action.undo')}
      </Button>
    </footer>
  );
}

function Progress({ step, waiting }: { readonly step: Step; readonly waiting: Waiting | null }) {
  const { words, actions } = usePane();
  const { t } = words;
  const value = { reading: 0.25, scoring: 0.6, writing: 0.85 }[step];
  return (
    <footer className="footer footer-progress">
      <div className="progress" role="status" tabIndex={-1}>
        <span>{waiting === null ? t(`pane.step.${step}`) : t(`pane.waiting.${waiting}`)}</span>
        <ProgressBar value={value} thickness="large" aria-label={t(`pane.step.${step}`)} />
      </div>
      <Button disabledFocusable={step === 'writing'} onClick={actions.cancel}>
        {t('pane.action.cancel')}
      </Button>
    </footer>
  );
}

function useSlow(isUnderWay: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isUnderWay) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => {
      setSlow(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isUnderWay]);
  return isSlow;
}
