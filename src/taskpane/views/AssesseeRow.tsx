import { Badge } from '@fluentui/react-components';
import { usePane } from '../context';
import { formatNumber, type Words } from '../../locales';
import type { Standing } from '../model/overview';
import type { Rubric } from '../../rubric';
import { RangeBar } from './RangeBar';

const COLORS = { 达标: 'success', 未达标: 'danger', 待定: 'warning' } as const;

/** One assessee on the overview; leads to its scores. */
export function AssesseeRow(props: {
  readonly standing: Standing;
  readonly rubric: Rubric;
  readonly scale: readonly [number, number];
}) {
  const { words, dispatch } = usePane();
  const { t } = words;
  const { card, isUntouched, blank, distance, majorProblems } = props.standing;
  const state = card.verdict?.state ?? null;
  return (
    <li>
      <button
        type="button"
        className="standing"
        onClick={() => {
          dispatch({ type: 'drill', assessee: card.assessee, path: [] });
        }}
      >
        <span className="cells">
          {isUntouched ? (
            <span />
          ) : (
            <span className="standing-rank" aria-label={t('pane.overview.rank', { rank: card.rank })}>
              {card.rank}
            </span>
          )}
          <span className="standing-name" lang="zh-CN">
            {card.assessee}
          </span>
          {isUntouched ? (
            <span className="standing-total standing-untouched">{t('pane.overview.untouched')}</span>
          ) : (
            <>
              <span className="standing-total">{words.formatTotal(card.total.range)}</span>
              <span className="standing-bar">
                <RangeBar
                  range={(card.verdict?.counted ?? card.total).range}
                  scale={props.scale}
                  threshold={props.rubric.verdict?.threshold ?? null}
                  state={state}
                />
              </span>
            </>
          )}
          <span className="standing-verdict">
            {!isUntouched && state && (
              <Badge appearance="tint" color={COLORS[state]} shape="rounded">
                {t(`pane.verdict.${state}`)}
              </Badge>
            )}
            {!isUntouched && distance && <span>{distanceText(distance, words)}</span>}
            {blank > 0 && <span>{t('pane.overview.pendingFacts', { count: blank })}</span>}
            {majorProblems.length > 0 && (
              <span className="standing-problem">
                {t('pane.overview.majorProblem', {
                  clauses: [...new Set(majorProblems.map(({ clause }) => words.describeVerdictClause(clause)))].join(
                    t('list.enumeration'),
                  ),
                })}
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}

function distanceText([worst, best]: readonly [number, number], { t }: Words): string {
  if (!Number.isFinite(worst))
    return t(best < 0 ? 'pane.distance.belowBest' : 'pane.distance.aboveBest', {
      points: formatNumber(Math.abs(best)),
    });
  const above = formatNumber(Math.abs(worst));
  const best2 = formatNumber(Math.abs(best));
  if (worst === best) return t(worst < 0 ? 'pane.distance.below' : 'pane.distance.above', { points: above });
  if (best < 0) return t('pane.distance.belowRange', { best: best2, worst: above });
  if (worst >= 0) return t('pane.distance.aboveRange', { worst: above, best: best2 });
  return t('pane.distance.open', { below: above, above: best2 });
}
