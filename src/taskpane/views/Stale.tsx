import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { usePane } from '../context';

/** Somebody edited the workbook since the pane read it. */
export function Stale() {
  const { state, words, actions } = usePane();
  if (!state.isStale) return null;
  return (
    <MessageBar className="notice" intent="warning" layout="multiline">
      <MessageBarBody className="notice-text">{words.t('pane.stale.text')}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void actions.refresh(state.plan)}>
          {words.t('pane.stale.refresh')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
