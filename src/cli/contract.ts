/**
 * The JSON that the command line reads and prints: a contract, published as JSON schemas in docs/schema (tools/schemas.ts).
 * `null` stands for what is not known yet, and in a range for an end without a bound.
 */
import * as v from 'valibot';
import {
  day,
  EVIDENCE_PARTS,
  evidenceCheck,
  evidenceOutput,
  evidencePlan,
  evidenceSettings,
  ledger,
  locatedEvidenceCheck,
  place,
} from './contractEvidence';
import { said } from './said';

const scalar = v.union([v.number(), v.string(), v.boolean()]);
const points = said(v.nullable(v.number()), 'points; null while facts are missing');
const range = said(
  v.strictTuple([v.nullable(v.number()), v.nullable(v.number())]),
  'worst and best that it can still be, in points; null: no bound',
);

const fact = v.strictObject({
  name: v.string(),
  type: v.picklist(['count', 'percent', 'amount', 'number', 'rank', 'yesNo', 'date', 'judged', 'choice', 'list']),
  unit: said(v.string(), '次, %, 亩, 分 …; empty for yes/no'),
  min: v.exactOptional(said(v.number(), 'smallest value, where it is not the usual one of the type')),
  max: v.exactOptional(said(v.number(), 'largest value, where it is not the usual one of the type')),
  floor: v.exactOptional(said(v.number(), 'judged facts: the smallest decision other than 0')),
  options: v.exactOptional(v.array(v.string())),
  of: v.exactOptional(
    said(
      v.picklist(['count', 'percent', 'amount', 'number']),
      'lists: what kind of figures they hold; min and max are those of each',
    ),
  ),
  never: v.exactOptional(said(v.string(), 'dates: the word for a day that never came, later than every day')),
  default: v.exactOptional(said(scalar, 'what a blank means; without it a blank is missing')),
  hint: v.exactOptional(v.string()),
});

const rule = v.strictObject({
  quote: said(v.string(), 'verbatim from the rubric'),
  effect: said(
    v.picklist(['award', 'deduct', 'void', 'waive']),
    'award adds the amount, deduct takes it away; void makes the clause 0 and waive gives full marks where the amount is true',
  ),
  amount: said(v.string(), 'formula; of a reading with several, the one of the default option'),
  reading: v.exactOptional(said(v.string(), 'name of the reading that chooses among amounts')),
  amounts: v.exactOptional(said(v.record(v.string(), v.string()), 'formula by option of the reading')),
  scope: v.exactOptional(said(v.string(), 'void: id of what becomes 0, where that is more than the clause')),
});

const extraClause = {
  id: v.string(),
  title: v.string(),
  text: said(v.string(), 'verbatim from the rubric'),
  verifiers: v.array(v.string()),
  facts: v.array(fact),
  rules: v.array(rule),
};

const clause = v.strictObject({
  id: v.string(),
  indicator: v.string(),
  item: v.string(),
  points: said(v.nullable(v.number()), 'full marks; null where the clauses of an item share its points'),
  start: said(v.picklist(['full', 'zero']), 'where the score starts before the rules: at full marks or at 0'),
  pool: v.exactOptional(said(v.string(), 'id of the item whose points it shares, under the default readings')),
  title: v.string(),
  text: said(v.string(), 'verbatim from the rubric'),
  verifiers: v.array(v.string()),
  facts: v.array(fact),
  rules: v.array(rule),
});

/** `kaoping rubric ID --json` */
export const rubricOutput = v.strictObject({
  id: v.string(),
  title: v.string(),
  fullMarks: v.number(),
  verifierWord: said(v.string(), 'what the document calls who confirms a clause: 认定部门, 牵头处室'),
  groups: v.array(v.strictObject({ id: v.string(), title: v.string(), points: v.number() })),
  indicators: v.array(
    v.strictObject({
      id: v.string(),
      group: v.string(),
      title: v.string(),
      points: said(v.nullable(v.number()), 'full marks; null where the indicators of a group share its points'),
    }),
  ),
  clauses: v.array(clause),
  bonus: v.array(v.strictObject(extraClause)),
  deductions: v.array(v.strictObject(extraClause)),
  verdict: said(v.array(v.strictObject(extraClause)), 'a void rule of one of these is a major problem'),
  evidence: said(v.nullable(evidencePlan), 'what must be shown; null: nothing'),
  readings: v.array(
    v.strictObject({
      name: v.string(),
      clause: v.exactOptional(said(v.string(), 'the clause or item it belongs to; absent: the whole rubric')),
      options: v.array(v.string()),
      default: v.string(),
    }),
  ),
  hashes: v.strictObject({
    text: said(v.string(), 'SHA-256 of the text'),
    scoring: said(v.string(), 'SHA-256 of all that decides a score'),
  }),
});

