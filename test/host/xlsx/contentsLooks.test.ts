/** Looks and colours of a file. */
import { PLAIN_LOOK, type Look } from '../../../src/host/common';
import { open, partsOf, relationship, sheetOf, zip } from './support/workbooks';

/** The looks of cell formats, by the styles part's content. */
function looksOf(styles: string, theme?: string): readonly Look[] {
  const extra =
    theme === undefined
      ? {}
      : { relationships: relationship('rIdT', 'theme', 'theme/theme1.xml'), parts: { 'xl/theme/theme1.xml': theme } };
  return open(sheetOf('', {}, { styles, ...extra })).contents().looks;
}

/** The colour of a font, as its `color` element tells it. */
function colorOf(color: string, theme?: string, more = ''): string | undefined {
  const styles = `<fonts><font>${color}</font></fonts><cellXfs><xf fontId="0"/></cellXfs>${more}`;
  return looksOf(styles, theme)[0]?.color;
}

describe('colours', () => {
  it.each([
    ['a value', '<color rgb="FF1a2B3c"/>', '1A2B3C'],
    ['a value whose opacity nobody looks at', '<color rgb="00FF0000"/>', 'FF0000'],
    ['a value without opacity', '<color rgb="00B050"/>', '00B050'],
    ['the text of the theme', '<color theme="1"/>', '000000'],
    ['the background of the theme', '<color theme="0"/>', 'FFFFFF'],
    ['the third accent', '<color theme="6"/>', 'A5A5A5'],
    ['the palette', '<color indexed="10"/>', 'FF0000'],
    ['the end of the palette', '<color indexed="63"/>', '333333'],
    ['automatic', '<color indexed="64"/>', '000000'],
    ['the background', '<color indexed="65"/>', 'FFFFFF'],
    ['nothing that makes sense', '<color rgb="red" theme="99" indexed="x"/>', '000000'],
  ])('come from %s', (_, xml, expected) => {
    expect(colorOf(xml)).toBe(expected);
  });

  // What Excel's own colour menu shows for the themes of 2007 and 2013.
  it.each([
    ['white, darker 5%', 0, -0.0499893185216834, 'F2F2F2'],
    ['white, darker 50%', 0, -0.499984740745262, '808080'],
    ['black, lighter 50%', 1, 0.499984740745262, '808080'],
    ['black, lighter 15%', 1, 0.14999847407452621, '262626'],
    ['dark blue, lighter 80%', 3, 0.79998168889431442, 'D6DCE4'],
    ['blue, lighter 80%', 4, 0.79998168889431442, 'D9E1F2'],
    ['blue, lighter 60%', 4, 0.59999389629810485, 'B4C6E7'],
    ['blue, lighter 40%', 4, 0.39997558519241921, '8EA9DB'],
    ['blue, darker 25%', 4, -0.249977111117893, '305496'],
    ['blue, darker 50%', 4, -0.499984740745262, '203764'],
    ['orange, lighter 80%', 5, 0.79998168889431442, 'FCE4D6'],
    ['orange, darker 50%', 5, -0.499984740745262, '833C0C'],
    ['gold, lighter 60%', 7, 0.59999389629810485, 'FFE699'],
    ['green, lighter 80%', 9, 0.79998168889431442, 'E2EFDA'],
    ['green, darker 25%', 9, -0.249977111117893, '548235'],
    ['white, all dark', 0, -1, '000000'],
    ['blue, all light', 4, 1, 'FFFFFF'],
  ])('are tinted as in Excel: %s', (_, theme, tint, expected) => {
    expect(colorOf(`<color theme="${theme}" tint="${tint}"/>`)).toBe(expected);
  });

  it('come from the workbook’s own theme and palette', () => {
    const theme =
      '<a:theme xmlns:a="a"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="010203"/></a:dk1>' +
      '<a:accent1><a:srgbClr val="4f81bd"/></a:accent1><a:accent2><a:prstClr val="red"/></a:accent2></a:clrScheme></a:themeElements></a:theme>';
    expect(colorOf('<color theme="1"/>', theme)).toBe('010203');
    expect(colorOf('<color theme="4"/>', theme)).toBe('4F81BD');
    expect(colorOf('<color theme="4" tint="0.79998168889431442"/>', theme)).toBe('DCE6F1');
    expect(colorOf('<color theme="5"/>', theme)).toBe('ED7D31');
    const palette =
      '<colors><indexedColors><rgbColor rgb="00111111"/><rgbColor rgb="00222222"/></indexedColors></colors>';
    expect(colorOf('<color indexed="1"/>', undefined, palette)).toBe('222222');
    expect(colorOf('<color indexed="2"/>', undefined, palette)).toBe('FF0000');
  });
});

