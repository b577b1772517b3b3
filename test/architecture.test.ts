import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

/** Virtual files, by path and text; what is expected of them stands in the tests. */
const FILES = {
  'src/sheets/virtual.ts': "import { openXlsx } from '../host/xlsx';\nexport const open = openXlsx;\n",
  'src/sheets/port.ts': "import type { Host } from '../host/port';\nexport type { Host };\n",
  'src/sheets/summary/kinds.ts': "import { readFilling } from '../filling/read';\nexport const read = readFilling;\n",
  'src/sheets/common/kinds.ts': "import { readFilling } from '../filling/read';\nexport const read = readFilling;\n",
  'src/sheets/ledger/deepRoom.ts': "import { readDays } from '../../evidence/days';\nexport const read = readDays;\n",
  'src/sheets/ledger/shared-ok.ts':
    "import { readDays } from '../../evidence';\nimport { kindWord } from '../evidence/text';\nexport const read = [readDays, kindWord];\n",
  'src/rubric/virtual.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  'src/rubric/upwards.ts': "import { assess } from '../scoring';\nexport const score = assess;\n",
  'src/rubric/formula/deepUpwards.ts': "import { assess } from '../../scoring';\nexport const score = assess;\n",
  'src/rubrics/scoring.ts': "import { assess } from '../scoring';\nexport const score = assess;\n",
  'src/scoring/deep.ts': "import { parse } from '../rubric/formula/parse';\nexport const read = parse;\n",
  'src/scoring/index-ok.ts': "import { parse } from '../rubric';\nexport const read = parse;\n",
  'src/scoring/excel.ts': 'export const name = Excel.run;\n',
  'src/scoring/wps.ts': 'export const name = wps.Application;\nexport const other = Application.Name;\n',
  'src/scoring/browser.ts': 'export const title = document.title;\n',
  'src/scoring/node.ts': 'export const home = process.env;\n',
  'src/scoring/react.ts': "import { useState } from 'react';\nexport const state = useState;\n",
  'src/host/xlsx/office.ts': 'export const context = Office.context;\n',
  'src/taskpane/window.ts': 'export const name = window.Application;\nexport const other = globalThis.Office;\n',
  'src/host/excel/wps.ts': 'export const name = Application.Name;\n',
  'src/host/office/wps.ts': 'export const name = window.wps;\n',
  'src/host/wps/excel.ts': 'export const run = Excel.run;\n',
  'src/wps/office.ts': 'export const ready = Office.onReady;\n',
  'src/host/excel/names-ok.ts': 'export const run = [Excel.run, Office.onReady];\n',
  'src/host/wps/names-ok.ts': 'export const names = [wps.Name, Application.Name];\n',
  'src/wps/names-ok.ts': 'export const names = [wps.Name, Application.Name];\n',
  'src/wps/excel.ts': "import { ExcelHost } from '../host/excel';\nexport const host = ExcelHost;\n",
  'src/host/xlsx/sheets.ts': "import { layOut } from '../../sheets';\nexport const lay = layOut;\n",
  'src/host/xlsx/node-ok.ts':
    "import { readFileSync } from 'node:fs';\nimport type { Host } from '../port';\nexport const read: (host: Host) => unknown = readFileSync as never;\n",
  'src/usecases/xlsx.ts': "import { openXlsx } from '../host/xlsx';\nexport const open = openXlsx;\n",
  'src/cli/xlsx-ok.ts': "import { openXlsx } from '../host/xlsx';\nexport const open = openXlsx;\n",
  'src/scoring/default.ts': 'export default 1;\n',
  'src/scoring/any.ts': 'export const loose: any = 1;\n',
  'src/scoring/eval.ts': "export const value = eval('1');\nexport const other = new Function('return 1');\n",
} as const;
type Path = keyof typeof FILES;

/** jest cannot import an ES module, which eslint.config.mjs is; so ESLint's Node API runs in a process of its own. */
const SCRIPT = `
  const { ESLint } = require('eslint');
  let input = '';
  process.stdin.on('data', (text) => (input += text)).on('end', async () => {
    const eslint = new ESLint();
    const results = {};
    for (const [path, text] of Object.entries(JSON.parse(input))) {
      const [result] = await eslint.lintText(text, { filePath: path });
      results[path] = result.messages.map(({ ruleId, message }) => ({ ruleId, message }));
    }
    process.stdout.write(JSON.stringify(results));
  });
`;

