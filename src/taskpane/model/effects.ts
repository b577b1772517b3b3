import type { Locale } from '../../locales';
import { rubricById } from '../../rubrics';
import { scoreWorkbook, withSetting, type SettingKey } from '../../usecases';
import type { VerdictState } from '../../scoring';
import type { Book } from './book';

type Range = readonly [worst: number, best: number];

/** What another value of a setting does to one assessee. */
export interface Effect {
  readonly assessee: string;
  readonly before: Range;
  readonly after: Range;
  /** Null where the rubric has no verdict. */
  readonly verdict: { readonly before: VerdictState; readonly after: VerdictState } | null;
}

/** What a setting's value would do to totals and verdicts; assessees for whom nothing changes are left out. */
export function effectsOf(
  { snapshot, scoring }: Book,
  key: SettingKey,
  value: string,
  options: { readonly locale: Locale; readonly now: Date },
): Effect[] {
  const other = scoreWorkbook(withSetting(snapshot, key, value), { ...options, rubricById });
  return scoring.assessment.scorecards.flatMap((card, index): Effect[] => {
    const then = other.assessment.scorecards[index]!;
    const [before, after] = [card.total.range, then.total.range];
    const verdict = card.verdict && then.verdict && { before: card.verdict.state, after: then.verdict.state };
    const isSame = before[0] === after[0] && before[1] === after[1] && verdict?.before === verdict?.after;
    return isSame ? [] : [{ assessee: card.assessee, before, after, verdict }];
  });
}
