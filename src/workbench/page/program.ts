/** The choice of the program that the workbench poses as; the address remembers it. */
import type { Translate } from '../../locales';
import { page } from './elements';
import { PROGRAMS, type Program } from './frames';

const choice = (program: Program): string => `as-${program}`;

export function letChoose(first: Program, t: Translate, onChoice: (program: Program) => void): void {
  const legend = document.createElement('legend');
  legend.textContent = t('workbench.program');
  page.program.append(legend);
  for (const program of PROGRAMS) {
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'program';
    input.id = choice(program);
    input.checked = program === first;
    input.addEventListener('change', () => {
      onChoice(program);
    });
    const label = document.createElement('label');
    label.append(input, t(`workbench.${program}`));
    page.program.append(label);
  }
}

/** Puts the choice into the address, where it is found when the page is loaded again. */
export function rememberProgram(program: Program): void {
  const address = new URL(location.href);
  address.searchParams.set('host', program);
  history.replaceState(history.state, '', address);
}