let results: Readonly<Record<Path, readonly Message[]>>;
beforeAll(() => {
  const output = execFileSync(process.execPath, ['-e', SCRIPT], {
    input: JSON.stringify(FILES),
    encoding: 'utf8',
    cwd: `${__dirname}/..`,
  });
  results = JSON.parse(output) as typeof results;
}, 60_000);

/** The rooms that a room may import grow in number; which they are is not what is tested. */
const complaints = (path: Path): string[] =>
  results[path].map(
    ({ ruleId, message }) => `${ruleId}: ${message.replace(/may import .*, each/, 'may import …, each')}`,
  );
const forbiddenImport = (module: string, reason: string): string =>
  `no-restricted-imports: '${module}' import is restricted from being used by a pattern. ${reason}`;

describe('the rooms of src/', () => {
  it('sheets may not touch the .xlsx host', () => {
    expect(complaints('src/sheets/virtual.ts')).toEqual([
      forbiddenImport('../host/xlsx', 'src/sheets may import …, each through its index.'),
    ]);
  });

  it('a kind of sheet knows no other kind, nor does what they share; of rooms and folders of one name each is told from the other', () => {
    const reason = 'The folders of src/sheets share common, changes, evidence, and import no others.';
    expect(complaints('src/sheets/summary/kinds.ts')).toEqual([forbiddenImport('../filling/read', reason)]);
    expect(complaints('src/sheets/common/kinds.ts')).toEqual([forbiddenImport('../filling/read', reason)]);
    expect(complaints('src/sheets/ledger/deepRoom.ts')).toEqual([
      forbiddenImport('../../evidence/days', 'Import another room through its index.ts.'),
    ]);
    expect(complaints('src/sheets/ledger/shared-ok.ts')).toEqual([]);
  });

  it('use cases may not either, but the command line may', () => {
    expect(complaints('src/usecases/xlsx.ts')).toEqual([
      forbiddenImport('../host/xlsx', 'src/usecases may import …, each through its index.'),
    ]);
    expect(complaints('src/cli/xlsx-ok.ts')).toEqual([]);
  });

  it('the port may be imported by those that need it', () => {
    expect(complaints('src/sheets/port.ts')).toEqual([]);
  });

  it('rubric is pure: no file system', () => {
    expect(complaints('src/rubric/virtual.ts')).toEqual([
      forbiddenImport('node:fs', 'src/rubric is pure: no React, no Office, no Node.'),
    ]);
  });

  it('scoring is pure: no React, no browser, no process', () => {
    expect(complaints('src/scoring/react.ts')).toEqual([
      forbiddenImport('react', 'src/scoring is pure: no React, no Office, no Node.'),
    ]);
    expect(complaints('src/scoring/browser.ts')).toEqual(["no-restricted-globals: Unexpected use of 'document'."]);
    expect(complaints('src/scoring/node.ts')).toEqual(["no-restricted-globals: Unexpected use of 'process'."]);
  });

  it('arrows run one way: rubric knows nothing of scoring, from no depth', () => {
    const reason = 'src/rubric may import …, each through its index.';
    expect(complaints('src/rubric/upwards.ts')).toEqual([forbiddenImport('../scoring', reason)]);
    expect(complaints('src/rubric/formula/deepUpwards.ts')).toEqual([forbiddenImport('../../scoring', reason)]);
    expect(complaints('src/rubrics/scoring.ts')).toEqual([
      forbiddenImport('../scoring', 'src/rubrics may import …, each through its index.'),
    ]);
    expect(complaints('src/host/xlsx/sheets.ts')).toEqual([
      forbiddenImport('../../sheets', 'src/host/xlsx may import …, each through its index.'),
    ]);
  });

  it('a room is imported through its index alone', () => {
    expect(complaints('src/scoring/deep.ts')).toEqual([
      forbiddenImport('../rubric/formula/parse', 'Import another room through its index.ts.'),
    ]);
    expect(complaints('src/scoring/index-ok.ts')).toEqual([]);
  });

  it('the .xlsx host may use Node', () => {
    expect(complaints('src/host/xlsx/node-ok.ts')).toEqual([]);
  });
});

