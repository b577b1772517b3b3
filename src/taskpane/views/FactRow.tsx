import { LocationRegular } from '@fluentui/react-icons/svg/location';
import { usePane } from '../context';
import { formatNumber } from '../../locales';
import type { Clause } from '../../rubric';
import type { ReasonFigure } from '../../scoring';
import { cellAddress } from '../../sheets';
import type { Book } from '../model/book';
import { Doubt } from './Doubt';

/** A figure with its value; a click goes to the cell that it came from. */
export function FactRow(props: {
  readonly book: Book;
  readonly assessee: string;
  readonly clause: Clause;
  readonly name: string;
  /** What the rule made of it; without it, what was typed. */
  readonly figure?: ReasonFigure;
}) {
  const { words, actions } = usePane();
  const { book, assessee, clause, name, figure } = props;
  const fact = clause.facts.find((candidate) => candidate.name === name);
  if (!fact) return null;
  const { input, place, doubt } = book.entry(assessee, clause, fact);
  const isBlank = (input ?? '') === '';
  const { default: blank } = fact;
  const target = fact.targets?.[assessee];
  const text = figureText();
  const isMissing = (figure ? figure.value : isBlank ? blank : input) === null;
  const where = place && cellAddress(place.row, place.column);
  const content = (
    <>
      <span className="fact-name" lang="zh-CN">
        {name}
      </span>
      <span className={isMissing ? 'fact-value fact-missing' : 'fact-value'}>{text}</span>
    </>
  );
  return (
    <li>
      {place ? (
        <button
          type="button"
          className="fact"
          title={words.t('pane.clause.goTo', { cell: `${place.sheet}!${where}` })}
          onClick={() => void actions.reveal(place)}
        >
          <span className="cells">
            {content}
            <span className="fact-cell">
              <LocationRegular aria-hidden="true" />
              {where}
            </span>
          </span>
        </button>
      ) : (
        <span className="fact">
          <span className="cells">{content}</span>
        </span>
      )}
      {target !== undefined && !figure && (
        <p className="hint">{words.t('sheet.filling.hint.target', { assessee, text: target })}</p>
      )}
      {doubt && !figure && <Doubt doubt={doubt} assessee={assessee} clause={clause.id} fact={fact} />}
    </li>
  );

  function figureText(): string {
    const { t, formatFigure } = words;
    if (!figure || figure.kind === 'fact') {
      const value = figure ? figure.value : isBlank ? blank : (input ?? null);
      if (doubt && !figure) return doubt.given;
      const written = formatFigure(fact, value);
      return isBlank && value !== null ? t('pane.clause.assumed', { value: written }) : written;
    }
    if (figure.value === null) return t('pane.clause.unknown');
    const { kind, value } = figure;
    if (kind === 'assessee') return '';
    const isRank = kind === 'rank' || kind === 'rankUp';
    return t(`pane.clause.${kind}`, { value: isRank ? formatNumber(Number(value)) : formatFigure(fact, value) });
  }
}
