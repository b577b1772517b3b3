/** A small file by somebody else, with things in it that the workbench does not show. */
import { workbook, type WorkbookSpec } from '../../host/xlsx/support/workbooks';

/** Cell formats: 0 plain, 1 a theme's colour, bold, a diagonal line and the text turned; 2 grey behind it and lines around; 3 a percentage. */
const STYLES =
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><strike/><sz val="11"/><color theme="4"/><name val="等线"/><scheme val="minor"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border diagonalUp="1"><left/><right/><top/><bottom/><diagonal style="thin"><color rgb="FF00FF00"/></diagonal></border>' +
  '<border><left style="thin"><color rgb="FF000000"/></left><right style="thin"><color rgb="FF000000"/></right><top style="double"><color rgb="FF000000"/></top><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0"><alignment textRotation="45"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="2" borderId="2" xfId="0"/>' +
  '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<dxfs count="2"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><b/><strike/><color rgb="FFFF0000"/></font></dxf></dxfs>';

/** A rich text: somebody wrote half of it in red. */
const STRINGS = '<si><r><t>乡</t></r><r><rPr><color rgb="FFFF0000"/></rPr><t>镇</t></r></si><si><t>得分</t></si>';

/** Three towns with their points, a sum, a shared formula, an array. */
export const DATA_ROWS =
  '<row r="1" ht="20" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2" t="s"><v>1</v></c></row>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>3</v></c><c r="C2"><f t="shared" ref="C2:C4" si="0">B2*2</f><v>6</v></c><c r="E2"><f t="array" ref="E2:E3">B2:B3*10</f><v>30</v></c></row>' +
  '<row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="B3"><v>1</v></c><c r="C3"><f t="shared" si="0"/><v>2</v></c><c r="E3"><v>10</v></c></row>' +
  '<row r="4"><c r="A4" t="inlineStr"><is><t>丙</t></is></c><c r="B4"><v>2</v></c><c r="C4"><f t="shared" si="0"/><v>4</v></c></row>' +
  '<row r="5" ht="30" hidden="1"><c r="A5" s="2"/><c r="B5"><f>SUM(B2:B4)</f><v>6</v></c></row>';

const TAIL =
  '<autoFilter ref="A1:B4"><filterColumn colId="0"><customFilters><customFilter val="甲"/></customFilters></filterColumn></autoFilter>' +
  '<mergeCells count="1"><mergeCell ref="G1:H2"/></mergeCells>' +
  '<conditionalFormatting sqref="B2:B4"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>' +
  '<cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>2</formula></cfRule></conditionalFormatting>' +
  '<conditionalFormatting sqref="A2:A4"><cfRule type="expression" dxfId="1" priority="3" stopIfTrue="1"><formula>引用!$A$1=A2</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="2"><dataValidation type="custom" sqref="D1"><formula1>LEN(D1)=2</formula1></dataValidation>' +
  '<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="D2:D4"><formula1>"是,否"</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="F1" location="引用!A1" tooltip="看"/><hyperlink ref="F2" r:id="rIdWeb"/></hyperlinks>' +
  '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="portrait" horizontalDpi="600"/>';

const WEB =
  '<Relationship Id="rIdWeb" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>';

/** Sheets 数据 (as above), 引用 (which refers to it in a formula, a link and a name), 其他. */
const spec: WorkbookSpec = {
  sheets: [
    {
      name: '数据',
      head:
        '<sheetPr codeName="Data"><tabColor rgb="FFFF0000"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>' +
        '<sheetFormatPr defaultRowHeight="13.5"/><cols><col min="1" max="2" width="15" customWidth="1"/><col min="4" max="16384" width="9" style="3"/></cols>',
      rows: DATA_ROWS,
      tail: TAIL,
      relationships: WEB,
    },
    {
      name: '引用',
      head: '<sheetFormatPr defaultRowHeight="13.5"/>',
      rows: '<row r="1"><c r="A1"><f>数据!B5*2</f><v>12</v></c></row>',
      tail: '<hyperlinks><hyperlink ref="B1" location="\'数据\'!A1"/></hyperlinks>',
    },
    { name: '其他', rows: '<row r="1"><c r="A1"><v>7</v></c></row>' },
  ],
  strings: STRINGS,
  styles: STYLES,
  head: '<bookViews><workbookView activeTab="0"/></bookViews>',
  tail:
    '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">数据!$A$1:$B$4</definedName>' +
    '<definedName name="_xlnm.Print_Titles" localSheetId="1">引用!$1:$1</definedName>' +
    '<definedName name="合计">数据!$B$5</definedName></definedNames>',
};

export const foreign = workbook(spec);

/** The same with its first sheet and its structure protected. */
export const protectedFile = workbook({
  ...spec,
  head: `<workbookProtection lockStructure="1"/>${spec.head ?? ''}`,
  sheets: spec.sheets.map((sheet, index) =>
    index === 0 ? { ...sheet, tail: `<sheetProtection sheet="1"/>${sheet.tail ?? ''}` } : sheet,
  ),
});
