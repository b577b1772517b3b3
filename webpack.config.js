/**
 * The add-in for Excel: dist/addin, ready to be served from one place. `npm run build` calls it through tools/build.js.
 * `--env base=https://…/` is that place; `--env office=own|cdn|china` says where office.js comes from.
 */
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const { EsbuildPlugin } = require('esbuild-loader');
const HtmlPlugin = require('html-webpack-plugin');
const { DefinePlugin } = require('webpack');
const { baseAddress, licenceFor, manifestFor, officeSource, policyFor } = require('./tools/addin.js');
const { built } = require('./tools/old.js');
const { version } = require('./package.json');

const OFFICE_PACKAGE = path.dirname(require.resolve('@microsoft/office-js/package.json'));
/** Scripts of Excel's kinds (Windows, Mac, web) from ExcelApi 1.9 on, and the sentences of every language. */
const OFFICE_FILES = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-{win32,mac,web,winrt}-16.*.js',
  '*/office_strings.js',
];

/** @returns {import('webpack').Configuration} */
module.exports = (env = {}) => {
  const base = baseAddress(env.base);
  const office = officeSource(env.office);
  const page = (filename, template, chunk) =>
    new HtmlPlugin({
      filename,
      template,
      chunks: [chunk],
      inject: 'head',
      office: office.url,
      policy: policyFor(office.origin),
      version,
    });
  return {
    mode: 'production',
    target: ['web', 'es2022'],
    devtool: 'source-map',
    context: __dirname,
    entry: {
      taskpane: './src/taskpane/main.tsx',
      message: './src/commands/message.ts',
    },
    output: {
      path: path.join(__dirname, 'dist/addin'),
      filename: '[name].[contenthash:10].js',
      chunkFilename: '[name].[contenthash:10].js',
      cssFilename: '[name].[contenthash:10].css',
      cssChunkFilename: '[name].[contenthash:10].css',
      assetModuleFilename: '[name].[contenthash:10][ext]',
      publicPath: '',
      clean: true,
    },
    experiments: { css: true },
    resolve: {
      extensions: ['.ts', '.tsx', '.js'],
      // Rubrics are parsed at build time (tools/data-modules.js), so the parser stays out.
      alias: { yaml: path.join(__dirname, 'tools/no-yaml.js') },
    },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: 'esbuild-loader', options: { target: 'es2022', jsx: 'automatic' } },
        {
          test: /\.(yaml|txt)$/,
          type: 'javascript/auto',
          loader: path.join(__dirname, 'tools/webpack-data-loader.js'),
        },
        // Our modules do nothing but define; only pages and styles act when they are loaded.
        {
          test: /\.tsx?$/,
          include: path.join(__dirname, 'src'),
          exclude: /(main\.tsx?|message\.ts)$/,
          sideEffects: false,
        },
        { test: /\.css$/, sideEffects: true },
      ],
    },
    optimization: { minimizer: [new EsbuildPlugin({ target: 'es2022', css: true, legalComments: 'eof' })] },
    performance: false,
    plugins: [
      new DefinePlugin({ KAOPING_VERSION: JSON.stringify(version) }),
      page('taskpane.html', 'src/taskpane/page.html', 'taskpane'),
      page('message.html', 'src/message/page.html', 'message'),
      new CopyPlugin({
        patterns: [
          { from: 'src/taskpane/old', info: { minimized: true }, transform: built },
          { from: 'assets/icons/*.png', to: 'icons/[name][ext]' },
          { from: 'assets/samples/shaoxing-2022.xlsx', to: 'samples/[name][ext]' },
          { from: 'src/help', info: { minimized: true } },
          {
            from: 'LICENSE',
            to: 'LICENSE.txt',
            transform: (text) => (office.origin === '' ? licenceFor(text.toString(), 'office') : text),
          },
          { from: 'manifest.xml', transform: (text) => manifestFor(text.toString(), base) },
          ...(office.origin === '' ? officeFiles(path.posix.dirname(office.url)) : []),
        ],
      }),
    ],
  };
};

/** Unmodified, with its licence beside it. */
function officeFiles(to) {
  const dist = path.join(OFFICE_PACKAGE, 'dist');
  const options = { context: dist, globOptions: { ignore: ['**/*.debug.js'] }, info: { minimized: true } };
  return [
    ...OFFICE_FILES.map((from) => ({ ...options, from, to: `${to}/[path][name][ext]` })),
    { from: path.join(OFFICE_PACKAGE, 'LICENSE.md'), to: `${to}/LICENSE.md` },
  ];
}
