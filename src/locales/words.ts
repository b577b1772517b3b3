import { evidenceWords } from './evidence';
import { figureWords, type FigureWords } from './figures';
import { findingWords } from './findings';
import { forewarningWords } from './forewarnings';
import { hostErrorWords } from './hostErrors';
import { notDoneWords } from './notDone';
import { problemWords } from './problems';
import { reasonWords } from './reasons';
import { translator, type Locale, type Translate } from './translate';
import { verdictWords } from './verdicts';

/** Everything that is said to a person, in one language. */
export interface Words
  extends
    FigureWords,
    ReturnType<typeof reasonWords>,
    ReturnType<typeof verdictWords>,
    ReturnType<typeof findingWords>,
    ReturnType<typeof evidenceWords>,
    ReturnType<typeof problemWords>,
    ReturnType<typeof forewarningWords>,
    ReturnType<typeof hostErrorWords>,
    ReturnType<typeof notDoneWords> {
  readonly locale: Locale;
  /** The sentence at a place of the locale files, its placeholders filled from the data. */
  readonly t: Translate;
}

const made = new Map<Locale, Words>();

/** The words of a locale, made on first use. */
export function words(locale: Locale): Words {
  let existing = made.get(locale);
  if (!existing) {
    const t = translator(locale);
    const figures = figureWords(t);
    existing = {
      locale,
      t,
      ...figures,
      ...reasonWords(t, figures),
      ...verdictWords(t, figures),
      ...findingWords(t, figures),
      ...evidenceWords(t),
      ...problemWords(t),
      ...forewarningWords(t),
      ...hostErrorWords(t),
      ...notDoneWords(t),
    };
    made.set(locale, existing);
  }
  return existing;
}
