import { Button, ProgressBar, Switch } from '@fluentui/react-components';
import { FolderSearchRegular } from '@fluentui/react-icons/svg/folder-search';
import { useRef } from 'react';
import { usePane } from '../context';
import type { AssesseeEvidence } from '../../usecases';
import { countTroubles } from '../model/evidence';
import type { FolderState } from '../state';

const CAN_CHOOSE = 'webkitdirectory' in HTMLInputElement.prototype;

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** 检查佐证文件夹: choose a folder, look through it, check the ledger against it or fill it from it. */
export function FolderPanel(props: {
  readonly assessee: string;
  /** The evidence checked with the files of the folder, once they are known. */
  readonly checked: AssesseeEvidence | null;
}) {
  const { words, state } = usePane();
  const { t } = words;
  const folder = state.folder?.assessee === props.assessee ? state.folder : null;
  if (!CAN_CHOOSE) return <p className="hint folder">{t('pane.evidence.folder.unavailable')}</p>;
  return (
    <section className="folder" aria-label={t('pane.evidence.folder.choose')}>
      {folder?.kind === 'examining' ? (
        <Examining folder={folder} />
      ) : folder && props.checked ? (
        <Examined folder={folder} checked={props.checked} />
      ) : (
        <>
          <Choose assessee={props.assessee} label={t('pane.evidence.folder.choose')} />
          <p className="hint">{t('pane.evidence.folder.local')}</p>
        </>
      )}
    </section>
  );
}

function Choose({ assessee, label }: { readonly assessee: string; readonly label: string }) {
  const { actions, state } = usePane();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        icon={<FolderSearchRegular />}
        disabledFocusable={state.folder?.kind === 'examining'}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={(element) => {
          element?.setAttribute('webkitdirectory', '');
          input.current = element;
        }}
        type="file"
        hidden
        onChange={({ target }) => {
          void actions.examineFolder([...(target.files ?? [])], assessee);
          // The same folder may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}

function Examining({ folder }: { readonly folder: FolderState & { kind: 'examining' } }) {
  const { words } = usePane();
  const { t } = words;
  const { done, total, doneBytes, totalBytes } = folder;
  const text = t('pane.evidence.folder.progress', {
    done,
    total,
    doneSize: megabytes(doneBytes),
    totalSize: megabytes(totalBytes),
  });
  return (
    <div className="folder-progress">
      <div className="progress">
        <span>{text}</span>
        <ProgressBar value={totalBytes > 0 ? doneBytes / totalBytes : 0} thickness="large" aria-label={text} />
      </div>
      <Button size="small" onClick={folder.cancel}>
        {t('pane.action.cancel')}
      </Button>
    </div>
  );
}

function Examined(props: { readonly folder: FolderState & { kind: 'examined' }; readonly checked: AssesseeEvidence }) {
  const { words, actions, dispatch, state } = usePane();
  const { t } = words;
  const { folder } = props;
  const { name, files, isUsed } = folder;
  const size = megabytes(files.reduce((sum, file) => sum + file.size, 0));
  const troubles = countTroubles(props.checked).map(([trouble, count]) =>
    t(`pane.evidence.folder.count.${trouble}`, { count }),
  );
  return (
    <>
      <p role="status">
        <strong>{t('pane.evidence.folder.examined', { name, count: files.length, size })}</strong>{' '}
        {troubles.join(t('list.enumeration')) || t('pane.evidence.folder.clean')}
      </p>
      <Switch
        className="folder-switch"
        label={t('pane.evidence.folder.check')}
        checked={isUsed}
        onChange={(_, { checked }) => {
          dispatch({ type: 'folder', folder: { ...folder, isUsed: checked } });
        }}
      />
      <div className="folder-actions">
        <Button
          size="small"
          disabledFocusable={state.step !== null}
          onClick={() => void actions.preview({ kind: 'fillLedger', folder: { assessee: folder.assessee, files } })}
        >
          {t('pane.evidence.folder.fill')}
        </Button>
        <Choose assessee={folder.assessee} label={t('pane.evidence.folder.another')} />
      </div>
    </>
  );
}
