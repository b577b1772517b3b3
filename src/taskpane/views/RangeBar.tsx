import type { VerdictState } from '../../scoring';

const LOOKS: Readonly<Record<VerdictState, string>> = { 达标: 'is-good', 未达标: 'is-bad', 待定: 'is-open' };

/** A total, or its range, on the scale of all totals, with the threshold as a line where there is one. The figures beside it say the same. */
export function RangeBar(props: {
  readonly range: readonly [number, number];
  readonly scale: readonly [number, number];
  readonly threshold: number | null;
  readonly state: VerdictState | null;
}) {
  const [least, most] = props.scale;
  const at = (points: number): number =>
    Math.min(100, Math.max(0, ((Math.min(points, most) - least) / (most - least)) * 100));
  const [worst, best] = props.range.map((points) => at(points)) as [number, number];
  return (
    <span className={`bar ${props.state ? LOOKS[props.state] : 'is-plain'}`} aria-hidden="true">
      <span className="bar-sure" style={{ width: `${worst}%` }} />
      {best > worst && <span className="bar-open" style={{ left: `${worst}%`, width: `${best - worst}%` }} />}
      {props.threshold !== null && <span className="bar-threshold" style={{ left: `${at(props.threshold)}%` }} />}
    </span>
  );
}
