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
  scope: v.optional(text),
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

/** What every node has. */
const nodeEntries = {
  id: text,
  title: text,
  points: v.optional(points),
  floor: v.optional(v.number()),
  cap: v.optional(v.number()),
  counts: v.optional(v.boolean(), true),
  appliesTo: v.optional(v.array(text)),
  head: v.optional(v.string(), ''),
  tail: v.optional(v.string(), ''),
  /** Left out: those of what it is part of. */
  verifiers: v.optional(v.array(text)),
};

/** A node that is scored. */
const clause = v.strictObject({
  ...nodeEntries,
  start: v.optional(v.picklist(['full', 'zero'])),
  text: text,
  facts: v.optional(v.record(v.string(), fact), {}),
  readings: v.optional(v.record(v.string(), text), {}),
  rules: v.optional(v.array(rule), []),
  checks: v.optional(v.array(contradiction), []),
  examples: v.optional(v.array(example), []),
  /** Numbers that its rules have and its text does not, or the other way round, each with the reason. */
  numbers: v.optional(v.record(v.string(), text), {}),
});

const sectionExample = v.strictObject({
  title: text,
  facts: v.record(v.string(), facts),
  readings: v.optional(v.record(v.string(), v.string()), {}),
  points: v.number(),
});

/** A node that holds others. */
const section: v.GenericSchema<unknown, SectionEntry> = v.strictObject({
  ...nodeEntries,
  heading: v.optional(v.string(), ''),
  asPrinted: v.optional(text),
  pool: v.optional(v.union([v.literal(true), v.strictObject({ reading: text, option: text, note: v.optional(text) })])),
  children: v.array(v.lazy((input) => nodeSchema(input))),
  examples: v.optional(v.array(sectionExample), []),
});

const nodeSchema = (input: unknown): v.GenericSchema<unknown, NodeEntry> =>
  input !== null && typeof input === 'object' && 'children' in input ? section : clause;

/** A file that holds one node of the tree. */
export const nodeFileSchema = v.lazy(nodeSchema);

export const rubricSchema = v.strictObject({
  id: text,
  title: text,
  year: v.number(),
  fullMarks: points,
  /** Why sums of the document do not add up. */
  asPrinted: v.optional(text),
  assessees: v.array(text),
  head: text,
  /** What follows in the source document after the last word of the rubric; left out, nothing does. */
  end: v.optional(v.string(), ''),
  /** What the document calls who confirms a clause: the head of that column. */
  verifierWord: v.optional(text, '认定部门'),
  /** What the document prints between its texts that is no part of the rubric: column heads again, notes of the printer. */
  beside: v.optional(v.array(text), []),
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
  /** Nodes behind those that have files of their own. */
  children: v.optional(v.array(v.lazy(nodeSchema)), []),
  verdict: v.optional(
    v.strictObject({
      heading: text,
      head: text,
      threshold: points,
      reading: text,
      verifiers: v.array(text),
      clauses: v.array(clause),
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

export type RubricFile = v.InferOutput<typeof rubricSchema>;
export type ResponsibilityFile = v.InferOutput<typeof responsibilitySchema>;
export type ClauseEntry = v.InferOutput<typeof clause>;
export type NodeEntry = SectionEntry | ClauseEntry;
export interface SectionEntry extends Pick<ClauseEntry, keyof typeof nodeEntries> {
  heading: string;
  asPrinted?: string | undefined;
  pool?: true | { reading: string; option: string; note?: string | undefined } | undefined;
  children: NodeEntry[];
  examples: v.InferOutput<typeof sectionExample>[];
}
export type FactEntry = v.InferOutput<typeof fact>;
export type CheckEntry = v.InferOutput<typeof contradiction>;
export type RuleEntry = v.InferOutput<typeof rule>;
