/**
 * Whether the short run of the tests sees faults: `node tools/run.js tools/mutate/main.ts [NUMBER…]` makes each of
 * mutations.ts in turn, runs the tests that should see it, and tells which did. Sources are put back, also when it is stopped.
 * Ends with 1 when one was missed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MUTATIONS, type Mutation } from './mutations';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('src', file));

/** The only file with the text. Throws when there is none, or the text stands somewhere else as well. */
function fileWith({ old }: Mutation): string {
  const found = sources.flatMap((file) => Array<string>(readFileSync(file, 'utf8').split(old).length - 1).fill(file));
  if (found.length !== 1) throw new Error(`stands ${found.length} times in src, and should once: ${old}`);
  return found[0]!;
}

/** The test that failed first with the fault in place; null when none did. */
function firstFailure(mutation: Mutation): string | null {
  const file = fileWith(mutation);
  const text = readFileSync(file, 'utf8');
  const putBack = (): void => {
    writeFileSync(file, text);
  };
  process.once('exit', putBack);
  writeFileSync(
    file,
    text.replace(mutation.old, () => mutation.now),
  );
  try {
    const { stdout, stderr, signal } = spawnSync(
      process.execPath,
      ['node_modules/jest/bin/jest.js', '--runInBand', '--json', '--runTestsByPath', ...pathsOf(mutation)],
      { env: { ...process.env, KAOPING_FULL: '' }, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (signal !== null) process.exit(1);
    const { testResults } = JSON.parse(stdout) as Results;
    const broken = testResults.find(({ message, assertionResults }) => message !== '' && assertionResults.length === 0);
    // A fault that is no program proves nothing.
    if (broken) throw new Error(`${mutation.what}: the tests did not run.\n${broken.message || stderr}`);
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ status }) => status === 'failed');
    return failed?.fullName ?? null;
  } finally {
    putBack();
    process.off('exit', putBack);
  }
}

interface Results {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const pathsOf = ({ tests }: Mutation): string[] =>
  tests.map((name) => {
    const path = `test/${name}.test.ts`;
    if (!existsSync(path)) throw new Error(`There is no ${path}.`);
    return path;
  });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const chosen = process.argv.slice(2).map(Number);
const wanted = MUTATIONS.map((mutation, index) => ({ mutation, number: index + 1 })).filter(
  ({ number }) => chosen.length === 0 || chosen.includes(number),
);
// All of them first: a list that is out of date is told before anything runs.
wanted.forEach(({ mutation }) => {
  fileWith(mutation);
  pathsOf(mutation);
});
let missed = 0;
for (const { mutation, number } of wanted) {
  const failure = firstFailure(mutation);
  if (failure === null) missed += 1;
  console.log(`${number} | ${mutation.area} | ${mutation.what} | ${failure ?? 'MISSED'}`);
}
console.log(`${wanted.length - missed} caught, ${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
