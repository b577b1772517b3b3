import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ScoreOutput } from '../../src/cli/contract';
import type { CellValue, SheetSnapshot } from '../../src/host/port';
import { readXlsxFile, writeXlsxFile } from '../../src/host/xlsx/files';
import { rubricById } from '../../src/rubrics';
import { recalculate } from '../../src/usecases';
import { undo } from '../usecases/support';
import { makeKaoping, type Kaoping, type Run } from './kaoping';
import { schemaErrors } from './schema';

let kaoping: Kaoping;
const path = (name: string): string => join(kaoping.folder, name);
const score = (...args: string[]): Run => kaoping.run(['score', ...args]);
const scoreJson = (...args: string[]): ScoreOutput['files'] => {
  const { stdout } = score(...args, '--json');
  const output = JSON.parse(stdout) as ScoreOutput;
  expect(schemaErrors('score-output', output)).toEqual([]);
  return output.files;
};

/** The 填报 sheet of an assessee. */
async function fillingOf(file: string, assessee: string): Promise<SheetSnapshot> {
  const { sheets } = await (await readXlsxFile(path(file))).read();
  return sheets.find(({ name }) => name === `填报-${assessee}`)!;
}

/** The place of a row's cell by the keys that the sheet hides in column A and above its header. */
function cellOf(sheet: SheetSnapshot, row: string, column: string): { readonly row: number; readonly column: number } {
  const { used, values } = sheet;
  const keys = values.find(([key]) => key === '#columns')!;
  return { row: used!.row + values.findIndex(([key]) => key === row), column: used!.column + keys.indexOf(column) };
}

/** Fills in facts as a person would. */
async function fill(file: string, assessee: string, facts: Readonly<Record<string, CellValue>>): Promise<void> {
  const host = await readXlsxFile(path(file));
  const sheet = await fillingOf(file, assessee);
  await host.apply({
    title: 'test',
    changes: Object.entries(facts).map(([key, value]) => ({
      kind: 'write',
      sheet: sheet.name,
      ...cellOf(sheet, key, 'value'),
      values: [[value]],
    })),
  });
  await writeXlsxFile(path(file), host.save(), { overwrite: true });
}

beforeAll(async () => {
  kaoping = await makeKaoping();
  const made = kaoping.run(['new', '--rubric', 'shaoxing-2022', '--assessees', '越城区,诸暨市', '-o', '考核.xlsx']);
  expect(made).toEqual({ exit: 0, stdout: '已建立 考核.xlsx，填报表 2 张。\n', stderr: '' });
  await fill('考核.xlsx', '越城区', { '2.1|未按时调度次数': 2, '2.1|被国家或省级通报': '否' });
  await fill('考核.xlsx', '诸暨市', { '2.1|未按时调度次数': '两次', '2.1|被国家或省级通报': '否' });
});
afterAll(() => {
  kaoping.remove();
});

