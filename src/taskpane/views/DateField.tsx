import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { usePane } from '../context';
import type { Book } from '../model/book';
import type { Effect } from '../model/effects';
import { EffectList } from './EffectList';

/** 考核日期: another day shows what it would do before it is taken. */
export function DateField({ book }: { readonly book: Book }) {
  const { words, actions, state } = usePane();
  const { t } = words;
  const [value, setValue] = useState(book.date);
  const [effects, setEffects] = useState<readonly Effect[] | null>(null);
  const isOther = value !== book.date && value !== '';
  useEffect(() => {
    let isGone = false;
    setEffects(null);
    if (isOther) {
      void actions.effects(book, 'date', value).then((found) => {
        if (!isGone) setEffects(found);
      });
    }
    return () => {
      isGone = true;
    };
  }, [actions, book, value, isOther]);
  return (
    <>
      <Field label={t('sheet.setup.row.date')} hint={t('sheet.setup.note.date')}>
        <Input
          type="date"
          value={value}
          onChange={(_, data) => {
            setValue(data.value);
          }}
        />
      </Field>
      {isOther && (
        <>
          <EffectList effects={effects ?? 'computing'} />
          <Button
            appearance="primary"
            size="small"
            disabledFocusable={state.step !== null}
            onClick={() => void actions.chooseSetting('date', value)}
          >
            {t('pane.settings.adopt')}
          </Button>
        </>
      )}
    </>
  );
}
