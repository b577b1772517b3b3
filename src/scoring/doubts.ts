/** What a person must look at although every figure can be read: whom a rule knows, compares and ignores, and what cannot be. */
import { bounds, explain, factsOf, isAssessee, properName, type NumberBounds } from '../rubric';
import { concernedBy } from './applies';
import type { FactTable } from './facts';
import { finding, type Finding } from './findings';
import type { CompiledClause, Program } from './program';
import { boundsContext, isUnknown } from './ranges';
import { NOT_APPLICABLE, PENDING } from './states';
import type { ScoreTable } from './totals';

/** All doubts, by kind. */
export function doubts(program: Program, table: FactTable, scores: ScoreTable): Finding[] {
  return [
    ...unknownAssessees(program, table),
    ...comparedWithFew(program, table, scores),
    ...program.clauses.flatMap((compiled) => [
      ...ignoredDecisions(program, compiled, table, scores),
      ...contradictions(program, compiled, table),
    ]),
  ];
}

/** Whoever is none of the rubric's assessees is not scored by rules that differ between them; one finding names the clauses. */
function unknownAssessees(program: Program, table: FactTable): Finding[] {
  const { rubric } = program;
  return table.assessees.flatMap((assessee) => {
    if (isAssessee(rubric, assessee)) return [];
    const clauses = program.clauses.filter((compiled) => isUnknown(compiled, assessee)).map(({ clause }) => clause.id);
    if (clauses.length === 0) return [];
    return finding(
      'unknownAssessee',
      { assessee },
      {
        clauses: clauses.join('、'),
        known: rubric.assessees.join('、'),
        proposed: properName(rubric, assessee) ?? '',
      },
    );
  });
}

/** A mean or a rank over some of those whom the rubric assesses is not the one that it speaks of. */
function comparedWithFew(program: Program, table: FactTable, scores: ScoreTable): Finding[] {
  const present = new Set(table.assessees);
  const absent = program.rubric.assessees.filter((name) => !present.has(name));
  if (absent.length === 0 || program.rubric.assessees.length < 2) return [];
  return program.clauses
    .filter(({ comparesAll, index }) => comparesAll && scores.clauses[index]!.state.some((state) => state !== PENDING))
    .map(({ clause }) =>
      finding('comparedWithFew', { clause: clause.id }, { count: table.assessees.length, absent: absent.join('、') }),
    );
}

/** Points that a person decided and no rule counts: the clause does not apply, or its rule took another way. */
function ignoredDecisions(program: Program, compiled: CompiledClause, table: FactTable, scores: ScoreTable): Finding[] {
  const { clause, index } = compiled;
  const { table: concerned, rows } = concernedBy(compiled, table);
  const judged = clause.facts.flatMap((fact, at) => (fact.type === 'judged' ? [{ fact: fact.name, at }] : []));
  return judged.flatMap(({ fact, at }) => {
    const { values } = concerned.columns[index]![at]!;
    return concerned.assessees.flatMap((assessee, row) => {
      const given = values[row]!;
      if (!(Number(given) > 0) || isUnknown(compiled, assessee)) return [];
      if (scores.computed[index]!.state[rows ? rows[row]! : row] !== NOT_APPLICABLE) {
        const context = boundsContext(program, compiled, concerned, row);
        const counts = compiled.rules.some(({ expression }) =>
          explain(expression, context).some((figure) => figure.fact === fact),
        );
        if (counts) return [];
      }
      return finding('decisionIgnored', { assessee, clause: clause.id, fact }, { given });
    });
  });
}

/** Figures that cannot be together. Each can be read, so the score stands; which of them is wrong a person must say. */
function contradictions(program: Program, compiled: CompiledClause, table: FactTable): Finding[] {
  const { clause } = compiled;
  if (clause.checks.length === 0) return [];
  const { table: concerned } = concernedBy(compiled, table);
  return concerned.assessees.flatMap((assessee, row) => {
    const context = boundsContext(program, compiled, concerned, row);
    return clause.checks
      .filter(({ never }) => (bounds(never, context) as NumberBounds).low === 1)
      .map(({ never, because }) => {
        const facts = factsOf(never);
        return finding(
          'contradiction',
          { assessee, clause: clause.id, fact: facts[0]! },
          { facts: facts.join('、'), because },
        );
      });
  });
}