describe('kaoping new', () => {
  it('tells every name that is none of the rubric’s, and which one it may mean', () => {
    const names = ['上虞区', '诸暨', '诸暨经济开发区', '杭州市'];
    const { stdout } = kaoping.run(['new', '--rubric', 'shaoxing-2022', '--assessees', names.join(), '-o', '名.xlsx']);
    const known = '评分细则写明的有：越城区、柯桥区、上虞区、诸暨市、嵊州市、新昌县。';
    expect(stdout.split('\n').slice(1, -1)).toEqual([
      '注意：“诸暨”不是评分细则中的名称，是否指“诸暨市”？如是，请用“诸暨市”重新建立；按考核对象分别规定的条款，其他名称不能评分。',
      `注意：“诸暨经济开发区”“杭州市”不是评分细则中的名称，按考核对象分别规定的条款不能评分。${known}`,
    ]);
  });

  it('makes a sheet to fill for each assessee', async () => {
    const { sheets } = await (await readXlsxFile(path('考核.xlsx'))).read();
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['考核设置', '填报-越城区', '填报-诸暨市', '评分细则', '汇总']),
    );
  });

  it('takes Chinese commas, too, and the language that is asked for', () => {
    const { exit, stdout } = kaoping.run([
      'new',
      '--rubric',
      'shaoxing-2022',
      '--assessees',
      '甲县、乙县，丙县',
      '-o',
      'english.xlsx',
      '--lang',
      'en',
    ]);
    expect(exit).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'Made english.xlsx; sheets to fill: 3.',
      expect.stringMatching(/^Note: not names in the rubric: “甲县”“乙县”“丙县”\. /),
      '',
    ]);
  });

  it('takes the day of the assessment, and refuses what is none', async () => {
    const made = ['new', '--rubric', 'shaoxing-2022', '--assessees', '甲县', '-o'];
    expect(kaoping.run([...made, 'dated.xlsx', '--date', '2023-01-10']).exit).toBe(0);
    const { sheets } = await (await readXlsxFile(path('dated.xlsx'))).read();
    const setup = sheets.find(({ name }) => name === '考核设置')!;
    expect(setup.values.find(([key]) => key === 'date')!.slice(0, 3)).toEqual(['date', '考核日期', '2023-01-10']);
    const { exit, stderr } = kaoping.run([...made, 'undated.xlsx', '--date', '2023-02-29']);
    expect([exit, stderr.split('\n')[0]]).toEqual([
      2,
      '考核日期“2023-02-29”不是完整日期。请按 2022-12-31 的样式写年、月、日。',
    ]);
    expect(existsSync(path('undated.xlsx'))).toBe(false);
  });

  it('never overwrites, unless it is told to', () => {
    const again = ['new', '--rubric', 'shaoxing-2022', '--assessees', '甲县', '-o', 'twice.xlsx'];
    expect(kaoping.run(again).exit).toBe(0);
    const { exit, stderr } = kaoping.run(again);
    expect(exit).toBe(3);
    expect(stderr).toBe(
      '文件“twice.xlsx”：文件已存在，没有覆盖。请换一个文件名，或移走原文件后再试。（命令行可加 --force 覆盖。）\n',
    );
    expect(kaoping.run([...again, '--force']).exit).toBe(0);
  });

  it.each([
    ['甲\u202e县', '考核对象名称“甲[U+202E]县”中有看不见的字符'],
    ['甲县,甲县', '考核对象“甲县”重复。请删去重复的。'],
    ['甲县,', '考核对象名称“”不能使用'],
  ])('refuses the assessees %s', (assessees, sentence) => {
    const { exit, stdout, stderr } = kaoping.run([
      'new',
      '--rubric',
      'shaoxing-2022',
      '--assessees',
      assessees,
      '-o',
      'bad.xlsx',
    ]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(existsSync(path('bad.xlsx'))).toBe(false);
  });
});

