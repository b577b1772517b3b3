import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useState, type SubmitEvent } from 'react';
import { usePane } from '../context';
import { useFocusAtFirst } from '../focus';
import type { AssessmentDraft } from '../state';

interface RubricChoice {
  readonly id: string;
  readonly title: string;
  readonly assessees: readonly string[];
  readonly isKnown: (given: string) => boolean;
  /** Whom of them another name seems to mean. */
  readonly proposalFor: (given: string) => string | null;
}

/** Names that are none of the rubric's: with the one that they seem to mean, for a person to say whether they do, or none. */
function unknownAmong(
  names: readonly string[],
  rubric: RubricChoice | undefined,
): { readonly given: string; readonly proposed: string | null }[] {
  return names.flatMap((given) => {
    if (rubric === undefined || rubric.isKnown(given)) return [];
    const proposed = rubric.proposalFor(given);
    return [{ given, proposed: proposed === null || names.includes(proposed) ? null : proposed }];
  });
}

/** 新建考核: which rubric, whom, as of which day; then a preview, from which one comes back to what was typed. */
export function NewAssessmentForm({ draft }: { readonly draft: AssessmentDraft }) {
  const { words, actions, environment, state, dispatch } = usePane();
  const { t } = words;
  const [rubrics, setRubrics] = useState<readonly RubricChoice[]>([]);
  const heading = useFocusAtFirst<HTMLHeadingElement>();
  const { rubricId, names, date } = draft;
  const change = (part: Partial<AssessmentDraft>): void => {
    dispatch({ type: 'draft', draft: { ...draft, ...part } });
  };
  useEffect(() => {
    let isGone = false;
    void import('../engine').then(({ rubricById, rubricIds, isoDate, isAssessee, properName }) => {
      if (isGone) return;
      const found = rubricIds().flatMap((each) => {
        const rubric = rubricById(each);
        if (!rubric) return [];
        const proposalFor = (given: string): string | null => properName(rubric, given);
        const isKnown = (given: string): boolean => isAssessee(rubric, given);
        return [{ id: each, title: rubric.title, assessees: rubric.assessees, isKnown, proposalFor }];
      });
      setRubrics(found);
      const [usual] = found;
      if (rubricId === '' && usual)
        change({ rubricId: usual.id, names: usual.assessees.join('\n'), date: isoDate(environment.now()) });
    });
    return () => {
      isGone = true;
    };
    // Once: what is typed afterwards stays.
  }, [environment]);
  const assessees = names
    .split(/[\n,，、;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const chosen = rubrics.find((rubric) => rubric.id === rubricId);
  const unknown = unknownAmong(assessees, chosen);
  const nameless = unknown.filter(({ proposed }) => proposed === null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void actions.preview({ kind: 'newAssessment', rubricId, assessees, date });
  };
  return (
    <form className="screen form" onSubmit={submit} aria-labelledby="new-heading">
      <h2 id="new-heading" tabIndex={-1} ref={heading}>
        {t('pane.new.heading')}
      </h2>
      <Field label={t('pane.new.rubric')} hint={chosen ? <span lang="zh-CN">{chosen.title}</span> : null}>
        <Select
          value={rubricId}
          onChange={(_, { value }) => {
            const usual = (which: string): string =>
              rubrics.find((rubric) => rubric.id === which)?.assessees.join('\n') ?? '';
            // Names that a person typed stay.
            change({ rubricId: value, ...(names === usual(rubricId) ? { names: usual(value) } : {}) });
          }}
        >
          {rubrics.map((rubric) => (
            <option key={rubric.id} value={rubric.id}>
              {rubric.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('pane.new.assessees')} hint={t('pane.new.assesseesHint', { count: assessees.length })}>
        <Textarea
          rows={7}
          resize="vertical"
          value={names}
          onChange={(_, { value }) => {
            change({ names: value });
          }}
        />
      </Field>
      {unknown.map(
        ({ given, proposed }) =>
          proposed !== null && (
            <p key={given} className="hint" role="status">
              {t('pane.new.proposal', { given, proposed })}{' '}
              <Button
                size="small"
                onClick={() => {
                  change({ names: assessees.map((name) => (name === given ? proposed : name)).join('\n') });
                }}
              >
                {t('pane.new.useProposal', { proposed })}
              </Button>
            </p>
          ),
      )}
      {nameless.length > 0 && (
        <p className="hint" role="status">
          {t('pane.new.unknown', { names: nameless.map(({ given: text }) => t('list.quoted', { text })).join('') })}
        </p>
      )}
      <Field label={t('sheet.setup.row.date')} hint={t('sheet.setup.note.date')}>
        <Input
          type="date"
          value={date}
          onChange={(_, { value }) => {
            change({ date: value });
          }}
        />
      </Field>
      <div className="actions">
        <Button
          appearance="primary"
          type="submit"
          disabledFocusable={state.step !== null || assessees.length === 0 || date === '' || !chosen}
        >
          {t('pane.new.next')}
        </Button>
        <Button
          onClick={() => {
            dispatch({ type: 'draft', draft: null });
          }}
        >
          {t('pane.action.back')}
        </Button>
      </div>
    </form>
  );
}
