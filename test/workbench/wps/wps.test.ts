import type { Application, Worksheet } from '../../../src/host/wps/api';
import type { Rect } from '../../../src/host/port';
import { ALL_QUIRKS, EmulatedWps, MemoryWorkbook, QUIRKS, type Quirk } from '../../../src/workbench';
import { rect } from '../model/contract';

interface Desk {
  readonly wps: EmulatedWps;
  readonly model: MemoryWorkbook;
  readonly app: Application;
  readonly sheet: Worksheet;
  readonly id: string;
}

/** 填报 with a row, a text that looks like a formula, an error and a formula; 汇总, empty. */
function desk(...quirks: Quirk[]): Desk {
  const model = new MemoryWorkbook('考核.xlsx', ['填报', '汇总'], () => 3);
  const id = model.sheets()[0]!.id;
  model.write(id, rect(0, 0, 2, 3), [
    [1, '甲', null],
    ['=1+2', { error: '#N/A' }, { formula: '=1+2' }],
  ]);
  const wps = new EmulatedWps(model, quirks);
  const app = wps.application as Application;
  const sheet = quirks.includes('asyncMembers') || quirks.includes('membersAreMethods') ? null : firstOf(app);
  return { wps, model, app, sheet: sheet!, id };
}
const firstOf = (app: Application): Worksheet => app.ActiveWorkbook!.Worksheets.Item(1);
const values = ({ model, id }: Desk, range: Rect): unknown => model.values(id, range);

