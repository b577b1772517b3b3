import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Words } from '../../locales';

interface Props {
  readonly words: Words;
  readonly children: ReactNode;
}

/**
 * What cannot be shown is told, in place of an empty pane: a fault of ours, or a part that is no longer on the server
 * because the pages were replaced while the pane was open. React asks for a class here.
 */
export class Broken extends Component<Props, { readonly detail: string | null }> {
  override state = { detail: null };

  static getDerivedStateFromError(error: unknown) {
    return { detail: String(error) };
  }

  override render(): ReactNode {
    const { t } = this.props.words;
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return (
      <main className="centred">
        <div className="failed" role="alert">
          <h1>{t('pane.error.brokenTitle')}</h1>
          <p>{t('pane.error.broken', { detail })}</p>
          <Button
            appearance="primary"
            onClick={() => {
              location.reload();
            }}
          >
            {t('pane.error.reload')}
          </Button>
        </div>
      </main>
    );
  }
}
