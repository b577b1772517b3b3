import { Badge, Button, Radio, RadioGroup } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useEffect, useId, useState } from 'react';
import { usePane } from '../context';
import type { SettingKey } from '../../usecases';
import type { Book } from '../model/book';
import type { Effect } from '../model/effects';
import { EffectList } from './EffectList';

/** One setting: what is chosen; opened, what the other options would do to the totals before one is taken. */
export function SettingChoice(props: {
  readonly book: Book;
  readonly setting: SettingKey;
  readonly title: string;
  readonly options: readonly string[];
  readonly usual: string;
  readonly chosen: string;
  readonly note: string;
  describe(option: string): string;
}) {
  const { words } = usePane();
  const { t } = words;
  const { chosen, usual } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="setting">
      <button
        type="button"
        className="setting-head"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span className="cells">
          <ChevronRightRegular className="setting-arrow" aria-hidden="true" />
          <span className="setting-title" lang="zh-CN">
            {props.title}
          </span>
          <span className="setting-value" lang="zh-CN">
            {props.describe(chosen)}
            {chosen !== usual && (
              <Badge size="small" appearance="tint" color="brand">
                {t('pane.settings.changed')}
              </Badge>
            )}
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Options {...props} />}
      </div>
    </li>
  );
}

function Options(props: Parameters<typeof SettingChoice>[0]) {
  const { words, actions, state } = usePane();
  const { t } = words;
  const { book, setting, chosen, options } = props;
  const [wanted, setWanted] = useState(chosen);
  const [effects, setEffects] = useState<ReadonlyMap<string, readonly Effect[]>>(new Map());
  useEffect(() => {
    let isGone = false;
    setWanted(chosen);
    const compute = async (): Promise<void> => {
      const found = new Map<string, readonly Effect[]>();
      for (const option of options) {
        if (option === chosen) continue;
        const effect = await actions.effects(book, setting, option);
        if (isGone) return;
        if (effect) setEffects(new Map(found.set(option, effect)));
      }
    };
    void compute();
    return () => {
      isGone = true;
    };
  }, [actions, book, setting, chosen, options.join('|')]);
  return (
    <div className="setting-body">
      <p className="hint" lang="zh-CN">
        {props.note}
      </p>
      <RadioGroup
        aria-label={props.title}
        value={wanted}
        onChange={(_, { value }) => {
          setWanted(value);
        }}
      >
        {options.map((option) => (
          <div key={option} className="setting-option">
            <Radio
              value={option}
              label={
                <span lang="zh-CN">
                  {props.describe(option)}
                  {option === props.usual && <span className="usual"> {t('pane.settings.usual')}</span>}
                </span>
              }
            />
            <EffectList effects={option === chosen ? 'chosen' : (effects.get(option) ?? 'computing')} />
          </div>
        ))}
      </RadioGroup>
      <Button
        appearance="primary"
        size="small"
        disabledFocusable={wanted === chosen || state.step !== null}
        onClick={() => void actions.chooseSetting(setting, wanted)}
      >
        {t('pane.settings.adopt')}
      </Button>
    </div>
  );
}
