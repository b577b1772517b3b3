/** The clauses as A1 formulas in HyperFormula: a sheet of facts as people fill it, a sheet with a formula per clause. */
import { HyperFormula, type RawCellContent } from 'hyperformula';
import { clauseFormula, type CompiledClause, type FactTable, type Program } from '../../src/scoring';

export interface Workbook {
  /** Types all facts anew, then recalculates; the time of the recalculation alone, in milliseconds. */
  recalculate(table: FactTable): number;
  /** `points[clause][assessee]` as they stand. */
  points(): number[][];
}

/** Builds the workbook for as many assessees as the table has. */
export function workbookOf(program: Program, table: FactTable): Workbook {
  const count = table.assessees.length;
  const columnOf = factColumns(program);
  const formula = (compiled: CompiledClause, row: number): string => {
    // No rubric that is measured has lists.
    const cellsAt = (at: (letter: string) => string) => {
      const cell = (fact: string): string => at(columnLetters(columnOf(compiled, fact)));
      return { cell, members: cell };
    };
    return `=${clauseFormula(compiled, {
      steps: program.steps,
      assessee: `Facts!A${row + 1}`,
      ...cellsAt((letter) => `Facts!${letter}${row + 1}`),
      // A range stands for all of them, as people would write it.
      everyone: () => [{ assessee: '""', ...cellsAt((letter) => `Facts!${letter}1:${letter}${count}`) }],
    })}`;
  };
  const engine = HyperFormula.buildFromSheets(
    {
      Facts: factCells(program, table),
      Points: table.assessees.map((_, row) => program.clauses.map((compiled) => formula(compiled, row))),
    },
    { licenseKey: 'gpl-v3' },
  );
  const [facts, points] = [engine.getSheetId('Facts')!, engine.getSheetId('Points')!];
  return {
    recalculate(next) {
      engine.suspendEvaluation();
      engine.setCellContents({ sheet: facts, row: 0, col: 0 }, factCells(program, next));
      const from = performance.now();
      engine.resumeEvaluation();
      return performance.now() - from;
    },
    points() {
      const rows = engine.getSheetValues(points) as number[][];
      return program.clauses.map((_, clause) => rows.map((row) => row[clause]!));
    },
  };
}

/** Column 0 holds the assessees' names, the facts follow in the rubric's order. */
function factColumns(program: Program): (compiled: CompiledClause, fact: string) => number {
  const first: number[] = [];
  let next = 1;
  for (const { clause } of program.clauses) {
    first.push(next);
    next += clause.facts.length;
  }
  return (compiled, fact) => first[compiled.index]! + compiled.factIndex.get(fact)!;
}

function factCells({ clauses }: Program, { assessees, columns }: FactTable): RawCellContent[][] {
  const cellsOf = (row: number): RawCellContent[] =>
    clauses.flatMap(({ clause, index }) =>
      clause.facts.map((fact, at) => {
        const value = columns[index]![at]!.values[row]!;
        return fact.type === 'yesNo' ? (value === 1 ? '是' : '否') : value;
      }),
    );
  return assessees.map((assessee, row) => [assessee, ...cellsOf(row)]);
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
