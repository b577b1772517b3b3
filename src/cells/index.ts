/** What a cell means: from its value, its type and the part of its number format that applies. */
export { sectionFor, shownText, type Section } from './format';
export { membersIn } from './list';
export { meaningOf, type Cell, type DoubtCode, type Expected, type Meaning } from './meaning';
