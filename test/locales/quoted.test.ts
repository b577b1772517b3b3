import { EVIDENCE_FINDING_CODES, evidenceFinding } from '../../src/evidence';
import { words } from '../../src/locales';
import { finding } from '../../src/scoring';
import { FINDINGS, HOST_ERRORS } from './samples';

const zh = words('zh-CN');
const LONG = '越'.repeat(32_760);

describe('what people wrote is quoted in part', () => {
  it('with its first 30 characters in a finding', () => {
    const about = { assessee: '越城区', clause: '15.2', fact: '未完成任务数' };
    expect(zh.describeFinding(finding('notANumber', about, { given: LONG, unit: '个' }))).toBe(
      `“未完成任务数”填的是“${'越'.repeat(30)}…”，不是数字，未采用。请只填数字（单位：个）。`,
    );
  });

  it('as it stands where it has 30 characters', () => {
    const given = '越'.repeat(30);
    const told = zh.describeFinding(finding('claimNotANumber', { assessee: '', clause: '', fact: '' }, { given }));
    expect(told).toBe(`自评分填的是“${given}”，不是数字，未采用。请只填数字。`);
  });

  it('with beginning and ending when it is the path of a file', () => {
    const file = `${'佐'.repeat(200)}/${'证'.repeat(200)}.jpg`;
    const told = zh.describeEvidenceFinding(evidenceFinding('fileUnlisted', { requirement: null, rows: [] }, { file }));
    expect(told).toBe(
      `文件“${'佐'.repeat(130)}…${'证'.repeat(126)}.jpg”没有列入台账，未计入。请补入台账，或移出文件夹。`,
    );
  });

  it('never with half a character', () => {
    const given = '甲' + '𠮷'.repeat(40);
    const told = zh.describeFinding(finding('claimNotANumber', { assessee: '', clause: '', fact: '' }, { given }));
    expect(told).toContain(`“甲${'𠮷'.repeat(14)}…”`);
  });

  it('with twenty files of a thousand that are the same', () => {
    const files = Array.from({ length: 1000 }, (_, index) => `照片${index}.jpg`);
    const data = { requirements: ['2.3'], count: 1000, files };
    const told = zh.describeEvidenceFinding(evidenceFinding('sameFile', { requirement: null, rows: [] }, data));
    expect(told).toContain('“照片18.jpg”、“照片19.jpg”等 1000 个）');
    expect(told).not.toContain('照片20.jpg');
  });

  it('and the reason of an adjustment with its first 200 characters', () => {
    const adjustment = { assessee: '越城区', clause: '2.1', points: 9, reason: LONG, by: LONG, date: LONG };
    const told = zh.describeAdjustment({ adjustment, computed: null });
    expect(told).toBe(
      `核定调整：原为待定，改为9分，理由：${'越'.repeat(200)}…（${'越'.repeat(60)}…，${'越'.repeat(30)}…）`,
    );
  });
});

describe.each(['zh-CN', 'en'] as const)('no sentence in %s is long', (locale) => {
  const { describeFinding, describeEvidenceFinding, describeHostError } = words(locale);
  // What is a list of ours or a part of a sentence comes from the rubric or from addresses, never from a cell.
  const OURS = new Set([
    'unit',
    'options',
    'clauses',
    'known',
    'proposed',
    'absent',
    'lacking',
    'facts',
    'because',
    'cells',
    'at',
    'never',
  ]);
  const AS_IT_IS = new Set(['kind', 'column', 'offers', 'type', 'value', 'first', 'sheet', 'rubric']);

  it('whatever was written where a finding quotes it', () => {
    for (const sample of FINDINGS) {
      const data = Object.fromEntries(
        Object.entries(sample.data).map(([name, value]) => [
          name,
          OURS.has(name) || AS_IT_IS.has(name) || typeof value === 'number' ? value : LONG,
        ]),
      );
      const told = describeFinding({ ...sample, assessee: LONG, clause: LONG, fact: LONG, data });
      expect([sample.code, told.length < 500]).toEqual([sample.code, true]);
    }
  });

  it('whatever was written into a ledger', () => {
    for (const code of EVIDENCE_FINDING_CODES) {
      const data = { entry: LONG, given: LONG, file: LONG, files: [LONG, LONG], from: '2020-01-01', to: '2020-12-31' };
      const told = describeEvidenceFinding(evidenceFinding(code, { requirement: null, rows: [] }, data));
      expect([code, told.length < 1000]).toEqual([code, true]);
    }
  });

  it('whatever file or message a host names', () => {
    for (const { code } of HOST_ERRORS) {
      const told = describeHostError({ code, data: { file: LONG, cell: 'P8', message: LONG } });
      expect([code, told.length < 1500]).toEqual([code, true]);
    }
  });
});
