import { severityOf, type ClauseState, type FormulaError, type Place, type RubricProblem } from '../rubric';
import type { Translate, WordData } from './translate';

const BAD_FACT_REASONS = ['name', 'judgedMax', 'options', 'floor', 'of', 'never', 'twice'] as const;
const VALUE_TYPES = ['number', 'boolean', 'text', 'list'] as const;

/** The words for what is wrong with a rubric's files and formulas. */
export function problemWords(t: Translate) {
  /** File, line and clause; then what is wrong and how to put it right. */
  function describeRubricProblem({ code, place, data }: RubricProblem): string {
    return describePlace(place) + complaint(code, data);
  }

  /** The same, after how grave it is. */
  const problemLine = (problem: RubricProblem): string =>
    t('cli.finding', { severity: t(`severity.${severityOf(problem)}`), message: describeRubricProblem(problem) });

  function describePlace({ file, line, clause }: Place): string {
    if (file === undefined) return clause === undefined ? '' : t('rubric.place.clause', { clause });
    const where = line === undefined ? t('rubric.place.file', { file }) : t('rubric.place.line', { file, line });
    return where + (clause === undefined ? '' : t('rubric.place.clause', { clause }));
  }

  function complaint(code: RubricProblem['code'], data: WordData): string {
    switch (code) {
      case 'formula':
        return formulaLine(data.reason as FormulaError['code'], data);
      case 'badFact':
        return t(`rubric.badFact.${BAD_FACT_REASONS.find((reason) => reason === data.reason) ?? 'other'}`, data);
      case 'wrongResult':
        return t('rubric.wrongResult', withTypes(data));
      case 'schema':
        // The checker reports a part too many as one that should never be, a missing one as undefined.
        if (data.expected === 'never') return t('rubric.schemaUnknown', data);
        // Its word for a text of any length but none.
        if (data.expected === '!0') return t('rubric.schemaEmpty', data);
        return t(data.received === 'undefined' ? 'rubric.schemaMissing' : 'rubric.schema', data);
      case 'negativeAmount':
        return t(`rubric.negativeAmount.${data.effect === 'award' ? 'award' : 'deduct'}`, data);
      case 'ruleCannotAct':
        return t(`rubric.ruleCannotAct.${data.why === 'full' || data.why === 'zero' ? data.why : 'never'}`, data);
      case 'exampleDiffers':
        return t('rubric.exampleDiffers', { ...data, expected: points(data.expected), actual: points(data.actual) });
      case 'exampleState':
        return t('rubric.exampleState', { ...data, expected: state(data.expected), actual: state(data.actual) });
      default:
        return t(`rubric.${code}`, data);
    }
  }

  /** A number of points; `pending` or the range in which they are open. */
  function points(given: WordData[string] | undefined): string {
    if (typeof given === 'number') return t('rubric.examplePoints', { points: given });
    return given === 'pending' ? t('rubric.exampleWaits') : t('rubric.examplePending', { range: String(given) });
  }

  const state = (given: WordData[string] | undefined): string => t(`state.${given as ClauseState}`);

  /** The formula, where in it, what is wrong and how to put it right. */
  function describeFormulaError({
    code,
    position,
    source,
    data,
  }: Pick<FormulaError, 'code' | 'position' | 'source' | 'data'>): string {
    return formulaLine(code, { ...data, position: position + 1, source });
  }

  function formulaLine(code: FormulaError['code'], data: WordData): string {
    const { source = '', position = 1, least = '', most = '' } = data;
    const count = t(least === most ? 'rubric.formula.exactly' : 'rubric.formula.between', { least, most });
    return t('rubric.formula.line', {
      source,
      position,
      problem: t(`rubric.formula.${code}`, { ...withTypes(data), arguments: count }),
    });
  }

  /** Type names of the formula language in words. */
  function withTypes(data: WordData): WordData {
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        const type =
          name === 'expected' || name === 'actual' ? VALUE_TYPES.find((candidate) => candidate === value) : undefined;
        return [name, type ? t(`rubric.formula.type.${type}`) : value];
      }),
    );
  }

  return { describeRubricProblem, problemLine, describeFormulaError };
}