const factInput = v.nullable(v.union([v.number(), v.string(), v.boolean(), v.array(v.number())]));

/** `kaoping evaluate ID --json`, standard input */
export const evaluateInput = v.strictObject({
  assessees: v.exactOptional(
    said(
      v.pipe(
        v.array(
          v.strictObject({
            name: said(v.pipe(v.string(), v.nonEmpty()), 'names differ from each other'),
            facts: said(
              v.record(v.string(), v.record(v.string(), factInput)),
              'by clause id and fact name; yes/no as true and false, dates as 2022-08-31, percentages as 0–100, lists as arrays, null for a blank',
            ),
            ledger: v.exactOptional(said(ledger, 'what it shows as evidence')),
          }),
        ),
        v.minLength(1),
      ),
      'may be left out where the rubric has one assessee of its own',
    ),
  ),
  ledger: v.exactOptional(said(ledger, 'that of the only assessee')),
  asOf: v.exactOptional(said(day, 'the day as of which evidence is checked (default: today)')),
  readings: v.exactOptional(
    said(v.record(v.string(), v.string()), 'option by reading; readings left out have their default'),
  ),
  settings: v.exactOptional(
    v.strictObject({
      blankCountsAreZero: v.exactOptional(said(v.boolean(), 'a blank count means 0 (default: false)')),
      evidence: v.exactOptional(evidenceSettings),
    }),
  ),
  adjustments: v.exactOptional(
    v.array(
      v.strictObject({
        assessee: v.string(),
        clause: v.string(),
        // JSON can say 1e999, which no score is.
        points: v.pipe(v.number(), v.minValue(-1e9), v.maxValue(1e9)),
        reason: v.string(),
        by: v.string(),
        date: v.string(),
      }),
    ),
  ),
});

const figures = said(
  v.record(v.string(), factInput),
  'figures that mattered, by fact: yes/no as true and false, dates as 2022-08-31, lists as arrays; MEANOFALL(fact), MINOFALL(fact), MAXOFALL(fact) and RANKOFALL(fact), or as the rule has them, for what is reckoned over all assessees; ASSESSEE() whose line of the rubric was applied; null: missing',
);
const reason = v.strictObject({
  quote: said(v.string(), 'verbatim from the rubric'),
  points: said(v.number(), 'what the rule changed after floor and caps; negative: lost'),
  facts: figures,
});

const clauseScore = v.strictObject({
  state: v.picklist(['scored', 'pending', 'notApplicable', 'void']),
  points: said(v.nullable(v.number()), 'null while pending; where clauses share points: what is lost, at most 0'),
  range,
  reasons: v.array(reason),
  adjustment: v.exactOptional(
    said(
      v.strictObject({ computed: points, reason: v.string(), by: v.string(), date: v.string() }),
      'a person replaced the computed points',
    ),
  ),
});
const score = v.strictObject({ points, range });
const scores = v.record(v.string(), score);

const finding = {
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  clause: said(v.string(), 'empty when it is about no clause'),
  fact: said(v.string(), 'empty when it is about no fact'),
  message: said(v.string(), 'what happened, why, and what to do'),
};

const verdictReason = v.union([
  v.strictObject({
    kind: v.picklist(['belowThreshold', 'reachesThreshold']),
    score: said(v.nullable(v.number()), 'while facts are missing, the best or worst that decides it'),
    threshold: v.number(),
    message: v.string(),
  }),
  v.strictObject({ kind: v.literal('mayReachThreshold'), range, threshold: v.number(), message: v.string() }),
  v.strictObject({
    kind: v.literal('majorProblem'),
    clause: v.string(),
    quote: v.string(),
    facts: figures,
    message: v.string(),
  }),
  v.strictObject({
    kind: v.literal('majorProblemPending'),
    clause: v.string(),
    pending: said(
      v.array(v.string()),
      'facts that are missing; none where it waits for something else, which has its finding',
    ),
    message: v.string(),
  }),
]);

const verdictState = v.picklist(['达标', '未达标', '待定']);
const verdict = v.strictObject({
  state: verdictState,
  reasons: v.array(verdictReason),
  turnedFrom: v.exactOptional(said(verdictState, 'what it would be without the adjustments, where these turn it')),
});

const scorecard = {
  assessee: v.string(),
  clauses: v.record(v.string(), clauseScore),
  items: scores,
  indicators: scores,
  groups: scores,
  base: points,
  bonus: points,
  deductions: said(v.nullable(v.number()), 'what is taken off, not negative; null while facts are missing'),
  inPlay: v.exactOptional(said(v.number(), 'full marks of what is there for the assessee, where these are fewer')),
  total: points,
  range: said(range, 'worst and best of the total'),
  verdict: said(v.nullable(verdict), 'null where the rubric has no verdict'),
};

const FINDINGS = 'findings about this assessee, and those about none in particular';

/** `kaoping evaluate ID --json`, standard output */
const evaluateOutput = v.strictObject({
  scorecards: v.array(
    v.strictObject({
      ...scorecard,
      findings: said(v.array(v.strictObject(finding)), FINDINGS),
      evidence: v.exactOptional(said(evidenceCheck, 'where the rubric has tasks, or where a ledger or asOf is given')),
    }),
  ),
});

/** `kaoping score FILE… --json` */
export const scoreOutput = v.strictObject({
  files: v.array(
    v.strictObject({
      file: said(v.string(), 'as given'),
      output: said(v.nullable(v.string()), 'where the scored workbook was written; null when it was not'),
      rubric: said(v.nullable(v.string()), 'id; null when the file could not be scored'),
      counts: v.exactOptional(
        said(
          v.strictObject({ errors: v.number(), warnings: v.number(), infos: v.number(), blanks: v.number() }),
          'the findings of the workbook, of scores and of evidence, as 问题清单 has them; blanks (facts that are not filled in) are among the warnings; absent when the file could not be scored',
        ),
      ),
      scorecards: v.array(
        v.strictObject({
          ...scorecard,
          findings: said(v.array(v.strictObject({ ...finding, ...place })), FINDINGS),
          evidence: v.exactOptional(locatedEvidenceCheck),
        }),
      ),
      error: v.exactOptional(said(v.strictObject({ code: v.string(), message: v.string() }), 'why there is no output')),
    }),
  ),
});

/** Everything that is published, by the name of its schema file. */
export const CONTRACT = {
  rubric: { title: 'kaoping rubric ID --json', schema: rubricOutput },
  'evaluate-input': { title: 'kaoping evaluate ID --json: standard input', schema: evaluateInput },
  'evaluate-output': { title: 'kaoping evaluate ID --json: standard output', schema: evaluateOutput },
  'evidence-output': { title: 'kaoping evidence FILE --folder DIR --json', schema: evidenceOutput },
  'score-output': { title: 'kaoping score FILE… --json', schema: scoreOutput },
} as const;

/** What occurs more than once; the schema files name these parts. */
export const PARTS = {
  ...{ points, range, fact, rule, figures, reason, clauseScore, score, scores, verdictReason },
  ...EVIDENCE_PARTS,
} as const;

export type RubricOutput = v.InferOutput<typeof rubricOutput>;
export type FactOutput = v.InferOutput<typeof fact>;
export type RuleOutput = v.InferOutput<typeof rule>;
export type EvaluateInput = v.InferOutput<typeof evaluateInput>;
export type AssesseeInput = NonNullable<EvaluateInput['assessees']>[number];
export type EvaluateOutput = v.InferOutput<typeof evaluateOutput>;
export type ScoreOutput = v.InferOutput<typeof scoreOutput>;
export type ScorecardOutput = EvaluateOutput['scorecards'][number];
export type EvidencePlanOutput = v.InferOutput<typeof evidencePlan>;
export type EvidenceOutput = v.InferOutput<typeof evidenceOutput>;
export type LocatedEvidenceCheckOutput = v.InferOutput<typeof locatedEvidenceCheck>;
export type EvidenceCheckOutput = v.InferOutput<typeof evidenceCheck>;
export type FigureOutput = Record<string, v.InferOutput<typeof factInput>>;
export type VerdictReasonOutput = v.InferOutput<typeof verdictReason>;
export type ScoreValue = v.InferOutput<typeof score>;
