import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const json = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

describe('What the packages are made of', () => {
  it('has exact versions, each with the checksum by which npm ci holds it', () => {
    const { dependencies, devDependencies } = json('package.json') as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    const { packages } = json('package-lock.json') as { packages: Record<string, Record<string, unknown>> };
    const unheld = Object.entries(packages).filter(
      ([place, { integrity, link, inBundle }]) => place !== '' && !integrity && !link && !inBundle,
    );
    expect(unheld.map(([place]) => place)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['Apache-2.0 AND BSD-3-Clause', true],
    ['MIT AND GPL-2.0-only', false],
    ['GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['(MIT OR (GPL-2.0-only AND MIT))', false],
  ])('may be shipped under %s: %s', (expression, may) => {
    const code = `process.stdout.write(String(require('./tools/package/licences.js').isPermissive(${JSON.stringify(expression)})))`;
    expect(execFileSync(process.execPath, ['-e', code], { cwd: ROOT, encoding: 'utf8' })).toBe(String(may));
  });

  it.each([
    [['--base', 'http://a/'], {}, 'base=http://a/: Office only opens pages from https://'],
    [['--base', 'https://a/"/>'], {}, 'base=https://a/"/>: an address without spaces, ", <, > and &'],
    [['--out', 'OUT'], { SOURCE_DATE_EPOCH: 'now' }, 'SOURCE_DATE_EPOCH=now: a number of seconds'],
  ])('says what is wrong with %j %j before anything is built', (options, more, said) => {
    const out = mkdtempSync(join(tmpdir(), 'kaoping-supply-'));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['tools/package.js', ...options.map((option) => option.replace('OUT', out))],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...more } },
    );
    rmSync(out, { recursive: true });
    expect([stdout, stderr, status]).toEqual(['', `${said}\n`, 1]);
  });
});
