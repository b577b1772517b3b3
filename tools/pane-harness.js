/**
 * The task pane in a browser, over assets/samples/shaoxing-2022.xlsx and without Office:
 * `node tools/pane-harness.js [PORT]`, then open the address it prints at a width of 320 pixels (see pane-harness/page.ts).
 * excel.html is the pane as Excel opens it, with the genuine office.js over an emulated Excel.
 */
const esbuild = require('esbuild');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { dataPlugin } = require('./esbuild-data-plugin.js');

const root = path.join(__dirname, '..');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const OFFICE = path.join(root, 'node_modules/@microsoft/office-js/dist');
const page = (name, scripts = '') => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>考评</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${name}.css">${scripts}</head>
<body><div id="root"></div><script type="module" src="${name}.js"></script></body></html>`;
const EMULATED = '<script src="emulated.js"></script><script src="office/office.js"></script>';

/** Builds into a folder of its own and serves it on 127.0.0.1; `close` ends both. */
async function startHarness(port = 0) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kaoping-pane-'));
  const options = {
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"', KAOPING_VERSION: '"0.1.0"' },
    minify: true,
    alias: { yaml: './tools/no-yaml.js' },
    plugins: [dataPlugin],
    logLevel: 'error',
  };
  const entry = (file) => path.join(__dirname, 'pane-harness', file);
  await esbuild.build({
    ...options,
    entryPoints: { page: entry('page.ts'), excel: path.join(root, 'src/taskpane/main.tsx') },
    splitting: true,
    format: 'esm',
  });
  await esbuild.build({ ...options, entryPoints: { emulated: entry('emulatedExcel.ts') }, format: 'iife' });
  fs.writeFileSync(path.join(folder, 'index.html'), page('page'));
  fs.writeFileSync(path.join(folder, 'excel.html'), page('excel', EMULATED));
  const server = http.createServer((request, response) => {
    const name = request.url.slice(1).split('?')[0] || 'index.html';
    const file = name.startsWith('office/')
      ? path.join(OFFICE, path.normalize(`/${name.slice('office/'.length)}`))
      : name === 'sample.xlsx' || name === 'samples/shaoxing-2022.xlsx'
        ? path.join(root, 'assets/samples/shaoxing-2022.xlsx')
        : path.join(folder, path.basename(name));
    if (!fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
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
