import type { SheetSnapshot } from '../../host/port';
import { finding, type Finding, type ReadingChoices } from '../../scoring';
import { filledRows } from '../common/cellsThere';
import { columnKeys, textAt, valueAt } from '../common/markers';
import { visibleName } from '../common/visibleNames';
import { READING } from './rows';

/** What 考核设置 holds for one assessment. */
export interface Setup {
  /** The assessees as they were when the assessment was made. */
  readonly assessees: readonly string[];
  readonly readings: ReadingChoices;
  readonly blankCountsAreZero: boolean;
  readonly findings: readonly Finding[];
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
    if (key === 'assessees')
      assessees = visibleName(text)
        .split('、')
        .filter((name) => name !== '');
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
