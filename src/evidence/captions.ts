/** What is written beside the pictures in a document. */
import type { CaptionField } from '../rubric';
import type { ReadEntry } from './entries';
import type { FileFacts } from './fileFacts';
import { evidenceFinding, type EvidenceFinding } from './findings';
import { textOf } from './ledger';

/** A month and a day, or a year and a month: 2020年6月5日, 6.5, 2020-06. */
const DAY = /\d\s*[年月./-]\s*\d/;

/**
 * One finding for the pictures that lack the same: a caption must have a day, and what the ledger says of the others.
 * Looked at are the fields that the text asks for on each picture.
 */
export function captionFindings(
  { entry, need, requirement, row, name }: ReadEntry,
  file: FileFacts,
): EvidenceFinding[] {
  const lacking = new Map<string, { fields: readonly CaptionField[]; numbers: number[] }>();
  (file.pictures ?? []).forEach(({ caption }, index) => {
    const written = squash(caption);
    const fields = (need?.captions ?? []).filter((field) => {
      const stated = squash(textOf(entry[field]));
      if (field === 'date') return !DAY.test(caption);
      return written === '' || (stated !== '' && !written.includes(stated));
    });
    if (fields.length === 0) return;
    const same = lacking.get(fields.join()) ?? { fields, numbers: [] };
    same.numbers.push(index + 1);
    lacking.set(fields.join(), same);
  });
  return [...lacking.values()].map(({ fields, numbers }) =>
    evidenceFinding(
      'pictureCaption',
      { requirement: requirement?.id ?? null, rows: [row] },
      { entry: name, file: file.path, pictures: numbers.map(String), fields },
    ),
  );
}

/** Letters and digits alone, full-width as half-width. */
const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
