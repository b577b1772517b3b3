import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { usePane } from '../context';
import type { Scorecard } from '../../scoring';
import type { TreeNode } from '../model/tree';
import { lossText, scoreText } from './scoreText';

/** One line of the drill-down. */
export function ScoreRow(props: {
  readonly node: TreeNode;
  readonly card: Scorecard;
  readonly path: readonly string[];
}) {
  const { words, dispatch } = usePane();
  const { node, card } = props;
  const loss = lossText(node, card, words);
  return (
    <li>
      <button
        type="button"
        className="score-row"
        onClick={() => {
          dispatch({ type: 'drill', path: props.path });
        }}
      >
        <span className="cells">
          <span className="score-label">{node.label}</span>
          <span className="score-title" lang="zh-CN">
            {node.title}
          </span>
          <span className="score-figures">
            <span className="score-points">{scoreText(node, card, words)}</span>
            {loss && <span className={`score-loss loss-${loss.kind}`}>{loss.text}</span>}
          </span>
          <ChevronRightRegular className="score-go" aria-hidden="true" />
        </span>
      </button>
    </li>
  );
}
