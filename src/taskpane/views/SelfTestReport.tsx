import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePane } from '../context';
import type { WordKey } from '../../locales';
import { countsOf, reportName, reportPage, type CaseOutcome, type Report } from '../../selftest';

/** What came out, and the report to look at, to save or to copy. */
export function SelfTestReport({ report }: { readonly report: Report }) {
  const { words } = usePane();
  const { t } = words;
  const failures = report.cases.filter((one) => one.outcome === 'failed');
  return (
    <div className="about-outcome">
      <p role="status">
        <strong className={failures.length > 0 ? 'about-bad' : 'about-good'}>{t('pane.about.done')}</strong> <br />
        {t('pane.about.counts', { ...countsOf(report), seconds: Math.ceil(report.ms / 1000) })}
      </p>
      {failures.length > 0 && (
        <>
          <h3>{t('pane.about.failures')}</h3>
          <ul className="about-failures">
            {failures.map((one) => (
              <Failure key={one.id} failure={one} />
            ))}
          </ul>
        </>
      )}
      <h3>{t('pane.about.report')}</h3>
      <p className="hint">{t('pane.about.holds')}</p>
      <Saving report={report} />
    </div>
  );
}

function Failure({ failure: { id, failure } }: { readonly failure: Extract<CaseOutcome, { outcome: 'failed' }> }) {
  const { words } = usePane();
  const { t } = words;
  return (
    <li>
      <details>
        <summary>{t(`selfTest.case.${id}` as WordKey)}</summary>
        <p className="hint">
          {t(`selfTest.stage.${failure.stage}`)}
          {failure.what && ` · ${failure.what}`}
        </p>
        <dl>
          {failure.expected !== '' && (
            <>
              <dt>{t('pane.about.expected')}</dt>
              <dd>{failure.expected}</dd>
            </>
          )}
          <dt>{t('pane.about.actual')}</dt>
          <dd>{failure.actual}</dd>
        </dl>
      </details>
    </li>
  );
}

/** An address of a text for as long as it is shown. */
function useAddress(text: string, type: string): string {
  const address = useMemo(() => URL.createObjectURL(new Blob([text], { type })), [text, type]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}

function Saving({ report }: { readonly report: Report }) {
  const { words } = usePane();
  const { t } = words;
  const text = useMemo(() => JSON.stringify(report, null, 1), [report]);
  const page = useMemo(() => reportPage(report, words), [report, words]);
  const [isShown, setShown] = useState(false);
  const pageAddress = useAddress(page, 'text/html;charset=utf-8');
  const dataAddress = useAddress(text, 'application/json');
  return (
    <>
      <div className="about-saving">
        <Button as="a" appearance="primary" size="small" href={pageAddress} download={`${reportName(report)}.html`}>
          {t('pane.about.savePage')}
        </Button>
        <Button as="a" size="small" href={dataAddress} download={`${reportName(report)}.json`}>
          {t('pane.about.saveData')}
        </Button>
        <Button
          size="small"
          aria-expanded={isShown}
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {t(isShown ? 'pane.about.hide' : 'pane.about.show')}
        </Button>
      </div>
      <p className="hint">{t('pane.about.blocked')}</p>
      {isShown && <FullText text={text} />}
    </>
  );
}

function FullText({ text }: { readonly text: string }) {
  const { words } = usePane();
  const { t } = words;
  const area = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState('');
  /** The new way is refused in some frames; the old one works wherever text can be selected. */
  const copy = (): void => {
    area.current?.select();
    let isCopied = false;
    try {
      isCopied = document.execCommand('copy');
    } catch {
      // Said below.
    }
    setTold(t(isCopied ? 'pane.about.copied' : 'pane.about.copyByHand'));
  };
  return (
    <>
      <textarea ref={area} className="about-text" readOnly rows={10} aria-label={t('pane.about.text')} value={text} />
      <Button size="small" onClick={copy}>
        {t('pane.about.copy')}
      </Button>
      <p className="hint" role="status">
        {told}
      </p>
    </>
  );
}
