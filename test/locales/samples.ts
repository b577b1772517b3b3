import type { HostErrorCode } from '../../src/host/port';
import type { FormulaErrorCode, RubricProblem, RubricProblemCode } from '../../src/rubric';
import { finding, type Finding, type FindingCode, type VerdictReason } from '../../src/scoring';
import type { UseCaseErrorCode } from '../../src/usecases';

/** One sample of every code, with the data that comes with it. The types see to it that no code is left out. */
type Data = Finding['data'];

const FINDING_DATA: Readonly<Record<FindingCode, Data>> = {
  missingFact: {},
  waitsForOthers: {},
  notANumber: { given: '两次', unit: '次' },
  notWhole: { given: 1.5, unit: '次' },
  belowMinimum: { given: -1, min: 0, unit: '次' },
  aboveMaximum: { given: 101, max: 100, unit: '%' },
  belowFloor: { given: 0.2, floor: 0.5 },
  notAStep: { given: 0.7, floor: 0.5, value: 1 },
  notYesNo: { given: '也许' },
  notADate: { given: '2022年8月' },
  unknownOption: { given: '丁', options: '甲、乙、丙' },
  readAs: { given: '95%', value: 95 },
  assumedZero: {},
  notComputable: {},
  unknownAssessee: { clauses: '9.1.2、27.2.4', known: '越城区、诸暨市', proposed: '诸暨市' },
  comparedWithFew: { count: 2, absent: '新昌县' },
  decisionIgnored: { given: 1 },
  contradiction: {
    facts: '完成案件数、资源破坏类案件数',
    because: '资源破坏类案件是完成案件的一部分',
    cells: 'I12、I13',
  },
  unknownClause: {},
  unknownFact: {},
  unknownReading: { reading: '起扣线' },
  unknownOptionOfReading: { reading: '起扣线', given: '按目标60%', options: '按条文35%、按目标50%' },
  claimDiffers: { claim: 10, computed: 8 },
  claimAboveFull: { claim: 11, points: 10 },
  claimNotANumber: { given: '满分' },
  claimStray: {},
  adjustmentIncomplete: {},
  adjustmentOutOfRange: { points: 12, least: 0, most: 10 },
  adjustmentUnknown: {},
  adjustmentTwice: {},
  adjustmentNotANumber: { given: '满分' },
  adjustmentPositive: { points: 2 },
  adjustmentOfVerdict: {},
  adjustmentTurnsVerdict: { state: '达标', unadjusted: '未达标' },
  sheetDuplicate: { sheet: '填报-诸暨市(2)', first: '填报-诸暨市' },
  sheetMissing: {},
  sheetUnknown: { sheet: '填报-诸暨市' },
  markerOverwritten: { given: '区发改局' },
  markerDeleted: { given: '' },
  marksGone: { kind: 'filling' },
  keyColumnMissing: {},
  columnKeysGone: { count: 15 },
  sheetProtected: { sheet: '填报-诸暨市' },
  resultsMerged: { cells: 'M6:M8' },
  rowsMissing: {},
  rowMissing: {},
  rowDuplicate: { first: 'I12' },
  rowStray: { given: '3次' },
  rowKeysMoved: { count: 12 },
  columnMissing: { column: 'value' },
  cellMerged: { cells: 'I320:I321' },
  cellError: { given: '#REF!' },
  percentAsFraction: { given: '0.95', unit: '%', offers: '95 0.95', kind: 'number' },
  shownAsDate: { given: '3月5日', unit: '次', offers: '', kind: 'number' },
  shownAsPercent: { given: '95%', unit: '亩', offers: '95 0.95', kind: 'number' },
  shownOtherwise: { given: '1.2万', unit: '亩', offers: '1.2', kind: 'number' },
  numberAsDate: { given: '20220831', unit: '', offers: '44804', kind: 'date' },
  dateIncomplete: { given: '2022年8月', unit: '', offers: '44804', kind: 'date' },
  notCalculated: { given: '', unit: '次', offers: '', kind: 'number' },
  partlyMarked: { given: '53', unit: '次', offers: '', kind: 'number' },
  confirmed: { given: '0.95', unit: '%', offers: '', kind: 'number', value: 95, at: '2022-12-30 09:00' },
  cellTwice: { cells: 'I8、J8' },
  columnTwice: { column: 'value', title: '填报值', cells: 'I5、J5' },
  otherRubricText: { rubric: '评分细则' },
  otherRubricScoring: { rubric: '评分细则' },
  settingUnreadable: { setting: '考核日期', given: '年底', value: '2022-12-30' },
  settingMissing: { setting: '不足一档', value: '不足一档不扣' },
  setupMissing: {},
  workbookSigned: {},
  workbookShared: {},
  workbookReadOnly: {},
  adjustmentsMissing: {},
};

export const FINDINGS: readonly Finding[] = Object.entries(FINDING_DATA).map(([code, data]) =>
  finding(code as FindingCode, { assessee: '诸暨市', clause: '2.1', fact: '未按时调度次数' }, data),
);

