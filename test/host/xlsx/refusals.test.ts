import { strToU8, zipSync } from 'fflate';
import { newXlsx, openXlsx } from '../../../src/host/xlsx';
import { compoundFile } from './support/compoundFile';
import { open, partsOf, refusal, sheet, sheetOf, unzip, workbook, zip } from './support/workbooks';

const MEGABYTE = 1024 * 1024;
const good = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');

/** The file with `bytes` at a place relative to the first occurrence of a signature. */
function with32(file: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = file.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === signature) {
      view.setUint32(at + offset, value, true);
    }
  }
  return copy;
}

const CENTRAL = 0x02014b50;

describe('files that are no workbook', () => {
  it.each([
    ['a .csv', strToU8('姓名,得分\n张三,90\n')],
    ['a web page named .xls', strToU8('<html><table><tr><td>1</td></tr></table></html>')],
    [
      'a .ods',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
    ],
    ['a compound file of another program', compoundFile('Root Entry', 'WordDocument')],
    ['an empty zip', zipSync({})],
  ])('%s is told as such', async (_, bytes) => {
    expect(await refusal(() => open(bytes))).toMatchObject({ code: 'notAWorkbook' });
  });

  it('a .docx is told as such', async () => {
    const parts = partsOf({ sheets: [{ name: '甲' }] });
    const types = (parts['[Content_Types].xml'] ?? '')
      .replace('/xl/workbook.xml', '/word/document.xml')
      .replace('spreadsheetml.sheet.main', 'wordprocessingml.document.main');
    const rels = (parts['_rels/.rels'] ?? '').replace('xl/workbook.xml', 'word/document.xml');
    const bytes = zip({ '[Content_Types].xml': types, '_rels/.rels': rels, 'word/document.xml': '<document/>' });
    expect(await refusal(() => open(bytes))).toMatchObject({ code: 'notAWorkbook' });
  });

  it('an .xls, an encrypted workbook and an .xlsb each have a code of their own', async () => {
    expect(await refusal(() => open(compoundFile('Root Entry', 'Workbook')))).toMatchObject({
      code: 'oldBinaryFormat',
    });
    expect(await refusal(() => open(compoundFile('Root Entry', 'Book')))).toMatchObject({ code: 'oldBinaryFormat' });
    expect(await refusal(() => open(compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage')))).toMatchObject({
      code: 'encrypted',
    });
    const parts = partsOf({ sheets: [{ name: '甲' }] });
    const types = (parts['[Content_Types].xml'] ?? '').replace(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'application/vnd.ms-excel.sheet.binary.macroEnabled.main',
    );
    expect(await refusal(() => open(zip({ ...parts, '[Content_Types].xml': types })))).toEqual({
      code: 'unsupported',
      data: { format: 'xlsb' },
    });
  });
});

describe('damaged files', () => {
  it('that are empty or cut off anywhere are refused, never half read', async () => {
    expect(await refusal(() => open(new Uint8Array()))).toMatchObject({ code: 'brokenFile' });
    for (let length = 4; length < good.length; length += 97) {
      expect(await refusal(() => open(good.slice(0, length)))).toMatchObject({ code: 'brokenFile' });
    }
  });

  it('with a flipped bit in a sheet are found out by the checksum', async () => {
    const bytes = zipSync(
      Object.fromEntries(Object.entries(unzip(good)).map(([name, text]) => [name, strToU8(text)])),
      { level: 0 },
    );
    const at = Buffer.from(bytes).indexOf('<v>1</v>') + 3;
    bytes[at] = '7'.charCodeAt(0);
    const { code, data } = await refusal(() => open(bytes).read());
    expect({ code, data }).toMatchObject({ code: 'brokenFile', data: { part: 'xl/worksheets/sheet1.xml' } });
  });

  it.each([
    ['cells that break off', '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1"><v>1</v>'],
    ['an attribute that breaks off', '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1></sheetData></worksheet>'],
    ['a value that breaks off', '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1"><v>1</sheetData></worksheet>'],
    ['no end of the root', '<worksheet xmlns="m"><sheetData/>'],
    ['another root', '<html/>'],
    ['nothing in it', ''],
    [
      'a cell outside the sheet',
      '<worksheet xmlns="m"><sheetData><row r="1048577"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    ],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="m"><sheetData/></worksheet>'],
  ])('with a sheet that has %s are refused by name', async (_, xml) => {
    const host = open(zip({ ...unzip(good), 'xl/worksheets/sheet1.xml': xml }));
    expect(await refusal(() => host.read())).toMatchObject({
      code: 'brokenFile',
      data: { part: 'xl/worksheets/sheet1.xml' },
    });
  });

  it('with a missing part are refused by name', async () => {
    const without = (name: string): Uint8Array =>
      zip(Object.fromEntries(Object.entries(unzip(good)).filter(([other]) => other !== name)));
    for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']) {
      expect(await refusal(() => open(without(part)).read())).toMatchObject({ code: 'brokenFile', data: { part } });
    }
    // Without styles, everything is General.
    expect((await sheet(open(without('xl/styles.xml')))).numberFormats).toEqual([['General']]);
  });

  it('with text in a code page are refused', async () => {
    const parts = Object.fromEntries(Object.entries(unzip(good)).map(([name, text]) => [name, strToU8(text)]));
    parts['xl/worksheets/sheet1.xml'] = Uint8Array.of(0x3c, 0xd6, 0xd0, 0xce, 0xc4);
    expect(await refusal(() => open(zipSync(parts)).read())).toMatchObject({ code: 'brokenFile' });
  });

  it('with cells out of order can be read, but not written', async () => {
    const host = open(
      sheetOf('<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>'),
    );
    expect((await host.read()).sheets[0]?.values).toEqual([
      [0, null],
      [1, 2],
    ]);
    const write = { kind: 'write', sheet: '表', row: 1, column: 2, values: [[3]] } as const;
    expect(await refusal(() => host.apply({ title: '', changes: [write] }))).toMatchObject({ code: 'brokenFile' });
  });
});

