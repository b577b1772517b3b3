/** Who is assessed, and what is known. */
import { scratch } from '../columns';
import { truth } from '../known';
import { factName, type FormulaFunction } from './entry';

/** The assessee's name. */
export const ASSESSEE: FormulaFunction = {
  signature: { args: [], result: 'text' },
  asks: 'assessee',
  figure: () => ({ kind: 'assessee', fact: '' }),
  bounds: (_, { assessee }) => ({ kind: 'text', value: assessee }),
  texts: () => (columns) => columns.assessees,
  print: (_, { assessee }) => assessee,
};

/** Whether a fact is filled in. That decides which of the others are asked, and is no figure itself. */
export const GIVEN: FormulaFunction = {
  signature: { args: ['fact'], result: 'boolean' },
  hidesArguments: true,
  bounds: ([fact], context) => truth(context.given(factName(fact))),
  column([fact], { options }) {
    const name = factName(fact);
    const isText = options.isText(name);
    const isList = options.isList(name);
    return (columns, depth) => {
      const out = scratch(columns, depth);
      if (isText) columns.texts(name).forEach((text, i) => (out[i] = text === '' ? 0 : 1));
      else
        (isList ? columns.lists(name).counts : columns.numbers(name)).forEach(
          (value, i) => (out[i] = Number.isNaN(value) ? 0 : 1),
        );
      return out;
    };
  },
  print: ([fact], printer) => printer.given(factName(fact)),
};
