import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { usePane } from '../context';
import { CopyDetail } from './CopyDetail';

/** What was just done, with 还原 beside it; a new one each time, so that the same words are read aloud again. */
export function Notice() {
  const { state, words, dispatch, actions } = usePane();
  const { notice } = state;
  if (!notice) return null;
  return (
    <MessageBar className="notice" intent={notice.intent} layout="multiline">
      <MessageBarBody className="notice-text">{notice.text}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={words.t('pane.action.close')}
            onClick={() => {
              dispatch({ type: 'notice', notice: null });
            }}
          />
        }
      >
        {notice.canRecalculate && (
          <Button size="small" onClick={() => void actions.perform({ kind: 'recalculate' })}>
            {words.t('pane.action.recalculate')}
          </Button>
        )}
        {notice.detail !== undefined && <CopyDetail text={notice.detail} />}
        {notice.canUndo && (
          <Button size="small" onClick={() => void actions.perform({ kind: 'undo', count: 1 })}>
            {words.t('pane.action.undo')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
