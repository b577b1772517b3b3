import { open, sheet, sheetOf } from './support/workbooks';

const RICH = 'http://schemas.microsoft.com/office/spreadsheetml/2017/richdata';
const relation = (type: string, target: string): string =>
  `<Relationship Id="${target}" Type="${type}" Target="${target}"/>`;

/** Three rich values: an error of today's functions, a picture from a file, one from the web; `vm` 1 is other metadata. */
const PARTS = {
  'xl/metadata.xml':
    '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<metadataTypes count="2"><metadataType name="XLMDX"/><metadataType name="XLRICHVALUE"/></metadataTypes>' +
    `<futureMetadata name="XLRICHVALUE" count="3">${[0, 1, 2]
      .map((i) => `<bk><extLst><ext uri="{3e2802c4}"><r:rvb xmlns:r="${RICH}" i="${i}"/></ext></extLst></bk>`)
      .join('')}</futureMetadata>` +
    '<valueMetadata count="4"><bk><rc t="1" v="0"/></bk><bk><rc t="2" v="0"/></bk><bk><rc t="2" v="1"/></bk><bk><rc t="2" v="2"/></bk></valueMetadata></metadata>',
  'xl/richData/rdrichvalue.xml': `<rvData xmlns="${RICH}" count="3"><rv s="1"><v>8</v></rv><rv s="0"><v>0</v></rv><rv s="2"><v>0</v></rv></rvData>`,
  'xl/richData/rdrichvaluestructure.xml': `<rvStructures xmlns="${RICH}" count="3"><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/></s><s t="_error"/><s t="_webimage"/></rvStructures>`,
  'xl/cellimages.xml':
    '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">' +
    '<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_1A" descr="name=&quot;ID_9&quot;"/></xdr:nvPicPr></xdr:pic></etc:cellImage></etc:cellImages>',
};
const RELATIONSHIPS =
  relation('http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata', 'metadata.xml') +
  relation('http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue', 'richData/rdrichvalue.xml') +
  relation(
    'http://schemas.microsoft.com/office/2017/06/relationships/rdRichValueStructure',
    'richData/rdrichvaluestructure.xml',
  ) +
  relation('http://www.wps.cn/officeDocument/2020/cellImage', 'cellimages.xml');
const SPEC = { parts: PARTS, relationships: RELATIONSHIPS };

const error = (attributes = '', formula = ''): string => `<c t="e"${attributes}>${formula}<v>#VALUE!</v></c>`;
const dispimg = (call: string): string => `<c t="str"><f>${call}</f><v>=DISPIMG</v></c>`;
const picturesIn = async (cells: readonly string[], spec: object = SPEC) =>
  (await sheet(open(sheetOf(`<row r="1">${cells.join('')}</row>`, {}, spec)))).pictures?.map(
    ({ row, column, isCertain }) => [row, column, isCertain],
  );

describe('pictures in cells', () => {
  it('of Excel are errors whose rich value is a picture; typed errors and other rich values are none', async () => {
    const cells = ['', ' vm="1"', ' vm="2"', ' vm="3"', ' vm="4"', ' vm="5"'].map((vm) => error(vm));
    expect(await picturesIn(cells)).toEqual([
      [0, 3, true],
      [0, 4, true],
    ]);
    // A text, a number, and what a formula gives.
    const others = ['<c t="str"><v>#VALUE!</v></c>', '<c vm="3"><v>1</v></c>', error(' vm="3"', '<f>A1+1</f>')];
    expect(await picturesIn(others)).toBeUndefined();
  });

  it('of WPS are calls of DISPIMG with a picture that the file holds', async () => {
    const cells = [
      '_xlfn.DISPIMG("ID_1A",1)',
      'DISPIMG( "ID_1A" , 1 )',
      // The picture was left behind when the sheet was copied.
      '_xlfn.DISPIMG("ID_9",1)',
      '"DISPIMG("&amp;A1',
      'IF(A1,DISPIMG("ID_1A",1),"")',
      'DISPIMG(A1,1)',
      'MYDISPIMG("ID_1A",1)',
    ].map(dispimg);
    expect(await picturesIn(cells)).toEqual([
      [0, 0, true],
      [0, 1, true],
      [0, 2, false],
    ]);
    expect(await picturesIn(['<c t="str"><v>=DISPIMG("ID_1A",1)</v></c>'])).toEqual([[0, 0, false]]);
  });

  it('are none that count in a file that lost their parts', async () => {
    expect(await picturesIn([error(' vm="3"'), dispimg('DISPIMG("ID_1A",1)')], {})).toEqual([[0, 1, false]]);
  });

  it('cost a long text no more than other texts', async () => {
    const text = `=${' '.repeat(32_000)}DISPIMG("${'"'.repeat(700)}`.slice(0, 32_767);
    const cells = Array.from({ length: 200 }, () => `<c t="str"><v>${text}</v></c>`);
    expect(await picturesIn(cells)).toBeUndefined();
  });
});
