import * as v from 'valibot';
import type { Words } from '../locales';
import { readDays } from '../evidence';
import { clausesOf, type Rubric } from '../rubric';
import { finding, type AssessmentInput, type Finding } from '../scoring';
import { revealed } from '../sheets';
import { evaluateInput, type AssesseeInput, type EvaluateInput } from './contract';
import { WrongUse } from './errors';

/** The input with everybody in it: each ledger stands at its assessee. */
export interface ReadInput extends Omit<EvaluateInput, 'assessees' | 'ledger'> {
  readonly assessees: readonly AssesseeInput[];
}

/** Reads the JSON of `evaluate`. Throws WrongUse with every place that is not as the contract says. */
export function parseInput(text: string, rubric: Rubric, words: Words): ReadInput {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new WrongUse(words.t('cli.input.notJson', { detail: error instanceof Error ? error.message : '' }));
  }
  const { issues } = v.safeParse(evaluateInput, given);
  if (issues) throw new WrongUse(issues.map((issue) => describeIssue(issue, words)).join('\n'));
  // The text itself and not the checker's copy, which leaves out names such as `constructor`.
  const input = given as EvaluateInput;
  const list = objectsIn(input).find(([, value]) => Array.isArray(value));
  if (list) throw new WrongUse(words.t('cli.input.shape', { path: list[0], expected: 'Object', received: 'Array' }));
  const wrongDay = daysIn(input).find(([, day]) => readDays(day) === null);
  if (wrongDay)
    throw new WrongUse(words.t('cli.input.day', { path: wrongDay[0], received: JSON.stringify(wrongDay[1]) }));
  const { ledger, ...rest } = input;
  const assessees = withLedger(input.assessees ?? ownAssessee(rubric, words), ledger, words);
  const names = assessees.map(({ name }) => name.trim());
  if (names.includes('')) throw new WrongUse(words.t('cli.input.noName'));
  const hidden = names.map(revealed).find((name) => name !== null);
  if (hidden) throw new WrongUse(words.t('usecase.assesseeInvisible', { assessee: hidden }));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new WrongUse(words.t('cli.input.nameTwice', { assessee: twice }));
  return { ...rest, assessees };
}

/** Nobody is named: the one that the rubric was made for. */
function ownAssessee({ assessees }: Rubric, words: Words): AssesseeInput[] {
  const [name, ...others] = assessees;
  if (name === undefined || others.length > 0) throw new WrongUse(words.t('cli.input.missing', { path: 'assessees' }));
  return [{ name, facts: {} }];
}

/** A ledger beside the assessees is that of the only one. */
function withLedger(
  assessees: readonly AssesseeInput[],
  ledger: AssesseeInput['ledger'],
  words: Words,
): readonly AssesseeInput[] {
  if (ledger === undefined) return assessees;
  const [only, ...others] = assessees as readonly [AssesseeInput, ...AssesseeInput[]];
  if (others.length > 0 || only.ledger !== undefined) throw new WrongUse(words.t('cli.input.whoseLedger'));
  return [{ ...only, ledger }];
}

const daysIn = ({ asOf, settings }: EvaluateInput): [path: string, day: string][] => [
  ...(asOf === undefined ? [] : [['asOf', asOf] as [string, string]]),
  ...Object.entries(settings?.evidence?.outsideDays ?? {}).map(([id, day]): [string, string] => [
    `settings.evidence.outsideDays${place(id)}`,
    day,
  ]),
];

/** Everything that must be an object, with its path: the checker takes an array for one. */
function objectsIn(input: EvaluateInput): [path: string, value: unknown][] {
  const { assessees = [], ledger = [], readings, settings } = input;
  return [
    ['JSON', input],
    ['readings', readings],
    ['settings', settings],
    ['settings.evidence', settings?.evidence],
    ['settings.evidence.tolerance', settings?.evidence?.tolerance],
    ['settings.evidence.outsideDays', settings?.evidence?.outsideDays],
    ...ledger.map((entry, row): [string, unknown] => [`ledger[${row}]`, entry]),
    ...assessees.flatMap(({ facts, ledger: own = [] }, index): [string, unknown][] => [
      [`assessees[${index}].facts`, facts],
      ...Object.entries(facts).map(([id, values]): [string, unknown] => [
        `assessees[${index}].facts${place(id)}`,
        values,
      ]),
      ...own.map((entry, row): [string, unknown] => [`assessees[${index}].ledger[${row}]`, entry]),
    ]),
  ];
}

/** A step of a path as JavaScript writes it: [0], .facts, ["2.1"]. */
const place = (key: unknown): string =>
  typeof key === 'number'
    ? `[${key}]`
    : /^[\p{L}_]+$/u.test(String(key))
      ? `.${String(key)}`
      : `[${JSON.stringify(key)}]`;

function describeIssue(issue: v.BaseIssue<unknown>, words: Words): string {
  const path = (issue.path ?? []).map(({ key }) => place(key)).join('');
  const data = { path: path.replace(/^\./, '') || 'JSON', expected: issue.expected ?? '', received: issue.received };
  if (issue.type === 'regex') return words.t('cli.input.day', data);
  if (issue.expected === 'never') return words.t('cli.input.unknown', data);
  return words.t(issue.received === 'undefined' ? 'cli.input.missing' : 'cli.input.shape', data);
}

/** The input as the scoring wants it, and a finding for everything in it that the rubric does not have. */
export function assessmentInput(
  rubric: Rubric,
  input: ReadInput,
): { readonly input: AssessmentInput; readonly findings: readonly Finding[] } {
  const names = namesIn(rubric);
  const facts = input.assessees.map((assessee) => tableOf(assessee.facts, names));
  return {
    input: {
      assessees: input.assessees.map(({ name }) => name),
      lookup: (assessee, clause, fact) => facts[assessee]?.get(clause.id)?.get(fact),
      settings: { blankCountsAreZero: input.settings?.blankCountsAreZero ?? false },
      readings: input.readings ?? {},
      adjustments: input.adjustments ?? [],
    },
    findings: unknownParts(names, input),
  };
}

type Facts = AssesseeInput['facts'];
/** By clause: the name of each fact under this name and those that it had in earlier versions. */
type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;
const namesIn = (rubric: Rubric): Names =>
  new Map(
    clausesOf(rubric).map(({ id, facts }) => [
      id,
      new Map(facts.flatMap(({ name, formerly = [] }) => [name, ...formerly].map((each) => [each, name] as const))),
    ]),
  );

/** Under the names of today; where a fact is given by an old and by its own name, its own counts. */
const tableOf = (facts: Facts, names: Names) =>
  new Map(
    Object.entries(facts).map(([clause, values]) => {
      const today = names.get(clause);
      const entries = Object.entries(values).map(([name, value]) => [today?.get(name) ?? name, value] as const);
      return [clause, new Map([...entries, ...Object.entries(values).filter(([name]) => today?.get(name) === name)])];
    }),
  );

function unknownParts(known: Names, { assessees }: ReadInput): Finding[] {
  return assessees.flatMap(({ name: assessee, facts }) =>
    Object.entries(facts).flatMap(([clause, values]) => {
      const names = known.get(clause);
      if (!names) return [finding('unknownClause', { assessee, clause })];
      return Object.keys(values)
        .filter((fact) => !names.has(fact))
        .map((fact) => finding('unknownFact', { assessee, clause, fact }));
    }),
  );
}
