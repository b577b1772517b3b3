/** What builds of WPS were seen or are feared to do, by name; docs/decisions/0015-wps.md says which were seen. */
export const QUIRKS = {
  singleCellScalar: '`Value2` and `Formula` of one cell are its value alone, not a block of one',
  rowDegradesTo1D: 'a row of cells is read as a list, not as a block of one row',
  itemWrapper: 'a block is read as an object with `Item(row, column)`, not as lists',
  bulk2DWriteNoOp: 'writing a block of several rows and columns does nothing, without a word',
  columnWriteRepeatsFirst: 'writing a column writes its first value into all its cells',
  largeWriteDropped: 'writing more than twenty cells at once does nothing, without a word',
  errorsAsCVErr: 'errors are the numbers of COM, not their texts',
  emptyIsUndefined: 'empty cells and mixed properties are undefined, not null',
  unknownPropertySilent: 'a member that does not exist is undefined, and setting it does nothing',
  valueIsMethod: '`Range.Value` is a method',
  mergedWriteIgnored: 'a value for a covered cell of a merged area is lost, without a word',
  protectedSilent: 'on a protected sheet nothing is changed, without a word',
  editModeSilent: 'while somebody types into a cell nothing is changed, without a word',
  usedRangeTooLarge: '`UsedRange` is the whole sheet',
  membersAreMethods: 'a property is a function that gives its value',
  objectsAreFunctions: 'objects are functions by their type',
  asyncMembers: 'properties and results come as promises',
  enumsMissing: 'there is no `Application.Enum`',
  conditionsWantOperator: '`FormatConditions.Add` fails without an operator, which formulas have none',
  conditionsRefused: '`FormatConditions.Add` always fails',
  relativeToActiveCell: "a conditional format's formula is relative to the active cell, as in VBA",
  eventsNeverCome: 'a listener is taken and never called',
  eventsAbsent: 'there is no `ApiEvent`',
  readyMissing: 'there is no `Application.Ready`',
  addActivates: 'a new or copied sheet becomes the active one',
  addReturnsNothing: '`Sheets.Add` does not give the new sheet back',
  filteredBlockRepeatsFirst:
    'a block written over rows that a filter hides puts its first value into the cells that are seen, and none into the others',
  filteredBlockShifts:
    'a block written over rows that a filter hides fills the rows that are seen one after the other, and the rest is lost',
  filteredRowsClosed: 'a row that a filter hides takes no value, without a word',
  filteredCopyLeavesOut: 'copying cells leaves out the rows that a filter hides, and puts the others together',
  filteredClearSpares: 'emptying cells spares those that a filter hides',
  apostropheKept: 'an apostrophe before a value that is written stays as a character',
  picturesAsText: '`Value2` of a cell with a picture is the text of its formula, `=DISPIMG(…)`',
  omittedIsNull: 'an argument that is left out before another must be null, and is refused as undefined',
  eventsWantName: 'a listener is taken by the name of a function only',
  localGeneral: 'the number format General has its Chinese name',
} as const;

export type Quirk = keyof typeof QUIRKS;
export const ALL_QUIRKS = Object.keys(QUIRKS) as readonly Quirk[];
