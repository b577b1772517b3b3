import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useState, type SubmitEvent } from 'react';
import { usePane } from '../context';

interface RubricChoice {
  readonly id: string;
  readonly title: string;
  readonly assessees: readonly string[];
}

/** 新建考核: which rubric, whom, as of which day; then a preview. */
export function NewAssessmentForm({ onBack }: { onBack(): void }) {
  const { words, actions, environment, state } = usePane();
  const { t } = words;
  const [rubrics, setRubrics] = useState<readonly RubricChoice[]>([]);
  const [id, setId] = useState('');
  const [text, setText] = useState('');
  const [date, setDate] = useState('');
  useEffect(() => {
    let isGone = false;
    void import('../engine').then(({ rubricById, rubricIds, isoDate }) => {
      if (isGone) return;
      const found = rubricIds().flatMap((each) => {
        const rubric = rubricById(each);
        return rubric ? [{ id: each, title: rubric.title, assessees: rubric.assessees }] : [];
      });
      setRubrics(found);
      setId(found[0]?.id ?? '');
      setText(found[0]?.assessees.join('\n') ?? '');
      setDate(isoDate(environment.now()));
    });
    return () => {
      isGone = true;
    };
  }, [environment]);
  const assessees = text
    .split(/[\n,，、;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const chosen = rubrics.find((rubric) => rubric.id === id);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void actions.previewAssessment(id, assessees, date);
  };
  return (
    <form className="screen form" onSubmit={submit} aria-labelledby="new-heading">
      <h2 id="new-heading">{t('pane.new.heading')}</h2>
      <Field label={t('pane.new.rubric')} hint={chosen ? <span lang="zh-CN">{chosen.title}</span> : null}>
        <Select
          value={id}
          onChange={(_, { value }) => {
            setId(value);
            setText(rubrics.find((rubric) => rubric.id === value)?.assessees.join('\n') ?? '');
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
          value={text}
          onChange={(_, { value }) => {
            setText(value);
          }}
        />
      </Field>
      <Field label={t('sheet.setup.row.date')} hint={t('sheet.setup.note.date')}>
        <Input
          type="date"
          value={date}
          onChange={(_, { value }) => {
            setDate(value);
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
        <Button onClick={onBack}>{t('pane.action.back')}</Button>
      </div>
    </form>
  );
}
