/** `npm run sample`: makes assets/samples/shaoxing-2022.xlsx and the tables of its README. The same input gives the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { words } from '../src/locales';
import { makeSample } from './sample/make';
import { withTables } from './sample/readme';

const FOLDER = 'assets/samples';

async function main(): Promise<void> {
  const { data, workbook, bytes, scoring } = await makeSample();
  const readme = `${FOLDER}/README.md`;
  writeFileSync(`${FOLDER}/shaoxing-2022.xlsx`, bytes);
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), data, workbook, scoring));
  const { formatRange } = words('zh-CN');
  for (const { assessee, total, verdict } of scoring.assessment.scorecards) {
    console.log(`${assessee} ${formatRange(total.range)} ${verdict.state}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
