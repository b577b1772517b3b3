import { Button, ProgressBar } from '@fluentui/react-components';
import { usePane } from '../context';
import type { SelfTestState } from '../state';
import { SelfTestReport } from './SelfTestReport';

/** 自检: not run, refused, under way, done, or what went wrong. */
export function SelfTestPanel() {
  const { words, state, actions, environment } = usePane();
  const { t } = words;
  const { selfTest } = state;
  const isExcel = environment.host.name !== 'wps';
  const isUnderWay = selfTest.kind === 'running' || selfTest.kind === 'cancelling';
  return (
    <>
      <p>{t('pane.about.lead')}</p>
      <p className="hint">{t(isExcel ? 'pane.about.where.excel' : 'pane.about.where.wps')}</p>
      <Outcome selfTest={selfTest} />
      {isUnderWay ? (
        <Button className="about-action" disabledFocusable={selfTest.kind === 'cancelling'} onClick={actions.cancel}>
          {t('pane.about.cancel')}
        </Button>
      ) : (
        <Button
          className="about-action"
          appearance={selfTest.kind === 'done' ? 'secondary' : 'primary'}
          disabledFocusable={state.step !== null}
          onClick={() => void actions.selfTest()}
        >
          {t(selfTest.kind === 'idle' ? 'pane.about.start' : 'pane.about.again')}
        </Button>
      )}
    </>
  );
}

function Outcome({ selfTest }: { readonly selfTest: SelfTestState }) {
  const { words } = usePane();
  const { t } = words;
  switch (selfTest.kind) {
    case 'idle':
      return null;
    case 'running':
      return <Running {...selfTest} />;
    case 'cancelling':
      return (
        <p className="about-outcome" role="status">
          {t('pane.about.cancelling')}
        </p>
      );
    case 'cancelled':
      return (
        <p className="about-outcome" role="status">
          {t('pane.about.cancelled')}
        </p>
      );
    case 'refused':
      return <Refused {...selfTest} />;
    case 'failed':
      return (
        <div className="about-outcome about-bad" role="alert">
          <p>{selfTest.message}</p>
          <Leftovers names={selfTest.leftovers} />
        </div>
      );
    case 'done':
      return (
        <>
          <SelfTestReport report={selfTest.report} />
          <Leftovers names={selfTest.report.leftovers} />
        </>
      );
  }
}

function Running({ done, total, title }: Extract<SelfTestState, { kind: 'running' }>) {
  const { words } = usePane();
  const label = words.t('pane.about.progress', { done, total });
  return (
    <div className="about-outcome progress">
      <span>{total === 0 ? title : label}</span>
      <ProgressBar value={total === 0 ? 0 : done / total} thickness="large" aria-label={total === 0 ? title : label} />
      {total > 0 && <span className="hint about-case">{title}</span>}
    </div>
  );
}

function Refused({ reason, openBlank }: Extract<SelfTestState, { kind: 'refused' }>) {
  const { words, dispatch } = usePane();
  const { t } = words;
  const open = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const message = t('pane.about.failed', { message: `${String(error)} ` });
      dispatch({ type: 'selfTest', selfTest: { kind: 'failed', message, leftovers: [] } });
    }
  };
  return (
    <div className="about-outcome" role="alert">
      <p>{t(`pane.about.refused.${reason}`)}</p>
      {openBlank && (
        <Button className="about-action" onClick={() => void open(openBlank)}>
          {t('pane.about.openBlank')}
        </Button>
      )}
    </div>
  );
}

function Leftovers({ names }: { readonly names: readonly string[] }) {
  const { words } = usePane();
  if (names.length === 0) return null;
  return (
    <p className="about-outcome about-bad" role="alert">
      {words.t('pane.about.leftovers', { names: names.join(words.t('list.enumeration')) })}
    </p>
  );
}
