import type { CellFormat, CellWrite, Change, RangeValidation } from '../../host/port';
import type { Words } from '../../locales';
import type { QualityRule } from '../../rubric';
import { rect } from '../common/addresses';
import { fitRows } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { FIXED, fixedColumn, ruleRowKey, WIDTHS } from './columns';

/** 质量自查: every quality rule with who checks it, and a cell for people where software cannot. */
export function layoutChecklist(
  sheet: string,
  rules: readonly QualityRule[],
  row: number,
  words: Words,
): { readonly changes: readonly Change[]; readonly validations: readonly RangeValidation[] } {
  if (rules.length === 0) return { changes: [], validations: [] };
  const width = fixedColumn('needs');
  const first = row + 2;
  const cells = rules.map(({ id, quote, checkedBy, kinds }): CellWrite[] => [
    id,
    kinds.map((kind) => words.describeEvidenceKind(kind)).join('、'),
    words.t(`sheet.requirements.checkedBy.${checkedBy}`),
    quote,
    null,
  ]);
  const head = (['rule', 'kinds', 'checkedBy', 'quote', 'answer'] as const).map((key) =>
    words.t(`sheet.requirements.checklist.${key}`),
  );
  const write = (at: number, column: number, values: CellWrite[][]): Change => ({
    kind: 'write',
    sheet,
    row: at,
    column,
    values,
  });
  const format = (at: number, rows: number, look: CellFormat): Change => ({
    kind: 'format',
    sheet,
    range: rect(at, 1, rows, width),
    format: look,
  });
  const answers = rules.flatMap(({ checkedBy }, index) =>
    checkedBy === 'person' ? [rect(first + index, fixedColumn('needs'), 1, 1)] : [],
  );
  return {
    changes: [
      write(row, 1, [[words.t('sheet.requirements.checklist.heading')]]),
      write(row + 1, 1, [head]),
      write(
        first,
        0,
        rules.map(({ id }, index) => [ruleRowKey(id), ...cells[index]!]),
      ),
      format(row, 1, { ...STYLES.group, wrap: false }),
      format(row + 1, 1, STYLES.head),
      format(first, rules.length, STYLES.body),
      ...answers.map((range): Change => ({
        kind: 'format',
        sheet,
        range,
        format: { ...STYLES.input, horizontal: 'center' },
      })),
      fitRows(
        sheet,
        first,
        cells,
        FIXED.map((key) => ({ width: WIDTHS[key] })),
      ),
    ],
    validations: answers.map((range) => ({
      range,
      validation: {
        rule: { type: 'list', values: ['是', '否'] },
        prompt: {
          title: words.t('sheet.requirements.checklist.answer'),
          text: words.t('sheet.requirements.hint.answer'),
        },
      },
    })),
  };
}

/** Each note runs over the table, on a line of its own. */
export function layoutNotes(sheet: string, notes: readonly string[], row: number, words: Words): Change[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note, index) => [`${index + 1}. ${note}`]);
  const plain = { ...STYLES.body, wrap: false, border: { style: 'none', color: COLORS.line } } as const;
  return [
    { kind: 'write', sheet, row, column: 1, values: [[words.t('sheet.requirements.notes')], ...lines] },
    {
      kind: 'format',
      sheet,
      range: rect(row, 1, 1, fixedColumn('needs')),
      format: { ...STYLES.group, wrap: false },
    },
    { kind: 'format', sheet, range: rect(row + 1, 1, notes.length, 1), format: plain },
  ];
}
