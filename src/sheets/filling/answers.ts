import type { Words } from '../../locales';
import { badAnswer, judgementOf, type Rubric } from '../../rubric';
import type { FillingRow } from './rows';

const YES_HINTS = { none: 'yesNo', loses: 'yesNoLoses', fails: 'yesNoFails' } as const;

type Asked = Pick<FillingRow, 'fact' | 'clause'>;

/** Which sentence a value cell asks with: of points that a person decides, and of 是, it says what they give or cost. */
export function hintOf({ fact, clause }: Asked, rubric: Rubric) {
  if (fact.type === 'yesNo') return YES_HINTS[costOfYes({ fact, clause }, rubric)];
  if (fact.type === 'date' && fact.never !== undefined) return 'dateOrNever';
  if (fact.type !== 'judged') return fact.type;
  const judgement = judgementOf(clause, fact);
  if (judgement !== 'deducts') return judgement === 'adds' ? 'judgedAdds' : 'judgedGives';
  return fact.floor > 0 ? 'judgedFrom' : 'judged';
}

/** In the place of a unit, which yes/no has none: that 是 is the bad answer, beside rows where it is the good one. */
export function answerMark(asked: Asked, rubric: Rubric, words: Words): string {
  const cost = costOfYes(asked, rubric);
  return cost === 'none' ? '' : words.t(cost === 'fails' ? 'sheet.filling.yesFails' : 'sheet.filling.yesLoses');
}

/** What 是 costs: points, or the verdict. */
function costOfYes({ fact, clause }: Asked, { verdict }: Rubric): 'none' | 'loses' | 'fails' {
  if (fact.type !== 'yesNo' || badAnswer(clause, fact) !== 'yes') return 'none';
  return verdict?.clauses.includes(clause) ? 'fails' : 'loses';
}
