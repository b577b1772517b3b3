import { splitEvidenceNames } from '../../evidence';
import type { EvidencePlan, EvidenceRequirement } from '../../rubric';
import { PICTURE_IN_CELL } from '../evidence/pictureInCell';
import type { EvidencePlace, EvidenceSource } from '../evidence/places';
import type { FillingSheet } from './read';

/** The names in the 佐证材料 column, each an entry of its clause; '' where nobody can see whether it is a picture. */
export function fillingSources(
  { sheet, order, texts, firstRow, columns }: FillingSheet,
  plan: EvidencePlan,
): EvidenceSource[] {
  const column = columns.get('evidence');
  if (column === undefined) return [];
  const named = new Map<string, { name: string; row: number }[]>();
  order.forEach((row, index) => {
    if (!row) return;
    const { id } = row.clause;
    const { evidence, isUnseen } = texts[index]!;
    const given = isUnseen ? [''] : splitEvidenceNames(evidence);
    const names = given.map((name) => ({ name, row: firstRow + index }));
    named.set(id, [...(named.get(id) ?? []), ...names]);
  });
  const byClause = new Map<string, EvidenceRequirement[]>();
  for (const requirement of plan.requirements) {
    if (requirement.clause === null) continue;
    byClause.set(requirement.clause, [...(byClause.get(requirement.clause) ?? []), requirement]);
  }
  return [...byClause].flatMap(([clause, requirements]) =>
    dealOut(named.get(clause) ?? [], requirements).map(({ name, row, requirement }): EvidenceSource => ({
      entry: {
        requirement: requirement.id,
        kind: requirement.needs[0]!.kind,
        title: name,
        ...(name === PICTURE_IN_CELL ? { pictureInCell: name } : {}),
        ...(name === '' ? { pictureUnseen: 'title' } : {}),
      },
      place: () => ({ sheet, row, column }),
    })),
  );
}

/** Of a clause that asks for several things, each name goes to the one that it is called by, the others in order. */
function dealOut<T extends { readonly name: string }>(
  names: readonly T[],
  requirements: readonly EvidenceRequirement[],
): (T & { readonly requirement: EvidenceRequirement })[] {
  const called = names.map(({ name }) =>
    name === '' ? undefined : requirements.find(({ title }) => name.includes(title) || title.includes(name)),
  );
  const open = requirements.filter((requirement) => !called.includes(requirement));
  return names.map((entry, index) => ({
    ...entry,
    requirement: called[index] ?? open.shift() ?? requirements.at(-1)!,
  }));
}

/** The 佐证材料 of a clause, in its first row; null where the clause has no row. */
export function evidenceCells({
  sheet,
  order,
  firstRow,
  columns,
}: FillingSheet): (clause: string) => EvidencePlace | null {
  const leads = new Map(
    order.flatMap((row, index) => (row?.leads ? [[row.clause.id, firstRow + index] as const] : [])),
  );
  return (clause) => {
    const row = leads.get(clause);
    return row === undefined ? null : { sheet, row, column: columns.get('evidence') ?? null };
  };
}
