import type { Change, DateSystem, Validation } from '../../host/port';
import type { Words } from '../../locales';
import type { Fact, Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import { runs } from '../common/builder';
import { serialIn } from '../common/days';
import { hintOf } from './answers';
import type { FillingRow } from './rows';

/** Validation and hints by fact type, one per run of equal ones; they ask, they do not refuse: nothing that people type is lost. */
export function validations(
  rubric: Rubric,
  rows: readonly (FillingRow | null)[],
  {
    sheet,
    firstRow,
    value,
    claim,
    assessee,
    dateSystem,
  }: Record<'firstRow' | 'value' | 'claim', number> &
    Record<'sheet' | 'assessee', string> & { readonly dateSystem: DateSystem },
  words: Words,
): Change[] {
  const onValues = rows.flatMap((row, index) =>
    row
      ? [
          {
            range: rect(firstRow + index, value, 1, 1),
            validation: factValidation(row, rubric, assessee, dateSystem, words),
          },
        ]
      : [],
  );
  const onClaims = runs(
    rows.map((row) => claimHint(row, words)),
    (a, b) => a === b,
  ).map(({ start, length, value: text }) => ({
    range: rect(firstRow + start, claim, length, 1),
    validation: {
      rule: { type: 'any' },
      prompt: { title: words.t('sheet.filling.column.claim'), text },
    } as const,
  }));
  return [{ kind: 'validations', sheet, validations: [...onValues, ...onClaims] }];
}

function claimHint(row: FillingRow | null, words: Words): string {
  if (!row?.claim) return words.t('sheet.filling.hint.noClaim');
  const { kind, id, points } = row.claim;
  return points === null
    ? words.t('sheet.filling.hint.claimOpen')
    : words.t(`sheet.filling.hint.claim_${kind}`, { id, points });
}

function factValidation(
  { fact, clause }: FillingRow,
  rubric: Rubric,
  assessee: string,
  dateSystem: DateSystem,
  words: Words,
): Validation {
  const hint = words.t(`sheet.filling.hint.${hintOf({ fact, clause }, rubric)}`, {
    verifier: rubric.verifierWord,
    unit: fact.unit,
    min: fact.min,
    max: fact.max,
    floor: fact.floor,
    never: fact.never ?? '',
    options: fact.options.join('、'),
  });
  const set = fact.targets?.[assessee];
  const target = set === undefined ? '' : words.t('sheet.filling.hint.target', { assessee, text: set });
  const text = [target, fact.hint, hint].filter((part) => part !== '').join('\n');
  const rule = ruleOf(fact, dateSystem);
  return {
    rule,
    prompt: { title: `${clause.id} ${fact.name}`.slice(0, 32), text: text.slice(0, 255) },
    ...(rule.type === 'any'
      ? {}
      : { error: { style: 'warning', title: words.t('sheet.filling.checkInput'), text: hint.slice(0, 225) } }),
  };
}

function ruleOf(fact: Fact, dateSystem: DateSystem): Validation['rule'] {
  const bounds = {
    ...(Number.isFinite(fact.min) ? { min: fact.min } : {}),
    ...(Number.isFinite(fact.max) ? { max: fact.max } : {}),
  };
  switch (fact.type) {
    case 'yesNo':
      return { type: 'list', values: ['是', '否'] };
    case 'choice':
      return { type: 'list', values: fact.options };
    case 'count':
    case 'rank':
      return { type: 'whole', ...bounds };
    // No rule of a spreadsheet takes several figures, or a date and a word.
    case 'list':
      return { type: 'any' };
    case 'date':
      if (fact.never !== undefined) return { type: 'any' };
      return { type: 'date', min: serialIn(fact.min, dateSystem), max: serialIn(fact.max, dateSystem) };
    default:
      return { type: 'decimal', ...bounds };
  }
}
