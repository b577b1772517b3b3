/** What is in the packages, as CycloneDX: npm's own list, of what ships. */
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const path = require('node:path');
const { version: office } = require('@microsoft/office-js/package.json');
const { devDependencies, name, version } = require('../../package.json');

const root = path.join(__dirname, '../..');

/** office.js is under words of its own, to which npm gives no name. */
const licensesOf = ({ licenses, name }) => licenses ?? [{ license: { name: `LICENSE.md of ${name}` } }];

/**
 * Who needs whom among what ships. A package of which nothing was taken but what it passes on (many only export others)
 * is left out, and whoever needs it needs what is behind it. `graph` is npm's list, `imports` what the bundlers saw besides,
 * `own` our own name. Throws when a part that ships cannot be reached from us: then one of the two lists is wrong.
 */
function dependenciesOf(graph, imports, own, shipped) {
  const needs = new Map(graph.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  for (const [from, to] of imports) needs.set(from, [...(needs.get(from) ?? []), to]);
  // A tool of ours passes nothing on: what is behind it is in the packages only if something else needs it, too.
  const tools = new Set(Object.entries(devDependencies).map(([tool, its]) => `${tool}@${its}`));
  const nearest = (ref, found = new Set(), seen = new Set()) => {
    for (const one of needs.get(ref) ?? []) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (shipped.has(one)) found.add(one);
      else if (ref !== own || !tools.has(one)) nearest(one, found, seen);
    }
    return found;
  };
  const dependencies = [own, ...shipped].map((ref) => ({ ref, dependsOn: [...nearest(ref)].sort() }));
  const reached = new Set([own]);
  for (const ref of reached) dependencies.find((one) => one.ref === ref).dependsOn.forEach((one) => reached.add(one));
  const lost = [...shipped].filter((ref) => !reached.has(ref));
  if (lost.length > 0) throw new Error(`Nothing that ships needs ${lost.join(', ')}, by package-lock.json.`);
  return dependencies.sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** `packages` and `imports` as licences.js finds them; `epoch` in seconds. Throws when npm's lock file does not know one of them. */
function sbom(packages, imports, epoch) {
  const options = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const text = execFileSync('npm', options, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const all = JSON.parse(text);
  const shipped = new Set([...packages.map((one) => `${one.name}@${one.version}`), `@microsoft/office-js@${office}`]);
  // npm marks what package.json calls a tool of development; in here it ships.
  const components = all.components
    .filter((component) => shipped.delete(`${component.name}@${component.version}`))
    .map((component) => ({ ...component, scope: 'required', properties: [], licenses: licensesOf(component) }))
    .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  if (shipped.size > 0) throw new Error(`Not in package-lock.json: ${[...shipped].join(', ')}`);
  const own = `${name}@${version}`;
  const dependencies = dependenciesOf(all.dependencies, imports, own, new Set(components.map((one) => one['bom-ref'])));
  const hash = crypto.createHash('sha256').update(JSON.stringify(components)).digest('hex');
  return {
    $schema: all.$schema,
    bomFormat: all.bomFormat,
    specVersion: all.specVersion,
    // The same parts give the same number, so that the packages can be made again byte for byte.
    serialNumber: `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    version: 1,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      tools: all.metadata.tools,
      // What the list describes: npm takes every package for a library.
      component: { ...all.metadata.component, type: 'application', name, properties: [] },
    },
    components,
    dependencies,
  };
}

module.exports = { sbom };
