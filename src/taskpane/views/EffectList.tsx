import { usePane } from '../context';
import { formatNumber } from '../../locales';
import type { Effect } from '../model/effects';

/** What an option would do to the totals, assessee by assessee. */
export function EffectList({ effects }: { readonly effects: readonly Effect[] | 'chosen' | 'computing' }) {
  const { words, state } = usePane();
  const { t } = words;
  const hasVerdict = state.book.kind !== 'ready' || state.book.book.scoring.rubric.verdict !== null;
  if (effects === 'chosen') return <p className="effect-none">{t('pane.effect.chosen')}</p>;
  if (effects === 'computing') return <p className="effect-none">{t('pane.effect.computing')}</p>;
  if (effects.length === 0)
    return <p className="effect-none">{t(hasVerdict ? 'pane.effect.none' : 'pane.effect.noneOfTotals')}</p>;
  return (
    <ul className="effects">
      {effects.map((effect) => (
        <li key={effect.assessee}>
          <span lang="zh-CN">{effect.assessee}</span>
          <span className="effect-after">{words.formatTotal(effect.after)}</span>
          <Change effect={effect} />
          {effect.verdict && effect.verdict.before !== effect.verdict.after && (
            <span className="effect-verdict">
              {t('pane.effect.verdict', {
                before: t(`pane.verdict.${effect.verdict.before}`),
                after: t(`pane.verdict.${effect.verdict.after}`),
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** +2, −1.5; worst and best when they move differently. */
function Change({ effect: { before, after } }: { readonly effect: Effect }) {
  const { words } = usePane();
  const [worst, best] = [signed(after[0] - before[0]), signed(after[1] - before[1])];
  if (worst === best) return <span className="effect-change">{worst}</span>;
  return <span className="effect-change effect-ends">{words.t('pane.effect.ends', { worst, best })}</span>;
}

function signed(points: number): string {
  const text = formatNumber(Math.abs(points));
  return text === '0' ? '±0' : `${points < 0 ? '−' : '+'}${text}`;
}
