/** What a function of the formula language is: one entry, which all readers of the tree ask. */
import type { Call, Expression, StepReading, ValueType } from '../ast';
import type { Compiler, NumberNode, TextNode } from '../columns';
import type { Bounds, BoundsContext, NumberBounds } from '../known';
import type { Writer } from '../writing';

/**
 * What an argument must be: of a type; of the `same` type as the others that must; a whole number as it stands (`literal`);
 * 0 or 1 as it stands (`order`); the name of a `fact`; a number that is reckoned from facts (`figure`); a number or a
 * list (`numbers`); a list compared with a number, which says of each member whether it is meant (`members`).
 */
export type Parameter = ValueType | 'same' | 'literal' | 'order' | 'fact' | 'figure' | 'numbers' | 'members';

export interface Signature {
  readonly args: readonly Parameter[];
  /** How many of the last may be left out. */
  readonly optional?: number;
  /** The last may be repeated. */
  readonly rest?: boolean;
  /** `same`: what the arguments have in common. */
  readonly result: ValueType | 'same';
}

/** The bounds of an argument. */
export interface BoundsReader {
  bounds(expression: Expression, context: BoundsContext): Bounds;
  /** Of an argument that was checked to be a number or a condition. */
  number(expression: Expression, context: BoundsContext): NumberBounds;
}

/** A1 text for the arguments. */
export interface Printer extends Writer {
  readonly steps: StepReading;
  /** The assessee's name. */
  readonly assessee: string;
  given(fact: string): string;
  /** Whether it is a list, which is written as the range of its members. */
  isList(expression: Expression): boolean;
  /** The same for each of the assessees. */
  everyone(): readonly Printer[];
}

/** A figure that mattered for an amount: a fact, something over all assessees, or (without a fact) who is assessed. */
export interface Figure {
  readonly kind: 'fact' | 'assessee' | OverAll;
  /** The fact's name; of what is over all assessees, the fact or the expression as it is written. */
  readonly fact: string;
  /** Over all assessees only. */
  readonly ofAll?: {
    readonly call: Call;
    /** The condition on which an assessee takes part; null: all do. */
    readonly among: Expression | null;
    /** The call as it is written, where it is more than a function of a fact. */
    readonly written?: string;
  };
}
/** `rank` counts from the highest, `rankUp` from the lowest. */
export type OverAll = 'mean' | 'least' | 'most' | 'rank' | 'rankUp';

export interface FormulaFunction {
  readonly signature: Signature;
  /** It depends on more than its arguments: on who is assessed, or on the facts of everyone. */
  readonly asks?: 'assessee' | 'everyone';
  /** Of lists without figures it has no value. */
  readonly needsMembers?: boolean;
  /** Whether the result is a whole number: always, or where all arguments are. What is whole is compared without rounding. */
  readonly whole?: 'always' | 'asArguments';
  /** The first argument decides which one of the others, from 0, is taken: the others do not matter. */
  readonly branch?: (decision: number) => number;
  /** The facts in its arguments are no figures of their own. */
  readonly hidesArguments?: boolean;
  /** A figure that matters beside those of the arguments. */
  readonly figure?: (call: Call) => Figure;

  /** Sound: the true value is never outside. */
  bounds(args: readonly Expression[], context: BoundsContext, read: BoundsReader): Bounds;
  /** Conditions are 0 and 1. Where there is no value (nobody takes part), NaN. */
  readonly column?: (args: readonly Expression[], compiler: Compiler) => NumberNode;
  /** Where the result is a text. */
  readonly texts?: (args: readonly Expression[], compiler: Compiler) => TextNode;
  /** Another way in which people write the arguments, as the tree has them; null: they are written so already. */
  readonly rewrite?: (args: readonly Expression[]) => readonly Expression[] | null;
  /** A native formula for Excel 2016, WPS and LibreOffice, whole or in brackets; left out or null, they have the function by this name. */
  readonly print?: (args: readonly Expression[], printer: Printer) => string | null;
}

/** The value of an argument that was checked to be written as a number. */
export const literal = (expression: Expression | undefined): number => (expression as { value: number }).value;
/** The name of an argument that was checked to be a fact. */
export const factName = (expression: Expression | undefined): string => (expression as { name: string }).name;
