import type { ParsedFile } from './files';
import { FormulaError, parse, type Expression } from './formula';
import type {
  Amount,
  Clause,
  Contradiction,
  Effect,
  Fact,
  Node,
  Responsibility,
  Rule,
  Section,
  Verdict,
} from './model';
import type { Place, RubricProblem } from './problems';
import type {
  CheckEntry,
  ClauseEntry,
  FactEntry,
  NodeEntry,
  ResponsibilityFile,
  RubricFile,
  RuleEntry,
  SectionEntry,
} from './schema';

type Path = readonly (string | number)[];

/** What a node has from what it is part of. */
interface Around {
  readonly verifiers: readonly string[];
  readonly isPool: boolean;
}
const OUTSIDE: Around = { verifiers: [], isPool: false };

const base = (
  { id, title, points, floor, cap, counts, appliesTo, head, tail, verifiers }: NodeEntry,
  all: readonly string[],
) => ({
  ...{ id, title, head, tail, counts },
  points: points ?? null,
  floor: floor ?? null,
  cap: cap ?? null,
  appliesTo: appliesTo ?? null,
  verifiers: all,
  continued: verifiers === undefined,
});

/** Turns checked YAML into the model, parsing formulas; complaints are collected, not thrown. */
export class Builder {
  readonly problems: RubricProblem[] = [];
  /** Where each node stands, each section by itself (`ID.head`) and each part of a clause (`ID/rules/0`), for complaints made later. */
  readonly places = new Map<string, Place>();
  /** The sentences that belong to readings, by clause, and by `pool` and section. */
  readonly notes = new Map<string, Readonly<Record<string, string>>>();

  complain(code: RubricProblem['code'], place: Place, data: RubricProblem['data'] = {}): void {
    this.problems.push({ code, place, data });
  }

  /** The nodes of a list; who verifies what says nobody: those of what it is part of, or else of the row above. */
  nodes(file: ParsedFile<unknown>, entries: readonly NodeEntry[], path: Path, around: Around = OUTSIDE): Node[] {
    let above: readonly string[] = [];
    return entries.map((entry, index) => {
      above = entry.verifiers ?? (around.verifiers.length > 0 ? around.verifiers : above);
      return this.node(file, entry, [...path, index], { ...around, verifiers: above });
    });
  }

  /** A node that is a file by itself, or one of a list. */
  node(file: ParsedFile<unknown>, entry: NodeEntry, path: Path, around: Around = OUTSIDE): Node {
    const own = { ...around, verifiers: entry.verifiers ?? around.verifiers };
    return 'children' in entry ? this.section(file, entry, path, own) : this.clause(file, entry, path, own);
  }

  private section(file: ParsedFile<unknown>, entry: SectionEntry, path: Path, around: Around): Section {
    const { id, pool } = entry;
    const place = path.length === 0 ? file.place(['points']) : file.place(path, id);
    this.places.set(`${id}.head`, place);
    this.places.set(id, place);
    if (typeof pool === 'object') this.notes.set(`pool ${id}`, { [pool.reading]: pool.note ?? '' });
    const inside = {
      verifiers: around.verifiers,
      isPool: pool === true || (around.isPool && entry.points === undefined),
    };
    return {
      ...base(entry, around.verifiers),
      heading: entry.heading,
      asPrinted: entry.asPrinted ?? null,
      pool: pool === undefined ? null : { when: pool === true ? null : { reading: pool.reading, option: pool.option } },
      children: this.nodes(file, entry.children, [...path, 'children'], inside),
      examples: entry.examples,
    };
  }

  private clause(file: ParsedFile<unknown>, entry: ClauseEntry, path: Path, around: Around): Clause {
    const place = (...part: Path): Place => {
      const found = file.place([...path, ...part], entry.id);
      this.places.set([entry.id, ...part].join('/'), found);
      return found;
    };
    const own = place();
    if (entry.start === undefined && (entry.points !== undefined || around.isPool))
      this.complain('schema', own, { path: 'start', expected: '"full" | "zero"', received: 'undefined' });
    this.notes.set(entry.id, entry.readings);
    return {
      ...base(entry, around.verifiers),
      start: entry.start ?? 'zero',
      text: entry.text,
      facts: Object.entries(entry.facts).map(([name, fact]) => this.fact(name, fact, place('facts', name))),
      rules: entry.rules.map((rule, index) => this.rule(rule, entry.id, place('rules', index))),
      checks: entry.checks.map((check, index) => this.check(check, place('checks', index))),
      examples: entry.examples.map((example, index) => {
        place('examples', index);
        return { ...example, range: example.range ?? null, state: example.state ?? null };
      }),
      ...(Object.keys(entry.numbers).length > 0 ? { numbers: entry.numbers } : {}),
    };
  }

  /** Null: the document has no verdict. */
  verdict(file: ParsedFile<RubricFile>): Verdict | null {
    const entry = file.data.verdict;
    if (!entry) return null;
    const clauses = entry.clauses.map((clause, index) => {
      const path = ['verdict', 'clauses', index];
      // Major problems are facts: there are no points to bound or to leave out.
      for (const part of ['points', 'floor', 'cap'] as const) {
        const received = clause[part];
        if (received === undefined) continue;
        this.complain('schema', file.place([...path, part], clause.id), { path: part, expected: 'never', received });
      }
      return this.clause(file, clause, path, { verifiers: clause.verifiers ?? entry.verifiers, isPool: false });
    });
    return { ...entry, clauses };
  }

