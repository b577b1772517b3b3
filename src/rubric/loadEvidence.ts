/** Turns a checked evidence.yaml into the plan, and the table of tasks back into the document's words. */
import type { Builder } from './build';
import { squeeze, type Piece } from './compose';
import type { Deadline, EvidenceNeed, EvidencePlan, EvidenceRequirement, EvidenceTask } from './evidence';
import type { EvidenceFile, EvidenceTable, NeedEntry, TaskEntry } from './evidenceSchema';
import type { ParsedFile } from './files';
import type { Clause } from './model';
import type { InContext } from './tree';

/** The evidence that a rubric asks for. Complaints are collected in `builder`. */
export function loadEvidence(
  builder: Builder,
  file: ParsedFile<EvidenceFile>,
  clauses: readonly InContext[],
  { source, title }: { readonly source: string; readonly title: string },
): EvidencePlan {
  const { instructions, offices, qualityRules, notes } = file.data;
  const table = loadTable(builder, file);
  checkQuotes(builder, file, source);
  return {
    title: file.data.title ?? title,
    tasks: table.tasks,
    requirements: [...table.requirements, ...clauseRequirements(builder, file, clauses)],
    qualityRules: qualityRules.map(({ id, quote, checkedBy, kinds, ...rule }) => ({
      ...{ id, quote, checkedBy, kinds },
      checks: 'checks' in rule ? rule.checks : [],
    })),
    offices,
    instructions,
    notes,
  };
}

/** The table of tasks as it is printed: row by row, cell by cell. */
export const composeEvidence = (table: EvidenceTable): Piece[] => [
  { text: table.head, where: 'table.head' },
  ...table.tasks.map((task) => ({
    text: [
      task.id,
      task.content ?? '',
      task.standard ?? '',
      task.head,
      ...task.requirements.map((requirement) => requirement.quote),
      task.reportTime?.quote ?? '',
      (task.lead ?? []).join('、'),
      task.cooperating.join('、'),
    ].join(''),
    where: placeName(task),
  })),
];

const placeName = ({ id }: TaskEntry): string => `序号${id}`;

/** What a blank cell continues. */
interface RowAbove {
  readonly code: string;
  readonly title: string;
  readonly standard: string;
  readonly deadline: Deadline;
  readonly lead: readonly string[];
}
const NO_ROW: RowAbove = { code: '', title: '', standard: '', deadline: { kind: 'none' }, lead: [] };

function loadTable(
  builder: Builder,
  file: ParsedFile<EvidenceFile>,
): { tasks: EvidenceTask[]; requirements: EvidenceRequirement[] } {
  const tasks: EvidenceTask[] = [];
  const requirements: EvidenceRequirement[] = [];
  let above = NO_ROW;
  file.data.table?.tasks.forEach((entry, index) => {
    const place = file.place(['table', 'tasks', index]);
    builder.places.set(placeName(entry), place);
    if (entry.id !== String(index + 1)) builder.complain('badId', place, { id: entry.id, expected: index + 1 });
    const row: RowAbove = {
      ...above,
      ...(entry.content === undefined ? {} : codeAndTitle(entry.content)),
      ...(entry.standard === undefined ? {} : { standard: entry.standard }),
      ...(entry.reportTime === undefined ? {} : { deadline: entry.reportTime.deadline }),
      ...(entry.lead === undefined ? {} : { lead: entry.lead }),
    };
    const { id, head, content = '' } = entry;
    const { code, title, standard } = row;
    tasks.push({ id, code, title, content, standard, head, reportTime: entry.reportTime?.quote ?? '' });
    const seen = new Set<string>();
    entry.requirements.forEach((requirement, at) => {
      const own = requirementId(id, requirement.quote);
      if (seen.has(own))
        builder.complain('duplicateId', file.place(['table', 'tasks', index, 'requirements', at]), { id: own });
      seen.add(own);
      requirements.push({
        id: own,
        task: id,
        clause: null,
        title: requirement.title,
        quote: requirement.quote,
        needs: requirement.needs.map((need) => buildNeed(need, file.data.qualityRules)),
        deadline: requirement.deadline ?? row.deadline,
        draftBy: draftBy(requirement.needs, file.data.qualityRules),
        lead: row.lead,
        cooperating: entry.cooperating,
        continued: entry.lead === undefined,
        onClaimOnly: false,
      });
    });
    above = row;
  });
  return { tasks, requirements };
}

