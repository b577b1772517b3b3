const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pipeline } = require('node:stream');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Serves folders on 127.0.0.1 alone. `folders` maps the beginning of an address (`/` or `/samples/`) to a folder; the
 * longest wins. `headers` go with every answer.
 */
async function serve(folders, { port = 0, headers = {} } = {}) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = http.createServer((request, response) => {
    const pathname = pathOf(request.url);
    const prefix = prefixes.find((start) => pathname?.startsWith(start));
    // Joined to `/` first, `..` cannot leave the folder.
    const inside = path.join('/', pathname?.slice((prefix ?? '').length) || 'index.html');
    const file = prefix && path.join(folders[prefix], inside);
    if (!file || request.method !== 'GET' || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const always = { 'x-content-type-options': 'nosniff', ...headers };
    const caching = cachingOf(file);
    if (caching.etag !== undefined && request.headers['if-none-match'] === caching.etag) {
      response.writeHead(304, { ...always, ...caching }).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      ...always,
      ...caching,
    });
    pipeline(fs.createReadStream(file), response, () => undefined);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Pages are never kept; of the rest the browser asks whether it is still the same, and so keeps what it has compiled. */
function cachingOf(file) {
  if (path.extname(file) === '.html') return { 'cache-control': 'no-store' };
  const { size, mtimeMs } = fs.statSync(file);
  return { 'cache-control': 'no-cache', etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"` };
}

/** The path of an address, decoded; undefined for one that no file can have: any page may ask for it. */
function pathOf(address) {
  try {
    const { pathname } = new URL(address, 'http://localhost');
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

module.exports = { serve };
