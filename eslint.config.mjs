import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';

/**
 * The rooms of src/ and what each may import (docs/decisions/0001-rooms.md). Arrows run one way.
 * A room is imported through its index.ts alone.
 */
const ROOMS = {
  rubric: [],
  cells: ['host/port'],
  rubrics: ['rubric'],
  scoring: ['rubric', 'cells'],
  evidence: ['rubric'],
  folder: ['evidence', 'host/port'],
  'host/port': [],
  'host/common': ['host/port'],
  sheets: ['rubric', 'cells', 'scoring', 'evidence', 'host/port', 'locales'],
  locales: ['rubric', 'scoring', 'evidence', 'host/port'],
  'host/xlsx': ['host/port', 'host/common'],
  'host/excel': ['host/port', 'host/common'],
  'host/wps': ['host/port', 'host/common'],
  workbench: ['host/port', 'host/common', 'host/xlsx'],
  'workbench/univer': ['host/port', 'host/common'],
  'workbench/page': ['workbench', 'workbench/univer', 'usecases', 'locales', 'host/port'],
  usecases: ['rubric', 'scoring', 'evidence', 'sheets', 'locales', 'host/port'],
  'host/office': [],
  opener: [],
  message: ['opener'],
  selftest: ['host/port', 'locales'],
  'selftest/excel': ['selftest', 'host/port', 'host/excel'],
  'selftest/wps': ['selftest', 'host/port', 'host/wps'],
  taskpane: [
    ...['usecases', 'sheets', 'scoring', 'evidence', 'folder', 'rubric', 'rubrics', 'locales'],
    ...['host/port', 'host/excel', 'host/office', 'selftest', 'selftest/excel', 'commands', 'opener'],
  ],
  commands: ['message', 'usecases', 'sheets', 'rubrics', 'locales', 'host/port', 'host/office'],
  wps: ['commands', 'message', 'opener', 'taskpane', 'usecases', 'locales', 'host/port', 'host/wps', 'selftest/wps'],
  cli: [
    ...['rubric', 'rubrics', 'scoring', 'evidence', 'folder', 'sheets', 'usecases', 'locales'],
    ...['host/port', 'host/xlsx'],
  ],
};
/** Rooms with a folder for each kind: folders that these share. No other folder is imported from beside it. */
const SHARED_FOLDERS = { sheets: ['common', 'changes', 'evidence'] };
/** How many folders deep a file may lie in its room; -1: the room is a file. */
const DEPTHS = [-1, 0, 1, 2, 3, 4];
/** Rooms where nothing but the language itself may be used: no React, no Office, no DOM, no Node. */
const PURE = ['rubric', 'cells', 'scoring', 'evidence', 'sheets', 'locales'];
const EXCEL_GLOBALS = ['Excel', 'Office', 'OfficeExtension'];
const WPS_GLOBALS = ['wps', 'Application'];
/** Rooms that may name them; the workbench poses as both. */
const EXCEL_ROOMS = ['src/host/excel/**', 'src/host/office/**', 'src/selftest/excel/**', 'src/workbench/**'];
const WPS_ROOMS = ['src/host/wps/**', 'src/wps/**', 'src/workbench/**'];
/** As a global, and as a property of the window. */
const unnamed = (names, others = []) => ({
  'no-restricted-globals': ['error', ...names, ...others],
  'no-restricted-properties': [
    'error',
    ...['window', 'globalThis', 'self', 'parent', 'top'].flatMap((object) =>
      names.map((property) => ({ object, property })),
    ),
  ],
});

const message = (room, allowed) =>
  `src/${room} may import ${allowed.length ? allowed.join(', ') : 'no other room'}, each through its index.`;

/** Of the files of a room that lie `below` folders deep in it: `../evidence` is a room from src/sheets, a folder of it from src/sheets/ledger. */
function roomRules([room, allowed], below) {
  const depth = room.split('/').length;
  const up = `(?:\\.\\./){${depth + below}}`;
  const others = Object.keys(ROOMS).filter((name) => name !== room);
  // From src/host/xlsx another room is ../../sheets or ../port; from src/sheets it is ../sheets.
  const seenFrom = (name) => {
    const [head, tail] = name.split('/');
    return depth === 2 && head === room.split('/')[0] ? `\\.\\./${tail}` : up + name;
  };
  const forbidden = others.filter((name) => !allowed.includes(name)).map(seenFrom);
  const patterns = [
    { regex: `^(?:${forbidden.join('|')})(?:/|$)`, message: message(room, allowed) },
    {
      regex: `^(?:${others.map(seenFrom).join('|')})/.+`,
      message: 'Import another room through its index.ts.',
    },
  ];
  if (PURE.includes(room)) {
    patterns.push({
      regex: '^(?:node:|react|@fluentui|@microsoft|fs$|path$|os$)',
      message: `src/${room} is pure: no React, no Office, no Node.`,
    });
  }
  if (room !== 'workbench/univer') {
    patterns.push({ regex: '^@univerjs/', message: 'Univer stays in src/workbench/univer.' });
  }
  const shared = SHARED_FOLDERS[room];
  if (shared && below > 0) {
    patterns.push({
      regex: `^(?:\\.\\./){${below}}(?!(?:${shared.join('|')})/)\\w`,
      message: `The folders of src/${room} share ${shared.join(', ')}, and import no others.`,
    });
  }
  const files = below < 0 ? `src/${room}` : `src/${room}${'/*'.repeat(below)}/*`;
  return {
    files: [`${files}.ts`, `${files}.tsx`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'coverage/', 'node_modules/', 'bench/node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  prettier,
  {
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports.' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    rules: { 'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: [...EXCEL_ROOMS, ...WPS_ROOMS],
    rules: unnamed([...EXCEL_GLOBALS, ...WPS_GLOBALS]),
  },
  { files: EXCEL_ROOMS, ignores: ['src/workbench/**'], rules: unnamed(WPS_GLOBALS) },
  { files: WPS_ROOMS, ignores: ['src/workbench/**'], rules: unnamed(EXCEL_GLOBALS) },
  ...PURE.map((room) => ({
    files: [`src/${room}/**/*.ts`],
    rules: unnamed(
      [...EXCEL_GLOBALS, ...WPS_GLOBALS],
      ['window', 'document', 'process', 'Buffer', 'require', 'console'],
    ),
  })),
  ...Object.entries(ROOMS).flatMap((room) => DEPTHS.map((below) => roomRules(room, below))),
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
);
