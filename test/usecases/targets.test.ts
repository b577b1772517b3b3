import { openXlsx } from '../../src/host/xlsx';
import { columnOf, fill, freshAssessment, rowOf, score, sheetOf, at } from './support';

describe('What the document sets for one assessee', () => {
  test('is what its form asks with, not that of another', async () => {
    const host = await freshAssessment('嵊州市', '越城区');
    const contents = openXlsx(host.save(), '考核.xlsx').contents();
    const asked = (assessee: string, clause: string, fact: string): string | undefined =>
      contents.sheets
        .find(({ name }) => name === `填报-${assessee}`)!
        .validations.find(
          ({ range: { row, rows, column } }) =>
            column === columnOf('value') && row <= rowOf(clause, fact) && rowOf(clause, fact) < row + rows,
        )?.validation.prompt?.text;
    expect(asked('嵊州市', '3.1.1', '年度目标盘活面积')).toMatch(
      /^嵊州市的目标：“完成盘活存量建设用地958亩”。\n没有下达任务的填0/,
    );
    expect(asked('越城区', '3.1.1', '年度目标盘活面积')).toMatch(/^没有下达任务的填0/);
    expect(asked('嵊州市', '27.2.4', '公众满意度')).toMatch(/^嵊州市的目标：“嵊州市〉82.87”。/);
    expect(asked('越城区', '27.2.4', '公众满意度')).toMatch(/^越城区的目标：“越城区〉85.49”。/);
  });

  test('stands beside the figure that was compared with it, in the reason', async () => {
    const host = await freshAssessment('嵊州市');
    await fill(host, '嵊州市', {
      '3.1.1': { 年度目标盘活面积: 958, 完成盘活面积: 900 },
      '27.2.4': { 公众满意度: 82.87, 公众满意度全省排名: 54 },
    });
    await score(host);
    const sheet = await sheetOf(host, 'filling', '嵊州市');
    const reasons = (clause: string, fact: string): unknown => at(sheet, rowOf(clause, fact), columnOf('reasons'));
    expect(reasons('3.1.1', '完成盘活面积')).toContain('958 亩（嵊州市的目标：“完成盘活存量建设用地958亩”）');
    expect(reasons('27.2.4', '公众满意度')).toContain('82.87 分（嵊州市的目标：“嵊州市〉82.87”）');
  });
});
