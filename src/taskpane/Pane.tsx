import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { words as wordsOf, type Locale } from '../locales';
import { paneActions } from './actions';
import { PaneProvider } from './context';
import type { PaneEnvironment } from './environment';
import { buttonsWithWork } from './model/buttons';
import { useKeptFocus } from './focus';
import { useEscape } from './escape';
import { reduce, START } from './state';
import { themeFor } from './theme';
import { Broken } from './views/Broken';
import { Footer } from './views/Footer';
import { Header } from './views/Header';
import { Main } from './views/Main';
import './pane.css';

/** The task pane: an assessment at a glance, over whatever host it is given. */
export function Pane({ environment }: { readonly environment: PaneEnvironment }) {
  const [locale, chooseLocale] = useState<Locale>(environment.locale);
  const [appearance, setAppearance] = useState(environment.appearance);
  const [state, dispatch] = useReducer(reduce, START);
  const words = wordsOf(locale);
  // One set of actions, whatever the language: what is under way must not be forgotten when another is chosen.
  const latest = useRef(words);
  useLayoutEffect(() => {
    latest.current = words;
  }, [words]);
  const actions = useMemo(() => paneActions(environment, () => latest.current, dispatch), [environment]);
  useKeptFocus();
  useEscape(state, actions, dispatch);
  const theme = useMemo(() => themeFor(appearance.isDark, locale), [appearance, locale]);

  useEffect(() => environment.onAppearance(setAppearance), [environment]);
  useEffect(
    () =>
      environment.onUntold((text) => {
        dispatch({ type: 'notice', notice: { intent: 'info', text, canUndo: false } });
      }),
    [environment],
  );
  useEffect(() => {
    void actions.load();
  }, [actions, locale]);
  useEffect(() => actions.listen(), [actions]);
  const { ribbon } = environment;
  useEffect(() => ribbon?.onPress(actions.press), [ribbon, actions]);
  const { book, isStale } = state;
  useEffect(() => {
    ribbon?.enable(buttonsWithWork({ book, isStale }));
  }, [ribbon, book, isStale]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = appearance.isDark ? 'dark' : 'light';
    document.title = words.t('pane.title');
  }, [locale, words, appearance]);

  const context = useMemo(
    () => ({ environment, words, state, dispatch, actions, chooseLocale }),
    [environment, words, state, actions],
  );
  return (
    <FluentProvider theme={theme} className="pane" lang={locale}>
      <Broken words={words}>
        <PaneProvider value={context}>
          <Header />
          <Main />
          <Footer />
        </PaneProvider>
      </Broken>
    </FluentProvider>
  );
}