  private fact(name: string, entry: FactEntry, place: Place): Fact {
    const bad = (reason: string): void => {
      this.complain('badFact', place, { name, reason });
    };
    if (!/^[\p{L}][\p{L}\p{N}_]*$/u.test(name)) bad('name');
    if (entry.type === 'judged' && entry.max === undefined) bad('judgedMax');
    if ((entry.type === 'choice') !== (entry.options !== undefined)) bad('options');
    if ((entry.floor !== undefined || entry.stepless) && entry.type !== 'judged') bad('floor');
    if (entry.of !== undefined && entry.type !== 'list') bad('of');
    const of = entry.type === 'list' ? (entry.of ?? 'amount') : undefined;
    if (entry.never !== undefined && entry.type !== 'date') bad('never');
    const defaults = FACT_DEFAULTS[of ?? entry.type];
    return {
      name,
      type: entry.type,
      unit: entry.unit ?? defaults.unit,
      min: entry.min ?? defaults.min,
      max: entry.max ?? defaults.max,
      floor: entry.floor ?? 0,
      options: entry.options ?? [],
      default: entry.default ?? null,
      hint: entry.hint ?? '',
      ...(entry.targets ? { targets: entry.targets } : {}),
      ...(entry.formerly.length > 0 ? { formerly: entry.formerly } : {}),
      ...(entry.added ? { added: true } : {}),
      ...(entry.optional || entry.retired ? { optional: true } : {}),
      ...(entry.retired ? { retired: true } : {}),
      ...(entry.stepless ? { stepless: true } : {}),
      ...(of ? { of } : {}),
      ...(entry.never === undefined ? {} : { never: entry.never }),
    };
  }

  private rule(entry: RuleEntry, clause: string, place: Place): Rule {
    const given = EFFECTS.filter((effect) => entry[effect] !== undefined);
    const [effect] = given;
    if (given.length !== 1 || effect === undefined) {
      this.complain('schema', place, {
        path: 'rules',
        expected: EFFECTS.join(' | '),
        received: given.join(' + ') || '–',
      });
    }
    const amount = effect === undefined ? 0 : entry[effect]!;
    const byOption = typeof amount === 'object';
    if (byOption !== (entry.reading !== undefined))
      this.complain('readingOptions', place, { reading: entry.reading ?? '–' });
    const sources: [string | null, string | number | boolean][] = byOption ? Object.entries(amount) : [[null, amount]];
    return {
      quote: entry.quote,
      effect: effect ?? 'deduct',
      scope: entry.scope ?? clause,
      reading: entry.reading ?? null,
      amounts: sources.map(([option, source]) => this.amount(option, source, place)),
    };
  }

  private check({ never, because }: CheckEntry, place: Place): Contradiction {
    return { source: never, never: this.parse(never, place), because };
  }

  private amount(option: string | null, value: string | number | boolean, place: Place): Amount {
    const source = typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    return { option, source, expression: this.parse(source, place) };
  }

  private parse(source: string, place: Place): Expression {
    try {
      return parse(source);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.formulaProblem(error, place);
      return { kind: 'number', value: 0, at: 0 };
    }
  }

  formulaProblem(error: FormulaError, place: Place): void {
    this.complain('formula', place, {
      ...error.data,
      reason: error.code,
      position: error.position + 1,
      source: error.source,
    });
  }
}

const EFFECTS: readonly Effect[] = ['award', 'deduct', 'void', 'waive'];

/** What a fact has when its entry does not say: unit and bounds, by type. */
export const FACT_DEFAULTS: Readonly<Record<Fact['type'], { unit: string; min: number; max: number }>> = {
  count: { unit: '个', min: 0, max: Infinity },
  percent: { unit: '%', min: 0, max: 100 },
  amount: { unit: '', min: 0, max: Infinity },
  number: { unit: '', min: -Infinity, max: Infinity },
  rank: { unit: '名', min: 1, max: Infinity },
  yesNo: { unit: '', min: 0, max: 1 },
  date: { unit: '', min: 1, max: 2_958_465 },
  judged: { unit: '分', min: 0, max: Infinity },
  choice: { unit: '', min: 0, max: 0 },
  /** Those of what it holds. */
  list: { unit: '', min: 0, max: Infinity },
};

/** Blank department cells continue the row above. */
export function buildResponsibility(file: ResponsibilityFile): Responsibility {
  let responsible: readonly string[] = [];
  let verifiers: readonly string[] = [];
  return {
    title: file.title,
    assessee: file.assessee,
    targets: file.targets,
    tasks: file.groups.flatMap((group) =>
      group.tasks.map((task) => ({
        id: task.id,
        title: task.title,
        group: group.title,
        duties: task.duties.map((duty) => {
          const continued = duty.responsible === undefined && duty.verifiers === undefined;
          responsible = duty.responsible ?? responsible;
          verifiers = duty.verifiers ?? verifiers;
          return { task: task.id, text: duty.text, responsible, verifiers, continued };
        }),
      })),
    ),
  };
}
