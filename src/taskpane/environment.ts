import type { Host } from '../host/port';
import type { Locale } from '../locales';
import type { SelfTest } from '../selftest';

/** How the surrounding program looks. */
export interface Appearance {
  readonly isDark: boolean;
}

/** Buttons of the ribbon that do something to the workbook. */
export const BUTTONS = ['recalculate', 'summarise', 'undo'] as const;
export type ButtonName = (typeof BUTTONS)[number];

/** The buttons of the ribbon, where they run in the page of the pane. */
export interface PaneRibbon {
  /** Hands over every press, also one before somebody listens; the next only when the promise has settled. Returns the way to stop. */
  onPress(listener: (button: ButtonName) => Promise<void>): () => void;
  /** Shows the pane, in which the sentence stands; where the surrounding program will not, the sentence in another way. */
  show(sentence: string): Promise<void>;
  /** Tells which of them have something to do. */
  enable(which: Readonly<Record<ButtonName, boolean>>): void;
}

/** Whether the pane opens by itself with the open workbook, as that keeps it. */
export interface OpensWithWorkbook {
  isChosen(): Promise<boolean>;
  choose(isWanted: boolean): Promise<void>;
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
  /** Null where the buttons have a page of their own. */
  readonly ribbon: PaneRibbon | null;
  /** Null where the surrounding program cannot. */
  readonly opensWithWorkbook: OpensWithWorkbook | null;
  /** Opens the filled sample; null where the surrounding program cannot. */
  readonly openSample: (() => Promise<void>) | null;
  /** Hides the pane, where people have no other good way to do so; null where the surrounding program has one. */
  readonly fold: (() => Promise<void>) | null;
  /** Loads the self-test, which is not needed otherwise; null where there is none. */
  readonly selfTest: (() => Promise<SelfTest>) | null;
}