describe('looks', () => {
  const styles = (xfs: string): string =>
    '<numFmts><numFmt numFmtId="176" formatCode="0.0_ "/></numFmts>' +
    '<fonts><font><sz val="12"/><name val="仿宋"/></font><font><b/><i val="1"/><u val="double"/><color rgb="FFFF0000"/></font>' +
    '<font><b val="0"/><u val="none"/><sz val="big"/></font></fonts>' +
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>' +
    '<fill><patternFill patternType="lightUp"><fgColor rgb="FF00B050"/></patternFill></fill>' +
    '<fill><gradientFill degree="90"><stop position="0"><color rgb="FF000000"/></stop></gradientFill></fill></fills>' +
    '<borders><border/><border><left style="thick"/><right style="dashDot"><color rgb="FF0000FF"/></right><top style="double"/><bottom style="hair"/></border>' +
    '<border><start style="slantDashDot"/><end style="dotted"/><top style="none"/></border></borders>' +
    `<cellXfs><xf/>${xfs}</cellXfs>`;
  const plain: Look = { ...PLAIN_LOOK, fontName: '仿宋', fontSize: 12, vertical: 'bottom' };

  it('are told once each, that of cells without a format first', () => {
    const xf = '<xf fontId="1" fillId="2"/>';
    const { looks, sheets } = open(
      sheetOf(
        '<row r="1"><c r="A1" s="2"/><c r="B1" s="3"><v>1</v></c><c r="C1"><v>1</v></c><c r="D1" s="99"><v>1</v></c></row>',
        {},
        { styles: styles(`<xf fontId="0"/>${xf}${xf}`) },
      ),
    ).contents();
    expect(looks).toEqual([
      plain,
      { ...plain, ...FONT, bold: true, italic: true, underline: true, color: 'FF0000', fill: 'FFF2CC' },
    ]);
    expect(sheets[0]?.cells.map(({ look }) => look)).toEqual([1, 1, 0, 0]);
  });
  const FONT = { fontName: '宋体', fontSize: 11 };

  it.each<[string, string, Partial<Look>]>([
    ['switches that say no', '<xf fontId="2"/>', FONT],
    ['a font that is not there', '<xf fontId="9" fillId="9" borderId="9" numFmtId="999"/>', {}],
    ['a pattern', '<xf fillId="3"/>', { fill: '00B050' }],
    ['a pattern without colour', '<xf fillId="1"/>', {}],
    ['a gradient', '<xf fillId="4"/>', {}],
    [
      'lines',
      '<xf borderId="1"/>',
      {
        left: { style: 'medium', color: '000000' },
        right: { style: 'thin', color: '0000FF' },
        top: { style: 'medium', color: '000000' },
        bottom: { style: 'hair', color: '000000' },
      },
    ],
    [
      'lines of a Strict file',
      '<xf borderId="2"/>',
      { left: { style: 'medium', color: '000000' }, right: { style: 'thin', color: '000000' } },
    ],
    [
      'an alignment',
      '<xf><alignment horizontal="centerContinuous" vertical="distributed" wrapText="1" indent="2"/></xf>',
      { horizontal: 'center', vertical: 'center', wrap: true, indent: 2 },
    ],
    [
      'justified text',
      '<xf><alignment horizontal="justify" vertical="top"/></xf>',
      { horizontal: 'left', vertical: 'top' },
    ],
    ['a cell that is free', '<xf><protection locked="0"/></xf>', { locked: false }],
    ['a number format', '<xf numFmtId="176"/>', { numberFormat: '0.0_ ' }],
    ['a date', '<xf numFmtId="14"/>', { numberFormat: 'yyyy/m/d' }],
    ['a Chinese date', '<xf numFmtId="31"/>', { numberFormat: 'yyyy"年"m"月"d"日"' }],
    ['a Chinese month', '<xf numFmtId="57"/>', { numberFormat: 'yyyy"年"m"月"' }],
  ])('tell %s', (_, xf, expected) => {
    const all = looksOf(styles(xf));
    expect(all.at(-1)).toEqual({ ...plain, ...expected });
  });

  it('are plain without a styles part, and the text at the bottom', () => {
    const parts = partsOf({ sheets: [{ name: '表', rows: '<row r="1"><c r="A1" s="1"><v>2</v></c></row>' }] });
    delete parts['xl/styles.xml'];
    const contents = open(zip(parts)).contents();
    expect(contents.looks).toEqual([{ ...PLAIN_LOOK, vertical: 'bottom' }]);
    expect(contents.sheets[0]?.cells).toEqual([{ row: 0, column: 0, value: 2, formula: null, look: 0 }]);
  });
});
