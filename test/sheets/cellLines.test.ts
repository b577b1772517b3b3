import { words } from '../../src/locales';
import { cellLines } from '../../src/sheets/common/lines';

const zh = words('zh-CN');

describe('Lines for one cell', () => {
  test('are told all, one below the other, where they fit', () => {
    expect(cellLines(['一', '二', '三'], zh)).toBe('一\n二\n三');
    expect(cellLines([], zh)).toBeNull();
  });

  test('are told as many as the 32,767 characters of a cell hold, and the others are counted', () => {
    // 163 lines of 200 and their breaks are 32,762 characters; 162 are 32,561.
    const told = cellLines(
      Array.from({ length: 1000 }, () => '越'.repeat(200)),
      zh,
    )!.split('\n');
    expect(told).toHaveLength(163);
    expect(told.at(-1)).toBe('……另有 838 条');
    expect(told.join('\n').length).toBeLessThan(32_767);
  });
});
