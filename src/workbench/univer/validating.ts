/**
 * Univer validates whatever has changed, those sheets that nobody sees when it is idle: seconds after a recalculation. And it
 * fails when they or their workbook have been removed by then. A sheet can wait until it is shown.
 */
import { IUniverInstanceService, type Injector, type IRange, type Workbook, type Worksheet } from '@univerjs/core';
import { SheetsDataValidationValidatorService } from '@univerjs/sheets-data-validation';
import { filter, firstValueFrom } from 'rxjs';

export function validateWhatIsShown(injector: Injector): void {
  const validator = injector.get(SheetsDataValidationValidatorService);
  const books = injector.get(IUniverInstanceService);
  const validate = validator.validatorRanges.bind(validator);
  const waiting = new Set<Worksheet>();

  const validateLater = async (unitId: string, { activeSheet$ }: Workbook, sheet: Worksheet): Promise<void> => {
    if (waiting.has(sheet)) return;
    waiting.add(sheet);
    const shown = await firstValueFrom(activeSheet$.pipe(filter((active) => active === sheet)), { defaultValue: null });
    waiting.delete(sheet);
    if (shown != null) await validate(unitId, sheet.getSheetId(), [everything(sheet)]);
  };

  validator.validatorRanges = async (unitId, id, ranges) => {
    const workbook = books.getUnit<Workbook>(unitId);
    const sheet = workbook?.getSheetBySheetId(id);
    if (workbook == null || sheet == null) return [];
    if (sheet === workbook.getActiveSheet()) return validate(unitId, id, ranges);
    void validateLater(unitId, workbook, sheet);
    return [];
  };
}

const everything = (sheet: Worksheet): IRange => ({
  startRow: 0,
  endRow: sheet.getRowCount() - 1,
  startColumn: 0,
  endColumn: sheet.getColumnCount() - 1,
});
