import { Badge } from '@fluentui/react-components';
import { usePane } from '../context';
import type { Clause, Fact } from '../../rubric';
import type { Reason, ReasonFigure, Scorecard } from '../../scoring';
import type { Book } from '../model/book';
import type { TreeNode } from '../model/tree';
import { FactRow } from './FactRow';
import { scoreText } from './scoreText';

/** 条款: its text, its score, why, and the cell of every figure. */
export function ClausePage(props: {
  readonly book: Book;
  readonly card: Scorecard;
  readonly clause: Clause;
  readonly node: TreeNode;
}) {
  const { words } = usePane();
  const { t } = words;
  const { book, card, clause, node } = props;
  const score = card.clauses.get(clause.id);
  const facts = new Map(clause.facts.map((fact) => [fact.name, fact]));
  const reasons = score?.adjustment ? (score.computed?.reasons ?? []) : (score?.reasons ?? []);
  // Who is assessed has no cell, and what is reckoned from several facts has none.
  const hasCell = ({ fact }: ReasonFigure): boolean => facts.has(fact);
  /** The figures with cells stand below. */
  const withoutCells = (reason: Reason): Reason => ({
    ...reason,
    figures: reason.figures.filter((figure) => !hasCell(figure)),
  });
  // What is asked no more stands in older workbooks alone.
  const isShown = (fact: Fact): boolean => !fact.retired || book.entry(card.assessee, clause, fact).place !== null;
  return (
    <article className="clause" aria-labelledby="clause-heading">
      <h2 id="clause-heading" lang="zh-CN">
        {clause.id} {clause.title}
      </h2>
      <p className="clause-score">
        <strong>{scoreText(node, card, words)}</strong>
        {score && (
          <Badge appearance="tint" shape="rounded" color={score.state === 'pending' ? 'warning' : 'informative'}>
            {words.describeState(score.state)}
          </Badge>
        )}
      </p>
      <blockquote className="clause-text" lang="zh-CN">
        {clause.text}
      </blockquote>
      {clause.verifiers.length > 0 && (
        <p className="hint">
          {t('pane.clause.verifiers', {
            verifier: book.scoring.rubric.verifierWord,
            names: clause.verifiers.join(t('list.enumeration')),
          })}
        </p>
      )}
      {score?.adjustment && <p className="adjusted">{words.describeAdjustment(score)}</p>}
      <h3>{t(score?.adjustment ? 'pane.clause.replacedReasons' : 'pane.clause.reasons')}</h3>
      {reasons.length === 0 ? (
        <p className="hint">{t(score?.state === 'pending' ? 'pane.clause.waiting' : 'pane.clause.noReasons')}</p>
      ) : (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason.rule} className={reason.points < 0 ? 'reason reason-lost' : 'reason'}>
              <span lang={words.locale}>{words.describeReason(withoutCells(reason), facts)}</span>
              <ul className="figures">
                {reason.figures.filter(hasCell).map((figure) => (
                  <FactRow
                    key={figure.written ?? `${figure.kind} ${figure.fact}`}
                    book={book}
                    assessee={card.assessee}
                    clause={clause}
                    name={figure.fact}
                    figure={figure}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {score && words.describeOverdrawn(score) !== '' && <p className="hint">{words.describeOverdrawn(score)}</p>}
      <h3>{t('pane.clause.facts')}</h3>
      <ul className="figures">
        {clause.facts.filter(isShown).map((fact) => (
          <FactRow key={fact.name} book={book} assessee={card.assessee} clause={clause} name={fact.name} />
        ))}
      </ul>
    </article>
  );
}
