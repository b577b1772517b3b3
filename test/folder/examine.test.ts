import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { examineFiles, isSkipped, MAX_LOADED, type FolderFile } from '../../src/folder';
import { decodeInNode } from '../../src/folder/decodeInNode';
import { examineFolder, folderFiles } from '../../src/folder/node';
import { evidenceFiles } from '../../tools/evidence/folder';
import { docx, encoded, scene } from '../../tools/evidence/make';
import { copyEvidenceFiles } from './evidenceFiles';
import { examineAll, fileOf } from './support';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('looking through a folder', () => {
  it('tells kind, size and text or picture of every file, in order', async () => {
    const files = [
      fileOf('2.3/报告.docx', docx(['一二三四'])),
      fileOf('2.3/照片.png', await encoded(scene(1, 40, 30), 'image/png')),
      fileOf('2.3/录像.mp4', strToU8('film')),
    ];
    const [report, photo, film] = await examineAll(files);
    expect(report).toEqual({
      path: '2.3/报告.docx',
      size: files[0]!.size,
      sha256: null,
      kind: 'document',
      format: 'docx',
      isMisnamed: false,
      isOddlyNamed: false,
      characters: 4,
      picture: null,
      pictures: [],
      problem: null,
    });
    expect(photo).toMatchObject({ kind: 'picture', picture: { width: 40, height: 30, taken: null }, problem: null });
    expect(film).toMatchObject({ kind: 'other', size: 4, characters: null, picture: null, problem: null });
  });

  it('hashes files that have the same size, and no others', async () => {
    const reads: string[] = [];
    const [one, same, other, alone] = await examineAll([
      fileOf('一.txt', strToU8('same'), reads),
      fileOf('二.mp4', strToU8('same'), reads),
      fileOf('三.mp3', strToU8('SAME'), reads),
      fileOf('四.mp4', strToU8('alone'), reads),
    ]);
    expect([one!.sha256, same!.sha256, other!.sha256, alone!.sha256]).toEqual([
      sha256(strToU8('same')),
      sha256(strToU8('same')),
      sha256(strToU8('SAME')),
      null,
    ]);
    expect(reads).toEqual(['一.txt whole', '二.mp4 in pieces', '三.mp3 in pieces']);
  });

  it('never loads a file above the limit', async () => {
    const reads: string[] = [];
    const large = { ...fileOf('巨图.jpg', strToU8('large'), reads), size: MAX_LOADED + 1 };
    expect((await examineAll([large]))[0]).toMatchObject({ problem: 'tooLarge', sha256: null });
    expect(reads).toEqual([]);
    const twins = await examineAll([large, { ...large, path: '副本.jpg' }]);
    expect(twins.map((facts) => facts.sha256)).toEqual([sha256(strToU8('large')), sha256(strToU8('large'))]);
    expect(reads).toEqual(['巨图.jpg in pieces', '巨图.jpg in pieces']);
  });

  it('says so of a file that cannot be read, and goes on', async () => {
    const gone: FolderFile = {
      ...fileOf('没了.txt', strToU8('gone')),
      bytes: () => Promise.reject(new Error('ENOENT')),
    };
    const facts = await examineAll([gone, fileOf('还在.txt', strToU8('here'))]);
    expect(facts.map(({ problem, characters }) => [problem, characters])).toEqual([
      ['gone', null],
      [null, 1],
    ]);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const controller = new AbortController();
    const steps: [number, number][] = [];
    const done = examineFiles([fileOf('一.txt', strToU8('1')), fileOf('二.txt', strToU8('22'))], {
      decode: decodeInNode,
      signal: controller.signal,
      onProgress: (count, total) => {
        steps.push([count, total]);
        if (count === 1) controller.abort(new Error('enough'));
      },
    });
    await expect(done).rejects.toThrow('enough');
    expect(steps).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('skips what people do not see', () => {
    const skipped = [
      '.git/a.txt',
      '2.3/.DS_Store',
      '2.3/~$报告.docx',
      '2.3/Thumbs.db',
      '__MACOSX/a.jpg',
      '.~lock.a.docx#',
    ];
    expect(skipped.filter(isSkipped)).toEqual(skipped);
    expect(['2.3/报告.docx', '~报告.docx', 'a.b/照片.jpg'].filter(isSkipped)).toEqual([]);
  });
});

describe('a folder on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-folder-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const pathsOf = async (): Promise<string[]> => {
    const paths: string[] = [];
    for await (const { path } of folderFiles(folder)) paths.push(path);
    return paths;
  };

  it('is read with all folders in it, without hidden files, locks and links', async () => {
    mkdirSync(join(folder, 'b/c'), { recursive: true });
    mkdirSync(join(folder, '.hidden'));
    for (const path of ['b/c/2.txt', 'b/1.txt', 'a.txt', '.hidden/x.txt', 'b/~$1.docx'])
      writeFileSync(join(folder, path), path);
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'));
    symlinkSync(folder, join(folder, 'b/round'));
    expect(await pathsOf()).toEqual(['a.txt', 'b/1.txt', 'b/c/2.txt']);
  });

  it('is read to the end whatever its files are called, and whatever vanishes meanwhile', async () => {
    // 照片 in GBK, as an archive from Windows has it; and what is neither GBK nor UTF-8.
    const root = Buffer.from(`${folder}/`);
    writeFileSync(Buffer.concat([root, Buffer.of(0xd5, 0xd5, 0xc6, 0xac), Buffer.from('.txt')]), '一二');
    writeFileSync(Buffer.concat([root, Buffer.of(0xff, 0xff), Buffer.from('.txt')]), '三');
    writeFileSync(join(folder, '在.txt'), '四');
    writeFileSync(join(folder, '走.txt'), '五');
    mkdirSync(join(folder, '夹'));
    const seen: FolderFile[] = [];
    for await (const file of folderFiles(folder)) seen.push(file);
    rmSync(join(folder, '走.txt'));
    const facts = await examineFiles(seen, { decode: decodeInNode });
    expect(
      facts.map(({ path, isOddlyNamed, characters, problem }) => [path, isOddlyNamed, characters, problem]),
    ).toEqual([
      ['在.txt', false, 1, null],
      ['照片.txt', true, 2, null],
      ['走.txt', false, null, 'gone'],
      ['\uFFFD\uFFFD.txt', true, 1, null],
    ]);
  });

  it('must be there', async () => {
    await expect(examineFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'fileMissing' });
    writeFileSync(join(folder, 'file'), '');
    await expect(examineFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'fileMissing' });
  });

  it('of the sample is what it was made to be', async () => {
    await copyEvidenceFiles(folder);
    const facts = await examineFolder(folder);
    const problems = facts.flatMap(({ path, problem }) => (problem ? [[path.split('/').pop(), problem]] : []));
    expect(problems).toEqual([
      ['电视截屏.jpg', 'empty'],
      ['①重污染天气应急预案情况说明.doc', 'unreadable'],
      ['②应急减排措施清单说明.docx', 'unreadable'],
      ['②应急减排措施清单说明.pdf', 'unreadable'],
    ]);
    // A sentence has 21 characters: 20 of them are 420, 12 are 252.
    const characters = facts.flatMap((file) =>
      file.characters === null ? [] : [[file.path.split('/').pop(), file.characters]],
    );
    expect(characters).toEqual([
      ['环境保护志愿服务情况说明报告.docx', 420],
      ['情况说明报告.docx', 252],
      ['守信联合激励情况说明.txt', 420],
    ]);
    expect(facts.filter((file) => file.sha256 !== null).map(({ path }) => path.split('/').pop())).toEqual([
      '广场宣传.jpg',
      '志愿活动.jpg',
    ]);
  });

  it('of the sample has the same bytes every time', async () => {
    const files = await evidenceFiles();
    await copyEvidenceFiles(folder);
    expect([...files].map(([path, bytes]) => [path, sha256(bytes)])).toEqual(
      [...files.keys()].map((path) => [path, sha256(readFileSync(join(folder, path)))]),
    );
  });
});
