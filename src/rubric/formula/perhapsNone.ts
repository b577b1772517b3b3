import { factsOf, visit, type Expression } from './ast';
import { functionNamed } from './functions';

/**
 * The parts of a formula that may have no value though every fact is known: what is reckoned over all assessees, the mean
 * and the extremes of lists, a division by what may be 0. A comparison with none of them would be false without a word.
 */
export function partsPerhapsNone(expression: Expression, isList: (fact: string) => boolean): Expression[] {
  const parts: Expression[] = [];
  visit(expression, (node) => {
    if (isDivision(node) || isOfAll(node) || isOfLists(node, isList)) parts.push(node);
  });
  return parts;
}

const isDivision = (node: Expression): boolean =>
  node.kind === 'binary' && node.operator === '/' && factsOf(node.right).length > 0;

const isOfAll = (node: Expression): boolean => node.kind === 'call' && functionNamed(node.name).asks === 'everyone';

const isOfLists = (node: Expression, isList: (fact: string) => boolean): boolean =>
  node.kind === 'call' &&
  functionNamed(node.name).needsMembers === true &&
  node.args.every((arg) => arg.kind === 'fact' && isList(arg.name));