describe('kaoping score', () => {
  it('writes the result beside the input, and a line per assessee', () => {
    const before = readFileSync(path('考核.xlsx'));
    const { exit, stdout, stderr } = score('考核.xlsx', '--force');
    expect([exit, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('考核.xlsx → 考核-已评分.xlsx');
    expect(lines[1]).toMatch(/^考核对象 +总分 +评优结论 +待定条款 +错误 +提醒 +提示$/);
    // 2.1 has points and names no paper: the note of the evidence counts, too.
    expect(lines[2]).toMatch(/^越城区 +最高\d+（扣分未填） +待定（还可能达标） +\d+ +0 +\d+ +1$/);
    expect(lines[3]).toMatch(/^诸暨市 +最高\d+（扣分未填） +待定（还可能达标） +\d+ +1 +\d+ +0$/);
    expect(readFileSync(path('考核.xlsx')).equals(before)).toBe(true);
  });

  it('has the score and its reason in the result', async () => {
    expect(score('考核.xlsx', '-o', 'result.xlsx').exit).toBe(0);
    const sheet = await fillingOf('result.xlsx', '越城区');
    const valueAt = (key: string): CellValue | undefined => {
      const { row, column } = cellOf(sheet, '2.1|未按时调度次数', key);
      return sheet.values[row - sheet.used!.row]![column - sheet.used!.column];
    };
    expect([valueAt('score'), valueAt('reasons')]).toEqual([
      8,
      '“未按时调度扣1分/次,扣完为止” 未按时调度次数 2 次，扣2分\n未写明佐证材料。请在“佐证材料”列填写名称、文号。',
    ]);
  });

  it('prints scorecards with the sheet and the cell of every finding', async () => {
    const [file] = scoreJson('考核.xlsx', '-o', 'json.xlsx');
    expect([file!.file, file!.output, file!.rubric, file!.error]).toEqual([
      '考核.xlsx',
      'json.xlsx',
      'shaoxing-2022',
      undefined,
    ]);
    expect(file!.scorecards.map(({ assessee, clauses }) => [assessee, clauses['2.1']!.points])).toEqual([
      ['越城区', 8],
      ['诸暨市', null],
    ]);
    const { row, column } = cellOf(await fillingOf('json.xlsx', '诸暨市'), '2.1|未按时调度次数', 'value');
    expect(file!.scorecards[1]!.findings.filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'notANumber',
        severity: 'error',
        clause: '2.1',
        fact: '未按时调度次数',
        message: '“未按时调度次数”填的是“两次”，不是数字，未采用。请只填数字（单位：次）。',
        sheet: '填报-诸暨市',
        cell: `${String.fromCharCode(65 + column)}${row + 1}`,
      },
    ]);
  });

  it('counts findings as 问题清单 does, those of the evidence among them, in the table and as JSON', async () => {
    const { stdout } = score('考核.xlsx', '-o', 'counted.xlsx', '--force');
    const [file] = scoreJson('考核.xlsx', '-o', 'counted.xlsx', '--force');
    const { errors, warnings, infos, blanks } = file!.counts!;
    const { sheets } = await (await readXlsxFile(path('counted.xlsx'))).read();
    const list = sheets.find(({ name }) => name === '问题清单')!;
    const levels = list.values.map((row) => row[1 - list.used!.column]);
    expect(['错误', '提醒', '提示'].map((level) => levels.filter((cell) => cell === level).length)).toEqual([
      ...[errors, warnings, infos],
    ]);
    expect(stdout).toContain(
      `问题：错误 ${errors} 个，提醒 ${warnings} 个（其中未填 ${blanks} 项），提示 ${infos} 个。`,
    );
    // 越城区 has points in 2.1 and names no paper for it.
    expect(file!.scorecards[0]!.evidence!.findings.length).toBeGreaterThan(0);
    const lines = stdout.split('\n').filter((line) => /^(越城区|诸暨市) /.test(line));
    const sums = lines.map((line) => line.trim().split(/ +/).slice(-3).map(Number));
    expect([0, 1, 2].map((index) => sums.reduce((sum, row) => sum + row[index]!, 0))).toEqual([
      errors,
      warnings,
      infos,
    ]);
  });

  it('does the others when one cannot be read, and ends with 3', () => {
    writeFileSync(path('broken.xlsx'), 'PK\u0003\u0004 not a workbook');
    writeFileSync(path('list.csv'), 'a,b\n');
    const { exit, stdout, stderr } = score('missing.xlsx', 'broken.xlsx', 'list.csv', '考核.xlsx', '-o', 'several');
    expect(exit).toBe(3);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, line.indexOf('：'))),
    ).toEqual(['文件“missing.xlsx”', '文件“broken.xlsx”', '文件“list.csv”']);
    expect(stderr).toContain('文件“missing.xlsx”：找不到文件。请核对文件名和所在文件夹。\n');
    expect(stdout).toContain(`考核.xlsx → ${join('several', '考核-已评分.xlsx')}`);
    expect(readdirSync(path('several'))).toEqual(['考核-已评分.xlsx']);
  });

  it('prints the error of each file as JSON, too', () => {
    const files = scoreJson('missing.xlsx', '考核.xlsx', '-o', 'as-json');
    expect(files[0]).toEqual({
      file: 'missing.xlsx',
      output: null,
      rubric: null,
      scorecards: [],
      error: { code: 'fileMissing', message: '文件“missing.xlsx”：找不到文件。请核对文件名和所在文件夹。' },
    });
    expect(files[1]!.scorecards).toHaveLength(2);
  });

  it('never overwrites, unless it is told to', () => {
    copyFileSync(path('考核.xlsx'), path('copy.xlsx'));
    writeFileSync(path('copy-已评分.xlsx'), 'mine');
    const { exit, stderr } = score('copy.xlsx');
    expect(exit).toBe(3);
    expect(stderr).toContain('文件“copy-已评分.xlsx”：文件已存在，没有覆盖。');
    expect(readFileSync(path('copy-已评分.xlsx'), 'utf8')).toBe('mine');
    expect(score('copy.xlsx', '--force').exit).toBe(0);
    expect(readFileSync(path('copy-已评分.xlsx'), 'latin1').startsWith('PK')).toBe(true);
  });

  it('refuses results that would be the same file, before anything is done', () => {
    mkdirSync(path('sub'), { recursive: true });
    copyFileSync(path('考核.xlsx'), path('sub/考核.xlsx'));
    const { exit, stdout, stderr } = score('考核.xlsx', 'sub/考核.xlsx', '-o', 'same', '--force');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('的结果会写到同一个文件');
    expect(existsSync(path('same'))).toBe(false);
  });

  it('says when a workbook is no assessment', async () => {
    const { newXlsx } = await import('../../src/host/xlsx');
    const host = newXlsx();
    await host.apply({ title: 'test', changes: [{ kind: 'addSheet', sheet: '别的' }] });
    await writeXlsxFile(path('other.xlsx'), host.save());
    const { exit, stderr } = score('other.xlsx');
    expect([exit, stderr]).toEqual([
      3,
      'other.xlsx：工作簿（工作表：别的）中没有考核填报表，无法计算。请打开由“新建考核”生成的工作簿；还没有的，请先新建考核。\n',
    ]);
    expect(existsSync(path('other-已评分.xlsx'))).toBe(false);
  });

  it('leaves behind what takes its own write back, not an older one', async () => {
    const filled = path('undo.xlsx');
    copyFileSync(path('考核.xlsx'), filled);
    const host = await readXlsxFile(filled);
    await recalculate(host, { rubricById, locale: 'zh-CN', now: new Date(2022, 11, 30, 17, 45) });
    await writeXlsxFile(filled, host.save(), { overwrite: true });
    await fill('undo.xlsx', '越城区', { '2.1|未按时调度次数': 3 });
    const scoreOf = async (file: string): Promise<CellValue | undefined> => {
      const sheet = await fillingOf(file, '越城区');
      const { row, column } = cellOf(sheet, '2.1|未按时调度次数', 'score');
      return sheet.values[row - sheet.used!.row]![column - sheet.used!.column];
    };
    expect(score('undo.xlsx', '-o', 'undo-scored.xlsx').exit).toBe(0);
    expect(await scoreOf('undo-scored.xlsx')).toBe(7);
    const scored = await readXlsxFile(path('undo-scored.xlsx'));
    await undo(scored);
    await writeXlsxFile(path('undone.xlsx'), scored.save());
    expect(await scoreOf('undone.xlsx')).toBe(8);
  });

  it('scores a scored workbook again to the same result', () => {
    expect(score('考核.xlsx', '-o', 'once.xlsx').exit).toBe(0);
    const [once] = scoreJson('once.xlsx', '-o', 'twice-scored.xlsx');
    const [first] = scoreJson('考核.xlsx', '-o', 'first.xlsx');
    expect(once!.scorecards).toEqual(first!.scorecards);
  });

  it('names the cell of what belongs to no assessee', async () => {
    copyFileSync(path('考核.xlsx'), path('核定.xlsx'));
    const host = await readXlsxFile(path('核定.xlsx'));
    const { used, values } = (await host.read()).sheets.find(({ name }) => name === '核定调整')!;
    // The keys are hidden in the row above the header, and the first line stands below it.
    const row = used!.row + values.findIndex(([key]) => key === '#columns') + 2;
    await host.apply({
      title: 'test',
      changes: [
        { kind: 'write', sheet: '核定调整', row, column: 1, values: [['某县', '2.1', 5, '理由', '张三', 44925]] },
      ],
    });
    await writeXlsxFile(path('核定.xlsx'), host.save(), { overwrite: true });
    expect(score('核定.xlsx').stdout).toContain(
      `错误（核定调整!B${row + 1}）：核定调整所写的考核对象“某县”或条款“2.1”不存在，未采用。请核对。\n`,
    );
  });
});

