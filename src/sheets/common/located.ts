import { finding, type Finding } from '../../scoring';

/** A finding with the cell it is about; row and column are null when it is about the sheet, all three null when about the workbook. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
}

export const located = (
  code: Finding['code'],
  about: Parameters<typeof finding>[1],
  place: { readonly sheet?: string; readonly row?: number; readonly column?: number },
  data: Finding['data'] = {},
): LocatedFinding => ({
  finding: finding(code, about, data),
  sheet: place.sheet ?? null,
  row: place.row ?? null,
  column: place.column ?? null,
});
