/** What is in the packages, as CycloneDX: npm's own list, of what ships. */
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const path = require('node:path');
const { version: office } = require('@microsoft/office-js/package.json');
const { name, version } = require('../../package.json');

const root = path.join(__dirname, '../..');

/** office.js is under words of its own, to which npm gives no name. */
const licensesOf = ({ licenses, name }) => licenses ?? [{ license: { name: `LICENSE.md of ${name}` } }];

/** `packages` as licences.js finds them; `epoch` in seconds. Throws when npm's lock file does not know one of them. */
function sbom(packages, epoch) {
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
  const refs = new Set([own, ...components.map((component) => component['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)).sort() }));
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
      component: { ...all.metadata.component, name, properties: [] },
    },
    components,
    dependencies,
  };
}

module.exports = { sbom };
