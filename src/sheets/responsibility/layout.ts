import type { Change } from '../../host/port';
import type { Words } from '../../locales';
import type { Responsibility, Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import { FIRST_ROW, layoutTable, printOn, startSheet } from '../common/builder';
import { COLORS, STYLES } from '../common/style';

/** 责任分工: the tasks of the responsibility table with who does and who confirms each, then the overall targets. */
export function layoutResponsibility(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly responsibility: Responsibility;
  readonly after: string;
  readonly words: Words;
}): Change[] {
  const { sheet, rubric, responsibility, words } = options;
  const builder = startSheet(
    sheet,
    { kind: 'responsibility', rubric: rubric.id, assessee: responsibility.assessee },
    { after: options.after },
  );
  const rows: { look: 'group' | 'duty' | 'target'; cells: string[] }[] = [];
  let group = '';
  for (const task of responsibility.tasks) {
    if (task.group !== group) rows.push({ look: 'group', cells: [task.group, '', '', '', ''] });
    group = task.group;
    task.duties.forEach((duty, index) => {
      const name = index === 0 ? [task.id, task.title] : [task.id, words.t('sheet.responsibility.same')];
      rows.push({ look: 'duty', cells: [...name, duty.text, duty.responsible.join('、'), duty.verifiers.join('、')] });
    });
  }
  rows.push({ look: 'group', cells: [words.t('sheet.responsibility.targets'), '', '', '', ''] });
  rows.push({ look: 'target', cells: ['', '', responsibility.targets.join(''), '', ''] });
  layoutTable(builder, {
    title: responsibility.title,
    subtitle: words.t('sheet.responsibility.subtitle', { assessee: responsibility.assessee }),
    columns: [
      { key: 'task', title: words.t('sheet.responsibility.column.task'), width: 6, format: { horizontal: 'center' } },
      { key: 'title', title: words.t('sheet.responsibility.column.title'), width: 24 },
      { key: 'duty', title: words.t('sheet.responsibility.column.duty'), width: 70 },
      { key: 'responsible', title: words.t('sheet.responsibility.column.responsible'), width: 24 },
      {
        key: 'verifiers',
        title: words.t('sheet.responsibility.column.verifiers', { verifier: rubric.verifierWord }),
        width: 26,
      },
    ],
    rows: rows.map(({ cells }) => cells.map((cell) => cell || null)),
    banners: new Set(rows.flatMap(({ look }, index) => (look === 'group' ? [index] : []))),
    frozenColumns: 2,
    print: printOn('A4', true),
  });
  rows.forEach(({ look }, index) => {
    if (look === 'group')
      builder.format(rect(FIRST_ROW + index, 1, 1, 5), STYLES.group, { wrap: false, horizontal: 'left' });
    if (look === 'target') builder.format(rect(FIRST_ROW + index, 1, 1, 5), { fill: COLORS.idle });
  });
  return builder.changes;
}
