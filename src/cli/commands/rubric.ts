import { formatNumber, type Words } from '../../locales';
import { problemsOf, severityOf, type Clause, type Rubric } from '../../rubric';
import { exampleOutcomes } from '../../scoring';
import { EXIT, type ExitCode } from '../exit';
import { rubricOutput } from '../rubricOutput';
import { wantedRubric } from '../rubrics';
import { json, type Terminal } from '../terminal';

/**
 * `kaoping rubric ID [--json]`: what is scored, as an outline or by the contract. Beside the outline stands what the
 * guarantees say of the rubric; an error among it fails the command.
 */
export function showRubric(
  id: string,
  options: { readonly json?: boolean },
  { words, print, complain }: Terminal,
): ExitCode {
  const rubric = wantedRubric(id, words);
  if (options.json) {
    print(json(rubricOutput(rubric)));
    return EXIT.done;
  }
  print(outline(rubric, words));
  const problems = problemsOf(rubric, exampleOutcomes(rubric));
  for (const problem of problems) complain(words.problemLine(problem));
  return problems.some((problem) => severityOf(problem) === 'error') ? EXIT.failed : EXIT.done;
}

function outline(rubric: Rubric, words: Words): string {
  const line = (depth: number, name: string, points: number | null): string =>
    '  '.repeat(depth) +
    (points === null ? name : words.t('cli.outline.line', { name, points: words.formatPoints(points) }));
  const verifierLines = (depth: number, verifiers: readonly string[]): string[] =>
    verifiers.length === 0
      ? []
      : [
          line(
            depth,
            words.t('cli.outline.verifiers', {
              verifier: rubric.verifierWord,
              names: verifiers.join(words.t('list.enumeration')),
            }),
            null,
          ),
        ];
  const clauseLines = (depth: number, { id, title, points, verifiers, facts }: Clause): string[] => [
    line(depth, `${id} ${title}`, points),
    ...verifierLines(depth + 1, verifiers),
    ...facts.map(({ name, unit, hint }) =>
      line(depth + 1, `· ${name}${unit === '' ? '' : ` (${unit})`}${hint === '' ? '' : `  ${hint}`}`, null),
    ),
  ];
  const section = (name: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', name, ...lines] : []);
  const extra = (name: string, clauses: readonly Clause[]): string[] =>
    section(
      name,
      clauses.flatMap((clause) => clauseLines(1, clause)),
    );
  const { bonus, deductions, verdict } = rubric;
  return [
    line(0, rubric.title, rubric.fullMarks),
    ...rubric.groups.flatMap((group) => [
      '',
      line(0, `${group.id}、${group.title}`, group.points),
      ...group.indicators.flatMap((indicator) => [
        line(1, `${indicator.id}. ${indicator.title}`, indicator.points),
        ...indicator.items.flatMap((item) => [
          ...(item.clauses.length === 1 ? [] : [line(2, `${item.id} ${item.title}`, item.points)]),
          ...item.clauses.flatMap((clause) => clauseLines(item.clauses.length === 1 ? 2 : 3, clause)),
        ]),
      ]),
    ]),
    ...(bonus ? extra(bonus.title, bonus.clauses) : []),
    ...(deductions ? extra(deductions.title, deductions.clauses) : []),
    ...(verdict
      ? extra(words.t('cli.outline.verdict', { threshold: formatNumber(verdict.threshold) }), verdict.clauses)
      : []),
    ...section(
      words.t('cli.outline.readings'),
      rubric.readings.map(
        ({ name, clause, options }) =>
          `  ${clause === null ? '' : `${clause} `}${name}${words.t('cli.outline.options', { options: options.join(' / ') })}`,
      ),
    ),
  ].join('\n');
}
