import { compareFolder, type FileFacts } from '../../src/evidence';
import { rubricById } from '../../src/rubrics';

const plan = rubricById('zhoushan-2020')!.evidence!;
const file: FileFacts = {
  path: '01/现场 1.png',
  size: 1,
  sha256: null,
  kind: 'picture',
  characters: null,
  picture: null,
  problem: null,
};
const found = (entry: { file?: string; link?: string }) =>
  compareFolder(plan, [{ requirement: '1', title: '甲', ...entry }], [file]).findings;

describe('a path in a cell', () => {
  it.each([
    '"D:\\佐证\\01\\现场 1.png"',
    '“D:\\佐证\\01\\现场 1.png”',
    "'01/现场 1.png'",
    'file:///D:/佐证/01/现场 1.png',
    'file:///D:/%E4%BD%90%E8%AF%81/01/%E7%8E%B0%E5%9C%BA%201.png',
    'file://server/share/01/现场%201.png',
    'FILE:///home/甲/01/现场 1.png',
    '"file:///D:/01/现场%201.png"',
  ])('leads to its file: %s', (written) => {
    expect(found({ file: written })).toEqual([]);
    if (/file:/i.test(written)) expect(found({ link: written })).toEqual([]);
  });

  it('keeps a % that is no part of an address', () => {
    const named = { ...file, path: '01/完成100%.png' };
    expect(compareFolder(plan, [{ requirement: '1', file: '"01/完成100%.png"' }], [named]).findings).toEqual([]);
    expect(compareFolder(plan, [{ requirement: '1', file: 'file:///01/完成100%.png' }], [named]).findings).toEqual([]);
  });
});
