import type { Host } from '../host/port';
import type { Locale } from '../locales';
import type { SelfTest } from '../selftest';

/** How the surrounding program looks. */
export interface Appearance {
  readonly isDark: boolean;
}

/** Everything the pane is given from outside: it knows neither Excel nor WPS. */
export interface PaneEnvironment {
  readonly host: Host;
  /** The language of the surrounding program; a person may choose another one in the pane. */
  readonly locale: Locale;
  readonly version: string;
  now(): Date;
  readonly appearance: Appearance;
  /** Calls back when the surrounding program changes its look; returns the way to stop listening. */
  onAppearance(listener: (appearance: Appearance) => void): () => void;
  /** Calls back with what a ribbon button could not say otherwise of the pane's workbook; returns the way to stop listening. */
  onUntold(listener: (sentence: string) => void): () => void;
  /** Calls back with the name of a workbook after a ribbon button has written into it; returns the way to stop listening. */
  onWritten(listener: (workbook: string) => void): () => void;
  /** Opens the filled sample; null where the surrounding program cannot. */
  readonly openSample: (() => Promise<void>) | null;
  /** Hides the pane, where people have no other good way to do so; null where the surrounding program has one. */
  readonly fold: (() => Promise<void>) | null;
  /** Loads the self-test, which is not needed otherwise; null where there is none. */
  readonly selfTest: (() => Promise<SelfTest>) | null;
}
