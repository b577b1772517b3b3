import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { CATALOGUE_ID, WPS_NAME } from '../../tools/package/names.js';
import { windowsText } from '../../tools/package/windows.js';

const ROOT = join(__dirname, '../../packaging');
const scripts = ['windows', 'excel'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ps1'))
    .map((name) => join(folder, name)),
);
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Says for each script whether PowerShell's grammar finds an error in it. Modules and WebAssembly: a process of its own. */
const PARSE = `
const { Parser, Language } = require('web-tree-sitter');
const { readFileSync } = require('node:fs');
(async () => {
  await Parser.init();
  const language = await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  const errors = (node) => node.isError || node.isMissing
    ? [node.startPosition.row + 1 + ': ' + node.text.slice(0, 60)]
    : node.children.flatMap(errors);
  const found = process.argv.slice(1).map((file) => [file, errors(parser.parse(readFileSync(file, 'utf8')).rootNode)]);
  process.stdout.write(JSON.stringify(found));
})();`;
const parse = (...files: string[]): [string, string[]][] =>
  JSON.parse(execFileSync(process.execPath, ['-e', PARSE, ...files], { encoding: 'utf8' })) as [string, string[]][];

/** A text of publish.ps1 in single quotes, as PowerShell reads it. */
const constant = (name: string): string =>
  new RegExp(`^\\$${name} = '(.*)'$`, 'm').exec(read('windows/publish.ps1'))![1]!.replaceAll("''", "'");

