import type { Builder } from '../build';
import { valueType } from './loading';
import type { Clause, Fact, Given, Reading, Section } from '../model';
import { clausesIn } from '../tree';

type Values = Readonly<Record<string, Given>>;

/** Examples of clauses and of sections name facts, readings and options that exist, with values of the right kind. */
export function checkExamples(
  builder: Builder,
  sections: readonly Section[],
  clauses: readonly Clause[],
  readings: readonly Reading[],
): void {
  const options = new Map(readings.map((reading) => [reading.name, reading.options]));

  function checkFacts(owner: string, title: string, facts: readonly Fact[], values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      const fact = facts.find((candidate) => candidate.name === name);
      if (!fact || (Array.isArray(value) ? 'list' : typeof value) !== writtenType(fact)) {
        builder.complain('exampleFact', builder.places.get(owner)!, { name, example: title });
      }
    }
  }

  function checkChoices(owner: string, title: string, choices: Readonly<Record<string, string>>): void {
    for (const [reading, option] of Object.entries(choices)) {
      if (!options.get(reading)?.includes(option)) {
        builder.complain('exampleReading', builder.places.get(owner)!, { reading, option, example: title });
      }
    }
  }

  for (const { id, facts, examples } of clauses) {
    for (const example of examples) {
      for (const values of [example.facts, ...example.others]) checkFacts(id, example.title, facts, values);
      checkChoices(id, example.title, example.readings);
    }
  }
  for (const section of sections) {
    const { id, examples } = section;
    const own = clausesIn(section);
    for (const example of examples) {
      for (const [clause, values] of Object.entries(example.facts)) {
        checkFacts(id, example.title, own.find((candidate) => candidate.id === clause)?.facts ?? [], values);
      }
      checkChoices(id, example.title, example.readings);
    }
  }
}

/** How YAML holds a value of the fact: dates and choices are texts, lists are lists. */
const writtenType = (fact: Fact): string =>
  fact.type === 'date' || valueType(fact) === 'text' ? 'string' : valueType(fact);
