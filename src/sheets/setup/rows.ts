import type { CellWrite } from '../../host/port';
import type { Words } from '../../locales';
import { extrasOf, type Rubric } from '../../rubric';
import { hasLengths, TOLERANCES } from './evidence';

export const READING = 'reading:';

export interface SetupRow {
  readonly key: string;
  readonly name: string;
  readonly value: CellWrite;
  /** The words a person may choose from. */
  readonly options: readonly string[];
  readonly note: string;
  /** Typed in, not chosen: a percentage. */
  readonly isTyped?: boolean;
}

/** What the rows of 考核设置 are made of. */
export interface SetupContents {
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  /** 考核日期, ISO. */
  readonly date: string;
  readonly words: Words;
}

export function setupRows({ rubric, assessees, date, words }: SetupContents): SetupRow[] {
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
      note: words.t(extrasOf(rubric).length > 0 ? 'sheet.setup.note.fullMarks' : 'sheet.setup.note.fullMarksPlain'),
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
