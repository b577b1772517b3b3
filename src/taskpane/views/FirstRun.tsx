import { Button } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { TableSearchRegular } from '@fluentui/react-icons/svg/table-search';
import type { ReactElement } from 'react';
import { usePane } from '../context';
import { NO_DRAFT } from '../state';
import { AboutButton } from './AboutButton';
import { NewAssessmentForm } from './NewAssessmentForm';

/** No assessment in the workbook yet: three ways to begin, in one screen. */
export function FirstRun() {
  const { words, actions, environment, state, dispatch } = usePane();
  const { t } = words;
  const isBusy = state.step !== null;
  if (state.draft) return <NewAssessmentForm draft={state.draft} />;
  return (
    <section className="screen first" aria-labelledby="first-heading">
      <h2 id="first-heading">{t('pane.first.heading')}</h2>
      <p className="hint">{t('pane.first.lead')}</p>
      <Choice
        icon={<DocumentAddRegular />}
        title={t('pane.first.new')}
        text={t('pane.first.newText')}
        isPrimary
        isDisabled={isBusy}
        onClick={() => {
          dispatch({ type: 'draft', draft: NO_DRAFT });
        }}
      />
      <Choice
        icon={<TableSearchRegular />}
        title={t('pane.first.use')}
        text={t('pane.first.useText')}
        isDisabled={isBusy}
        onClick={() => void actions.look()}
      />
      {environment.openSample && (
        <Choice
          icon={<BeakerRegular />}
          title={t('pane.first.sample')}
          text={t('pane.first.sampleText')}
          isDisabled={isBusy}
          onClick={() => void actions.openSample()}
        />
      )}
      <p className="hint first-foot">{t('pane.first.offline', { version: environment.version })}</p>
      <AboutButton />
    </section>
  );
}

function Choice(props: {
  readonly icon: ReactElement;
  readonly title: string;
  readonly text: string;
  readonly isPrimary?: boolean;
  readonly isDisabled: boolean;
  onClick(): void;
}) {
  return (
    <Button
      className="choice"
      appearance={props.isPrimary ? 'primary' : 'outline'}
      icon={props.icon}
      disabledFocusable={props.isDisabled}
      onClick={props.onClick}
    >
      <span className="choice-words">
        <span className="choice-title">{props.title}</span>
        <span className="choice-text">{props.text}</span>
      </span>
    </Button>
  );
}
