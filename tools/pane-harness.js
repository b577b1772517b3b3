/**
 * The task pane in a browser, over assets/samples/shaoxing-2022.xlsx and without Office:
 * `node tools/pane-harness.js [PORT]`, then open the address it prints at a width of 320 pixels (see pane-harness/page.ts).
 * excel.html and message.html are the pages of the add-in as Excel opens them, under their content security
 * policy, with the genuine office.js over an emulated Excel (see pane-harness/emulatedExcel.ts).
 */
const fs = require('node:fs');
const path = require('node:path');
const { builtOnce } = require('./built.js');
const { MESSAGE, TASK_PANE, buildPages, bundle, placesOf } = require('./pages.js');
const { serve } = require('./serve.js');

const PANE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>考评</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"></head>
<body><div id="root"></div><script type="module" src="page.js"></script></body></html>`;
const HARNESS = 'tools/pane-harness';

async function build(folder) {
  const pages = { excel: TASK_PANE, message: MESSAGE };
  await buildPages(folder, pages, 'emulated.js', { page: `${HARNESS}/page.ts` });
  await bundle(folder, { emulated: `${HARNESS}/emulatedExcel.ts` }, { format: 'iife' });
  fs.writeFileSync(path.join(folder, 'index.html'), PANE);
}

/** Builds what is out of date and serves it on 127.0.0.1; `close` ends it. */
async function startHarness(port = 0) {
  return serve(placesOf(await builtOnce('pane', ['assets/samples'], build)), { port });
}

module.exports = { startHarness };

if (require.main === module) {
  startHarness(Number(process.argv[2] ?? 0)).then(
    ({ url, close }) => {
      console.log(url);
      process.on('SIGINT', () => void close().then(() => process.exit(0)));
    },
    (error) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
