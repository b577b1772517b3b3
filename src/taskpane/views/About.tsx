import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { usePane } from '../context';
import { useFocusAtFirst } from '../focus';
import { SelfTestPanel } from './SelfTestPanel';

/** 关于: what this is, where it was seen, and the self-test. */
export function About() {
  const { words, environment, dispatch } = usePane();
  const { t } = words;
  const heading = useFocusAtFirst<HTMLHeadingElement>();
  return (
    <section className="screen about" aria-labelledby="about-heading">
      <Button
        appearance="subtle"
        size="small"
        className="about-back"
        icon={<ArrowLeftRegular />}
        onClick={() => {
          dispatch({ type: 'about', isOpen: false });
        }}
      >
        {t('pane.action.back')}
      </Button>
      <h2 id="about-heading" className="section" ref={heading} tabIndex={-1}>
        {t('pane.about.title')}
      </h2>
      <p>{t('pane.about.version', { version: environment.version })}</p>
      <p className="hint">{t('pane.about.copyright')}</p>
      <p className="hint">{t('pane.about.licence')}</p>
      <p className="hint">{t('pane.about.office')}</p>
      <p className="hint">{t('pane.about.local')}</p>
      <p className="hint">{t('pane.about.seen')}</p>
      <h2 className="section">{t('pane.about.selfTest')}</h2>
      {environment.selfTest ? <SelfTestPanel /> : <p className="hint">{t('pane.about.unavailable')}</p>}
    </section>
  );
}
