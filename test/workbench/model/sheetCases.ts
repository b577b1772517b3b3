import { ONE, rect, TWO, type Case } from './fixture';
import { same, throws } from './same';

export const SHEET_CASES: readonly Case[] = [
  {
    title: 'names its file and its sheets, in order',
    run: (model) => {
      same(model.name(), '考核.xlsx');
      same(model.sheets(), [
        { id: ONE, name: '填报', visibility: 'visible', tabColor: null },
        { id: TWO, name: '汇总', visibility: 'visible', tabColor: null },
      ]);
      same(model.activeSheet(), ONE);
    },
  },
  {
    title: 'adds a sheet at the end, and stays where it is',
    run: (model) => {
      const id = model.addSheet('新表');
      same(model.sheets().at(-1), { id, name: '新表', visibility: 'visible', tabColor: null });
      same(model.activeSheet(), ONE);
      same(model.usedRange(id, true), null);
      same(model.look(id, rect(0, 0), 'fontName'), [['宋体']]);
      same(model.column(id, 0).points, 54);
    },
  },
  {
    title: 'copies a sheet with everything in it',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 2), [['甲', 5]]);
      model.setLook(ONE, rect(0, 0), { fill: 'FFFF00' });
      model.setRows(ONE, 0, 1, { points: 30 });
      model.freeze(ONE, 1, 0);
      model.setNote(ONE, 0, 1, '批注');
      model.setLink(ONE, 0, 0, { target: "'汇总'!B2", tip: '提示' });
      model.setValidation(ONE, rect(1, 0, 3, 1), { rule: { type: 'list', values: ['是', '否'] } });
      model.putConditionalRule(ONE, { id: 'r', ranges: [rect(0, 0)], formula: 'A1>0', format: { bold: true } });
      model.setPrintSetup(ONE, { landscape: true });
      const id = model.copySheet(ONE, '填报 (2)');
      same(model.sheets().at(-1)?.name, '填报 (2)');
      same(model.activeSheet(), ONE);
      same(model.values(id, rect(0, 0, 1, 2)), [['甲', 5]]);
      same(model.look(id, rect(0, 0), 'fill'), [['FFFF00']]);
      same(model.row(id, 0).points, 30);
      same(model.frozen(id), { rows: 1, columns: 0 });
      same(model.notes(id), [{ row: 0, column: 1, text: '批注' }]);
      same(model.links(id), [{ row: 0, column: 0, target: "'汇总'!B2", tip: '提示' }]);
      same(model.validations(id), [
        { range: rect(1, 0, 3, 1), validation: { rule: { type: 'list', values: ['是', '否'] } } },
      ]);
      same(
        model.conditionalRules(id).map(({ formula }) => formula),
        ['A1>0'],
      );
      same(model.printSetup(id), { landscape: true });
      model.write(id, rect(0, 0), [['乙']]);
      same(model.values(ONE, rect(0, 0)), [['甲']]);
    },
  },
  {
    title: 'renames, moves and colours sheets, which keep their ids',
    run: (model) => {
      const three = model.addSheet('三');
      model.renameSheet(ONE, '填报-甲');
      model.moveSheet(three, 0);
      model.setTabColor(TWO, 'D9EAD3');
      same(
        model.sheets().map(({ id, name, tabColor }) => [id, name, tabColor]),
        [
          [three, '三', null],
          [ONE, '填报-甲', null],
          [TWO, '汇总', 'D9EAD3'],
        ],
      );
      model.setTabColor(TWO, null);
      model.moveSheet(three, 2);
      same(
        model.sheets().map(({ id, tabColor }) => [id, tabColor]),
        [
          [ONE, null],
          [TWO, null],
          [three, null],
        ],
      );
    },
  },
  {
    title: 'removes sheets but the last that can be seen',
    run: (model) => {
      const three = model.addSheet('三');
      model.removeSheet(ONE);
      same(
        model.sheets().map(({ id }) => id),
        [TWO, three],
      );
      same(model.activeSheet(), TWO);
      model.setVisibility(three, 'hidden');
      throws(() => {
        model.removeSheet(TWO);
      });
      throws(() => model.values(ONE, rect(0, 0)));
    },
  },
  {
    title: 'hides sheets in two ways and shows them again',
    run: (model) => {
      model.setVisibility(TWO, 'veryHidden');
      same(model.sheets()[1]?.visibility, 'veryHidden');
      model.setVisibility(TWO, 'hidden');
      same(model.sheets()[1]?.visibility, 'hidden');
      model.setVisibility(TWO, 'visible');
      model.setVisibility(ONE, 'veryHidden');
      same(model.activeSheet(), TWO);
      same(model.values(ONE, rect(0, 0)), [[null]]);
    },
  },
  {
    title: 'selects a range in a sheet, which becomes the active one',
    run: (model) => {
      model.select(TWO, rect(2, 1, 3, 2));
      same(model.activeSheet(), TWO);
      same(model.selection(), { sheet: TWO, range: rect(2, 1, 3, 2) });
      model.activate(ONE);
      same(model.activeSheet(), ONE);
    },
  },
  {
    title: 'freezes panes and keeps a filter, a print setup and protection',
    run: (model) => {
      same(model.frozen(ONE), { rows: 0, columns: 0 });
      model.freeze(ONE, 5, 2);
      same(model.frozen(ONE), { rows: 5, columns: 2 });
      model.freeze(ONE, 0, 0);
      same(model.frozen(ONE), { rows: 0, columns: 0 });
      same(model.autoFilter(ONE), null);
      model.setAutoFilter(ONE, rect(4, 0, 20, 6));
      same(model.autoFilter(ONE), rect(4, 0, 20, 6));
      same(model.printSetup(ONE), {});
      model.setPrintSetup(ONE, { paper: 'A3', landscape: true, header: '&P / &N' });
      same(model.printSetup(ONE), { paper: 'A3', landscape: true, header: '&P / &N' });
      same([model.isProtected(ONE), model.isStructureProtected()], [false, false]);
      model.setProtected(ONE, true);
      model.setStructureProtected(true);
      same([model.isProtected(ONE), model.isProtected(TWO), model.isStructureProtected()], [true, false, true]);
      model.write(ONE, rect(0, 0), [['程序可写']]);
      same(model.values(ONE, rect(0, 0)), [['程序可写']]);
    },
  },
  {
    title: 'keeps names of the workbook, whatever their case',
    run: (model) => {
      same(model.definedNames(), []);
      model.setDefinedName('满分', "='汇总'!$B$2");
      model.setDefinedName('Rate', '=SUM(填报!$A$1:$A$3)/2');
      same(model.definedNames(), [
        { name: '满分', formula: "='汇总'!$B$2" },
        { name: 'Rate', formula: '=SUM(填报!$A$1:$A$3)/2' },
      ]);
      model.setDefinedName('rate', null);
      same(model.definedNames(), [{ name: '满分', formula: "='汇总'!$B$2" }]);
    },
  },
  {
    title: 'tells everything at once',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 2), [['甲', { formula: '=SUM(A1:A3)' }]]);
      model.setLook(ONE, rect(0, 0), { bold: true });
      model.setColumns(ONE, 1, 1, { points: 80.25 });
      model.setRows(ONE, 0, 1, { points: 24, hidden: true });
      const contents = model.contents();
      same([contents.workbook, contents.active, contents.dateSystem], ['考核.xlsx', ONE, 1900]);
      const [one, two] = contents.sheets;
      same(
        one!.cells.map(({ row, column, formula, look }) => [row, column, formula, contents.looks[look]!.bold]),
        [
          [0, 0, null, true],
          [0, 1, '=SUM(A1:A3)', false],
        ],
      );
      same(one!.cells[0]!.value, '甲');
      same(one!.columns, [{ index: 1, points: 80.25, hidden: false, look: 0 }]);
      same(one!.rows, [{ index: 0, points: 24, hidden: true, look: 0 }]);
      same([two!.name, two!.cells.length, two!.standardWidth], ['汇总', 0, 54]);
    },
  },
];
