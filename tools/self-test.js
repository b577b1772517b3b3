/**
 * The self-test without Excel or WPS: `npm run self-test -- [--host excel|wps|xlsx] [--quirks a,b|all] [--in pane|node] [--out FOLDER]`.
 * Excel runs through the pane of the workbench in Chromium; WPS, too, with `--in pane`, else in Node over a workbook in memory.
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { selfTestInPane } = require('./self-test/inPane.js');

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'excel' },
    quirks: { type: 'string', default: '' },
    in: { type: 'string', default: '' },
    out: { type: 'string', default: 'out' },
  },
});

async function inPane() {
  const query = values.host === 'wps' ? `&host=wps${values.quirks && `&quirks=${values.quirks}`}` : '';
  const { files, summary } = await selfTestInPane({ out: values.out, query });
  console.log(`${files.join(', ')}: ${summary}`);
  const report = JSON.parse(
    fs.readFileSync(
      files.find((file) => file.endsWith('.json')),
      'utf8',
    ),
  );
  const failed = report.cases.filter(({ outcome }) => outcome === 'failed');
  for (const { id, failure } of failed) console.log(`  ${id}: ${failure.what} ${failure.actual.slice(0, 200)}`);
  if (failed.length > 0 || report.leftovers.length > 0) process.exitCode = 1;
}

function inNode() {
  const tool = path.join(__dirname, 'self-test/inNode.ts');
  const options = ['--host', values.host, '--quirks', values.quirks, '--out', path.resolve(values.out)];
  const run = path.join(__dirname, 'run.js');
  const { status } = spawnSync(process.execPath, [run, tool, ...options], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

if (!['excel', 'wps', 'xlsx'].includes(values.host)) {
  console.error(`--host ${values.host}: one of excel, wps, xlsx`);
  process.exitCode = 2;
} else if (values.host === 'excel' || values.in === 'pane') {
  inPane().catch((error) => {
    console.error(error.message ?? error);
    process.exitCode = 1;
  });
} else {
  inNode();
}
