import { createInstance } from 'i18next';
import en from './en.json';
import { quoted } from './quoted';
import zhCN from './zh-CN.json';

/** The languages of the user interface; zh-CN is the default. Rubric text is data and stays Chinese. */
export type Locale = 'zh-CN' | 'en';
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

type Leaves<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Key}` : Leaves<T[Key], `${Path}${Key}.`>;
}[keyof T & string];

/** A place in the locale files, such as `finding.missingFact`. */
export type WordKey = Leaves<typeof zhCN>;
/** What a sentence's placeholders stand for. */
export type WordData = Readonly<Record<string, string | number>>;
export type Translate = (key: WordKey, data?: WordData) => string;

/** What is shown for a placeholder that has no data. */
export const NOT_GIVEN = '—';

const RESOURCES: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en };

/** The sentences of one locale. Nothing in `data` is interpreted: placeholders and references in it stay as they are; what people wrote is cut. */
export function translator(locale: Locale): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    resources: { [locale]: { translation: RESOURCES[locale] } },
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
  });
  // A workbook has thousands of sentences: each is looked up once and filled in here, which is fifteen times as fast.
  const sentences = new Map<WordKey, string>();
  const sentenceAt = (key: WordKey): string => {
    let sentence = sentences.get(key);
    if (sentence === undefined) {
      sentence = i18n.t(key, { skipInterpolation: true, nest: false });
      sentences.set(key, sentence);
    }
    return sentence;
  };
  return (key, data = {}) =>
    sentenceAt(key).replace(PLACEHOLDER, (_, name: string) =>
      Object.hasOwn(data, name) ? quoted(name, data[name]!) : NOT_GIVEN,
    );
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
