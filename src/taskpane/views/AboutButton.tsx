import { Button } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { usePane } from '../context';

/** Opens 关于, from wherever a person may be. */
export function AboutButton() {
  const { words, dispatch } = usePane();
  return (
    <Button
      className="about-open"
      appearance="subtle"
      size="small"
      icon={<InfoRegular />}
      onClick={() => {
        dispatch({ type: 'about', isOpen: true });
      }}
    >
      {words.t('pane.about.open')}
    </Button>
  );
}
