import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { version } from '../../package.json';
import { expectWellFormed, tagsOf } from '../xmlTags';
import { builtPages } from './built';

const root = join(__dirname, '../..');
const excel = readFileSync(join(root, 'manifest.xml'), 'utf8');

let folder: string;
let ribbon: string;
let manifest: string;
/** What the hidden page puts into its window. */
let page: Record<string, unknown>;
beforeAll(async () => {
  folder = await builtPages();
  ribbon = readFileSync(join(folder, 'ribbon.xml'), 'utf8');
  manifest = readFileSync(join(folder, 'manifest.xml'), 'utf8');
  page = {};
  const before = {
    ...{ window: page, location: { href: 'http://127.0.0.1/index.html' }, document: { currentScript: null } },
    ...{ URL, URLSearchParams, console },
  };
  runInContext(readFileSync(join(folder, 'main.js'), 'utf8'), createContext(before));
}, 60_000);

const attributes = (name: string) =>
  tagsOf(ribbon)
    .filter((tag) => tag.name === name && !tag.isEnd)
    .map((tag) => tag.attributes);
/** The functions that ribbon.xml names: of `onLoad`, `onAction` and every `get…`. */
const callbacks = (): string[] =>
  tagsOf(ribbon).flatMap((tag) =>
    Object.entries(tag.attributes).flatMap(([key, value]) => (/^(?:on|get)[A-Z]/.test(key) ? [value!] : [])),
  );

describe('ribbon.xml for WPS', () => {
  it('is well-formed CustomUI without an XML declaration, which WPS does not take', () => {
    expectWellFormed(ribbon);
    expect(ribbon.startsWith('<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"')).toBe(true);
  });

  it('names only functions that the hidden page puts into its window, and all of them', () => {
    expect([...new Set(callbacks())].sort()).toEqual(Object.keys(page).sort());
    expect(callbacks().length).toBe(9);
  });

  it('names none that is async, for WPS waits for no promise', () => {
    for (const name of callbacks()) {
      expect(typeof page[name]).toBe('function');
      expect((page[name] as object).constructor.name).toBe('Function');
    }
    // Outside of WPS they do nothing, at once.
    for (const name of ['OnAddinLoad', 'OnRecalculate', 'OnSummarise', 'OnUndo', 'OnOpenPane']) {
      expect((page[name] as () => unknown)()).toBe(true);
    }
  });

  it('has a tab 考评 with the buttons of Excel under the same words', () => {
    expect(attributes('tab').map(({ label }) => label)).toEqual(['考评']);
    expect(attributes('group').map(({ label }) => label)).toEqual(['计算', '查看']);
    expect(attributes('button').map(({ label }) => label)).toEqual([
      '一键重算',
      '生成汇总',
      '还原上次写入',
      '打开面板',
    ]);
    for (const { label, screentip, supertip } of attributes('button')) {
      expect(screentip).toBe(label);
      expect(excel).toContain(`DefaultValue="${label}"`);
      // Excel's go on: what it forgets of what people could undo.
      if (label !== '打开面板') expect(excel).toContain(`DefaultValue="${supertip}`);
    }
  });

  it('gives every part an id of its own and takes none of WPS’s', () => {
    const ids = ['tab', 'group', 'button'].flatMap((name) => attributes(name).map(({ id }) => id));
    expect(new Set(ids).size).toBe(7);
    expect(ids.every((id) => id?.startsWith('kaoping'))).toBe(true);
    expect(ribbon).not.toMatch(/idMso|idQ|imageMso/);
  });

  it('has a PNG for every button, beside the page', () => {
    const image = page['GetImage'] as (control: { Id: string }) => string;
    const images = attributes('button').map(({ id }) => image({ Id: id! }));
    expect(images).toEqual(['recalculate', 'summarise', 'undo', 'app'].map((name) => `icons/${name}-32.png`));
    expect(images.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });
});

describe('manifest.xml for WPS', () => {
  it('is well-formed and names the add-in and the version of package.json', () => {
    expectWellFormed(manifest);
    expect(manifest.startsWith('<JsPlugin>')).toBe(true);
    expect(manifest).toContain('<Name>kaoping</Name>');
    expect(manifest).toContain(`<Description>考评 ${version}：`);
  });
});
