import { createContext, use } from 'react';
import type { Locale, Words } from '../locales';
import type { PaneActions } from './actions';
import type { PaneEnvironment } from './environment';
import type { PaneAction, PaneState } from './state';

/** What every part of the pane may use. */
export interface PaneContext {
  readonly environment: PaneEnvironment;
  readonly words: Words;
  readonly state: PaneState;
  readonly dispatch: (action: PaneAction) => void;
  readonly actions: PaneActions;
  chooseLocale(locale: Locale): void;
}

const Context = createContext<PaneContext | null>(null);
export const PaneProvider = Context.Provider;

/** Throws outside of the pane. */
export function usePane(): PaneContext {
  const context = use(Context);
  if (!context) throw new Error('outside of the pane');
  return context;
}
