import { strToU8, zipSync } from 'fflate';
import { docx, gb18030 } from '../../tools/evidence/make';
import { factsOf } from './support';

/** 14 characters: 8 Han, 2020, 3 Han, 1 comma, 1 full stop. */
const TEXT = '舟山生态环境局2020年活动，好。';
const read = async (path: string, bytes: Uint8Array): Promise<[number | null, string | null]> => {
  const { characters, problem } = await factsOf(path, bytes);
  return [characters, problem];
};
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  [...`\uFEFF${text}`].forEach((character, at) => {
    view.setUint16(2 * at, character.charCodeAt(0), littleEndian);
  });
  return new Uint8Array(view.buffer);
};

describe('characters of text files', () => {
  it.each([
    ['UTF-8', strToU8(TEXT)],
    ['UTF-8 with its mark', strToU8(`\uFEFF${TEXT}`)],
    ['UTF-16 as Windows writes it', utf16(TEXT, true)],
    ['UTF-16 the other way round', utf16(TEXT, false)],
    ['GB18030', gb18030(TEXT)],
  ])('are counted in %s', async (_, bytes) => {
    expect(await read('说明.txt', bytes)).toEqual([14, null]);
  });

  it('are not counted in what is no text', async () => {
    expect(await read('说明.txt', Uint8Array.of(0, 1, 2, 0xff))).toEqual([null, 'unreadable']);
  });
});

describe('characters of Word documents', () => {
  it('are counted over all paragraphs, whatever the extension is written like', async () => {
    expect(await read('说明.docx', docx([TEXT, '', TEXT]))).toEqual([28, null]);
    expect(await read('说明.DOCX', docx([]))).toEqual([0, null]);
  });

  it('are not counted where the file is not what its name says', async () => {
    expect(await read('说明.docx', strToU8('not a document'))).toEqual([null, 'unreadable']);
    expect(await read('说明.docx', docx([TEXT]).subarray(0, 300))).toEqual([null, 'unreadable']);
    // An archive is an archive.
    expect(await factsOf('说明.docx', zipSync({ 'a.txt': strToU8('a') }))).toMatchObject({
      ...{ kind: 'other', format: 'archive', isMisnamed: true, characters: null, problem: null },
    });
  });

  it('are not counted where unpacking would fill the memory', async () => {
    const huge = zipSync({ 'word/document.xml': new Uint8Array(65 * 2 ** 20) }, { level: 1 });
    expect(await read('说明.docx', huge)).toEqual([null, 'tooLarge']);
  });
});

it('says which documents it cannot read', async () => {
  expect(await read('说明.rtf', strToU8('{\\rtf1 text}'))).toEqual([null, 'unsupported']);
  expect(await read('网页.doc', strToU8('<html><body>text'))).toEqual([null, 'unsupported']);
  expect(await read('说明.docx', new Uint8Array())).toEqual([null, 'empty']);
});
