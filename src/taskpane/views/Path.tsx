import { usePane } from '../context';
import type { TreeNode } from '../model/tree';

/** Where one is in the drill-down, and the ways back up. */
export function Path({ nodes }: { readonly nodes: readonly TreeNode[] }) {
  const { words, dispatch } = usePane();
  const { t } = words;
  const go = (depth: number): void => {
    dispatch({ type: 'drill', path: nodes.slice(0, depth).map(({ key }) => key) });
  };
  return (
    <nav className="path" aria-label={t('pane.scores.path')}>
      <ol>
        <li>
          <button
            type="button"
            onClick={() => {
              go(0);
            }}
          >
            {t('pane.scores.all')}
          </button>
        </li>
        {nodes.map(({ key, label, title, clause }, index) => (
          <li key={key}>
            {index === nodes.length - 1 ? (
              <span aria-current="page" lang="zh-CN">
                {label} {clause ? '' : title}
              </span>
            ) : (
              <button
                type="button"
                lang="zh-CN"
                title={title}
                onClick={() => {
                  go(index + 1);
                }}
              >
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
