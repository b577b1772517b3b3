/** The page of the tests: Univer's spreadsheet, opened anew for every case. */
import { startSpreadsheet, type UniverWorkbook } from '../../../src/workbench/univer';
import type { WorkbookContents } from '../../../src/host/common';
import type { Edit } from '../../../src/workbench/model';
import { CASES, WORKBOOK } from '../model/contract';
import { same } from '../model/same';
import { UNIVER_CASES } from './cases';

const spreadsheet = startSpreadsheet(document.getElementById('sheet')!, { locale: 'zh-CN', dark: false });

export interface TestPage {
  /** The workbook that is open. */
  model: UniverWorkbook;
  /** Of the workbook that is open. */
  edits: Edit[];
  open(contents?: WorkbookContents): void;
  /** What went wrong; null when nothing did. */
  run(title: string): Promise<string | null>;
}

declare global {
  interface Window {
    readonly bench: TestPage;
  }
}

function open(contents: WorkbookContents = WORKBOOK): void {
  const model = spreadsheet.open(contents);
  const edits: Edit[] = [];
  model.onEdit((edit) => edits.push(edit));
  Object.assign(window.bench, { model, edits });
}

async function run(title: string): Promise<string | null> {
  open();
  const { model } = window.bench;
  try {
    const plain = CASES.find((one) => one.title === title);
    await (plain ?? UNIVER_CASES.find((one) => one.title === title)!).run(model);
    if (plain !== undefined) {
      same(undone(model), model.contents());
    }
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
}

/** What a workbook holds after the last step was taken back and taken again. */
function undone(model: UniverWorkbook): WorkbookContents {
  model.undo();
  model.redo();
  return model.contents();
}

Object.assign(window, { bench: { run, open } });
