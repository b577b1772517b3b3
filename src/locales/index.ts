/** The words: everything that is said to a person, in Chinese (the default) and English. */
export { formatNumber, type FigureValue } from './figures';
export type { Forewarning } from './forewarnings';
export type { FactsOfClause } from './reasons';
export { LOCALES, NOT_GIVEN, type Locale, type Translate, type WordData, type WordKey } from './translate';
export { inOneLine, quoted } from './quoted';
export { words, type Words } from './words';
