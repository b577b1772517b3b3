import { readFileSync } from 'node:fs';
import type { CellWrite, DateSystem } from '../../src/host/port';
import { openXlsx } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { dateSerial, type Fact } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { fillingRows, validations } from '../../src/sheets';
import { readBook } from '../../src/taskpane/model/book';
import { scaleOf, standings } from '../../src/taskpane/model/overview';
import { readingKey, scoreWorkbook, withSetting } from '../../src/usecases';
import { NOW, rubric } from './support';

const host = openXlsx(readFileSync(`${__dirname}/../../assets/samples/shaoxing-2022.xlsx`), 'shaoxing-2022.xlsx');
const { reading, threshold } = rubric.verdict!;
const withoutBonus = rubric.readings.find(({ name }) => name === reading)!.options[1]!;

describe('Under the reading 不含加扣分', () => {
  test('汇总 and the pane tell the distance of the base score, which decides the verdict', async () => {
    const snapshot = withSetting(await host.read(), readingKey(reading), withoutBonus);
    const { assessment, changeSet } = scoreWorkbook(snapshot, { rubricById, locale: 'zh-CN', now: NOW });
    const cards = assessment.scorecards;
    const [row] = changeSet.changes.flatMap((change) =>
      change.kind === 'write' && change.sheet === '汇总' && change.row === 5 ? [change.values] : [],
    );
    // Total, rank, verdict, gap, base.
    const [totals, , verdicts, gaps, bases] = row as readonly (readonly CellWrite[])[];
    const known = cards.flatMap(({ base }, index) => (base.points === null ? [] : [index]));
    expect(known.length).toBeGreaterThan(0);
    for (const index of known) {
      const base = Number(bases![index]);
      expect(Number(gaps![index])).toBeCloseTo(base - threshold, 4);
      if (base < threshold) expect(verdicts![index]).toBe('未达标');
    }
    // With bonus and deductions it would be another distance for somebody.
    expect(known.some((index) => bases![index] !== totals![index])).toBe(true);
    const book = readBook(snapshot, 'zh-CN', NOW)!;
    for (const { card, distance } of standings(book.scoring)) {
      expect(distance).toEqual(card.base.range.map((points) => Math.round((points - threshold) * 1e4) / 1e4));
    }
    const [least, most] = scaleOf(cards, rubric);
    expect(cards.every(({ base: { range } }) => range[0] >= least && range[1] <= most)).toBe(true);
  });
});

describe('The dates that a validation allows', () => {
  test('are those of the date system of the workbook', () => {
    const [row] = fillingRows(rubric);
    const min = dateSerial(2022, 1, 1);
    const max = dateSerial(2022, 12, 31);
    const fact: Fact = { ...row!.fact, type: 'date', min, max };
    const rule = (dateSystem: DateSystem) => {
      const places = { sheet: '填报', firstRow: 0, value: 8, claim: 10, assessee: '越城区', dateSystem };
      const [change] = validations(rubric, [{ ...row!, fact }], places, words('zh-CN'));
      return change?.kind === 'validations' ? change.validations[0]!.validation!.rule : null;
    };
    // 2022-01-01 and 2022-12-31: 44562 and 44926 from 1900 on, 1462 less from 1904 on.
    expect(rule(1900)).toEqual({ type: 'date', min: 44_562, max: 44_926 });
    expect(rule(1904)).toEqual({ type: 'date', min: 43_100, max: 43_464 });
  });
});
