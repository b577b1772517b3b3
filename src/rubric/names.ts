import type { Rubric } from './model';

/** White space and full-width letters are how a name was typed, and no part of it. */
const bare = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '');
/** 诸暨市 → 诸暨: what is left of a county without its rank, which changes (上虞市 became 上虞区). */
const core = (name: string): string => bare(name).replace(/[市区县]$/u, '');

/**
 * The rubric's assessee that a person seems to mean by another name (诸暨, 诸暨 市, 浙江省诸暨市): a proposal, never an
 * assumption. Null when the name is the rubric's own, or when it may mean none or several of them.
 */
export function properName({ assessees }: Pick<Rubric, 'assessees'>, given: string): string | null {
  if (assessees.includes(given)) return null;
  const meant = assessees.filter((name) => core(name) !== '' && core(given).endsWith(core(name)));
  return meant.length === 1 ? meant[0]! : null;
}

/** Whether the rubric knows the assessee by this name; one that names nobody knows everybody. */
export const isAssessee = ({ assessees }: Pick<Rubric, 'assessees'>, name: string): boolean =>
  assessees.length === 0 || assessees.includes(name);