describe('files that would unpack to too much', () => {
  it('are refused by what they declare, before anything is unpacked', async () => {
    const zeros = new Uint8Array(65 * MEGABYTE);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': zeros });
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect(await refusal(() => open(bomb))).toMatchObject({
      code: 'tooLarge',
      data: { part: 'xl/worksheets/sheet1.xml' },
    });
  });

  it('are refused when one part is too large, or all parts are together', async () => {
    expect(await refusal(() => open(with32(good, CENTRAL, 24, 257 * MEGABYTE)))).toMatchObject({ code: 'tooLarge' });
    const nineParts = workbook({ sheets: ['甲', '乙', '丙', '丁'].map((name) => ({ name })) });
    expect(await refusal(() => open(with32(nineParts, CENTRAL, 24, 60 * MEGABYTE)))).toEqual({
      code: 'tooLarge',
      data: { bytes: 540 * MEGABYTE },
    });
  });

  it('are found out when they declare less than they hold', async () => {
    const bomb = zipSync({
      ...Object.fromEntries(Object.entries(unzip(good)).map(([name, text]) => [name, strToU8(text)])),
      'xl/worksheets/sheet1.xml': new Uint8Array(20 * MEGABYTE),
    });
    const lying = with32(bomb, CENTRAL, 24, 1000);
    expect(await refusal(() => open(lying))).toMatchObject({ code: 'brokenFile' });
  });

  it('are refused when they have an entry in an unknown compression, or with a password', async () => {
    const unknown = with32(good, CENTRAL, 8, 9 << 16);
    expect(await refusal(() => open(unknown))).toMatchObject({ code: 'unsupported' });
    const locked = with32(good, CENTRAL, 8, 1 | (8 << 16));
    expect(await refusal(() => open(locked))).toMatchObject({ code: 'encrypted' });
  });
});

describe('names', () => {
  it('of a workbook are for messages: a new one need not have any', async () => {
    expect((await newXlsx().read()).workbook).toBe('');
    expect((await openXlsx(good, '考核表.xlsx').read()).workbook).toBe('考核表.xlsx');
  });
});
