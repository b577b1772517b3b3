/** `npm run sample`: makes the workbooks and the evidence folder in assets/samples, and the tables of their README. The same input gives the same bytes. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { words } from '../src/locales';
import { makeSample } from './sample/make';
import { withTables } from './sample/readme';
import { examineSample, makeZhoushan, scoreZhoushan } from './sample/zhoushan/make';
import { withZhoushanTables } from './sample/zhoushan/readme';

const FOLDER = 'assets/samples';

async function main(): Promise<void> {
  await shaoxing();
  await zhoushan();
}

async function shaoxing(): Promise<void> {
  const { data, workbook, bytes, scoring } = await makeSample();
  const readme = `${FOLDER}/README.md`;
  writeFileSync(`${FOLDER}/shaoxing-2022.xlsx`, bytes);
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), data, workbook, scoring));
  const { formatRange } = words('zh-CN');
  for (const { assessee, total, verdict } of scoring.assessment.scorecards) {
    console.log(`${assessee} ${formatRange(total.range)} ${verdict!.state}`);
  }
}

async function zhoushan(): Promise<void> {
  const { snapshot, bytes, files } = await makeZhoushan();
  const readme = `${FOLDER}/README.md`;
  writeFileSync(`${FOLDER}/zhoushan-2020.xlsx`, bytes);
  const folder = `${FOLDER}/zhoushan-2020-evidence`;
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const scoring = scoreZhoushan(snapshot, await examineSample(files));
  writeFileSync(readme, withZhoushanTables(readFileSync(readme, 'utf8'), scoring));
  for (const { assessee, total } of scoring.assessment.scorecards) {
    console.log(`${assessee} ${words('zh-CN').formatRange(total.range)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
