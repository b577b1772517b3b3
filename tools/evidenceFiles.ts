/** `node tools/run.js tools/evidenceFiles.ts DIRECTORY`: a small evidence folder for the sample of Zhoushan 2020. */
import { writeEvidenceFiles } from './evidence/folder';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('node tools/run.js tools/evidenceFiles.ts DIRECTORY');
  process.exitCode = 1;
} else {
  writeEvidenceFiles(directory).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
