/** What the cases begin with. */
import { PLAIN_LOOK, STANDARD_HEIGHT, STANDARD_WIDTH, type WorkbookContents } from '../../../src/host/common';
import type { Rect } from '../../../src/host/port';
import type { SheetId, WorkbookModel } from '../../../src/workbench/model';

export interface Case {
  readonly title: string;
  run(model: WorkbookModel): Promise<void> | void;
}

const empty = (id: string, name: string) => ({
  id,
  name,
  visibility: 'visible' as const,
  tabColor: null,
  isProtected: false,
  cells: [],
  columns: [],
  rows: [],
  standardWidth: STANDARD_WIDTH,
  standardHeight: STANDARD_HEIGHT,
  showsGridlines: true,
  merges: [],
  frozen: { rows: 0, columns: 0 },
  autoFilter: null,
  conditionalRules: [],
  validations: [],
  links: [],
  notes: [],
  printSetup: {},
});

/** Two empty sheets. */
export const WORKBOOK: WorkbookContents = {
  workbook: '考核.xlsx',
  dateSystem: 1900,
  isStructureProtected: false,
  active: 'one',
  looks: [PLAIN_LOOK],
  sheets: [empty('one', '填报'), empty('two', '汇总')],
  definedNames: [],
};

export const ONE: SheetId = 'one';
export const TWO: SheetId = 'two';

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });
