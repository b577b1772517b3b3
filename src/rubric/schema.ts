/** The shape of a rubric's YAML files, checked before anything else. docs/rubric-format.md says what each part means. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const points = v.pipe(v.number(), v.minValue(0));
const scalar = v.union([v.number(), v.string(), v.boolean()]);
/** A list holds several figures. */
const facts = v.record(v.string(), v.union([v.number(), v.string(), v.boolean(), v.array(v.number())]));

const FACT_TYPES = [
  'count',
  'percent',
  'amount',
  'number',
  'rank',
  'yesNo',
  'date',
  'judged',
  'choice',
  'list',
] as const;
const MEMBER_TYPES = ['count', 'percent', 'amount', 'number'] as const;

const fact = v.strictObject({
  type: v.picklist(FACT_TYPES),
  unit: v.optional(v.string()),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  floor: v.optional(points),
  options: v.optional(v.array(text)),
  default: v.optional(scalar),
  hint: v.optional(v.string()),
  targets: v.optional(v.record(text, text)),
  formerly: v.optional(v.array(text), []),
  added: v.optional(v.boolean(), false),
  optional: v.optional(v.boolean(), false),
  retired: v.optional(v.boolean(), false),
  stepless: v.optional(v.boolean(), false),
  of: v.optional(v.picklist(MEMBER_TYPES)),
  never: v.optional(text),
});

/** What two figures of a clause can never be at once. */
const contradiction = v.strictObject({ never: text, because: text });

/** A formula, or one per option of a reading. YAML reads a bare `1` as a number. */
const formula = v.union([text, v.number(), v.boolean()]);
const amount = v.union([formula, v.record(v.string(), formula)]);

const rule = v.strictObject({
  quote: text,
  reading: v.optional(text),
  scope: v.optional(v.picklist(['clause', 'item'])),
  award: v.optional(amount),
  deduct: v.optional(amount),
  void: v.optional(amount),
  waive: v.optional(amount),
});

const example = v.strictObject({
  title: text,
  facts: v.optional(facts, {}),
  assessee: v.optional(v.string(), ''),
  others: v.optional(v.array(facts), []),
  readings: v.optional(v.record(v.string(), v.string()), {}),
  points: v.nullable(v.number()),
  range: v.optional(v.tuple([v.number(), v.number()])),
  state: v.optional(v.picklist(['scored', 'pending', 'notApplicable', 'void'])),
});

const clauseEntries = {
  id: text,
  title: text,
  text: text,
  facts: v.optional(v.record(v.string(), fact), {}),
  readings: v.optional(v.record(v.string(), text), {}),
  rules: v.optional(v.array(rule), []),
  checks: v.optional(v.array(contradiction), []),
  examples: v.optional(v.array(example), []),
  /** Numbers that its rules have and its text does not, or the other way round, each with the reason. */
  numbers: v.optional(v.record(v.string(), text), {}),
};

const clause = v.strictObject({
  ...clauseEntries,
  points: v.optional(points),
  start: v.picklist(['full', 'zero']),
  verifiers: v.optional(v.array(text)),
});

const itemExample = v.strictObject({
  title: text,
  facts: v.record(v.string(), facts),
  readings: v.optional(v.record(v.string(), v.string()), {}),
  points: v.number(),
});

const itemEntries = {
  id: text,
  title: text,
  points: points,
  verifiers: v.optional(v.array(text)),
  tail: v.optional(v.string(), ''),
};

/** An item with circled clauses. */
const dividedItem = v.strictObject({
  ...itemEntries,
  head: v.optional(v.string(), ''),
  pool: v.optional(v.union([v.literal(true), v.strictObject({ reading: text, option: text, note: v.optional(text) })])),
  clauses: v.array(clause),
  examples: v.optional(v.array(itemExample), []),
});

/** An item that is a clause itself. */
const singleItem = v.strictObject({ ...clauseEntries, ...itemEntries, start: v.picklist(['full', 'zero']) });

const indicator = v.strictObject({
  id: text,
  title: text,
  points: points,
  head: v.optional(v.string(), ''),
  tail: v.optional(v.string(), ''),
  /** Left out where the cell is blank: those of the row above. */
  verifiers: v.optional(v.array(text)),
  items: v.array(
    v.lazy((input) => (input !== null && typeof input === 'object' && 'clauses' in input ? dividedItem : singleItem)),
  ),
});

export const groupSchema = v.strictObject({
  id: text,
  title: text,
  points: points,
  indicators: v.array(indicator),
});

const extraClause = v.strictObject(clauseEntries);

const extra = v.strictObject({
  heading: v.optional(v.string(), ''),
  title: text,
  head: v.optional(v.string(), ''),
  tail: v.optional(v.string(), ''),
  label: text,
  verifiers: v.array(text),
  cap: v.optional(points),
  clauses: v.array(extraClause),
});

export const rubricSchema = v.strictObject({
  id: text,
  title: text,
  year: v.number(),
  fullMarks: points,
  assessees: v.array(text),
  head: text,
  /** What follows in the source document after the last word of the rubric. */
  end: text,
  /** What the document calls who confirms a clause: the head of that column. */
  verifierWord: v.optional(text, '认定部门'),
  /** How the document prints its table: with group headings and a column of points, or with departments only. */
  layout: v.optional(v.picklist(['pointsAndOffices', 'officesOnly']), 'pointsAndOffices'),
  /** Hashes of the same text and the same scoring by earlier versions of the program. */
  formerHashes: v.optional(
    v.strictObject({ text: v.optional(v.array(text), []), scoring: v.optional(v.array(text), []) }),
    { text: [], scoring: [] },
  ),
  steps: v.optional(text),
  /** The reading of 0.5分起扣. */
  floors: v.optional(text),
  readings: v.optional(
    v.array(v.strictObject({ name: text, clause: v.optional(text), options: v.array(text), note: text })),
    [],
  ),
  bonus: v.optional(extra),
  deductions: v.optional(extra),
  verdict: v.optional(
    v.strictObject({
      heading: text,
      head: text,
      threshold: points,
      reading: text,
      verifiers: v.array(text),
      clauses: v.array(extraClause),
    }),
  ),
});

export const responsibilitySchema = v.strictObject({
  title: text,
  assessee: text,
  head: text,
  end: text,
  targets: v.array(text),
  columns: v.array(text),
  groups: v.array(
    v.strictObject({
      title: text,
      tasks: v.array(
        v.strictObject({
          id: text,
          title: text,
          duties: v.array(
            v.strictObject({
              text: text,
              responsible: v.optional(v.array(text)),
              verifiers: v.optional(v.array(text)),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type GroupFile = v.InferOutput<typeof groupSchema>;
export type RubricFile = v.InferOutput<typeof rubricSchema>;
export type ResponsibilityFile = v.InferOutput<typeof responsibilitySchema>;
export type IndicatorEntry = GroupFile['indicators'][number];
export type DividedItemEntry = v.InferOutput<typeof dividedItem>;
export type SingleItemEntry = v.InferOutput<typeof singleItem>;
export type ClauseEntry = v.InferOutput<typeof extraClause> & {
  points?: number | undefined;
  start?: 'full' | 'zero' | undefined;
  verifiers?: string[] | undefined;
};
export type FactEntry = v.InferOutput<typeof fact>;
export type CheckEntry = v.InferOutput<typeof contradiction>;
export type RuleEntry = v.InferOutput<typeof rule>;