describe('WPS without quirks', () => {
  test('counts from 1, by place and by name', () => {
    const { app, sheet } = desk();
    const { Worksheets: sheets } = app.ActiveWorkbook!;
    expect([sheets.Count, sheets.Item(2).Name, sheets.Item('汇总').Name]).toEqual([2, '汇总', '汇总']);
    expect([sheet.Range('B2').Row, sheet.Range('B2').Column]).toEqual([2, 2]);
    expect(sheet.UsedRange.Address()).toBe('$A$1:$C$2');
    expect([sheet.Range('A:C').Address(), sheet.Range('2:5').Address()]).toEqual(['$A:$C', '$2:$5']);
    expect(() => sheets.Item(3)).toThrow('下标越界');
  });

  test('tells values and formulas as blocks, what is mixed as null', () => {
    const { sheet } = desk();
    const range = sheet.Range('A1:C2');
    expect(range.Value2).toEqual([
      [1, '甲', null],
      ['=1+2', '#N/A', 3],
    ]);
    expect(range.Formula).toEqual([
      [1, '甲', null],
      ['=1+2', '#N/A', '=1+2'],
    ]);
    expect(sheet.Range('A1').Value2).toEqual([[1]]);
    expect([range.HasFormula, sheet.Range('C2').HasFormula, sheet.Range('A1:B2').HasFormula]).toEqual([
      null,
      true,
      false,
    ]);
    expect([sheet.Range('A2').PrefixCharacter, sheet.Range('B1').PrefixCharacter]).toEqual(["'", '']);
  });

  test('takes what is entered as if it was typed', () => {
    const at = desk();
    at.sheet.Range('A5:E5').Value2 = [["'007", '007', '=1+2', '12-30', '']];
    expect(values(at, rect(4, 0, 1, 5))).toEqual([['007', 7, 3, expect.any(Number), null]]);
    expect(() => (at.sheet.Range('A5:B5').Value2 = [[1]])).toThrow('Value2');
    expect(() => (at.sheet.Range('A5:B5').Value2 = [[1, null]])).toThrow('Value2');
  });

  test('has colours as blue-green-red numbers', () => {
    const { sheet, model, id } = desk();
    sheet.Range('A1:B1').Interior.Color = 0xcc0066;
    expect(model.look(id, rect(0, 0, 1, 2), 'fill')).toEqual([['6600CC', '6600CC']]);
    expect(sheet.Range('A1:B1').Interior.Color).toBe(0xcc0066);
    expect(sheet.Range('A1:C1').Interior.Color).toBeNull();
  });

  test('fails loudly for members that it does not have', () => {
    const { sheet, app } = desk();
    expect(() => (sheet as unknown as { Colour: number }).Colour).toThrow('WPS has no Worksheet.Colour');
    expect(() => ((app as unknown as { Screen: number }).Screen = 1)).toThrow('WPS has no Application.Screen');
    expect(() => ((sheet as { ProtectContents: boolean }).ProtectContents = false)).toThrow('cannot be set');
  });

  test('would ask, and so fails, before it deletes or merges with alerts on', () => {
    const { app, sheet } = desk();
    expect(() => sheet.Delete()).toThrow('DisplayAlerts');
    expect(() => sheet.Range('A1:B1').Merge(false)).toThrow('DisplayAlerts');
    app.DisplayAlerts = false;
    sheet.Range('A1:B1').Merge(false);
    expect(sheet.Range('B1').MergeArea.Address()).toBe('$A$1:$B$1');
    expect(() => (sheet.Range('A1:B1').Value2 = [['x', 'y']])).toThrow('covered');
    sheet.Delete();
    expect(() => firstOf(app).Delete()).toThrow('至少有一张可见工作表');
  });

  test('refuses what a protected sheet, a hidden one and a protected structure refuse', () => {
    const { app, sheet, model, id } = desk();
    model.setProtected(id, true);
    expect(() => (sheet.Range('A1').Value2 = 2)).toThrow('受保护');
    expect(() => sheet.Range('A1').Clear()).toThrow('受保护');
    const second = app.ActiveWorkbook!.Worksheets.Item(2);
    second.Visible = 2;
    expect(() => second.Activate()).toThrow('隐藏');
    expect(() => second.Range('A1').Select()).toThrow('Select');
    model.setStructureProtected(true);
    expect(() => (second.Visible = -1)).toThrow('结构');
    expect(() => app.ActiveWorkbook!.Worksheets.Add(undefined, sheet)).toThrow('结构');
  });

  test('stands still when it is asked for more than 5,000 cells', () => {
    const { sheet } = desk();
    expect(sheet.Range('A1:E1000').Value2).toHaveLength(1_000);
    expect(() => sheet.Range('A1:E1001').Value2).toThrow('stands still');
  });

  test('freezes the panes of the sheet in front', () => {
    const { app, sheet, model, id } = desk();
    sheet.Activate();
    const window = app.ActiveWindow;
    window.SplitRow = 5;
    window.SplitColumn = 2;
    expect(model.frozen(id)).toEqual({ rows: 0, columns: 0 });
    window.FreezePanes = true;
    expect(model.frozen(id)).toEqual({ rows: 5, columns: 2 });
    window.FreezePanes = false;
    expect([window.SplitRow, model.frozen(id)]).toEqual([0, { rows: 0, columns: 0 }]);
  });

  test('has validations, of which a range takes one, and lists of 255 characters', () => {
    const { sheet, model, id } = desk();
    const { Validation: validation } = sheet.Range('A3:A4');
    validation.Add(1, 2, 7, '0', undefined);
    validation.ErrorTitle = '核对';
    validation.ErrorMessage = '请填整数';
    validation.InputTitle = '提示';
    expect(model.validationAt(id, 3, 0)).toEqual({
      rule: { type: 'whole', min: 0 },
      error: { style: 'warning', title: '核对', text: '请填整数' },
      prompt: { title: '提示', text: '' },
    });
    expect(() => sheet.Range('A4').Validation.Add(0, 1, undefined, undefined, undefined)).toThrow(
      'there is a validation',
    );
    validation.Delete();
    expect(() => validation.Add(3, 1, 1, '长'.repeat(256), undefined)).toThrow('list');
  });
});

