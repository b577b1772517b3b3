import type { Words } from '../locales';
import type { Severity } from '../scoring';
import type { EvidencePlace } from '../sheets';
import { placeOutput } from './evidenceOutput';

/** A finding for people to read: how grave, with its cell where it has one, and what. */
export function findingLine(place: EvidencePlace, severity: Severity, message: string, words: Words): string {
  const { sheet, cell } = placeOutput(place);
  const at = [sheet, cell].filter((part) => part !== null).join('!');
  const told = { severity: words.describeSeverity(severity), message };
  return at === '' ? words.t('cli.finding', told) : words.t('cli.findingAt', { ...told, place: at });
}