describe('The scripts for Windows', () => {
  it('are sound by the grammar of PowerShell, which finds a bracket that is missing', () => {
    const files = scripts.map((name) => join(ROOT, name));
    expect(parse(...files)).toEqual(files.map((file) => [file, []]));
    const folder = mkdtempSync(join(tmpdir(), 'kaoping-ps1-'));
    const broken = join(folder, 'broken.ps1');
    writeFileSync(broken, "if ($a) {\n  Write-Host 'b'\n");
    expect(parse(broken)[0]![1]).not.toEqual([]);
    rmSync(folder, { recursive: true });
  }, 120_000);

  it('speak Chinese to Windows PowerShell 5.1: with a byte order mark and Windows line ends', () => {
    const bytes = windowsText('a.ps1', "Write-Host '考评'\n");
    expect(bytes.toString('utf8')).toBe("\ufeffWrite-Host '考评'\r\n");
    expect(windowsText('a.reg', '[x]\n').toString('hex')).toBe('fffe5b0078005d000d000a00');
    expect(windowsText('a.cmd', 'pause\n').toString('hex')).toBe('70617573650d0a');
  });

  it('use nothing that came after Windows PowerShell 5.1', () => {
    for (const name of scripts)
      expect(read(name)).not.toMatch(/\?\?|\?\.|&&|\|\||ForEach-Object -Parallel|-AsByteStream/);
  });

  it('have no curly quotes in texts between straight double ones, where PowerShell takes them for the end', () => {
    for (const name of scripts) {
      const code = read(name)
        .replace(/^\s*#.*$/gm, '')
        .replace(/'[^'\n]*'/g, '');
      expect(code).not.toMatch(/[“”„‘’‚‛]/);
    }
  });

  it('hand on what PowerShell ended with, and have nothing but ASCII where a code page would matter', () => {
    for (const name of ['install-wps', 'uninstall-wps']) {
      const text = read(`windows/${name}.cmd`);
      expect(text).toContain(
        `-NoProfile -ExecutionPolicy Bypass -File "%~dp0${name}.ps1" %*\nset result=%errorlevel%\n`,
      );
      expect(text).toMatch(/\nexit \/b %result%\n$/);
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    }
  });

  it('do not stop for a WPS without windows, nor where nothing is to be done, as log-on scripts run each day', () => {
    const [publish, install] = [read('windows/publish.ps1'), read('windows/install-wps.ps1')];
    expect(publish).toMatch(/MainWindowHandle -ne \[IntPtr\]::Zero[\s\S]*throw '请先退出/);
    expect(install.indexOf('exit 0')).toBeLessThan(install.indexOf('\nTest-WpsClosed'));
    expect(install.indexOf('\nTest-WpsClosed')).toBeLessThan(install.indexOf('New-Item'));
    // Without the list around it, nothing has no `Count` in strict mode.
    expect(`${publish}${install}`).not.toMatch(/(?<!@)\(Get-RunningWps\)/);
  });

  it('replace a file in one step or, where a network folder cannot, keep it before they write over it', () => {
    const update = /function Update-File[\s\S]*?\n}\n/.exec(read('windows/publish.ps1'))![0];
    const steps = [
      '::Replace($Fresh, $Path, $Backup)',
      '::Copy($Path, $Backup)',
      '::Copy($Fresh, $Path, $true)',
      'throw',
    ];
    const places = steps.map((step) => update.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(read('windows/publish.ps1').match(/::Replace\(\$[Ff]resh/g)).toHaveLength(1);
  });

  it('have the names that stay', () => {
    expect(constant('Name')).toBe(WPS_NAME);
    expect(CATALOGUE_ID).toMatch(/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/);
    for (const name of ['excel/trust-catalogue.reg', 'excel/untrust-catalogue.reg', 'excel/trust-catalogue.ps1']) {
      expect(read(name)).toContain('@CATALOGUE_ID@');
    }
  });
});

describe('The patterns of publish.ps1, which .NET and this test read alike,', () => {
  const own = () => new RegExp(constant('Own'), 'g');

  it.each([
    ['<jsplugins>\r\n  <jsplugin name="kaoping" type="et"/>\r\n</jsplugins>', '<jsplugins>\r\n</jsplugins>'],
    [
      "<jsplugins>\n<jspluginonline type='et'\n name = 'kaoping' url='a>b'></jspluginonline>\n</jsplugins>",
      '<jsplugins>\n</jsplugins>',
    ],
    [
      '<jsplugins><jsplugin name="kaoping"/><jsplugin name="a"/></jsplugins>',
      '<jsplugins><jsplugin name="a"/></jsplugins>',
    ],
  ])('find our own entry with the line break before it: %j', (before, after) => {
    expect(before.replace(own(), '')).toBe(after);
  });

  it.each([
    '<jsplugins><jspluginonline name="other" url="x?name=&quot;kaoping&quot;"/></jsplugins>',
    `<jsplugins><jspluginonline name="other" desc=' name="kaoping"'/></jsplugins>`,
    '<jsplugins><jsplugin name="kaoping2"/><jsplugin fullname="kaoping"/><jspluginx name="kaoping"/></jsplugins>',
  ])('leave alone what is not ours: %s', (text) => {
    expect(text.replace(own(), '')).toBe(text);
  });

  it('take nothing but our entry from a line, also when a comment stands before it', () => {
    const text =
      '<jsplugins>\n  <!-- 单位的说明 --> <jsplugin name="kaoping"/><!-- <jsplugin name="kaoping"/> -->\n</jsplugins>';
    expect(read('windows/publish.ps1')).toContain("{ param($match) 'x' * $match.Length }");
    const visible = text.replace(new RegExp(constant('Silent'), 'g'), (found) => 'x'.repeat(found.length));
    const [found, ...more] = [...visible.matchAll(own())];
    expect(more).toEqual([]);
    expect(text.slice(0, found!.index) + text.slice(found!.index + found![0].length)).toBe(
      '<jsplugins>\n  <!-- 单位的说明 --> <!-- <jsplugin name="kaoping"/> -->\n</jsplugins>',
    );
  });

  it('do not see comments, and find where a list ends or is empty', () => {
    const silent = new RegExp(constant('Silent'), 'g');
    expect('<a><?x <b/> ?><!-- <b/> --><![CDATA[<c/>]]></a>'.replace(silent, '')).toBe('<a></a>');
    expect('<jsplugins a="/>" />'.replace(new RegExp(constant('EmptyRoot')), '$1')).toBe(' a="/>"');
    expect(new RegExp(constant('EndOfRoot')).exec('<jsplugins>\n <a/>\n</jsplugins>')!.index).toBe(17);
  });
});
