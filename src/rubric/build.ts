import type { ParsedFile } from './files';
import { FormulaError, parse, type Expression } from './formula';
import type {
  Amount,
  Clause,
  Contradiction,
  Effect,
  Extra,
  Fact,
  Group,
  Indicator,
  Item,
  Responsibility,
  Rule,
  Verdict,
} from './model';
import type { Place, RubricProblem } from './problems';
import type {
  CheckEntry,
  ClauseEntry,
  DividedItemEntry,
  FactEntry,
  GroupFile,
  IndicatorEntry,
  ResponsibilityFile,
  RubricFile,
  RuleEntry,
  SingleItemEntry,
} from './schema';

type Path = readonly (string | number)[];

/** Turns checked YAML into the model, parsing formulas; complaints are collected, not thrown. */
export class Builder {
  readonly problems: RubricProblem[] = [];
  /** Where each group, item and clause stands, each indicator (`ID.head`) and each part of a clause (`ID/rules/0`), for complaints made later. */
  readonly places = new Map<string, Place>();

  complain(code: RubricProblem['code'], place: Place, data: RubricProblem['data'] = {}): void {
    this.problems.push({ code, place, data });
  }

  group(file: ParsedFile<GroupFile>): Group {
    const { id, title, points, indicators } = file.data;
    this.places.set(id, file.place(['points']));
    let above: readonly string[] = [];
    return {
      id,
      title,
      points,
      indicators: indicators.map((entry, index) => {
        above = entry.verifiers ?? above;
        return this.indicator(file, entry, above, id, ['indicators', index]);
      }),
    };
  }

  private indicator(
    file: ParsedFile<unknown>,
    entry: IndicatorEntry,
    verifiers: readonly string[],
    group: string,
    path: Path,
  ): Indicator {
    this.places.set(`${entry.id}.head`, file.place(path, entry.id));
    const owner = { indicator: entry.id, verifiers };
    return {
      id: entry.id,
      title: entry.title,
      points: entry.points,
      head: entry.head,
      tail: entry.tail,
      verifiers,
      continued: entry.verifiers === undefined,
      group,
      items: entry.items.map((item, index) => this.item(file, item, owner, [...path, 'items', index])),
    };
  }

  private item(
    file: ParsedFile<unknown>,
    entry: DividedItemEntry | SingleItemEntry,
    { indicator, verifiers: usual }: { indicator: string; verifiers: readonly string[] },
    path: Path,
  ): Item {
    const verifiers = entry.verifiers ?? usual;
    const owner = { item: entry.id, indicator, verifiers };
    this.places.set(entry.id, file.place(path, entry.id));
    const shared = { id: entry.id, title: entry.title, points: entry.points, tail: entry.tail, verifiers };
    if (!('clauses' in entry)) {
      const clause = this.clause(file, entry, owner, path);
      return { ...shared, head: '', pool: null, clauses: [clause], examples: [] };
    }
    const { pool } = entry;
    return {
      ...shared,
      head: entry.head,
      pool:
        pool === undefined
          ? null
          : { points: entry.points, when: pool === true ? null : { reading: pool.reading, option: pool.option } },
      clauses: entry.clauses.map((clause, index) => this.clause(file, clause, owner, [...path, 'clauses', index])),
      examples: entry.examples,
    };
  }

  private clause(
    file: ParsedFile<unknown>,
    entry: ClauseEntry,
    owner: { item: string; indicator: string; verifiers: readonly string[] },
    path: Path,
  ): Clause {
    const place = (...part: Path): Place => {
      const found = file.place([...path, ...part], entry.id);
      this.places.set([entry.id, ...part].join('/'), found);
      return found;
    };
    place();
    return {
      id: entry.id,
      title: entry.title,
      points: entry.points ?? null,
      start: entry.start ?? 'zero',
      text: entry.text,
      verifiers: entry.verifiers ?? owner.verifiers,
      facts: Object.entries(entry.facts).map(([name, fact]) => this.fact(name, fact, place('facts', name))),
      rules: entry.rules.map((rule, index) => this.rule(rule, place('rules', index))),
      checks: entry.checks.map((check, index) => this.check(check, place('checks', index))),
      examples: entry.examples.map((example, index) => {
        place('examples', index);
        return { ...example, range: example.range ?? null, state: example.state ?? null };
      }),
      ...(Object.keys(entry.numbers).length > 0 ? { numbers: entry.numbers } : {}),
      item: owner.item,
      indicator: owner.indicator,
    };
  }

  /** Null: the document has no such list. */
  extra(file: ParsedFile<RubricFile>, key: 'bonus' | 'deductions'): Extra | null {
    const entry = file.data[key];
    if (!entry) return null;
    return { ...entry, cap: entry.cap ?? null, clauses: this.extraClauses(file, key, entry.label, entry) };
  }

  /** Null: the document has no verdict. */
  verdict(file: ParsedFile<RubricFile>): Verdict | null {
    const entry = file.data.verdict;
    return entry ? { ...entry, clauses: this.extraClauses(file, 'verdict', entry.heading, entry) } : null;
  }

  private extraClauses(
    file: ParsedFile<RubricFile>,
    key: 'bonus' | 'deductions' | 'verdict',
    section: string,
    { clauses, verifiers }: { clauses: readonly ClauseEntry[]; verifiers: readonly string[] },
  ): Clause[] {
    const owner = { item: section, indicator: section, verifiers };
    return clauses.map((entry, index) => this.clause(file, entry, owner, [key, 'clauses', index]));
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

  private rule(entry: RuleEntry, place: Place): Rule {
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
      scope: entry.scope ?? 'clause',
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
