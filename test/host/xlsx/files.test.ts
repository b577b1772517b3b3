import type * as promises from 'node:fs/promises';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCodec, readXlsxFile, writeXlsxFile } from '../../../src/host/xlsx/files';
import { portableCodec } from '../../../src/host/xlsx/zip/codec';
import { words } from '../../../src/locales';
import type { HostError } from '../../../src/host/port';
import { refusal, sheet, sheetOf } from './support/workbooks';

const bytes = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaoping-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('files', () => {
  it('are written whole and read again, by their name', async () => {
    const path = join(folder, '考核表.xlsx');
    await writeXlsxFile(path, bytes);
    const host = await readXlsxFile(path);
    expect((await host.read()).workbook).toBe('考核表.xlsx');
    expect((await sheet(host)).values).toEqual([[1]]);
    await host.apply({ title: '', changes: [{ kind: 'write', sheet: '表', row: 0, column: 0, values: [[2]] }] });
    await writeXlsxFile(path, host.save(), { overwrite: true });
    expect((await sheet(await readXlsxFile(path))).values).toEqual([[2]]);
    expect(readdirSync(folder)).toEqual(['考核表.xlsx']);
  });

  it('are never overwritten unless that is asked for', async () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'mine');
    expect(await refusal(() => writeXlsxFile(path, bytes))).toEqual({ code: 'outputExists', data: { file: path } });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  it('leave nothing behind when they cannot be put in their place', async () => {
    const path = join(folder, 'a.xlsx');
    mkdirSync(path);
    writeFileSync(join(path, 'b'), '');
    expect((await refusal(() => writeXlsxFile(path, bytes, { overwrite: true }))).code).not.toBeUndefined();
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
    expect(existsSync(join(path, 'b'))).toBe(true);
  });

  it('are there whole at once or not at all: no name stands for an empty file in between', async () => {
    const fs = jest.requireActual<typeof promises>('node:fs/promises');
    const path = join(folder, 'a.xlsx');
    const link = jest.spyOn(fs, 'link').mockImplementationOnce(() => {
      expect(readdirSync(folder)).toHaveLength(1);
      expect(existsSync(path)).toBe(false);
      return Promise.reject(Object.assign(new Error('killed'), { code: 'EIO' }));
    });
    expect(await refusal(() => writeXlsxFile(path, bytes))).toMatchObject({ code: 'failed' });
    link.mockRestore();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are written whole on a file system without hard links, too, and overwrite nothing there', async () => {
    const fs = jest.requireActual<typeof promises>('node:fs/promises');
    const path = join(folder, 'a.xlsx');
    const none = Object.assign(new Error('not supported'), { code: 'EPERM' });
    const link = jest.spyOn(fs, 'link').mockRejectedValue(none);
    await writeXlsxFile(path, bytes);
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(await refusal(() => writeXlsxFile(path, bytes))).toMatchObject({ code: 'outputExists' });
    link.mockRestore();
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  it('of runs that were ended are cleared, those of a run that is writing are not', async () => {
    const name = (hour: number): string => `.b.xlsx.0000000${hour}-1111-2222-3333-444444444444.tmp`;
    writeFileSync(join(folder, name(1)), '');
    writeFileSync(join(folder, name(2)), '');
    const old = new Date(Date.now() - 3_600_000);
    utimesSync(join(folder, name(1)), old, old);
    await writeXlsxFile(join(folder, 'a.xlsx'), bytes);
    expect(readdirSync(folder).sort()).toEqual([name(2), 'a.xlsx']);
  });

  it('that are overwritten keep their mode, and a link leads to the new one', async () => {
    const [path, alias] = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')];
    writeFileSync(path, 'old', { mode: 0o600 });
    symlinkSync(path, alias);
    await writeXlsxFile(alias, bytes, { overwrite: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(lstatSync(alias).isSymbolicLink()).toBe(true);
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  });

  it.each([
    ['to nothing', 'gone.xlsx'],
    ['in a circle', 'b.xlsx'],
  ])('are not written over a link that leads %s', async (_, to) => {
    const alias = join(folder, 'b.xlsx');
    symlinkSync(join(folder, to), alias);
    expect(await refusal(() => writeXlsxFile(alias, bytes, { overwrite: true }))).toEqual({
      code: 'failed',
      data: { file: alias, reason: 'notAFile' },
    });
    expect(lstatSync(alias).isSymbolicLink()).toBe(true);
  });

  it('are not written over what is no file', async () => {
    expect(await refusal(() => writeXlsxFile('/dev/null', bytes, { overwrite: true }))).toEqual({
      code: 'failed',
      data: { file: '/dev/null', reason: 'notAFile' },
    });
  });

  it.each([
    ['EACCES', { code: 'failed', data: { reason: 'unreadable' } }],
    ['EMFILE', { code: 'failed', data: { reason: 'tooManyFiles' } }],
  ])('that cannot be read (%s) are not told to be read-only', async (code, expected) => {
    const fs = jest.requireActual<typeof promises>('node:fs/promises');
    const read = jest.spyOn(fs, 'readFile').mockRejectedValueOnce(Object.assign(new Error('no'), { code }));
    expect(await refusal(() => readXlsxFile(join(folder, 'a.xlsx')))).toMatchObject(expected);
    read.mockRestore();
  });

  it.each([
    ['ENOSPC', 'diskFull', '磁盘空间不足，没有写入。请清理磁盘，或另存到其他位置，再试一次。'],
    ['EDQUOT', 'diskFull', '磁盘空间不足，没有写入。请清理磁盘，或另存到其他位置，再试一次。'],
    ['EMFILE', 'tooManyFiles', '同时打开的文件太多，操作没有完成。请关闭一些程序，再试一次。'],
    ['ENFILE', 'tooManyFiles', '同时打开的文件太多，操作没有完成。请关闭一些程序，再试一次。'],
  ])('say what stopped the writing (%s), and leave the old one and nothing else', async (code, reason, sentence) => {
    const fs = jest.requireActual<typeof promises>('node:fs/promises');
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'mine');
    const { open } = fs;
    const failing = jest.spyOn(fs, 'open').mockImplementationOnce(async (...args) => {
      const file = await open(...args);
      file.writeFile = () => Promise.reject(Object.assign(new Error('no'), { code }));
      return file;
    });
    const refused = (await refusal(() => writeXlsxFile(path, bytes, { overwrite: true }))) as Pick<
      HostError,
      'code' | 'data'
    >;
    failing.mockRestore();
    expect(refused).toEqual({ code: 'failed', data: { file: path, reason } });
    expect(words('zh-CN').describeHostError(refused)).toBe(`文件“${path}”：${sentence}`);
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('that are missing, or whose folder is, are told as such', async () => {
    const missing = join(folder, 'none', 'a.xlsx');
    expect(await refusal(() => readXlsxFile(missing))).toEqual({ code: 'fileMissing', data: { file: missing } });
    expect(await refusal(() => writeXlsxFile(missing, bytes))).toEqual({
      code: 'fileMissing',
      data: { file: missing },
    });
    expect(await refusal(() => readXlsxFile(folder))).toMatchObject({ code: 'failed' });
  });

  it('that are no workbooks are refused as `openXlsx` refuses them', async () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, '姓名,得分');
    expect(await refusal(() => readXlsxFile(path))).toMatchObject({ code: 'notAWorkbook' });
  });

  it('that may not be written stay as they are', async () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'mine');
    // As the system answers it; the tests may run as root, who may write everything.
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' });
    const access = jest
      .spyOn(jest.requireActual<typeof promises>('node:fs/promises'), 'access')
      .mockRejectedValueOnce(denied);
    expect(await refusal(() => writeXlsxFile(path, bytes, { overwrite: true }))).toMatchObject({
      code: 'readOnly',
      data: { file: path },
    });
    access.mockRestore();
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

describe('packing', () => {
  const samples = [new Uint8Array(), Uint8Array.of(7), Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251)];

  it('by Node and by JavaScript understand each other', () => {
    for (const sample of samples) {
      for (const [packer, unpacker] of [
        [nodeCodec, portableCodec],
        [portableCodec, nodeCodec],
      ] as const) {
        expect(Buffer.compare(unpacker.inflate(packer.deflate(sample), sample.length), sample)).toBe(0);
      }
      expect(nodeCodec.crc32(sample)).toBe(portableCodec.crc32(sample));
    }
  });

  it.each([
    ['Node', nodeCodec],
    ['JavaScript', portableCodec],
  ])('by %s stops when there is more than was declared, and at damaged data', (_, codec) => {
    const packed = codec.deflate(new Uint8Array(1_000_000));
    expect(() => codec.inflate(packed, 999_999)).toThrow();
    expect(() =>
      codec.inflate(codec.deflate(Uint8Array.from({ length: 1000 }, (_, i) => i % 13)).slice(0, 10), 1000),
    ).toThrow();
  });
});