describe('what writing would spoil', () => {
  const signed = (file: string): void => {
    const parts = unzipSync(readFileSync(path('考核.xlsx')));
    writeFileSync(path(file), zipSync({ ...parts, '_xmlsignatures/sig1.xml': strToU8('<x/>') }));
  };
  const SENTENCE = '工作簿带有数字签名，写入得分后签名即失效。需要保留签名的，请另存一份再计算，原件留底。';

  it('is said before, and the original stays', () => {
    signed('签名.xlsx');
    const before = readFileSync(path('签名.xlsx'));
    const { exit, stdout, stderr } = score('签名.xlsx');
    expect([exit, stderr]).toEqual([0, `签名.xlsx：${SENTENCE}\n`]);
    expect(stdout).toContain('签名.xlsx → 签名-已评分.xlsx');
    expect(readFileSync(path('签名.xlsx')).equals(before)).toBe(true);
  });

  it('is not done to the original itself, even with --force', () => {
    signed('原件.xlsx');
    const before = readFileSync(path('原件.xlsx'));
    for (const output of ['原件.xlsx', './原件.xlsx']) {
      const { exit, stdout, stderr } = score('原件.xlsx', '-o', output, '--force');
      expect([exit, stdout]).toEqual([3, '']);
      expect(stderr).toBe(`原件.xlsx：${SENTENCE}\n没有写入原文件。请另存：-o 另一个文件名。\n`);
    }
    expect(readFileSync(path('原件.xlsx')).equals(before)).toBe(true);
  });
});

