import { useRef, type KeyboardEvent } from 'react';
import { usePane } from '../context';
import type { Screen } from '../state';

/** The tabs have to fit into 320 pixels. */
const MOST_SHOWN = 99;

/** The screens; arrow keys, Home and End go from one to the next. `open` counts what a person must look at. */
export function Tabs({ screens, open }: { readonly screens: readonly Screen[]; readonly open: number }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  const list = useRef<HTMLDivElement>(null);
  const show = (screen: Screen): void => {
    dispatch({ type: 'show', screen });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = screens.indexOf(state.screen);
    const last = screens.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const screen = to === undefined ? undefined : screens[to];
    if (screen === undefined) return;
    event.preventDefault();
    show(screen);
    list.current?.querySelector<HTMLElement>(`#tab-${screen}`)?.focus();
  };
  return (
    <div
      className={screens.length > 4 ? 'tabs tabs-many' : 'tabs'}
      role="tablist"
      aria-label={t('pane.title')}
      ref={list}
    >
      {screens.map((screen) => {
        const isSelected = screen === state.screen;
        return (
          <button
            key={screen}
            type="button"
            role="tab"
            id={`tab-${screen}`}
            className="tab"
            aria-selected={isSelected}
            aria-controls={isSelected && !state.plan && !state.isAbout ? 'screen' : undefined}
            tabIndex={isSelected ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => {
              show(screen);
            }}
          >
            <span className="tab-name">{t(`pane.screen.${screen}`)}</span>
            {screen === 'findings' && open > 0 && (
              <span className="tab-count">{open > MOST_SHOWN ? `${MOST_SHOWN}+` : open}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
