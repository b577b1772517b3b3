import { Button } from '@fluentui/react-components';
import { usePane } from '../context';
import type { Fact } from '../../rubric';
import type { Entry } from '../model/book';

/** The question that a doubtful cell leaves, with the figures that it may mean: one click answers it. */
export function Doubt(props: {
  readonly doubt: NonNullable<Entry['doubt']>;
  readonly assessee: string;
  readonly clause: string;
  readonly fact: Fact;
}) {
  const { words, actions, state } = usePane();
  const { doubt, assessee, clause, fact } = props;
  return (
    <div className="doubt" role="group" aria-label={words.t('pane.clause.doubtAbout', { fact: fact.name })}>
      <p>{words.t('pane.clause.doubt', { given: doubt.given })}</p>
      {doubt.offers.map((value) => (
        <Button
          key={value}
          size="small"
          disabledFocusable={state.step !== null}
          onClick={() => void actions.perform({ kind: 'confirm', assessee, clause, fact: fact.name, value })}
        >
          {words.t('pane.clause.confirm', { figure: words.formatFigure(fact, value) })}
        </Button>
      ))}
    </div>
  );
}
