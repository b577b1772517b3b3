import { readFileSync } from 'node:fs';
import { openXlsx, type XlsxHost } from '../../src/host/xlsx';
import type { Rubric } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { recalculate } from '../../src/usecases';

/** A workbook that an earlier version scored, with what that version made of the same rubric. */
const open = (): XlsxHost => openXlsx(readFileSync('test/fixtures/old-layout/zhoushan-2020.xlsx'), '考评.xlsx');
const NOW = new Date(2020, 6, 6, 9, 30);

async function told(host: XlsxHost, change: Partial<Rubric> = {}): Promise<string[]> {
  const { findings } = await recalculate(host, {
    rubricById: (id) => ({ ...rubricById(id)!, ...change }),
    locale: 'zh-CN',
    now: NOW,
  });
  return findings.map(({ finding }) => finding.code).filter((code) => /[rR]ubric/.test(code));
}

describe('a workbook with hashes of an earlier way of hashing', () => {
  it('is known again, told once, and never refused', async () => {
    const host = open();
    expect(await told(host)).toEqual(['rubricKnownAgain']);
    expect(await told(host)).toEqual([]);
  });

  it('that are not those of this rubric was scored with another one', async () => {
    const formerHashes = { text: [], scoring: [] };
    expect(await told(open(), { formerHashes })).toEqual(['otherRubricText', 'otherRubricScoring']);
  });
});