const PROBLEM_DATA: Readonly<Record<Exclude<RubricProblemCode, 'formula'>, RubricProblem['data']>> = {
  yamlSyntax: { message: 'Nested mappings are not allowed' },
  schema: { path: 'points', expected: 'number', received: '"十"' },
  badId: { id: '4', expected: 3 },
  duplicateId: { id: '2.1' },
  groupPoints: { id: '一', printed: 150, sum: 149 },
  indicatorPoints: { id: '2', printed: 15, sum: 14 },
  itemPoints: { id: '3.1', printed: 10, sum: 9.5 },
  fullMarks: { printed: 1000, sum: 999 },
  missingPoints: {},
  pooledPoints: {},
  textNotInSource: { text: '1.完成污染治理' },
  sourceNotFound: { begin: '2022年度', end: '打印本页' },
  sourceDiffers: { where: '2.1', ours: '每次扣1分', theirs: '扣1分/次' },
  verifierDiffers: { printed: '市发改委', ours: '市发展改革委' },
  quoteNotInText: { quote: '每次扣1分' },
  unusedFact: { name: '未按时调度次数' },
  badFact: { name: '1次', reason: 'name' },
  wrongResult: { effect: 'void', expected: 'boolean', actual: 'number', source: '1 + 1' },
  noRules: {},
  readingUndeclared: { reading: '起扣线' },
  readingUnused: { reading: '起扣线' },
  readingOptions: { reading: '起扣线' },
  readingTwice: { reading: '起扣线' },
  exampleFact: { name: '次数', example: '两次' },
  exampleReading: { reading: '起扣线', option: '按目标60%', example: '34%' },
  evidenceClause: { id: '4.9' },
};

export const FORMULA_DATA: Readonly<Record<FormulaErrorCode, RubricProblem['data']>> = {
  unexpectedCharacter: { character: '×' },
  unexpectedEnd: {},
  unexpectedToken: { token: ')' },
  missingParenthesis: {},
  unclosedText: {},
  badNumber: {},
  unknownFunction: { name: 'SUMIF' },
  unknownName: { name: '次数' },
  wrongType: { expected: 'number', actual: 'text' },
  wrongArgumentCount: { name: 'IF', least: 3, most: 3, actual: 2 },
  needsFact: { name: 'GIVEN' },
  needsLiteral: { name: 'ROUND' },
  needsOrder: { name: 'RANKOFALL' },
  needsFigure: { name: 'MINOFALL' },
  textOrder: { operator: '<' },
};

const PLACE = { file: '2-ecology.yaml', line: 31, clause: '4.1.2' };
export const PROBLEMS: readonly RubricProblem[] = [
  ...Object.entries(PROBLEM_DATA).map(([code, data]) => ({ code: code as RubricProblemCode, place: PLACE, data })),
  ...Object.entries(FORMULA_DATA).map(([reason, data]): RubricProblem => ({
    code: 'formula',
    place: PLACE,
    data: { ...data, reason, position: 3, source: '1 ×' },
  })),
];
export const PROBLEM_CODES: readonly string[] = Object.keys(PROBLEM_DATA);

const HOST_ERROR_DATA: Readonly<Record<HostErrorCode, Data>> = {
  protectedSheet: { sheet: '填报-诸暨市' },
  editMode: {},
  readOnly: { file: '考核.xlsx', reason: 'EACCES' },
  missingSheet: { sheet: '汇总' },
  changedMeanwhile: { sheet: '汇总', cell: 'D7' },
  mergedTarget: { sheet: '汇总', cell: 'D7' },
  notAWorkbook: {},
  oldBinaryFormat: { file: '考核.xls' },
  encrypted: {},
  brokenFile: { part: 'xl/workbook.xml', detail: 'unclosed tag' },
  tooLarge: { bytes: 600000000 },
  fileMissing: { file: '考核.xlsx' },
  outputExists: { file: '考核-已评分.xlsx' },
  unsupported: { format: 'xlsb' },
  noAnswer: { seconds: 60 },
  failed: { reason: 'EIO' },
};
export const HOST_ERRORS = Object.entries(HOST_ERROR_DATA).map(([code, data]) => ({
  code: code as HostErrorCode,
  data,
}));

export const USE_CASE_ERRORS: Readonly<Record<UseCaseErrorCode, Data>> = {
  noAssessment: { file: '考核.xlsx', sheets: 'Sheet1、Sheet2' },
  unknownRubric: { rubric: 'ningbo-2022' },
  severalRubrics: { rubrics: 'shaoxing-2022、zhoushan-2020' },
  doubledSheets: { sheets: '“汇总”、“各县汇总”' },
  nothingToConfirm: { fact: '绿色商场创建率' },
  noAssessees: {},
  assesseeTwice: { assessee: '诸暨市' },
  assesseeName: { assessee: ' ' },
  assesseeInvisible: { assessee: '诸暨[U+202E]市' },
  assessmentDate: { date: '2022-02-30' },
  alreadyAssessment: { file: '考核.xlsx' },
  nothingToUndo: {},
  undoMoved: { sheet: '填报-诸暨市' },
  undoWouldLose: { sheet: '填报-诸暨市' },
  noSetting: { setting: '不足一档' },
};

const figures = [{ kind: 'fact', fact: '发生重大事件', value: 1 }] as const;
const VERDICT_REASON: { readonly [Kind in VerdictReason['kind']]: VerdictReason & { readonly kind: Kind } } = {
  belowThreshold: { kind: 'belowThreshold', score: 943.5, threshold: 950, open: false },
  reachesThreshold: { kind: 'reachesThreshold', score: 960, threshold: 950, open: true },
  mayReachThreshold: { kind: 'mayReachThreshold', low: 900, high: 980, threshold: 950 },
  majorProblem: { kind: 'majorProblem', clause: '评优.1', quote: '引起重大群体性事件', figures },
  majorProblemPending: { kind: 'majorProblemPending', clause: '评优.1', facts: ['发生重大事件', '引起群体性事件'] },
};
export const VERDICT_REASONS: readonly VerdictReason[] = Object.values(VERDICT_REASON);
