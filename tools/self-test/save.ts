import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../src/locales';
import { countsOf, reportName, reportPage, type Report } from '../../src/selftest';

/** Writes data and page of a report into a folder, and says what came out; the exit code is 1 when something failed. */
export function saveReport(report: Report, folder: string, words: Words): void {
  mkdirSync(folder, { recursive: true });
  const name = join(folder, reportName(report));
  writeFileSync(`${name}.json`, `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(`${name}.html`, reportPage(report, words));
  const { passed, failed, skipped } = countsOf(report);
  console.log(`${name}.json, ${name}.html: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  for (const one of report.cases) {
    if (one.outcome === 'failed') console.log(`  ${one.id}: ${one.failure.what} ${one.failure.actual.slice(0, 200)}`);
  }
  if (failed > 0 || report.leftovers.length > 0) process.exitCode = 1;
}
