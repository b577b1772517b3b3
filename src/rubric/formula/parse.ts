import type { BinaryOperator, Expression } from './ast';
import { FormulaError } from './errors';
import { functionNamed, isFunctionName } from './functions';

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|<>|[-+*/^&=<>%(),]))/uy;

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (;;) {
    const rest = source.slice(end);
    const at = end + rest.length - rest.trimStart().length;
    if (at === source.length) break;
    TOKEN.lastIndex = end;
    const match = TOKEN.exec(source);
    if (!match) {
      if (source[at] === '"') throw new FormulaError('unclosedText', at, source);
      throw new FormulaError('unexpectedCharacter', at, source, {
        character: String.fromCodePoint(source.codePointAt(at)!),
      });
    }
    end = TOKEN.lastIndex;
    const [, number, text, name, operator] = match;
    if (number !== undefined) {
      if (/[\p{L}_.]/u.test(source[end] ?? '')) throw new FormulaError('badNumber', at, source);
      tokens.push({ kind: 'number', text: number, at });
    } else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"'), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else tokens.push({ kind: 'operator', text: operator!, at });
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

/** Spreadsheet precedence, weakest first. All binary operators associate to the left, `^` too; a sign binds tighter than `^`. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Parses a formula (without a leading `=`). Throws FormulaError with the position. */
export function parse(source: string): Expression {
  const tokens = tokenize(source);
  let index = 0;
  const peek = (): Token => tokens[index]!;
  const isOperator = (text: string): boolean => peek().kind === 'operator' && peek().text === text;

  function unexpected(): FormulaError {
    const token = peek();
    return token.kind === 'end'
      ? new FormulaError('unexpectedEnd', token.at, source)
      : new FormulaError('unexpectedToken', token.at, source, { token: token.text });
  }

  function close(openedAt: number): void {
    if (!isOperator(')')) {
      if (peek().kind === 'end') throw new FormulaError('missingParenthesis', openedAt, source);
      throw unexpected();
    }
    index++;
  }

  function binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return signed();
    let left = binary(level + 1);
    for (;;) {
      const token = peek();
      const operator = operators.find((candidate) => token.kind === 'operator' && candidate === token.text);
      if (!operator) return left;
      index++;
      left = { kind: 'binary', operator, left, right: binary(level + 1), at: token.at };
    }
  }

  function signed(): Expression {
    const token = peek();
    if (token.kind === 'operator' && (token.text === '-' || token.text === '+')) {
      index++;
      return { kind: 'unary', operator: token.text, operand: signed(), at: token.at };
    }
    return percent();
  }

  function percent(): Expression {
    let operand = primary();
    while (isOperator('%')) {
      operand = { kind: 'unary', operator: '%', operand, at: peek().at };
      index++;
    }
    return operand;
  }

  function primary(): Expression {
    const token = peek();
    switch (token.kind) {
      case 'number':
        index++;
        return { kind: 'number', value: Number(token.text), at: token.at };
      case 'text':
        index++;
        return { kind: 'text', value: token.text, at: token.at };
      case 'name':
        index++;
        return name(token);
      default:
        if (!isOperator('(')) throw unexpected();
        index++;
        {
          const inner = binary(0);
          close(token.at);
          return inner;
        }
    }
  }

  function name(token: Token): Expression {
    if (!isOperator('(')) {
      if (token.text === 'TRUE' || token.text === 'FALSE') {
        return { kind: 'boolean', value: token.text === 'TRUE', at: token.at };
      }
      return { kind: 'fact', name: token.text, at: token.at };
    }
    if (!isFunctionName(token.text)) {
      throw new FormulaError('unknownFunction', token.at, source, { name: token.text });
    }
    const openedAt = peek().at;
    index++;
    const args: Expression[] = [];
    if (!isOperator(')')) {
      args.push(binary(0));
      while (isOperator(',')) {
        index++;
        args.push(binary(0));
      }
    }
    close(openedAt);
    return { kind: 'call', name: token.text, args: functionNamed(token.text).rewrite?.(args) ?? args, at: token.at };
  }

  const expression = binary(0);
  if (peek().kind !== 'end') throw unexpected();
  return expression;
}
