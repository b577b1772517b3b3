import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { usePane } from '../context';

/** What the administrator wants to know of an error, to be copied; the button says whether it was. */
export function CopyDetail({ text }: { readonly text: string }) {
  const { words } = usePane();
  const [told, setTold] = useState<'copyDetail' | 'copied' | 'notCopied'>('copyDetail');
  return (
    <Button
      size="small"
      onClick={() => {
        setTold(copy(text) ? 'copied' : 'notCopied');
      }}
    >
      {words.t(`pane.error.${told}`)}
    </Button>
  );
}

/** The new way is refused in some frames; the old one works wherever text can be selected. */
function copy(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.left = '-9999px';
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
