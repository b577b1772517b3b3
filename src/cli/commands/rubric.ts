import { formatNumber, type Words } from '../../locales';
import {
  categoriesOf,
  childrenOf,
  clausesIn,
  extrasOf,
  isClause,
  problemsOf,
  severityOf,
  type Clause,
  type Node,
  type Rubric,
} from '../../rubric';
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
  /** A section of a single clause is not a line of its own. */
  const nodeLines = (depth: number, node: Node): string[] => {
    if (isClause(node)) return clauseLines(depth, node);
    const inside = (deeper: number): string[] => node.children.flatMap((child) => nodeLines(deeper, child));
    return node.children.length === 1 && depth > 1
      ? inside(depth)
      : [
          line(depth, depth === 1 ? `${node.id}. ${node.title}` : `${node.id} ${node.title}`, node.points),
          ...inside(depth + 1),
        ];
  };
  const { verdict } = rubric;
  return [
    line(0, rubric.title, rubric.fullMarks),
    ...categoriesOf(rubric).flatMap((category) => [
      '',
      line(0, `${category.id}、${category.title}`, category.points),
      ...childrenOf(category).flatMap((node) => nodeLines(1, node)),
    ]),
    ...extrasOf(rubric).flatMap((node) => extra(node.title, clausesIn(node))),
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
