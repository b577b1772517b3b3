import { readFileSync } from 'node:fs';
import { version } from '@microsoft/office-js/package.json';
import { baseAddress, manifestFor, officeSource, policyFor } from '../tools/addin.js';

/** The sources that a policy allows for something. */
const allowed = (policy: string, directive: string): string[] =>
  policy
    .split('; ')
    .map((part) => part.split(' '))
    .find(([name]) => name === directive)!
    .slice(1);

describe('A build of the add-in', () => {
  test.each([
    ['own', `office/${version}/office.js`, ["'self'"]],
    [
      'cdn',
      'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
      ["'self'", 'https://appsforoffice.microsoft.com'],
    ],
    [
      'china',
      'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
      ["'self'", 'https://appsforoffice.cdn.partner.office365.cn'],
    ],
  ])('with --office %s takes office.js from %s, and scripts and answers from nowhere else', (name, url, sources) => {
    const office = officeSource(name);
    expect(office.url).toBe(url);
    const policy = policyFor(office.origin);
    expect(allowed(policy, 'script-src')).toEqual(sources);
    expect(allowed(policy, 'connect-src')).toEqual(sources);
    expect(allowed(policy, 'default-src')).toEqual(["'none'"]);
    expect(allowed(policy, 'object-src')).toEqual(["'none'"]);
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe|\*)/);
  });

  test('takes our own office.js when nothing is said, and knows no other places', () => {
    expect(officeSource()).toBe(officeSource('own'));
    expect(() => officeSource('toString')).toThrow('office=toString: one of own, cdn, china');
  });

  test.each(['src/taskpane/page.html', 'src/message/page.html'])(
    '%s takes both from the build, before any script of ours',
    (file) => {
      const page = readFileSync(`${__dirname}/../${file}`, 'utf8');
      expect(page).toContain(
        '<meta http-equiv="Content-Security-Policy" content="<%= htmlWebpackPlugin.options.policy %>" />',
      );
      expect(page).toMatch(/<script( defer)? src="<%= htmlWebpackPlugin\.options\.office %>"><\/script>/);
      expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
      expect(page).not.toMatch(/<script>|\son\w+=/);
    },
  );

  test('names the place that it is served from everywhere in the manifest, with one slash at its end', () => {
    const manifest = readFileSync(`${__dirname}/../manifest.xml`, 'utf8');
    for (const base of ['https://kaoping.example/app', 'https://kaoping.example/app/']) {
      const built = manifestFor(manifest, baseAddress(base));
      expect(built).not.toContain('localhost');
      expect(built).toContain('<bt:Url id="Pane.Url" DefaultValue="https://kaoping.example/app/taskpane.html"/>');
    }
    expect(manifestFor(manifest, baseAddress(), '0.0.0')).toBe(manifest);
    expect(() => baseAddress('http://kaoping.example')).toThrow('base=http://kaoping.example: Office only opens pages');
  });
});