describe('circles of imports', () => {
  const OXLINT = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');

  /** The files that a circle is found in, with this project's settings. */
  function inCircles(files: Readonly<Record<string, string>>): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'kaoping-circles-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const { status, stdout } = spawnSync(
        process.execPath,
        [OXLINT, '--config', `${__dirname}/../.oxlintrc.json`, '--format', 'unix'],
        { cwd: folder, encoding: 'utf8' },
      );
      const found = [...stdout.matchAll(/^(?:\.\/)?(\S+?):\d+:\d+: Dependency cycle/gm)].map(([, path]) => path!);
      expect(status).toBe(found.length > 0 ? 1 : 0);
      return found.sort();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('are refused, be they of values', () => {
    expect(
      inCircles({
        'src/a.ts': "import { b } from './b';\nexport const a = () => b;\n",
        'src/b.ts': "import { a } from './a';\nexport const b = () => a;\n",
      }),
    ).toEqual(['src/a.ts', 'src/b.ts']);
  });

  it('or of types alone', () => {
    expect(
      inCircles({
        'src/a.ts': "import type { B } from './b';\nexport type A = B | null;\n",
        'src/b.tsx': "import type { A } from './a';\nexport type B = A[];\n",
      }),
    ).toEqual(['src/a.ts', 'src/b.tsx']);
  });

  it('or through a room and its index', () => {
    expect(
      inCircles({
        'src/a/index.ts': "export { a } from './a';\n",
        'src/a/a.ts': "import { b } from '../b';\nexport const a = () => b;\n",
        'src/b.ts': "import { type a } from './a';\nexport let b: typeof a;\n",
      }),
    ).toEqual(['src/a/a.ts', 'src/a/index.ts', 'src/b.ts']);
  });

  it('while two files may import the same third', () => {
    expect(
      inCircles({
        'src/a.ts': "import { c } from './c';\nimport { b } from './b';\nexport const a = [b, c];\n",
        'src/b.ts': "import { c } from './c';\nexport const b = c;\n",
        'src/c.ts': 'export const c = 1;\n',
      }),
    ).toEqual([]);
  });
});

describe('the names of Excel and WPS', () => {
  it('are unknown outside of their hosts', () => {
    expect(complaints('src/scoring/excel.ts')).toEqual(["no-restricted-globals: Unexpected use of 'Excel'."]);
    expect(complaints('src/scoring/wps.ts')).toEqual([
      "no-restricted-globals: Unexpected use of 'wps'.",
      "no-restricted-globals: Unexpected use of 'Application'.",
    ]);
    expect(complaints('src/host/xlsx/office.ts')).toEqual(["no-restricted-globals: Unexpected use of 'Office'."]);
  });
});

describe('Excel and WPS', () => {
  const unexpected = (name: string): string => `no-restricted-globals: Unexpected use of '${name}'.`;

  it('are named in their own rooms alone: no room of one knows the other', () => {
    expect(complaints('src/host/excel/wps.ts')).toEqual([unexpected('Application')]);
    expect(complaints('src/host/wps/excel.ts')).toEqual([unexpected('Excel')]);
    expect(complaints('src/wps/office.ts')).toEqual([unexpected('Office')]);
    for (const path of ['src/host/excel/names-ok.ts', 'src/host/wps/names-ok.ts', 'src/wps/names-ok.ts'] as const) {
      expect(complaints(path)).toEqual([]);
    }
  });

  it('are not named as properties of the window either', () => {
    expect(results['src/taskpane/window.ts'].map(({ ruleId }) => ruleId)).toEqual([
      'no-restricted-properties',
      'no-restricted-properties',
    ]);
    expect(results['src/host/office/wps.ts'].map(({ ruleId }) => ruleId)).toEqual(['no-restricted-properties']);
  });

  it('the pages for WPS know nothing of the Excel host', () => {
    expect(complaints('src/wps/excel.ts')).toEqual([
      forbiddenImport('../host/excel', 'src/wps may import …, each through its index.'),
    ]);
  });
});

describe('the house rules', () => {
  it('no default exports, no any, no code from texts', () => {
    expect(complaints('src/scoring/default.ts')).toEqual(['no-restricted-syntax: No default exports.']);
    expect(results['src/scoring/any.ts'].map(({ ruleId }) => ruleId)).toEqual(['@typescript-eslint/no-explicit-any']);
    expect(results['src/scoring/eval.ts'].map(({ ruleId }) => ruleId)).toEqual(['no-eval', 'no-new-func']);
  });
});
