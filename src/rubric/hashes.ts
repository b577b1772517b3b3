/** By what a rubric is known again: SHA-256, hexadecimal, of its text and of what decides a score. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { squeeze } from './compose';
import type { Rubric } from './model';

/** Of every word of the document, piece by piece, white space apart: a word that moves from a tail into a clause counts, too. */
export const textHash = (pieces: readonly string[]): string => hash(pieces.map(squeeze));

/**
 * Of the whole built model but for `TELLING`: what is added to the model counts unless somebody says that it decides
 * no score. Formulas count as they are written: their trees, parsed from that, would take three times as long.
 */
export const scoringHash = (rubric: Omit<Rubric, 'hashes'>): string => hash(rubric, deciding);

/** What is said and shown of a rubric, and how its parts are proved: none of it changes a score. */
const TELLING: ReadonlySet<string> = new Set<string>([
  ...['title', 'text', 'head', 'tail', 'heading', 'label', 'quote', 'hint', 'note', 'because', 'targets'],
  ...[
    'verifiers',
    'verifierWord',
    'continued',
    'responsibility',
    'evidence',
    'year',
    'formerHashes',
    'proved',
    'asPrinted',
  ],
  ...['examples', 'checks', 'numbers', 'expression', 'added'],
]);

function deciding(key: string, value: unknown): unknown {
  if (TELLING.has(key)) return undefined;
  // JSON has neither infinity.
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

const hash = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(value, replacer))));
