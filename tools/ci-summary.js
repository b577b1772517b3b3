/** `node tools/ci-summary.js RESULTS STATUS`: the closing line of CI from jest's JSON; fails when anything failed or was skipped. */
const fs = require('node:fs');

const [file, status] = process.argv.slice(2);
if (!fs.existsSync(file)) {
  console.log('The tests did not run: see above.');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const results = JSON.parse(fs.readFileSync(file, 'utf8'));
const skipped = results.numPendingTests + results.numTodoTests;
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
for (const suite of results.testResults) {
  for (const test of suite.assertionResults) {
    if (test.status === 'pending' || test.status === 'todo') console.log(`skipped: ${test.fullName}`);
  }
}
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = Number(status) !== 0 || failed > 0 || skipped > 0 ? 1 : 0;
