/** A sheet gets another name, and what refers to it by name follows. */
import { renameInFormula } from '../formula';
import type { Draft } from './draft';
import { rewriteReferences } from './sheetReferences';
import { checkName } from './tabs';

/** Formulas in cells are left to whoever wrote them; names, links, rules, validations, charts and pivot tables follow. */
export function renameSheet(draft: Draft, from: string, to: string): void {
  draft.checkStructure();
  const { workbook } = draft;
  const position = workbook.position(from);
  const sheet = workbook.sheetAt(position);
  if (sheet.name === to) {
    return;
  }
  checkName(draft, to, sheet.name);
  draft.editor(sheet).name = to;
  workbook.rename(position, to);
  if (draft.placeholder === sheet.name) {
    draft.placeholder = null;
  }
  const rename = (formula: string): string => renameInFormula(formula, sheet.name, to);
  workbook.names.rewrite(rename);
  rewriteReferences(draft, sheet.name, to, rename);
}
