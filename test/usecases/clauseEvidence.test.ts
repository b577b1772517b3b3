import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import type { CellValue, CellWrite } from '../../src/host/port';
import { cellAddress } from '../../src/sheets';
import { newAssessment } from '../../src/usecases';
import { fillRows, kindsOf, ledgerColumn, named, told } from './evidenceSupport';
import { clausesOf } from '../../src/rubric';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, NOW, rowOf, rubric, score, type } from './support';

const FILLING = '填报-越城区';
/** 10 − 2 × 1 */
const LOST = { 未按时调度次数: 2, 被国家或省级通报: '否' };
const LEAD = rowOf('2.1', '未按时调度次数');

const write = (host: XlsxHost, row: number, key: 'claim' | 'evidence', value: CellWrite): Promise<void> =>
  type(host, FILLING, [row, columnOf(key), value]);

async function beside(host: XlsxHost, row: number): Promise<CellValue[]> {
  const sheet = await named(host, FILLING);
  return (['status', 'reasons'] as const).map((key) => at(sheet, row, columnOf(key)));
}

/** State by requirement, of those that begin with an id. */
async function states(host: XlsxHost, id: string): Promise<string[]> {
  const { evidence } = await score(host);
  return evidence[0]!.status
    .filter(({ requirement }) => requirement === id || requirement.startsWith(`${id}.`))
    .map(({ requirement, state }) => `${requirement} ${state}`);
}

describe('evidence for a clause', () => {
  it('is asked for where points are computed, and told beside the clause and in the lists', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': LOST });
    expect(await states(host, '2.1')).toEqual(['2.1 missing']);
    const [status, reasons] = await beside(host, LEAD);
    expect(status).toBe('缺佐证、失分');
    expect(String(reasons).split('\n')[1]).toBe('未写明佐证材料。请在“佐证材料”列填写名称、文号。');
    // The other facts of the clause keep their words.
    expect(await beside(host, LEAD + 1)).toEqual(['已评分', null]);
    const list = await named(host, '问题清单');
    expect(list.values.slice(FIRST_ROW).map((row) => row.slice(1, 8))).toContainEqual([
      '提示',
      '越城区',
      '2.1',
      '市发改委',
      '佐证材料',
      `填报-越城区!${cellAddress(LEAD, columnOf('evidence'))}`,
      '条款 2.1 已填报数据，未提供佐证材料，请补报。',
    ]);
    const missing = await named(host, '缺失佐证');
    expect(missing.values.slice(FIRST_ROW).map((row) => row[1])).toEqual([
      '市发改委：1 项，缺 1 件',
      '2.1',
      '合计：1 项，缺 1 件，其中逾期 0 项',
    ]);
  });

  it('is there as soon as 佐证材料 names something in any row of the clause', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': LOST });
    await write(host, LEAD + 1, 'evidence', '调度通知；月报');
    expect(await states(host, '2.1')).toEqual(['2.1 complete']);
    expect((await beside(host, LEAD))[0]).toBe('失分');
    await write(host, LEAD + 1, 'evidence', '无');
    expect(await states(host, '2.1')).toEqual(['2.1 missing']);
  });

  it('is no error that was typed, and no picture that nobody sees: of that its cell is asked', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': LOST });
    const asked = async (): Promise<string[]> =>
      told(await score(host)).filter((finding) => finding.endsWith('pictureUnseen'));
    for (const value of [{ error: '#VALUE!' }, '#VALUE!']) {
      await write(host, LEAD, 'evidence', value);
      expect(await states(host, '2.1')).toEqual(['2.1 missing']);
      expect(await asked()).toEqual([]);
    }
    // The text of WPS's formula, pasted without its picture.
    await write(host, LEAD, 'evidence', '=DISPIMG("ID_1A",1)');
    expect(await states(host, '2.1')).toEqual(['2.1 missing']);
    expect(await asked()).toEqual([`${FILLING}!${cellAddress(LEAD, columnOf('evidence'))} warning pictureUnseen`]);
  });

  it('is not asked for while the clause is pending, nor where nothing is claimed', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2 } });
    await write(host, LEAD, 'claim', 8);
    expect(await states(host, '2.1')).toEqual([]);
    expect((await beside(host, LEAD + 1))[0]).toBe('待填');
    await fill(host, '越城区', { '2.1': LOST });
    expect(await states(host, '2.1')).toEqual(['2.1 missing']);
    // The claim differs from the points, and that is to be looked at first.
    await write(host, LEAD, 'claim', 9);
    await score(host);
    expect((await beside(host, LEAD))[0]).toBe('请核对、失分');
    await write(host, LEAD, 'claim', 0);
    expect(await states(host, '2.1')).toEqual([]);
  });

  it('is asked for in a pool where the item has points', async () => {
    const host = await freshAssessment('越城区');
    const pool = { B类问题逾期数: 0, 其余问题逾期数: 0 };
    await fill(host, '越城区', { '4.1.1': pool });
    // 4.1.2 is pending, and so is the item.
    expect(await states(host, '4.1.1')).toEqual([]);
    await write(host, rowOf('4.1.1', 'B类问题逾期数'), 'claim', 15);
    expect(await states(host, '4.1.1')).toEqual(['4.1.1 missing']);
    expect(await states(host, '4.1.2')).toEqual([]);
  });

  it('of a clause that names several papers is dealt out by their names, then in order', async () => {
    const host = await freshAssessment('越城区');
    const facts = clausesOf(rubric).find(({ id }) => id === '22.1.1')!.facts;
    await fill(host, '越城区', { '22.1.1': Object.fromEntries(facts.map(({ name }) => [name, '是'])) });
    const lead = rowOf('22.1.1', facts[0]!.name);
    await write(host, lead, 'claim', 1);
    await write(host, lead, 'evidence', '《突出环境污染问题库》；考核通知');
    expect(await states(host, '22.1.1')).toEqual(['22.1.1.1 complete', '22.1.1.2 missing', '22.1.1.3 complete']);
  });
});

