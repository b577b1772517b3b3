import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../tools/serve.js';

describe('The server of the workbench and of the tests', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-serve-'));
    mkdirSync(join(folder, 'www'));
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'www/样 例.txt'), 'text');
    server = await serve({ '/': join(folder, 'www') });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** The status of an address as it is: a browser would put it in order. */
  const status = (address: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () =>
        socket.write(`GET ${address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
      );
      socket.once('data', (answer) => resolve(Number(String(answer).split(' ')[1]))).once('error', reject);
    });

  it('sends files of its folder, with any name', async () => {
    expect(await status('/%E6%A0%B7%20%E4%BE%8B.txt')).toBe(200);
  });

  it.each([
    '//',
    '/%00',
    '/%',
    '/%E0%A4%A',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/nothing',
  ])('has nothing at %s, and stands', async (address) => {
    expect(await status(address)).toBe(404);
    expect(await status('/%E6%A0%B7%20%E4%BE%8B.txt')).toBe(200);
  });
});