/** Codes are printed with the character Ⅲ or with three letters I. */
function codeAndTitle(content: string): { code: string; title: string } {
  const [, number, title] = /^(?:Ⅲ|III)-(\d+)(.+)$/u.exec(squeeze(content)) ?? [];
  return number === undefined || title === undefined ? { code: '', title: content } : { code: `Ⅲ-${number}`, title };
}

const MARKS = '①②③④⑤⑥⑦⑧⑨';
function requirementId(task: string, quote: string): string {
  const number = MARKS.indexOf(quote.charAt(0)) + 1;
  return number === 0 ? task : `${task}.${number}`;
}

type QualityRules = EvidenceFile['qualityRules'];

const buildNeed = ({ kind, count, characters, captions, years }: NeedEntry, rules: QualityRules): EvidenceNeed => ({
  kind,
  count,
  characters: characters ?? null,
  captions,
  generalCaptions: [...new Set(rules.flatMap((rule) => (rule.kinds.includes(kind) ? rule.captions : [])))],
  period: years ? { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` } : null,
});

/** The first of the days that rules name for what is needed. */
function draftBy(needs: readonly NeedEntry[], rules: QualityRules): string | null {
  const days = rules.flatMap(({ kinds, draftBy: day }) =>
    day !== undefined && needs.some((need) => kinds.includes(need.kind)) ? [day] : [],
  );
  return days.sort()[0] ?? null;
}

/** Requirements of clauses, in the order of the clauses; those that can earn points and have none of their own get the default. */
function clauseRequirements(
  builder: Builder,
  file: ParsedFile<EvidenceFile>,
  clauses: readonly InContext[],
): EvidenceRequirement[] {
  const { clauses: part } = file.data;
  if (!part) return [];
  part.requirements.forEach(({ clause: id, quote }, index) => {
    const place = file.place(['clauses', 'requirements', index], id);
    const context = clauses.find(({ node }) => node.id === id);
    if (!context) builder.complain('evidenceClause', place, { id });
    else if (!context.texts.some((text) => squeeze(text).includes(squeeze(quote))))
      builder.complain('quoteNotInText', place, { quote });
  });
  return clauses.flatMap(({ node: clause }) => {
    const own = part.requirements.filter((entry) => entry.clause === clause.id);
    if (own.length === 0)
      return canEarn(clause) ? [ofClause(clause.id, clause.id, { ...part.default, quote: '' })] : [];
    return own.map((entry, index) =>
      ofClause(own.length === 1 ? clause.id : `${clause.id}.${index + 1}`, clause.id, entry),
    );
  });
}

/** Lists of deductions and of major problems earn nothing. */
const canEarn = (clause: Clause): boolean =>
  clause.start === 'full' || clause.rules.some((rule) => rule.effect === 'award');

const ofClause = (
  id: string,
  clause: string,
  { title, quote, kind }: { title: string; quote: string; kind: EvidenceNeed['kind'] },
): EvidenceRequirement => ({
  id,
  task: null,
  clause,
  title,
  quote,
  needs: [{ kind, count: 1, characters: null, captions: [], generalCaptions: [], period: null }],
  deadline: { kind: 'none' },
  draftBy: null,
  lead: [],
  cooperating: [],
  continued: false,
  onClaimOnly: true,
});

/** What is quoted outside the table, with the part of the file that it stands in. */
export const quotesOf = ({ instructions, offices, qualityRules }: EvidenceFile): Piece[] => [
  ...instructions.map((text, index) => ({ text, where: `instructions.${index}` })),
  ...offices.map(({ office, quote }, index) => ({ text: `${office}：${quote}`, where: `offices.${index}` })),
  ...qualityRules.map(({ quote }, index) => ({ text: quote, where: `qualityRules.${index}` })),
];

/** It stands in the source document. */
function checkQuotes(builder: Builder, file: ParsedFile<EvidenceFile>, source: string): void {
  const document = squeeze(source);
  for (const { text, where } of quotesOf(file.data)) {
    if (document.includes(squeeze(text))) continue;
    const [part = '', index] = where.split('.');
    builder.complain('textNotInSource', file.place([part, Number(index)]), { text: squeeze(text).slice(0, 30) });
  }
}
