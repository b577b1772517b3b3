import { readFileSync } from 'node:fs';
import { changedParts, contentsIn, open, shown } from './support';

const sample = new Uint8Array(readFileSync('assets/samples/shaoxing-2022.xlsx'));
const rich = new Uint8Array(readFileSync('test/fixtures/rich.xlsm'));

describe.each([
  ['the sample', sample],
  ['a file with macros, a chart, a pivot table and conversations', rich],
])('%s', (_, bytes) => {
  it('comes back byte for byte when nothing was changed', async () => {
    const { save, changes } = open(bytes);
    expect(changes()).toEqual([]);
    expect(await save()).toBe(bytes);
  });

  it('shows in a workbook in memory what it shows itself', () => {
    expect(shown(open(bytes).baseline)).toEqual(shown(contentsIn(bytes)));
  });

  it('changes in one sheet when a value is typed', async () => {
    const { model, save } = open(bytes);
    const [first] = model.sheets();
    model.type(first!.id, 5, 3, '甲');
    const saved = await save();
    const parts = changedParts(bytes, saved);
    expect(parts.filter((name) => name.startsWith('xl/worksheets/'))).toHaveLength(1);
    expect(shown(contentsIn(saved))).toEqual(shown(model.contents()));
  });
});