describe('A filter', () => {
  test('hides rows until it is taken away, in a copy of its sheet too; rows hidden by hand stay hidden', () => {
    const { wps, app, sheet, model, id } = desk();
    sheet.Range('A1:C9').AutoFilter(1);
    model.setRows(id, 1, 1, { hidden: true });
    wps.filterOut(id, [3, 4]);
    const hidden = (of: string): number[] => [1, 2, 3, 4].filter((row) => model.row(of, row).hidden);
    sheet.Copy(undefined, sheet);
    const copy = model.sheets()[1]!.id;
    app.ActiveWorkbook!.Worksheets.Item(2).AutoFilterMode = false;
    expect([hidden(id), wps.filteredOut(id)]).toEqual([
      [1, 3, 4],
      [3, 4],
    ]);
    expect([hidden(copy), wps.filteredOut(copy)]).toEqual([[1], []]);
    sheet.Range('4:4').Hidden = false;
    expect([hidden(id), wps.filteredOut(id)]).toEqual([[1, 4], [4]]);
  });
});

describe('While somebody types', () => {
  test('everything fails, and Ready says why', () => {
    const { app, wps, sheet } = desk();
    wps.isEditing = true;
    expect(app.Ready).toBe(false);
    expect(() => sheet.Name).toThrow('编辑');
    wps.isEditing = false;
    expect([app.Ready, sheet.Name]).toEqual([true, '填报']);
  });
});

describe('Faults', () => {
  test('come before a call has done anything or after', () => {
    const at = desk();
    at.wps.failCall(2, 'before');
    expect(() => (at.sheet.Range('A1').Value2 = 5)).toThrow('Range.Value2 失败');
    expect(values(at, rect(0, 0))).toEqual([[1]]);
    at.wps.failCall(2, 'after');
    expect(() => (at.sheet.Range('A1').Value2 = 5)).toThrow('Range.Value2 失败');
    expect(values(at, rect(0, 0))).toEqual([[5]]);
    at.wps.failWhen(({ name, kind }) => (name === 'Worksheet.Name' && kind === 'get' ? 'before' : null));
    expect(() => at.sheet.Name).toThrow('Worksheet.Name 失败');
    at.wps.failWhen(null);
    expect([at.sheet.Name, at.wps.tally.get('Worksheet.Name')]).toEqual(['填报', 2]);
  });
});

describe('Events', () => {
  test('tell of edits while they are enabled, until one stops listening', () => {
    const { app, model, id } = desk();
    const heard: string[] = [];
    const listener = (sheet: Worksheet, range: { Address(): string }): void => {
      heard.push(`${sheet.Name} ${range.Address()}`);
    };
    app.ApiEvent!.AddApiEventListener('SheetChange', listener);
    model.type(id, 1, 1, 5);
    app.EnableEvents = false;
    model.type(id, 1, 1, 6);
    app.EnableEvents = true;
    app.ApiEvent!.RemoveApiEventListener('SheetChange', listener);
    model.type(id, 1, 1, 7);
    expect(heard).toEqual(['填报 $B$2']);
  });
});

/** A column of four, over rows of which a filter hides the second. */
function writeFiltered({ wps, sheet, id }: Desk): void {
  wps.filterOut(id, [6]);
  sheet.Range('A6:A9').Value2 = [[1], [2], [3], [4]];
}

