import type { Change, Validation } from '../../host/port';
import type { Words } from '../../locales';
import { rect } from '../common/addresses';
import { FIRST_ROW, layoutTable, LEGEND_ROW, printOn, startSheet } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { setupRows, type SetupContents, type SetupRow } from './rows';

/** 考核设置: rubric, year, assessees, date, 次数、个数空白的按0计, and every reading with its alternatives. */
export function layoutSetup(options: SetupContents & { readonly sheet: string }): Change[] {
  const { sheet, rubric, words } = options;
  const rows = setupRows(options);
  const hasReadings = rubric.readings.length > 0;
  const inputs = rows.flatMap((row, index) => {
    const validation = validationOf(row, words);
    return validation ? [{ row, index, range: rect(FIRST_ROW + index, 2, 1, 1), validation }] : [];
  });
  const builder = startSheet(sheet, { kind: 'setup', rubric: rubric.id, assessee: '' }, { tabColor: COLORS.link });
  layoutTable(builder, {
    title: words.t('sheet.setup.heading', { year: rubric.year }),
    subtitle: words.t(hasReadings ? 'sheet.setup.subtitle' : 'sheet.setup.subtitlePlain'),
    columns: [
      { key: 'name', title: words.t('sheet.setup.column.name'), width: 26 },
      { key: 'value', title: words.t('sheet.setup.column.value'), width: 34, format: { horizontal: 'left' } },
      { key: 'options', title: words.t('sheet.setup.column.options'), width: 40 },
      { key: 'note', title: words.t('sheet.setup.column.note'), width: 58 },
    ],
    rows: rows.map((row) => [row.name, row.value, row.options.join('\n'), row.note]),
    keys: rows.map(({ key }) => key),
    frozenColumns: 1,
    opensOn: 'value',
    // Above stands what is settled: rubric, year, full marks, who is assessed.
    opensAt: inputs[0]?.index ?? 0,
    print: printOn('A4', true),
  });
  inputs.forEach(({ row, range }) => {
    builder.format(range, STYLES.input, row.key === 'date' ? { numberFormat: 'yyyy-mm-dd' } : {});
  });
  builder.validate(...inputs.map(({ range, validation }) => ({ range, validation })));
  builder.write(LEGEND_ROW, 1, [[words.t(hasReadings ? 'sheet.setup.legend' : 'sheet.setup.legendPlain')]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  return builder.changes;
}

/** How a row may be changed; null: not at all. */
function validationOf({ key, name, options, isTyped }: SetupRow, words: Words): Validation | null {
  const title = name.slice(0, 32);
  if (key === 'date') return { rule: { type: 'any' }, prompt: { title, text: words.t('sheet.filling.hint.date') } };
  if (isTyped)
    return { rule: { type: 'decimal', min: 0, max: 100 }, prompt: { title, text: words.t('sheet.setup.choose') } };
  if (options.length === 0) return null;
  return {
    rule: { type: 'list', values: options },
    prompt: { title, text: words.t('sheet.setup.choose') },
    error: { style: 'stop', title: words.t('sheet.setup.notAnOption'), text: words.t('sheet.setup.choose') },
  };
}
