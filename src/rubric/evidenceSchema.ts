/** The shape of a rubric's evidence.yaml. docs/rubric-format.md says what each part means. */
import * as v from 'valibot';
import { QUALITY_CHECKS } from './evidence';

const text = v.pipe(v.string(), v.nonEmpty());
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));

const kind = v.picklist([
  'report',
  'photo',
  'mediaPicture',
  'formalDocument',
  'departmentEvaluation',
  'fieldVisit',
  'other',
]);
const captions = v.optional(v.array(v.picklist(['date', 'organiser', 'theme', 'media', 'column', 'content'])), []);

const need = v.strictObject({
  kind,
  count: v.optional(wholeNumber, 1),
  characters: v.optional(wholeNumber),
  captions,
  /** The first and the last year. */
  years: v.optional(v.tuple([wholeNumber, wholeNumber])),
});

const deadline = v.variant('kind', [
  v.strictObject({ kind: v.literal('date'), day }),
  v.strictObject({ kind: v.literal('afterActivity') }),
  v.strictObject({ kind: v.literal('periodic') }),
  v.strictObject({ kind: v.literal('outside'), by: text }),
  v.strictObject({ kind: v.literal('none') }),
]);

const taskRequirement = v.strictObject({
  title: text,
  quote: text,
  needs: v.pipe(v.array(need), v.minLength(1)),
  deadline: v.optional(deadline),
});

/** One row. Cells that are left out are blank: merged with the one above, or, for `cooperating`, empty. */
const task = v.strictObject({
  id: text,
  content: v.optional(text),
  standard: v.optional(v.string()),
  head: v.optional(v.string(), ''),
  requirements: v.pipe(v.array(taskRequirement), v.minLength(1)),
  reportTime: v.optional(v.strictObject({ quote: v.string(), deadline })),
  lead: v.optional(v.array(text)),
  cooperating: v.optional(v.array(text), []),
});

const table = v.strictObject({
  head: text,
  /** What follows in the source document; left out, nothing does. */
  end: v.optional(v.string(), ''),
  tasks: v.array(task),
});

const clauses = v.strictObject({
  default: v.strictObject({ title: text, kind }),
  requirements: v.array(v.strictObject({ clause: text, title: text, quote: text, kind })),
});

const qualityRuleEntries = {
  id: text,
  quote: text,
  kinds: v.array(kind),
  /** What every entry of these kinds should state, whatever its requirement says. */
  captions,
  /** The day by which entries of these kinds should be there. */
  draftBy: v.optional(day),
};

/** A check that is claimed is named by its findings; what people check alone has none. */
const qualityRule = v.variant('checkedBy', [
  v.strictObject({
    ...qualityRuleEntries,
    checkedBy: v.picklist(['software', 'ledger', 'hint']),
    checks: v.pipe(v.array(v.picklist(QUALITY_CHECKS)), v.minLength(1)),
  }),
  v.strictObject({ ...qualityRuleEntries, checkedBy: v.literal('person') }),
]);

export const evidenceSchema = v.strictObject({
  /** Of the table that asks for the evidence, where it is another one than the rubric's. */
  title: v.optional(text),
  instructions: v.optional(v.array(text), []),
  offices: v.optional(v.array(v.strictObject({ office: text, quote: text })), []),
  qualityRules: v.optional(v.array(qualityRule), []),
  notes: v.optional(v.array(text), []),
  table: v.optional(table),
  clauses: v.optional(clauses),
});

export type EvidenceFile = v.InferOutput<typeof evidenceSchema>;
export type EvidenceTable = v.InferOutput<typeof table>;
export type TaskEntry = v.InferOutput<typeof task>;
export type NeedEntry = v.InferOutput<typeof need>;
