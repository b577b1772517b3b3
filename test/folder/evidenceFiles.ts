/** The evidence folder of the sample, drawn once for all tests. */
import { cpSync } from 'node:fs';
import { writeEvidenceFiles } from '../../tools/evidence/folder';
import { builtOnce } from '../../tools/built.js';

/** Copies it to a folder of the test's own. */
export async function copyEvidenceFiles(folder: string): Promise<void> {
  cpSync(await builtOnce('evidence', [], writeEvidenceFiles), folder, { recursive: true });
}