describe('缺失佐证', () => {
  it('lists within an office what the text quotes before what any paper will do for', async () => {
    const host = await freshAssessment('越城区');
    // All are confirmed by 市自然资源和规划局; 6.1.2 quotes what it wants, 6.1.1 and 6.1.3 do not.
    await fill(host, '越城区', {
      '6.1.1': { 永久基本农田完成不佳扣分: 0 },
      '6.1.2': { 生态保护红线完成不佳扣分: 0 },
      '6.1.3': { 城镇开发边界完成不佳扣分: 0 },
    });
    await score(host);
    const missing = await named(host, '缺失佐证');
    expect(missing.values.slice(FIRST_ROW).map((row) => row[1])).toEqual([
      '市自然资源和规划局：3 项，缺 3 件',
      '6.1.2',
      '6.1.1',
      '6.1.3',
      '合计：3 项，缺 3 件，其中逾期 0 项',
    ]);
    const list = await named(host, '问题清单');
    const lines = list.values.slice(FIRST_ROW).map((row) => [row[1], row[3]]);
    expect(lines.filter(([, id]) => String(id).startsWith('6.1.'))).toEqual([
      ['提醒', '6.1.2'],
      ['提示', '6.1.1'],
      ['提示', '6.1.3'],
    ]);
  });
});

describe('ledgers for clauses', () => {
  async function withLedgers(): Promise<XlsxHost> {
    const host = newXlsx('考核.xlsx');
    await newAssessment(host, {
      rubric,
      assessees: ['越城区', '柯桥区'],
      locale: 'zh-CN',
      now: NOW,
      ledgers: true,
    });
    return host;
  }

  it('are laid out only when they are wanted', async () => {
    expect(await kindsOf(await freshAssessment('越城区'))).not.toContain('ledger');
    const host = await withLedgers();
    const { sheets } = await host.read();
    expect(sheets.slice(1, 6).map(({ name }) => name)).toEqual([
      '填报-越城区',
      '填报-柯桥区',
      '台账-越城区',
      '台账-柯桥区',
      '佐证要求',
    ]);
    // Nothing is asked for yet: blank rows alone.
    expect(at(await named(host, '台账-越城区'), FIRST_ROW, 1)).toBeNull();
  });

  it('count for their own assessee, and say where nobody asks for an entry', async () => {
    const host = await withLedgers();
    await fill(host, '越城区', { '2.1': LOST });
    await fill(host, '柯桥区', { '2.1': LOST });
    await fillRows(
      host,
      { [FIRST_ROW]: { requirement: '2.1', title: '月报' }, [FIRST_ROW + 1]: { requirement: '2.2', title: '意见' } },
      '台账-越城区',
    );
    const { evidence } = await score(host);
    expect(evidence.map(({ status }) => status.map(({ state }) => state))).toEqual([['complete'], ['missing']]);
    const ledger = await named(host, '台账-越城区');
    expect([0, 1].map((row) => at(ledger, FIRST_ROW + row, ledgerColumn('state')))).toEqual(['已列入', '暂不需要']);
    const filling = await named(host, '填报-柯桥区');
    expect(at(filling, LEAD, columnOf('reasons'))).toContain('请在“佐证材料”列填写名称、文号，或列入佐证台账。');
    const requirements = await named(host, '佐证要求');
    const row = FIRST_ROW + rubric.evidence!.requirements.findIndex(({ id }) => id === '2.1');
    expect([1, 11, 12, 13, 14].map((column) => at(requirements, row, column))).toEqual([
      '2.1',
      '齐全',
      null,
      '缺1',
      '相关佐证材料 1 件',
    ]);
  });
});
