import type { Change } from '../../../src/host/port';
import { cell, open, patched, refusal, reopened, sheet, sheetOf, unzip } from './support/workbooks';

const blank = sheetOf('');
const write = (values: Extract<Change, { kind: 'write' }>['values'], row = 0, column = 0): Change => ({
  kind: 'write',
  sheet: '表',
  row,
  column,
  values,
});

describe('writing values', () => {
  it('puts numbers, texts, yes/no, errors and formulas where they belong', async () => {
    const host = await reopened(
      blank,
      write(
        [
          [1, -0.5, 'a<b', true],
          [
            { error: '#DIV/0!' },
            { formula: '=SUM(B2:C2)&"<"', result: '6<' },
            { formula: '=IFS(B2>1,TRUE)', result: true },
            false,
          ],
        ],
        1,
        1,
      ),
    );
    const read = await sheet(host);
    expect(read.used).toEqual({ row: 1, column: 1, rows: 2, columns: 4 });
    expect(read.values).toEqual([
      [1, -0.5, 'a<b', true],
      [{ error: '#DIV/0!' }, '6<', true, false],
    ]);
    expect(read.formulas).toEqual([
      [null, null, null, null],
      [null, '=SUM(B2:C2)&"<"', '=IFS(B2>1,TRUE)', null],
    ]);
  });

  it('is written as Excel writes it', async () => {
    const parts = await patched(blank, write([[1, '甲 ', { formula: '=IFNA(A1,2)', result: 1 }]]));
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve">甲 </t></is></c>' +
        '<c r="C1"><f>_xlfn.IFNA(A1,2)</f><v>1</v></c></row></sheetData>',
    );
  });

  it('answers how many cells were written, and that the file holds what was asked for', async () => {
    const host = open(blank);
    expect(await host.apply({ title: '', changes: [write([[1, undefined, null, '甲']]), write([[2]])] })).toEqual({
      cellsWritten: 3,
      differences: [],
    });
    expect((await sheet(host)).values).toEqual([[2, null, null, '甲']]);
  });

  it('leaves texts texts, whatever they begin with', async () => {
    const texts = ['=1+1', '+1', '-1', '@a', "'a", '007', 'TRUE', '#N/A', '1/2'];
    const read = await sheet(await reopened(blank, write([texts])));
    expect(read.values).toEqual([texts]);
    expect(read.formulas[0]?.every((formula) => formula === null)).toBe(true);
  });

  it('keeps control characters, line breaks, blanks and characters beyond the first plane', async () => {
    const texts = [
      'a\tb\nc\r\nd',
      ' 两端 ',
      '\u0000\u0008\u001f',
      '_x0041_x0042_',
      '_x0041\u0000',
      '𠮷😀',
      '\ufffe\uffff',
      '<&>"\'',
    ];
    const host = open(blank);
    expect((await host.apply({ title: '', changes: [write([texts])] })).differences).toEqual([]);
    expect((await sheet(open(host.save()))).values).toEqual([texts]);
  });

  it('replaces halves of characters, which no file can hold', async () => {
    const host = await reopened(blank, write([['a\ud83d', '\ude00b', '\ude00\ud83d']]));
    expect((await sheet(host)).values).toEqual([['a\ufffd', '\ufffdb', '\ufffd\ufffd']]);
  });

  it('puts cells among those that are there, and drops the spans of changed rows only', async () => {
    const rows =
      '<row r="1" spans="1:3"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="3" spans="2:2"><c r="B3"><v>9</v></c></row>';
    const parts = await patched(
      sheetOf(rows),
      write([[undefined, 2, undefined, 4], ['x'], [undefined]]),
      write([[7]], 4),
    );
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c></row>' +
        '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row>' +
        '<row r="3" spans="2:2"><c r="B3"><v>9</v></c></row><row r="5"><c r="A5"><v>7</v></c></row></sheetData>',
    );
  });

  it('fills rows and cells that do not say where they are', async () => {
    const rows = '<row><c><v>1</v></c><c s="1"/><c><v>3</v></c></row><row/><row r="4"><c r="B4"><v>4</v></c></row>';
    const read = await sheet(await reopened(sheetOf(rows), write([[undefined, 2], [5], [6], [7]])));
    expect(read.values).toEqual([
      [1, 2, 3],
      [5, null, null],
      [6, null, null],
      [7, 4, null],
    ]);
  });

  it('clears values and keeps formats; undefined leaves cells alone', async () => {
    const rows =
      '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1" t="b"><v>1</v></c><c r="C1" vm="1" cm="1" s="2"><v>2</v></c></row>';
    const parts = await patched(sheetOf(rows), write([[null, undefined, 3]]));
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<c r="A1" s="1"/><c r="B1" s="1" t="b"><v>1</v></c><c r="C1" s="2"><v>3</v></c>',
    );
  });

  it('takes an empty text for nothing', async () => {
    const host = await reopened(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'), write([['', '']]));
    expect((await sheet(host)).used).toBeNull();
  });

  it('gives new cells the format of their row, else of their column', async () => {
    const head = '<cols><col min="2" max="2" width="9" style="2"/></cols>';
    const rows = '<row r="1" s="1" customFormat="1" ht="20"/>';
    const parts = await patched(
      sheetOf(rows, { head }),
      write([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<row r="1" s="1" customFormat="1" ht="20"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row>' +
        '<row r="2"><c r="A2"><v>3</v></c><c r="B2" s="2"><v>4</v></c></row>',
    );
  });

  it('widens the range that the sheet claims to use', async () => {
    const bytes = sheetOf('<row r="2"><c r="B2"><v>1</v></c></row>', { head: '<dimension ref="B2"/>' });
    const parts = await patched(bytes, write([[5]], 0, 3), write([[6]], 4, 2));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<dimension ref="B1:D5"/>');
  });

  it('shows the new values to the next read', async () => {
    const host = open(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'));
    await host.read();
    await host.apply({ title: '', changes: [write([[2]])] });
    expect(cell(await sheet(host), 0, 0)).toBe(2);
    await host.apply({ title: '', changes: [write([[3]], 1)] });
    expect((await sheet(host)).values).toEqual([[2], [3]]);
  });
});

describe('writing is refused', () => {
  const merged = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>', {
    tail: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
  });

  it('in merged cells, except at the top left, and nulls do no harm there', async () => {
    expect(await refusal(() => reopened(merged, write([[1, 2]])))).toEqual({
      code: 'mergedTarget',
      data: { sheet: '表', cell: 'B1', range: 'A1:B2' },
    });
    expect(
      (
        await sheet(
          await reopened(
            merged,
            write([
              [5, null],
              [undefined, null],
            ]),
          ),
        )
      ).values,
    ).toEqual([[5]]);
  });

  it('on protected sheets', async () => {
    const bytes = sheetOf('', { tail: '<sheetProtection sheet="1"/>' });
    expect(await refusal(() => reopened(bytes, write([[1]])))).toEqual({
      code: 'protectedSheet',
      data: { sheet: '表' },
    });
  });

  it('on sheets that are not there', async () => {
    expect(await refusal(() => reopened(blank, { ...write([[1]]), sheet: '无' } as Change))).toEqual({
      code: 'missingSheet',
      data: { sheet: '无' },
    });
  });

  it('when somebody else wrote in between', async () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1" t="e"><v>#N/A</v></c></row>',
    );
    const change = (before: Extract<Change, { kind: 'write' }>['before']): Change =>
      ({ ...write([[9, 9, 9, 9]]), before }) as Change;
    const formula = { formula: '=A1*2', result: 2 };
    expect((await sheet(await reopened(bytes, change([[1, formula, { error: '#N/A' }, null]])))).values).toEqual([
      [9, 9, 9, 9],
    ]);
    const refused = async (before: Extract<Change, { kind: 'write' }>['before']): Promise<unknown> =>
      (await refusal(() => reopened(bytes, change(before)))).data;
    expect(await refused([[2, formula, { error: '#N/A' }, null]])).toEqual({ sheet: '表', cell: 'A1' });
    expect(await refused([[1, 2, { error: '#N/A' }, null]])).toEqual({ sheet: '表', cell: 'B1' });
    expect(await refused([[1, { formula: '=A1*3', result: 2 }, { error: '#N/A' }, null]])).toEqual({
      sheet: '表',
      cell: 'B1',
    });
    expect(await refused([[1, formula, '#N/A', null]])).toEqual({ sheet: '表', cell: 'C1' });
    await expect(reopened(bytes, change([[1, formula, { error: '#N/A' }, '']]))).resolves.toBeDefined();
  });

  it('for texts, formulas and numbers that no cell can hold', async () => {
    expect(await refusal(() => reopened(blank, write([[1, 'x'.repeat(32_768)]])))).toEqual({
      code: 'tooLarge',
      data: { sheet: '表', cell: 'B1', reason: 'text' },
    });
    expect(
      await refusal(() => reopened(blank, write([[{ formula: `=${'1+'.repeat(4096)}1`, result: 1 }]]))),
    ).toMatchObject({ code: 'tooLarge', data: { reason: 'formula' } });
    expect(await refusal(() => reopened(blank, write([[Number.NaN]])))).toMatchObject({ code: 'unsupported' });
    expect(await refusal(() => reopened(blank, write([[1]], 1_048_576)))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'outsideSheet' },
    });
    await expect(reopened(blank, write([['x'.repeat(32_767)]]))).resolves.toBeDefined();
  });

  it('leaves host and bytes as they were, whatever came before in the change set', async () => {
    const host = open(merged);
    const before = host.save();
    const changes: Change[] = [
      { kind: 'addSheet', sheet: '新' },
      { kind: 'format', sheet: '表', range: { row: 0, column: 0, rows: 2, columns: 2 }, format: { bold: true } },
      write([[5]]),
      { kind: 'note', sheet: '表', row: 0, column: 0, text: '注' },
      write([[1, 2]]),
    ];
    expect(await refusal(() => host.apply({ title: '', changes }))).toMatchObject({ code: 'mergedTarget' });
    expect(unzip(host.save())).toEqual(unzip(before));
    expect((await host.read()).sheets.map(({ name, values }) => ({ name, values }))).toEqual([
      { name: '表', values: [[1]] },
    ]);
  });
});