/** What each quirk does, in one line; a quirk without a case fails the last test. */
const CASES: Readonly<Record<Quirk, (at: Desk) => unknown>> = {
  singleCellScalar: ({ sheet }) => expect(sheet.Range('A1').Value2).toBe(1),
  rowDegradesTo1D: ({ sheet }) => expect(sheet.Range('A1:C1').Value2).toEqual([1, '甲', null]),
  itemWrapper: ({ sheet }) =>
    expect((sheet.Range('A1:B2').Value2 as { Item(row: number, column: number): unknown }).Item(1, 2)).toBe('甲'),
  bulk2DWriteNoOp: (at) => {
    at.sheet.Range('A1:B2').Value2 = [
      [7, 7],
      [7, 7],
    ];
    at.sheet.Range('A3:B3').Value2 = [[8, 9]];
    expect(values(at, rect(0, 0, 1, 2))).toEqual([[1, '甲']]);
    expect(values(at, rect(2, 0, 1, 2))).toEqual([[8, 9]]);
  },
  columnWriteRepeatsFirst: (at) => {
    at.sheet.Range('A3:A5').Value2 = [[7], [8], [9]];
    expect(values(at, rect(2, 0, 3, 1))).toEqual([[7], [7], [7]]);
  },
  largeWriteDropped: (at) => {
    at.sheet.Range('A3:A23').Value2 = 7;
    at.sheet.Range('B3:B22').Value2 = 7;
    expect(values(at, rect(2, 0, 1, 2))).toEqual([[null, 7]]);
  },
  errorsAsCVErr: ({ sheet }) => expect(sheet.Range('B2').Value2).toEqual([[-2146826246]]),
  emptyIsUndefined: ({ sheet }) => {
    expect(sheet.Range('C1').Value2).toEqual([[undefined]]);
    expect(sheet.Range('A1:C2').HasFormula).toBeUndefined();
  },
  unknownPropertySilent: ({ sheet }) => {
    const odd = sheet as unknown as { Colour: number };
    odd.Colour = 1;
    expect(odd.Colour).toBeUndefined();
  },
  valueIsMethod: ({ sheet }) => expect((sheet.Range('A1') as unknown as { Value(): unknown }).Value()).toEqual([[1]]),
  mergedWriteIgnored: (at) => {
    at.model.merge(at.id, rect(3, 0, 1, 2));
    at.sheet.Range('A4:B4').Value2 = [['x', 'y']];
    expect(values(at, rect(3, 0, 1, 2))).toEqual([['x', null]]);
  },
  protectedSilent: (at) => {
    at.model.setProtected(at.id, true);
    at.sheet.Range('A1').Value2 = 2;
    at.sheet.Range('A1').Clear();
    expect(values(at, rect(0, 0))).toEqual([[1]]);
  },
  editModeSilent: (at) => {
    at.wps.isEditing = true;
    at.sheet.Range('A1').Value2 = 2;
    expect(values(at, rect(0, 0))).toEqual([[1]]);
  },
  usedRangeTooLarge: ({ sheet }) => expect(sheet.UsedRange.Address()).toBe('$1:$1048576'),
  membersAreMethods: ({ app }) => expect((app.Ready as unknown as () => boolean)()).toBe(true),
  objectsAreFunctions: ({ sheet }) => {
    expect(typeof sheet).toBe('function');
    expect(sheet.Name).toBe('填报');
  },
  asyncMembers: async ({ app }) => {
    const sheets = (await app.ActiveWorkbook)!.Worksheets as unknown as Promise<Application['Application']>;
    expect(sheets).toBeInstanceOf(Promise);
    await expect(app.Ready).resolves.toBe(true);
  },
  enumsMissing: ({ app }) => expect(() => (app as unknown as { Enum: object }).Enum).toThrow('WPS has no'),
  conditionsWantOperator: ({ sheet }) => {
    const { FormatConditions: conditions } = sheet.Range('A1');
    expect(() => conditions.Add(2, undefined, '=A1=1')).toThrow('Add');
    conditions.Add(2, 1, '=A1=1');
    expect(conditions.Count).toBe(1);
  },
  conditionsRefused: ({ sheet }) => expect(() => sheet.Range('A1').FormatConditions.Add(2, 1, '=A1=1')).toThrow('Add'),
  relativeToActiveCell: ({ sheet, model, id }) => {
    sheet.Range('B2').Select();
    sheet.Range('C4').FormatConditions.Add(2, undefined, '=AND(B2="B2",$A$1=$B2)');
    // C4 is one column and two rows away from B2.
    expect(model.conditionalRules(id)[0]!.formula).toBe('AND(C4="B2",$A$1=$B4)');
    expect(sheet.Range('C4').FormatConditions.Item(1).Formula1).toBe('=AND(B2="B2",$A$1=$B2)');
  },
  eventsNeverCome: ({ app, model, id }) => {
    const heard: unknown[] = [];
    app.ApiEvent!.AddApiEventListener('SheetChange', (sheet) => heard.push(sheet));
    model.type(id, 0, 0, 1);
    expect(heard).toEqual([]);
  },
  eventsAbsent: ({ app }) => expect(app.ApiEvent).toBeUndefined(),
  readyMissing: ({ app }) => expect(app.Ready).toBeUndefined(),
  addActivates: ({ app, sheet }) => {
    app.ActiveWorkbook!.Worksheets.Add(undefined, sheet);
    expect(app.ActiveWorkbook!.ActiveSheet.Name).toBe('Sheet3');
  },
  addReturnsNothing: ({ app, sheet }) => expect(app.ActiveWorkbook!.Worksheets.Add(undefined, sheet)).toBeUndefined(),
  filteredBlockRepeatsFirst: (at) => {
    writeFiltered(at);
    // As xlwings #747 has it: the first value in every cell that is seen, nothing in the others.
    expect(values(at, rect(5, 0, 4, 1))).toEqual([[1], [null], [1], [1]]);
  },
  filteredBlockShifts: (at) => {
    writeFiltered(at);
    expect(values(at, rect(5, 0, 4, 1))).toEqual([[1], [null], [2], [3]]);
  },
  filteredRowsClosed: (at) => {
    writeFiltered(at);
    at.sheet.Range('A7').Value2 = 9;
    expect(values(at, rect(5, 0, 4, 1))).toEqual([[1], [null], [3], [4]]);
  },
  filteredCopyLeavesOut: (at) => {
    writeFiltered(at);
    at.sheet.Range('A6:A9').Copy(at.app.ActiveWorkbook!.Worksheets.Item(2).Range('A6:A9'));
    expect(at.model.values(at.model.sheets()[1]!.id, rect(5, 0, 4, 1))).toEqual([[1], [3], [4], [null]]);
  },
  filteredClearSpares: (at) => {
    writeFiltered(at);
    at.sheet.Range('A6:A9').ClearContents();
    expect(values(at, rect(5, 0, 4, 1))).toEqual([[null], [2], [null], [null]]);
  },
  apostropheKept: (at) => {
    at.sheet.Range('A6').Value2 = "'007";
    expect(values(at, rect(5, 0))).toEqual([["'007"]]);
  },
  picturesAsText: ({ sheet, model, id }) => {
    model.write(id, rect(5, 0), [[{ formula: '=DISPIMG("ID_1A",1)' }]]);
    expect(sheet.Range('A6').Value2).toEqual([['=DISPIMG("ID_1A",1)']]);
  },
  omittedIsNull: ({ app, sheet }) => {
    const { Worksheets: sheets } = app.ActiveWorkbook!;
    expect(() => sheets.Add(undefined, sheet)).toThrow('Sheets.Add');
    expect(() => sheet.Copy(undefined, sheet)).toThrow('Worksheet.Copy');
    sheets.Add(null, sheet);
    sheet.Copy(null, sheet);
    expect(sheets.Count).toBe(4);
  },
  eventsOfCellsOnly: ({ app }) => {
    app.ApiEvent!.AddApiEventListener('SheetChange', () => undefined);
    expect(() => app.ApiEvent!.AddApiEventListener('SheetActivate', () => undefined)).toThrow('event SheetActivate');
  },
  eventsWantName: ({ app }) =>
    expect(() => app.ApiEvent!.AddApiEventListener('SheetChange', () => undefined)).toThrow('AddApiEventListener'),
  localGeneral: ({ sheet }) => expect(sheet.Range('A1').NumberFormat).toBe('G/通用格式'),
};

describe('A quirk', () => {
  test.each(ALL_QUIRKS)('%s does what it says', async (quirk) => {
    await CASES[quirk](desk(quirk));
  });

  test.each(ALL_QUIRKS.filter((quirk) => quirk !== 'valueIsMethod'))(
    '%s does nothing when it is off',
    async (quirk) => {
      await expect((async () => CASES[quirk](desk()))()).rejects.toThrow();
    },
  );

  test('that is none is refused', () => {
    expect(() => new EmulatedWps(new MemoryWorkbook('甲.xlsx'), ['none' as Quirk])).toThrow('no quirk none');
    expect(Object.values(QUIRKS).every((text) => text.length > 10)).toBe(true);
  });
});
