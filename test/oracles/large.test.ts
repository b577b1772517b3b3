import { libreOffice, recalculateInLibreOffice } from './libreoffice';
import { describeWith } from './skip';

describeWith(libreOffice, 'LibreOffice on a sheet of 2,000 rows and 400 columns', () => {
  it('calculates 2,000 formulas over it', async () => {
    const values = Array.from({ length: 2000 }, (_, row) =>
      Array.from({ length: 400 }, (_, column) => row + column / 1000),
    );
    const formulas = values.map((_, row) => `=SUM(A${row + 1}:OJ${row + 1})+OJ${row + 1}`);
    const results = await recalculateInLibreOffice({ values, formulas }, { timeout: 110_000 });
    // 400 times the row, the sum of 0.000 … 0.399, and the last column.
    const expected = values.map((_, row) => 401 * row + 79.8 + 0.399);
    expect(results.map((result) => Math.round(Number(result) * 1e6))).toEqual(
      expected.map((sum) => Math.round(sum * 1e6)),
    );
  }, 120_000);
});
