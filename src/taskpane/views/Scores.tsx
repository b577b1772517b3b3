import { Select, Switch } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePane } from '../context';
import type { Book } from '../model/book';
import { isOpen, nodesOn, scoreTree } from '../model/tree';
import { ClausePage } from './ClausePage';
import { Path } from './Path';
import { ScoreRow } from './ScoreRow';

/** 得分: from the total down to the reason for each lost point. */
export function Scores({ book }: { readonly book: Book }) {
  const { words, state, dispatch } = usePane();
  const { t } = words;
  const [onlyOpen, setOnlyOpen] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const place = state.path.join('/');
  const seen = useRef(place);
  // Whoever goes on by keyboard or hears the page read begins at its top.
  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    top.current?.focus({ preventScroll: true });
    top.current?.closest('main')?.scrollTo(0, 0);
  }, [place]);
  const { assessment } = book.scoring;
  const tree = useMemo(() => scoreTree(assessment.program), [assessment]);
  const card = assessment.scorecards.find(({ assessee }) => assessee === state.assessee);
  if (!card) return <p className="empty">{t('pane.scores.nobody')}</p>;
  const nodes = nodesOn(tree, state.path);
  const last = nodes.at(-1);
  const children = last ? last.children : tree;
  const shown = onlyOpen ? children.filter((child) => isOpen(card, child)) : children;
  return (
    <>
      <div className="scores-head">
        <Select
          aria-label={t('pane.scores.assessee')}
          value={state.assessee}
          onChange={(_, { value }) => {
            dispatch({ type: 'drill', assessee: value, path: state.path });
          }}
        >
          {assessment.scorecards.map(({ assessee }) => (
            <option key={assessee}>{assessee}</option>
          ))}
        </Select>
        <span className="scores-total">{words.formatTotal(card.total.range)}</span>
      </div>
      <div ref={top} tabIndex={-1}>
        {nodes.length > 0 && <Path nodes={nodes} />}
        {nodes.length === 0 && card.verdict && <p className="verdict">{words.describeVerdict(card.verdict)}</p>}
      </div>
      {last?.clause ? (
        <ClausePage book={book} card={card} clause={last.clause} node={last} />
      ) : (
        <>
          <Switch
            className="only-open"
            label={t('pane.scores.onlyOpen')}
            checked={onlyOpen}
            onChange={(_, { checked }) => {
              setOnlyOpen(checked);
            }}
          />
          {shown.length === 0 && <p className="empty">{t('pane.scores.allFull')}</p>}
          <ul className="score-rows">
            {shown.map((child) => (
              <ScoreRow key={child.key} node={child} card={card} path={[...nodes.map(({ key }) => key), child.key]} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