describe('control characters never reach the terminal', () => {
  // What a terminal obeys: bells, colours, titles, other directions; a line break would pass for a sentence of ours.
  const OBEYED = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;
  const HOSTILE = '红\u001b[31m\u0007\u009b2J\u202e\n错误：假的';

  it('from names of files, also when they are missing or taken', () => {
    const file = `${HOSTILE}.xlsx`;
    copyFileSync(path('考核.xlsx'), path(file));
    for (const args of [[file, '--force'], [file], [`无${file}`]]) {
      const { stdout, stderr } = score(...args);
      expect(stdout + stderr).toContain('红\\u001b[31m\\u0007\\u009b2J\\u202e 错误：假的');
      expect(stdout + stderr).not.toMatch(OBEYED);
      expect(stdout + stderr).not.toMatch(/^错误：假的/m);
    }
    const { stdout } = score(file, '--force', '--json');
    expect(stdout.trimEnd()).not.toMatch(/[^\P{Cc}]/u);
    expect((JSON.parse(stdout) as ScoreOutput).files[0]!.file).toBe(file);
  });

  it.each(['no\u001b[31m\n错误：假的', '--no\u0007\u202e\n错误：假的'])('from what was typed (%j)', (typed) => {
    const { exit, stdout, stderr } = kaoping.run([typed]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(OBEYED);
    expect(stderr).not.toMatch(/^错误：假的/m);
  });

  it('from names of sheets, of assessees and of files of evidence', async () => {
    const { newXlsx } = await import('../../src/host/xlsx');
    const host = newXlsx();
    await host.apply({ title: 'test', changes: [{ kind: 'addSheet', sheet: '别的' }] });
    const parts = unzipSync(host.save());
    const name = HOSTILE.replace(/\p{Cc}/gu, (c) => `&#${c.charCodeAt(0)};`);
    const workbook = strFromU8(parts['xl/workbook.xml']!).replace('"别的"', () => `"${name}"`);
    writeFileSync(path('sheets.xlsx'), zipSync({ ...parts, 'xl/workbook.xml': strToU8(workbook) }));
    const { exit, stderr } = score('sheets.xlsx');
    expect(exit).toBe(3);
    expect(stderr).toContain('工作表“红');
    expect(stderr).not.toMatch(OBEYED);
    expect(stderr).not.toMatch(/^错误：假的/m);

    const made = kaoping.run([
      ...['new', '--rubric', 'zhoushan-2020', '--assessees', '市资源规划局', '-o', 'hostile-folder.xlsx'],
    ]);
    expect(made.exit).toBe(0);
    mkdirSync(path('hostile'));
    writeFileSync(path(join('hostile', `${HOSTILE}.txt`)), 'x');
    const checked = kaoping.run(['evidence', 'hostile-folder.xlsx', '--folder', 'hostile']);
    expect(checked.exit).toBe(0);
    expect(checked.stdout).toContain('红\\u001b[31m');
    expect(checked.stdout + checked.stderr).not.toMatch(OBEYED);
    expect(checked.stdout).not.toMatch(/^错误：假的/m);
  });
});

describe('the name of an output', () => {
  it.each(['结果.xls', '结果.et', '结果.txt', '结果'])('%s is refused, for no workbook is written so', (output) => {
    const { exit, stderr } = score('考核.xlsx', '-o', output);
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: `结果只能存为 .xlsx 或 .xlsm，“${output}”不是。请改输出文件名。\n`,
    });
    expect(existsSync(path(output))).toBe(false);
    expect(kaoping.run(['new', '--rubric', 'shaoxing-2022', '--assessees', '甲', '-o', output]).exit).toBe(2);
  });

  it('decides the type of the file', async () => {
    expect(score('考核.xlsx', '-o', '带宏.xlsm').exit).toBe(0);
    const { 'xl/workbook.xml': type } = typesOf('带宏.xlsm');
    expect(type).toBe('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
    // It holds no macros, so nothing is lost.
    expect(score('带宏.xlsm', '-o', '无宏.xlsx').exit).toBe(0);
    expect(typesOf('无宏.xlsx')['xl/workbook.xml']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    );
  });

  it('never drops macros without a word', () => {
    const parts = unzipSync(new Uint8Array(readFileSync(path('带宏.xlsm'))));
    writeFileSync(path('真宏.xlsm'), zipSync({ ...parts, 'xl/vbaProject.bin': new Uint8Array([1]) }));
    const { exit, stderr } = score('真宏.xlsm', '-o', '丢宏.xlsx');
    expect(exit).toBe(3);
    expect(stderr).toContain('工作簿含有宏，存成 .xlsx 会丢失，没有写入。');
    expect(existsSync(path('丢宏.xlsx'))).toBe(false);
    expect(score('真宏.xlsm').exit).toBe(0);
  });

  it('makes a workbook of a template', () => {
    const parts = unzipSync(new Uint8Array(readFileSync(path('考核.xlsx'))));
    const types = strFromU8(parts['[Content_Types].xml']!).replace('sheet.main+xml', 'template.main+xml');
    writeFileSync(path('模板.xltx'), zipSync({ ...parts, '[Content_Types].xml': strToU8(types) }));
    expect(score('模板.xltx').exit).toBe(0);
    expect(typesOf('模板-已评分.xlsx')['xl/workbook.xml']).toMatch(/sheet\.main\+xml$/);
  });
});

/** What each part of a file is declared to be. */
function typesOf(name: string): Record<string, string> {
  const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(path(name))))['[Content_Types].xml']!);
  return Object.fromEntries(
    [...xml.matchAll(/PartName="\/([^"]+)" ContentType="([^"]+)"/g)].map(([, part, type]) => [part!, type!]),
  );
}
