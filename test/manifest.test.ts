import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { version } from '../package.json';
import * as commands from '../src/commands';
import { manifestFor } from '../tools/addin.js';
import { expectWellFormed, tagsOf } from './xmlTags';

/** Jest cannot load the tool, which holds ES modules: it runs in a process of its own. */
const READ = `require('office-addin-manifest').OfficeAddinManifest.readManifestFile('manifest.xml')
  .then((info) => process.stdout.write(JSON.stringify(info)));`;

const text = readFileSync(`${__dirname}/../manifest.xml`, 'utf8');

const tags = tagsOf(text);
const all = (name: string) => tags.filter((tag) => tag.name === name && !tag.isEnd).map(({ attributes }) => attributes);
const content = (name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, inner]) => inner!);
/** Resources with their zh-CN and en-US values, by id. */
const resources = new Map(
  ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
    all(name).flatMap(({ id, DefaultValue }) => (id === undefined ? [] : [[id, DefaultValue!] as const])),
  ),
);
const used = tags.flatMap(({ attributes }) => (attributes['resid'] === undefined ? [] : [attributes['resid']]));

describe('manifest.xml', () => {
  it('is well-formed', () => {
    expectWellFormed(text);
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
  });

  it('is read by Microsoft’s own tool as an add-in for workbooks', () => {
    const info = execFileSync(process.execPath, ['-e', READ], { cwd: `${__dirname}/..`, encoding: 'utf8' });
    expect(JSON.parse(info)).toMatchObject({
      defaultLocale: 'zh-CN',
      displayName: '考评',
      hosts: ['Workbook'],
      officeAppType: 'TaskPaneApp',
      permissions: 'ReadWriteDocument',
    });
  });

  it('has an id that is a GUID, and in a build the version of package.json', () => {
    expect(content('Id')[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(manifestFor(text, 'https://a.example/')).toContain(`<Version>${version}.0</Version>`);
    expect(manifestFor(text, 'https://a.example/', '1.12.3')).toContain('<Version>1.12.3.0</Version>');
    expect(() => manifestFor(text, 'https://a.example/', '1.2.3-rc.1')).toThrow('version=1.2.3-rc.1');
  });

  it('defines every resource that it uses, uses every one that it defines, under ids of at most 32 characters', () => {
    expect(used.filter((id) => !resources.has(id))).toEqual([]);
    expect([...resources.keys()].filter((id) => !used.includes(id))).toEqual([]);
    expect([...resources.keys()].filter((id) => id.length > 32)).toEqual([]);
    const ids = tags.flatMap(({ attributes }) => (attributes['id'] === undefined ? [] : [attributes['id']]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has only https addresses, all in one place', () => {
    const urls = tags.flatMap(({ attributes }) =>
      Object.entries(attributes).filter(([key, value]) => key === 'DefaultValue' && value?.includes('://')),
    );
    expect(urls.length).toBeGreaterThan(30);
    expect(urls.filter(([, url]) => !url!.startsWith('https://localhost:3000/'))).toEqual([]);
  });

  it('has every icon in 16, 20, 24, 32, 40, 48, 64 and 80 pixels, as a file of that size', () => {
    const icons = [...resources.values()].filter((value) => value.endsWith('.png'));
    expect(icons.length).toBe(32);
    for (const url of [...icons, ...all('IconUrl'), ...all('HighResolutionIconUrl')].map((icon) =>
      typeof icon === 'string' ? icon : icon['DefaultValue']!,
    )) {
      const file = `${__dirname}/../assets/icons/${url.split('/').at(-1)}`;
      expect(existsSync(file)).toBe(true);
      const png = readFileSync(file);
      const size = Number(/-(\d+)\.png$/.exec(url)![1]);
      // Width and height stand at 16 and 20 in every PNG.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    const groups = text.match(/<Icon>[\s\S]*?<\/Icon>/g) ?? [];
    expect(groups.length).toBe(6);
    for (const group of groups)
      expect([...group.matchAll(/size="(\d+)"/g)].map(([, size]) => size)).toEqual([
        '16',
        '20',
        '24',
        '32',
        '40',
        '48',
        '64',
        '80',
      ]);
  });

  it('says everything in Chinese and in English, within the lengths that Office allows', () => {
    const strings = [
      ...text.matchAll(
        /<bt:String id="([^"]+)" DefaultValue="([^"]+)">\s*<bt:Override Locale="en-US" Value="([^"]+)"\/>/g,
      ),
    ];
    expect(strings.length).toBe(all('bt:String').length);
    for (const [, id, chinese, english] of strings) {
      const limit = /Tip$|Description$/.test(id!) ? 250 : 125;
      expect(chinese).toMatch(/\p{Script=Han}/u);
      expect(english).not.toMatch(/\p{Script=Han}/u);
      expect(Math.max(chinese!.length, english!.length)).toBeLessThanOrEqual(limit);
    }
    expect(all('Override').map(({ Locale }) => Locale)).toEqual(['en-US', 'en-US']);
  });

  it('has a tab 考评 with four buttons, whose functions exist', () => {
    const labels = [...text.matchAll(/<Control[^>]*>\s*<Label resid="([^"]+)"/g)].map(([, id]) => resources.get(id!));
    expect(labels).toEqual(['一键重算', '生成汇总', '还原上次写入', '打开面板']);
    expect(resources.get('Tab.Label')).toBe('考评');
    expect(content('FunctionName')).toEqual(['recalculate', 'summarise', 'undo']);
    expect(content('FunctionName').filter((name) => !(name in commands))).toEqual([]);
  });

  it('names one page for the pane, for the functions of the buttons and for the runtime that they share, and no second pane', () => {
    const one = (name: string): string[] => all(name).flatMap(({ resid }) => (resid === undefined ? [] : [resid]));
    expect([one('Runtime'), one('FunctionFile'), one('SourceLocation')]).toEqual([
      ['Pane.Url'],
      ['Pane.Url'],
      ['Pane.Url'],
    ]);
    expect(all('Runtime')[0]!['lifetime']).toBe('long');
    expect(text).not.toContain('TaskpaneId');
    // Microsoft's schema wants it first in its host.
    expect(text).toMatch(
      /<Host xsi:type="Workbook">\s*(?:<!--[^]*?-->\s*)?<Runtimes>[^]*<\/Runtimes>\s*<DesktopFormFactor>/,
    );
  });

  it('has the buttons that the program tells Excel of, under the same ids, none of them grey from the start', () => {
    const ids = all('Control').map(({ id }) => id);
    const source = ['host/office/runtime.ts', 'taskpane/excelRibbon.ts']
      .map((file) => readFileSync(`${__dirname}/../src/${file}`, 'utf8'))
      .join('');
    const told = [...new Set([...source.matchAll(/'(Kaoping\.\w+)'/g)].map(([, id]) => id!))];
    const known = [...ids, ...all('CustomTab').map(({ id }) => id), ...all('Group').map(({ id }) => id)];
    expect(told.length).toBe(5);
    expect(told.filter((id) => !known.includes(id))).toEqual([]);
    expect(text).not.toContain('<Enabled>');
    const check = readFileSync(`${__dirname}/../src/taskpane/old/check.js`, 'utf8');
    expect(content('FunctionName').filter((name) => !check.includes(`'${name}'`))).toEqual([]);
  });

  it('asks for ExcelApi 1.9 once: what overrides may only ask for more', () => {
    expect([...all('Set'), ...all('bt:Set')]).toEqual([{ Name: 'ExcelApi', MinVersion: '1.9' }]);
  });

  it('leads those who look for help to a page of its own, without scripts', () => {
    const learnMore = tags.find(({ name }) => name === 'LearnMoreUrl')!.attributes['resid']!;
    const help = 'https://localhost:3000/help.html';
    expect([all('SupportUrl')[0]!['DefaultValue'], resources.get(learnMore)]).toEqual([help, help]);
    const page = readFileSync(`${__dirname}/../src/help/help.html`, 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|\son\w+=|https?:/);
    expect(page).toContain('微软不负责维护、更新和支持本加载项');
  });
});
