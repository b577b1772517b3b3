import type { CellWrite } from '../../src/host/port';
import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { fillingRows, validations } from '../../src/sheets';
import { newAssessment, planConfirmation, recalculate } from '../../src/usecases';
import { itemsRubric } from '../scoring/small';
import { at, columnOf, FIRST_ROW, NOW, sheetOf, type } from './support';

const rubric = itemsRubric({
  points: 5,
  clauses: [
    {
      points: 5,
      facts: {
        各科室得分: { type: 'list', of: 'percent', unit: '分' },
        办结日期: { type: 'date', never: '未完成' },
      },
      rules: [
        { deduct: '0.5 * COUNTIF(各科室得分 < 60)' },
        { deduct: 'IF(办结日期 > DATE(2022, 8, 31), 2, 0)' },
        { deduct: 'IF(COUNT(各科室得分) = 0, 3, 0)' },
      ],
    },
  ],
});
const options = { rubricById: () => rubric, locale: 'zh-CN', now: NOW } as const;
const [LIST, DATE] = [0, 1].map((index) => FIRST_ROW + index) as [number, number];

let host: XlsxHost;
let sheet: string;
beforeAll(async () => {
  host = newXlsx('考核.xlsx');
  await newAssessment(host, { rubric, assessees: ['甲县'], locale: 'zh-CN', now: NOW });
  sheet = (await sheetOf(host, 'filling', '甲县')).name;
  expect(
    fillingRows(rubric)
      .slice(0, 2)
      .map(({ fact }) => fact.name),
  ).toEqual(['各科室得分', '办结日期']);
});

/** Status, score and reasons of the two rows after 一键重算. */
async function filled(list: CellWrite, date: CellWrite): Promise<unknown[][]> {
  await type(host, sheet, [LIST, columnOf('value'), list], [DATE, columnOf('value'), date]);
  await recalculate(host, options);
  const filling = await sheetOf(host, 'filling', '甲县');
  return [LIST, DATE].map((row) =>
    (['status', 'score', 'reasons'] as const).map((key) => at(filling, row, columnOf(key))),
  );
}

describe('a sheet to fill with a list and a date that may never come', () => {
  it('asks for them in words, keeps a list as it is typed, and warns of neither', async () => {
    const places = { sheet, firstRow: LIST, value: 8, claim: 10, assessee: '甲县', dateSystem: 1900 } as const;
    const [change] = validations(rubric, fillingRows(rubric).slice(0, 2), places, words('zh-CN'));
    const asked = change?.kind === 'validations' ? change.validations.slice(0, 2) : [];
    expect(asked.map(({ validation }) => validation)).toEqual([
      {
        rule: { type: 'any' },
        prompt: {
          title: '1.1 各科室得分',
          text: '逐个填数字，用“；”隔开，如 12；8；15；单位：分。一个也没有的填“无”。',
        },
      },
      {
        rule: { type: 'any' },
        prompt: { title: '1.1 办结日期', text: '填日期，如 2022-08-31；始终没有的填“未完成”。' },
      },
    ]);
    const { numberFormats, used } = await sheetOf(host, 'filling', '甲县');
    const formatOf = (row: number) => numberFormats[row - used!.row]![columnOf('value') - used!.column];
    expect([LIST, DATE].map(formatOf)).toEqual(['@', 'yyyy-mm-dd']);
  });

  it('is scored as it is filled', async () => {
    expect(await filled('５９；60、 30', '未完成')).toEqual([
      ['失分', 2, '“规则1” 各科室得分 59；60；30 分，扣1分'],
      ['失分', null, '“规则2” 办结日期 未完成（视为晚于任何一天），扣2分'],
    ]);
    expect(await filled(90, 44804)).toEqual([
      ['满分', 5, null],
      ['满分', null, null],
    ]);
    expect((await filled('无', 44804))[0]).toEqual(['失分', 2, '“规则3” 各科室得分 无，扣3分']);
  });

  it('is asked about where it is doubtful, as a whole', async () => {
    const [[status, score, said]] = (await filled('90；；80', 44804)) as [unknown[]];
    expect([status, score]).toEqual(['填报有误', '0～5']);
    expect(said).toBe(
      '“各科室得分”填的是“90；；80”，第 2 个数是空的，不能确定是漏填还是多打了分隔符，整项未采用。请补上，或删去多余的分隔符。',
    );
    expect((await filled('90；0.8', 44804))[0]!.slice(0, 1)).toEqual(['填报有误']);
    expect((await filled(90, '未办结'))[1]).toEqual([
      '填报有误',
      null,
      '“办结日期”填的是“未办结”，不是完整日期，未采用。请按 2022-08-31 的样式填写年、月、日；始终没有的，填“未完成”。',
    ]);
  });

  it('asks whether 0 is one figure or none, and takes the answer', async () => {
    const [[status, , said]] = (await filled(0, 44804)) as [unknown[]];
    expect(status).toBe('填报有误');
    expect(said).toBe(
      '“各科室得分”只填了 0，不能确定是一个也没有，还是只有一个、数为 0，未采用。一个也没有的，请填“无”。如确为 0 分，请在面板的条款页确认，或直接改填。',
    );
    const about = { assessee: '甲县', clause: '1.1', fact: '各科室得分', value: 0 };
    const confirmed = planConfirmation(await host.read(), about, options);
    expect(confirmed.assessment.scorecards[0]!.clauses.get('1.1')!.points).toBe(4.5);
  });
});
