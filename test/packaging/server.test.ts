import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFor } from '../../tools/addin.js';
import { WPS_URL } from '../../tools/package/names.js';
import { describeWith } from '../oracles/skip';
import { PYTHON } from './machine';

const SERVER = join(__dirname, '../../packaging/linux/kaoping-serve');

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describeWith(PYTHON, 'The server for WPS', () => {
  let folder: string;
  let server: ChildProcess;
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-serve-'));
    const root = join(folder, 'www');
    mkdirSync(join(root, 'wps/icons'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'wps/index.html'), '<title>考评</title>');
    writeFileSync(join(root, 'wps/main.js'), 'main');
    writeFileSync(join(root, 'wps/message.html'), '<title>考评</title>');
    writeFileSync(join(root, 'wps/ribbon.xml'), '<customUI/>');
    writeFileSync(join(root, 'wps/样例.xlsx'), 'xlsx');
    writeFileSync(join(root, 'wps/.hidden.txt'), 'hidden');
    writeFileSync(join(root, 'wps/icons/app.png'), 'png');
    symlinkSync('../../secret.txt', join(root, 'wps/link.txt'));
    symlinkSync('../..', join(root, 'wps/up'));
    server = spawn('python3', [SERVER, '--root', root, '--port', '0']);
    port = await new Promise<number>((resolve, reject) => {
      server.once('exit', () => reject(new Error('The server ended.')));
      server.stdout!.once('data', (text: Buffer) => resolve(Number(/:(\d+)\//.exec(String(text))![1])));
    });
  });
  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        let body = '';
        response
          .setEncoding('utf8')
          .on('data', (piece: string) => (body += piece))
          .on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
      });
      asked.on('error', reject).end();
    });
  const status = async (...asked: Parameters<typeof ask>): Promise<number> => (await ask(...asked)).status;

  /** What comes back for bytes as they are, until the other side closes. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (piece) => (answer += String(piece)));
      socket.on('error', () => resolve(answer)).on('close', () => resolve(answer));
    });

  it('sends a page with its policy, never kept by the browser', async () => {
    const { status, headers, body } = await ask('/wps/index.html');
    expect([status, body]).toEqual([200, '<title>考评</title>']);
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyFor(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      date: expect.any(String) as string,
      'content-length': '21',
      connection: 'close',
    });
  });

  it.each([
    ['/wps/', 'text/html; charset=utf-8', 'no-store'],
    ['/wps/main.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/wps/main.js?0.1.0', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/wps//ribbon.xml', 'application/xml; charset=utf-8', 'no-store'],
    ['/wps/icons/app.png', 'image/png', 'no-cache'],
    ['/wps/%E6%A0%B7%E4%BE%8B.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'no-cache'],
  ])('sends %s as %s, %s', async (path, type, kept) => {
    const { status, headers } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, kept]);
  });

  it('does not send again what the browser has', async () => {
    const { headers } = await ask('/wps/main.js');
    const again = await ask('/wps/main.js', 'GET', { 'If-None-Match': String(headers['etag']) });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(await status('/wps/main.js', 'GET', { 'If-None-Match': '"else"' })).toBe(200);
  });

  it('answers HEAD without a body, and nothing but GET and HEAD', async () => {
    const head = await ask('/wps/main.js', 'HEAD');
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '4', '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await ask('/wps/main.js', method);
      expect([method, answer.status, answer.headers['allow']]).toEqual([method, 405, 'GET, HEAD']);
    }
    expect(await status('/wps/main.js', 'PROPFIND')).toBe(501);
  });

  it.each([
    '/',
    '/wps',
    '/wps/icons/',
    '/wps/icons',
    '/wps/nothing.js',
    '/wps/.hidden.txt',
    '/wps/link.txt',
    '/wps/up/secret.txt',
    '/../secret.txt',
    '/wps/../../secret.txt',
    '/wps/..%2f..%2fsecret.txt',
    '/wps/%2e%2e/%2e%2e/secret.txt',
    '/wps/..%5c..%5csecret.txt',
    '/wps/main.js%00.html',
    '//etc/passwd',
    'http://127.0.0.1/wps/main.js',
  ])('has nothing at %s: no list of a folder, no way out, no link', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: '404 Not Found\n' });
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example', '0.0.0.0', '[::1]'])(
    'gives nothing to a page that reached it as %s',
    async (host) => {
      expect(await ask('/wps/main.js', 'GET', { Host: host })).toMatchObject({ status: 421 });
    },
  );

  it('is also called localhost, and wants to be called something, once', async () => {
    expect(await status('/wps/main.js', 'GET', { Host: `LocalHost:${port}` })).toBe(200);
    expect(await raw('GET /wps/main.js HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.0 400 /);
    const twice = `GET /wps/main.js HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\n\r\n`;
    expect(await raw(twice)).toMatch(/^HTTP\/1\.0 421 /);
  });

  it.each([
    ['nonsense', 400],
    ['GET', 400],
    ['GET /wps/main.js', 400],
    ['GET  /wps/main.js HTTP/1.1', 400],
    ['GET /wps/main.js HTTP/1.1 more', 400],
    ['GET /wps/main.js HTTQ/1.1', 400],
    ['GET /wps/main.js HTTP/1.x', 400],
    ['GET /wps/main.js HTTP/2.0', 505],
    ['GET / HTTP/9.9', 505],
    ['\u0016\u0003\u0001\u0002', 400],
  ])('answers %j with a status line and nothing of a file', async (line, code) => {
    const answer = await raw(`${line}\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.0 ${code} [A-Z][^\r]*\r\n`));
    expect(answer).toContain('\r\nConnection: close\r\n');
    expect(answer.split('\r\n\r\n')[1]).toMatch(new RegExp(`^${code} [A-Z].*\n$`));
  });

  it('lets nobody frame the page of a message, which WPS opens as a window', async () => {
    const { headers } = await ask('/wps/message.html');
    expect(headers['content-security-policy']).toBe(`${policyFor()}; frame-ancestors 'none'`);
    expect(headers['x-frame-options']).toBe('DENY');
    expect((await ask('/wps/index.html')).headers['x-frame-options']).toBeUndefined();
  });

  it('ends with 75 when another program has the port, and is then not started again', async () => {
    const second = spawn('python3', [SERVER, '--root', join(folder, 'www'), '--port', String(port)]);
    let said = '';
    second.stderr.on('data', (piece) => (said += String(piece)));
    expect(await new Promise((resolve) => second.once('close', resolve))).toBe(75);
    expect(said).toMatch(/^kaoping-serve: 127\.0\.0\.1:\d+: Address already in use\n$/);
    const unit = readFileSync(join(SERVER, '../kaoping.service'), 'utf8');
    const [head, service] = unit.split('[Service]');
    expect(service).toContain('\nRestartPreventExitStatus=75\n');
    expect(head).toMatch(/\nStartLimitIntervalSec=300\nStartLimitBurst=5\n/);
  });

  it('never says what it is made of, also when it refuses', async () => {
    for (const text of [
      'GET /wps/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
      'nonsense\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
    ]) {
      const answer = await raw(text);
      expect(answer).not.toMatch(/python|server:|<html/i);
    }
  });

  it('refuses requests that are too long', async () => {
    expect(await raw(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.0 431 /);
    expect(await raw(`GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.0 431 /);
    expect(await raw(`GET / HTTP/1.1\r\n${'X: a\r\n'.repeat(150)}\r\n`)).toMatch(/^HTTP\/1\.0 431 /);
    expect(await status('/wps/main.js')).toBe(200);
  });

  it('keeps 32 connections that say nothing, no more, and answers again when they are gone', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 32 }, async () => {
        const socket = connect(port, '127.0.0.1').on('error', () => undefined);
        await new Promise((resolve) => socket.once('connect', resolve));
        return socket;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(ask('/wps/main.js')).rejects.toThrow();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await status('/wps/main.js')).toBe(200);
  });

  it('closes a connection that trickles, when its time is over', async () => {
    const code = `import importlib.machinery, sys; sys.dont_write_bytecode = True
m = importlib.machinery.SourceFileLoader("m", ${JSON.stringify(SERVER)}).load_module()
m.SECONDS_PER_REQUEST = 1
server = m.Server(0, {})
print(server.server_port, flush=True)
server.serve_forever()`;
    const hasty = spawn('python3', ['-W', 'ignore', '-c', code]);
    try {
      const at = await new Promise<number>((resolve) =>
        hasty.stdout.once('data', (text: Buffer) => resolve(Number(String(text)))),
      );
      const started = Date.now();
      await new Promise((resolve) => {
        const socket = connect(at, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nX: '));
        const drip = setInterval(() => socket.write('a'), 200);
        socket.on('error', resolve).on('close', resolve).resume();
        socket.once('close', () => clearInterval(drip));
      });
      expect(Date.now() - started).toBeGreaterThan(900);
      expect(Date.now() - started).toBeLessThan(4000);
    } finally {
      hasty.kill();
    }
    expect(readFileSync(SERVER, 'utf8')).toContain('\nSECONDS_PER_REQUEST = 20\n');
  }, 20_000);

  it('sends the whole file when a part of it is asked for, and takes its port again at once', async () => {
    expect(await ask('/wps/main.js', 'GET', { Range: 'bytes=1-2' })).toMatchObject({ status: 200, body: 'main' });
    // Connections that this side closed first wait for minutes; the next server gets the port all the same.
    const old = server;
    const gone = new Promise((resolve) => old.once('exit', resolve));
    old.kill();
    await gone;
    server = spawn('python3', [SERVER, '--root', join(folder, 'www'), '--port', String(port)]);
    await new Promise<void>((resolve, reject) => {
      server.once('exit', () => reject(new Error('The server ended.')));
      server.stdout!.once('data', () => resolve());
    });
    expect(await status('/wps/main.js')).toBe(200);
  });

  it('runs without rights, reading alone, reaching this machine alone, with threads for all its connections', () => {
    const unit = readFileSync(join(SERVER, '../kaoping.service'), 'utf8').split('\n');
    expect(unit).toEqual(
      expect.arrayContaining([
        'DynamicUser=yes',
        'NoNewPrivileges=yes',
        'CapabilityBoundingSet=',
        'ProtectSystem=strict',
        'ProtectHome=yes',
        'IPAddressDeny=any',
        'IPAddressAllow=localhost',
        'TasksMax=96',
      ]),
    );
    expect(readFileSync(SERVER, 'utf8')).toContain('\nMAX_CONNECTIONS = 32\n');
  });

  it('listens on 127.0.0.1 alone', async () => {
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of [...elsewhere, { address: '127.0.0.2' }]) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ port, host: address, timeout: 1000 }, () => resolve(true));
        socket.on('error', () => resolve(false)).on('timeout', () => resolve(false));
      });
      expect([address, reached]).toEqual([address, false]);
    }
  });

  it('has the port of publish.xml, and needs nothing newer than Python 3.7', () => {
    const text = readFileSync(SERVER, 'utf8');
    expect(text).toContain(`\nPORT = ${new URL(WPS_URL).port}\n`);
    for (const name of ['kaoping-serve', 'kaoping-register']) {
      const check = `import ast,sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), feature_version=(3, 7))`;
      execFileSync('python3', ['-c', check, join(SERVER, '..', name)]);
    }
  });
});
