import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import type { FileFacts } from '../../src/evidence';
import { docxText } from '../../src/folder/docx';
import { docx, gb18030 } from '../../tools/evidence/make';
import { factsOf } from './support';

const fixture = (extension: string): Uint8Array =>
  new Uint8Array(readFileSync(join(__dirname, `../fixtures/documents/report.${extension}`)));
const read = async (path: string, bytes: Uint8Array): Promise<[FileFacts['format'], number | null, string | null]> => {
  const { format, characters, problem } = await factsOf(path, bytes);
  return [format, characters, problem];
};

describe('reports that a word processor wrote', () => {
  // 情况说明: 4; the sentence: 21; the footnote: 4; 2020, 年, PM2.5, 达, 标, 率, ≥, 85%, ，, 详, 见, 网, 页, 。: 14.
  it.each([
    ['docx', 43],
    ['doc', 43],
    ['odt', 43],
    // The number of the footnote is shown in the text and before the footnote.
    ['pdf', 45],
  ] as const)('are counted as .%s', async (extension, characters) => {
    expect(await read(`说明.${extension}`, fixture(extension))).toEqual([extension, characters, null]);
  });

  it('are opened as what they are, whatever they are called', async () => {
    for (const [path, extension, isMisnamed] of [
      ['说明.wps', 'doc', false],
      ['说明.doc', 'docx', true],
      ['说明.wps', 'docx', true],
      ['说明.docx', 'doc', true],
      ['说明.jpg', 'pdf', true],
      ['说明', 'odt', false],
    ] as const) {
      const facts = await factsOf(path, fixture(extension));
      expect(facts).toMatchObject({ kind: 'document', format: extension, isMisnamed, problem: null });
      expect(facts.characters).toBeGreaterThanOrEqual(43);
    }
  });

  it('are no reports when they are damaged', async () => {
    for (const extension of ['doc', 'docx', 'odt', 'pdf'])
      expect(await read(`说明.${extension}`, fixture(extension).subarray(0, 2000))).toMatchObject([
        extension,
        null,
        'unreadable',
      ]);
  });

  it('never throw or hang, whatever is in them', async () => {
    for (const extension of ['doc', 'docx', 'odt', 'pdf']) {
      const whole = fixture(extension);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
          async (changes) => {
            const bytes = whole.slice();
            for (const [at, byte] of changes) bytes[at] = byte;
            await factsOf(`说明.${extension}`, bytes);
          },
        ),
        { numRuns: 60 },
      );
    }
  });
});

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A .docx of this body, with footnotes and pictures `rId1`, `rId2`. */
function word(body: string, notes = ''): Uint8Array {
  const names = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="a" xmlns:v="v"`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts = {
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation('m', 'officeDocument', '/word/document.xml')}</Relationships>`,
    'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': `<w:footnotes ${names}>${notes}</w:footnotes>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${relation('f', 'footnotes', 'footnotes.xml')}${relation('rId1', 'image', 'media/1.jpg')}${relation('rId2', 'image', './media/2.jpg')}</Relationships>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const textOf = (bytes: Uint8Array): string => docxText(bytes).text.replace(/\n+/g, '|');

describe('what Word counts in a .docx', () => {
  it.each<[string, string, string]>([
    ['fields by their result', p('<w:fldSimple w:instr="DATE">', run('6月'), '</w:fldSimple>'), '6月|'],
    [
      'fields without their code',
      p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>', run('5日')),
      '5日|',
    ],
    [
      'the base of ruby alone',
      p(`<w:r><w:ruby><w:rt>${run('hàn')}</w:rt><w:rubyBase>${run('汉')}</w:rubyBase></w:ruby></w:r>`),
      '汉|',
    ],
    [
      'a text box without a fallback',
      p(
        run('前'),
        `<w:r><w:pict><v:textbox><w:txbxContent>${p(run('框'))}</w:txbxContent></v:textbox></w:pict></w:r>`,
        run('后'),
      ),
      '框|前后|',
    ],
    [
      'a text box with a fallback once',
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p(run('框'))}</w:txbxContent></mc:Choice>` +
          `<mc:Fallback><w:txbxContent>${p(run('框'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      '框||',
    ],
    [
      'inserted text, not deleted text',
      p(`<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`),
      '新|',
    ],
    ['moved text once', p(`<w:moveFrom>${run('移')}</w:moveFrom><w:moveTo>${run('移')}</w:moveTo>`), '移|'],
    ['no hidden text', p(run('显'), run('隐', '<w:vanish/>'), run('示', '<w:vanish w:val="0"/>')), '显示|'],
    ['tables', `<w:tbl><w:tr><w:tc>${p(run('甲'))}</w:tc><w:tc>${p(run('乙'))}</w:tc></w:tr></w:tbl>`, '甲|乙|'],
    ['entities as characters', p(run('A&amp;B &#x4E2D;&#25991;')), 'A&B 中文|'],
  ])('is %s', (_, body, text) => {
    expect(textOf(word(body)).replace(/\|*$/, '|')).toBe(text.replace(/\|*$/, '|'));
  });

  it('is footnotes, too', () => {
    expect(textOf(word(p(run('正文')), `<w:footnote w:id="1">${p(run('脚注'))}</w:footnote>`))).toBe(
      '正文|脚注|'.slice(0, -1),
    );
  });

  it('is not what has a DOCTYPE', async () => {
    expect((await factsOf('a.docx', word(`<!DOCTYPE a>${p(run('字'))}`))).problem).toBe('unreadable');
  });
});

describe('pictures in a .docx', () => {
  const picture = (id: string): string => `<w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r>`;
  it.each<[string, string, [string, string][]]>([
    ['in its own paragraph', p(picture('rId1'), run('图一')), [['word/media/1.jpg', '图一']]],
    ['below it', p(picture('rId1')) + p() + p(run('图一')) + p(run('正文')), [['word/media/1.jpg', '图一']]],
    [
      'below each of them',
      p(picture('rId1')) + p(run('图一')) + p(picture('rId2')) + p(run('图二')),
      [
        ['word/media/1.jpg', '图一'],
        ['word/media/2.jpg', '图二'],
      ],
    ],
    [
      'below two that stand side by side in a table',
      p(picture('rId1')) + p(picture('rId2')) + p(run('图一')) + p(run('图二')),
      [
        ['word/media/1.jpg', '图一'],
        ['word/media/2.jpg', '图二'],
      ],
    ],
    [
      'below two together',
      p(picture('rId1'), picture('rId2')) + p(run('净滩')),
      [
        ['word/media/1.jpg', '净滩'],
        ['word/media/2.jpg', '净滩'],
      ],
    ],
    ['nowhere', p(run('正文')) + p(picture('rId1')), [['word/media/1.jpg', '']]],
  ])('have a caption %s', (_, body, pictures) => {
    expect(docxText(word(body)).pictures.map(({ name, caption }) => [name, caption])).toEqual(pictures);
  });

  it('are among the facts', async () => {
    expect((await factsOf('照片.docx', word(p(picture('rId2'))))).pictures).toEqual([
      { name: 'word/media/2.jpg', caption: '' },
    ]);
    expect((await factsOf('报告.docx', docx(['字']))).pictures).toEqual([]);
  });
});

describe('pages of .ofd', () => {
  const object = (boundary: string, text: string): string =>
    `<ofd:TextObject Boundary="${boundary}"><ofd:TextCode X="0">${text}</ofd:TextCode></ofd:TextObject>`;
  const ofd = (...pages: string[]): Uint8Array =>
    zipSync({
      'OFD.xml': strToU8('<ofd:OFD/>'),
      ...Object.fromEntries(
        pages.map((page, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, strToU8(`<ofd:Page>${page}</ofd:Page>`)]),
      ),
    });

  it('are counted: what touches is one, what stands apart is two', async () => {
    // 20 and 20 touch: 2020; 年; 15 stands apart; 页 on the second page.
    const first =
      object('10 10 8 4', '20') + object('18 10 8 4', '20') + object('26 10 4 4', '年') + object('60 10 8 4', '15');
    expect(await read('公文.ofd', ofd(first, object('10 10 4 4', '页')))).toEqual(['ofd', 4, null]);
  });

  it('are scans where they show no text', async () => {
    expect(await read('公文.ofd', ofd('<ofd:ImageObject/>'))).toEqual(['ofd', null, 'noText']);
  });
});

describe('pages of .pdf', () => {
  /** Without a table of contents: damaged files have none, either. */
  const pdf = (content: string, font = '', more = ''): Uint8Array =>
    Uint8Array.from(
      `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>>>>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj ${font} endobj
trailer <</Root 1 0 R${more}>>`,
      (character) => character.charCodeAt(0),
    );
  const composite = (encoding: string): string =>
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[<</Subtype/CIDFontType0>>]>>`;
  const hex = (bytes: Iterable<number>): string =>
    [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const utf16 = (text: string): string =>
    hex([...text].flatMap((one) => [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 255]));
  const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

  it.each<[string, string, string, number]>([
    ['in UTF-16', `BT /F1 12 Tf 50 700 Td <${utf16('志愿服务2020')}> Tj ET`, composite('UniGB-UCS2-H'), 5],
    ['in GBK', `BT /F1 12 Tf 50 700 Td <${hex(gb18030('志愿服务2020'))}> Tj ET`, composite('GBK-EUC-H'), 5],
    ['with escapes and brackets', 'BT /F1 12 Tf (a\\(b\\)\\143 \\\n(d)) Tj ET', HELVETICA, 2],
    ['with figures side by side', 'BT /F1 10 Tf 1 0 0 1 50 700 Tm (15) Tj 1 0 0 1 100 700 Tm (20) Tj ET', HELVETICA, 2],
    ['with a word in two parts', 'BT /F1 10 Tf 1 0 0 1 50 700 Tm (PM) Tj 1 0 0 1 60 700 Tm (2.5) Tj ET', HELVETICA, 1],
    ['on two lines', "BT /F1 10 Tf 12 TL (one) Tj T* (two) Tj (three) ' ET", HELVETICA, 3],
    ['without headers', '/Artifact BMC BT /F1 10 Tf (page 1) Tj ET EMC BT /F1 10 Tf (text) Tj ET', HELVETICA, 1],
    ['behind a picture among them', 'BI /W 1 ID \x01EI\x02 EI BT /F1 10 Tf (text) Tj ET', HELVETICA, 1],
  ])('are counted %s', async (_, content, font, count) => {
    expect(await read('报告.pdf', pdf(content, font))).toEqual(['pdf', count, null]);
  });

  it('are scans where they show no text, or nobody knows which', async () => {
    expect(await read('扫描.pdf', pdf('q 100 0 0 100 0 0 cm /Im1 Do Q'))).toEqual(['pdf', null, 'noText']);
    const unknown = pdf('BT /F1 12 Tf <00010002> Tj ET', composite('Identity-H'));
    expect(await read('无名.pdf', unknown)).toEqual(['pdf', null, 'noText']);
  });

  it('are not read under a password, and not without pages', async () => {
    const content = 'BT /F1 10 Tf (text) Tj ET';
    expect(await read('密.pdf', pdf(content, HELVETICA, '/Encrypt 9 0 R'))).toEqual(['pdf', null, 'unreadable']);
    expect(await read('空.pdf', strToU8('%PDF-1.4\n%%EOF\n'))).toEqual(['pdf', null, 'unreadable']);
  });
});
