/**
 * `npm test`: ESLint, Prettier and TypeScript side by side, then jest. Arguments that name tests run these alone, without
 * the rest: `npm test -- scoring` those of a room, `npm test -- rubric/load` those whose path has it.
 * Other arguments are jest's.
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const FIRST = ['lint', 'types'];
/**
 * Files that only the full run has, beside what `test/full.ts` marks. What they see of the rooms of src, others see as well;
 * what is theirs alone is what is packed, and an engine of 2018.
 */
const LEFT_TO_FULL = [
  // Packing everything, and the pages from where they are packed; test/packaging/bundles has what goes in.
  'packaging/zip',
  'packaging/deb',
  'packaging/windows',
  // Chromium 69; test/wps/bundle has what its language and styles must not hold, test/wps/folder its workers.
  'wps/oldEngine',
  // The self-test in a browser; test/selftest/excel and wps run its cases, report and replay its report.
  'selftest/pane',
  // No part of src: the program that registers the add-in, and how LibreOffice takes a sheet larger than any of ours.
  'packaging/register',
  'oracles/large',
  // The sample once more, after rows were moved; test/workbench/page/story and test/usecases have its totals.
  'workbench/page/assessment',
];

/** All test files, as addresses from test/. */
const testFiles = () =>
  fs
    .readdirSync(path.join(root, 'test'), { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'));

/** The tests that an argument names; none for one that is jest's. */
function testsOf(name, files) {
  if (name.startsWith('-')) return [];
  const room = name.replace(/^(?:src|test)\//, '').replace(/\/$/, '');
  const inRoom = files.filter((file) => file.startsWith(`${room}/`));
  if (inRoom.length > 0) return inRoom;
  return files.filter((file) => file.includes(room));
}

/** Runs a program to its end; what it says comes at once or, when others run beside it, in one piece. */
function run(program, args, stdio) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio, shell: process.platform === 'win32' });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
    child.once('error', () => resolve(1));
    child.once('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status ?? 1);
    });
  });
}

const jest = (args) => run(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), ...args], 'inherit');

const leftOut = () =>
  process.env.KAOPING_FULL === '1'
    ? []
    : LEFT_TO_FULL.flatMap((file) => ['--testPathIgnorePatterns', `/test/${file}\\.test\\.ts$`]);

async function main(args) {
  const files = testFiles();
  const named = args.map((arg) => ({ arg, tests: testsOf(arg, files) }));
  const tests = new Set(named.flatMap(({ tests }) => tests));
  if (tests.size > 0) {
    const options = named.filter(({ tests }) => tests.length === 0).map(({ arg }) => arg);
    return jest([...options, '--runTestsByPath', ...[...tests].map((file) => `test/${file}`)]);
  }
  const statuses = await Promise.all(FIRST.map((script) => run('npm', ['run', '--silent', script], 'pipe')));
  return statuses.find((status) => status !== 0) ?? jest([...args, ...leftOut()]);
}

main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
