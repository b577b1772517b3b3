import { Switch } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { usePane } from '../context';
import type { OpensWithWorkbook } from '../environment';

/** Whether the pane opens by itself with this workbook; nothing until the surrounding program has told. */
export function OpeningSwitch({ opening }: { readonly opening: OpensWithWorkbook }) {
  const { words, actions } = usePane();
  const { t } = words;
  const [isOn, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    let isWanted = true;
    opening.isChosen().then(
      (isChosen) => {
        if (isWanted) setOn(isChosen);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [opening]);
  if (isOn === null) return null;
  return (
    <>
      <Switch
        className="opening-switch"
        label={t('pane.settings.opens')}
        checked={isOn}
        onChange={(_, { checked }) => {
          setOn(checked);
          void actions.openWithWorkbook(checked).then((isKept) => {
            if (!isKept) setOn(!checked);
          });
        }}
      />
      <p className="hint">{t('pane.settings.opensNote')}</p>
    </>
  );
}
