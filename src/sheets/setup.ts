import type { CellWrite, Change, SheetSnapshot, Validation } from '../host/port';
import type { Words } from '../locales';
import type { Rubric } from '../rubric';
import { finding, type Finding, type ReadingChoices } from '../scoring';
import { rect } from './addresses';
import { FIRST_ROW, layoutTable, LEGEND_ROW, printOn, startSheet } from './builder';
import { filledRows } from './cellsThere';
import { hasLengths, TOLERANCES } from './evidenceSettings';
import { columnKeys, textAt, valueAt } from './markers';
import { COLORS, STYLES } from './style';

/** What 考核设置 holds for one assessment. */
export interface Setup {
  /** The assessees as they were when the assessment was made. */
  readonly assessees: readonly string[];
  readonly readings: ReadingChoices;
  readonly blankCountsAreZero: boolean;
  readonly findings: readonly Finding[];
}

const READING = 'reading:';

interface SetupRow {
  readonly key: string;
  readonly name: string;
  readonly value: CellWrite;
  /** The words a person may choose from. */
  readonly options: readonly string[];
  readonly note: string;
  /** Typed in, not chosen: a percentage. */
  readonly isTyped?: boolean;
}

/** 考核设置: rubric, year, assessees, date, 空白计数按零, and every reading with its alternatives. */
export function layoutSetup(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  /** 考核日期, ISO. */
  readonly date: string;
  readonly words: Words;
}): Change[] {
  const { sheet, rubric, words } = options;
  const rows = setupRows(options);
  const hasReadings = rubric.readings.length > 0;
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
    print: printOn('A4', true),
  });
  const inputs = rows.flatMap((row, index) => {
    const validation = validationOf(row, words);
    return validation ? [{ row, range: rect(FIRST_ROW + index, 2, 1, 1), validation }] : [];
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

function setupRows({ rubric, assessees, date, words }: Parameters<typeof layoutSetup>[0]): SetupRow[] {
  const fixed = (
    key: 'rubric' | 'year' | 'fullMarks' | 'assessees' | 'date' | 'blankCounts' | keyof typeof TOLERANCES,
    value: CellWrite,
  ): SetupRow => ({
    key,
    name: words.t(`sheet.setup.row.${key}`),
    value,
    options: [],
    note: words.t(`sheet.setup.note.${key}`),
  });
  return [
    fixed('rubric', rubric.title),
    fixed('year', rubric.year),
    {
      ...fixed('fullMarks', rubric.fullMarks),
      note: words.t(rubric.bonus ? 'sheet.setup.note.fullMarks' : 'sheet.setup.note.fullMarksPlain'),
    },
    fixed('assessees', assessees.join('、')),
    fixed('date', date),
    { ...fixed('blankCounts', '否'), options: ['否', '是'] },
    ...(hasLengths(rubric.evidence)
      ? (['toleranceFine', 'toleranceWarn'] as const).map((key) => ({ ...fixed(key, TOLERANCES[key]), isTyped: true }))
      : []),
    ...rubric.readings.map((reading) => ({
      key: READING + reading.name,
      name: reading.clause === null ? reading.name : `${reading.clause} ${reading.name}`,
      value: reading.default,
      options: reading.options,
      note: reading.note,
    })),
  ];
}

/** Reads the choices back; what is not one of the options is reported and the default stays. */
export function readSetup(sheet: SheetSnapshot): Setup {
  const column = columnKeys(sheet)?.columns.get('value') ?? 2;
  const readings: Record<string, string> = {};
  const findings: Finding[] = [];
  let assessees: string[] = [];
  let blankCountsAreZero = false;
  for (const row of filledRows(sheet)) {
    const key = textAt(sheet, row, 0);
    const text = textAt(sheet, row, column);
    if (key === 'assessees') assessees = text.split('、').filter((name) => name !== '');
    else if (key === 'blankCounts') {
      const value = valueAt(sheet, row, column);
      blankCountsAreZero = text === '是' || value === true;
      if (text !== '' && text !== '是' && text !== '否' && typeof value !== 'boolean') {
        findings.push(
          finding(
            'unknownOptionOfReading',
            {},
            { reading: textAt(sheet, row, column - 1), given: text, options: '是、否' },
          ),
        );
      }
    } else if (key.startsWith(READING) && text !== '') readings[key.slice(READING.length)] = text;
  }
  return { assessees, readings, blankCountsAreZero, findings };
}
