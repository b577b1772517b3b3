/**
 * The .deb for WPS on UOS, Kylin and Debian: the pages, the server that shows them to WPS on the same machine, and what
 * enters them in publish.xml. Laid out as UOS wants applications (docs/decisions/0018-packages.md).
 */
const { execFileSync, spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { APP_ID } = require('./names.js');
const { filesOf } = require('./files.js');

const root = path.join(__dirname, '../..');
const LINUX = path.join(root, 'packaging/linux');
const APP = `opt/apps/${APP_ID}`;
/** The pages and Python run anywhere; UOS wants the processors by name. */
const PROCESSORS = ['amd64', 'arm64', 'loongarch64', 'mips64el', 'sw_64'];

const control = (version, kilobytes) => `Package: ${APP_ID}
Version: ${version}
Architecture: all
Maintainer: Kaoping <noreply@kaoping.invalid>
Installed-Size: ${kilobytes}
Depends: python3 (>= 3.7)
Section: editors
Priority: optional
Description: scores assessment sheets inside WPS Spreadsheets
 Kaoping (考评) reads the filled sheets of an assessment, applies its rubric and
 writes scores, findings and totals back, every lost point explained.
 .
 The package holds the pages of the add-in, a server that shows them to WPS on
 the same machine (127.0.0.1:18950) and a command that enters the add-in in the
 publish.xml of every user. Nothing leaves the machine.
`;

const info = (version) => ({
  appid: APP_ID,
  name: '考评',
  version,
  arch: PROCESSORS,
  permissions: {
    autostart: true,
    notification: false,
    trayicon: false,
    clipboard: false,
    account: false,
    bluetooth: false,
    camera: false,
    audio_record: false,
    installed_apps: false,
  },
  'support-plugins': [],
  plugins: [],
});

const changelog = (version, epoch) => `${APP_ID} (${version}) unstable; urgency=medium

  * Version ${version}.

 -- Kaoping <noreply@kaoping.invalid>  ${new Date(epoch * 1000).toUTCString().replace('GMT', '+0000')}
`;

/** The files of the package: where each goes, what is in it, and whether it is run. */
function contents({ pages, docs, licences, version, epoch }) {
  const own = (name) => fs.readFileSync(path.join(LINUX, name));
  const tree = (folder, to) => filesOf(folder).map(({ name, place }) => [`${to}/${name}`, fs.readFileSync(place)]);
  const icons = [16, 24, 32, 48, 64, 128].map((size) => [
    `${APP}/entries/icons/hicolor/${size}x${size}/apps/${APP_ID}.png`,
    fs.readFileSync(path.join(root, `assets/icons/app-${size}.png`)),
  ]);
  return [
    [`${APP}/files/bin/kaoping-serve`, own('kaoping-serve'), true],
    [`${APP}/files/bin/kaoping-register`, own('kaoping-register'), true],
    ...tree(pages, `${APP}/files/www/wps`),
    [`${APP}/info`, `${JSON.stringify(info(version), null, 2)}\n`],
    [`${APP}/entries/applications/${APP_ID}.desktop`, own(`${APP_ID}.desktop`)],
    ...icons,
    ...(docs ? tree(docs, `${APP}/entries/doc`) : []),
    [`etc/xdg/autostart/${APP_ID}.desktop`, own('kaoping-register.desktop')],
    ['lib/systemd/system/kaoping.service', own('kaoping.service')],
    [`${APP}/files/LICENSE.txt`, fs.readFileSync(path.join(root, 'LICENSE'))],
    [`${APP}/files/THIRD-PARTY-LICENCES.txt`, licences],
    [`usr/share/doc/${APP_ID}/copyright`, COPYRIGHT],
    [`usr/share/doc/${APP_ID}/changelog.gz`, gzipSync(changelog(version, epoch), { level: 9 })],
    [`usr/share/lintian/overrides/${APP_ID}`, own('lintian-overrides')],
  ];
}

/** Debian keeps the text of the Apache License in one place; the licences of what is bundled are a file of their own. */
const COPYRIGHT = `Kaoping (考评)
Copyright 2026 the authors of Kaoping

Licensed under the Apache License, Version 2.0. On Debian systems its text is in
/usr/share/common-licenses/Apache-2.0; it is also in /${APP}/files/LICENSE.txt.
What is bundled, with its licences: /${APP}/files/THIRD-PARTY-LICENCES.txt
`;

/** Maintainer scripts and lists, by their names in DEBIAN. */
const controlFiles = (version, files) => ({
  control: control(version, Math.ceil(files.reduce((sum, [, body]) => sum + body.length, 0) / 1024)),
  conffiles: `/etc/xdg/autostart/${APP_ID}.desktop\n`,
  md5sums: files
    .filter(([name]) => !name.startsWith('etc/'))
    .map(([name, body]) => `${crypto.createHash('md5').update(body).digest('hex')}  ${name}\n`)
    .join(''),
});

/** Everything in a folder gets the same modes and times, whatever umask and clock were. */
function settle(folder, epoch) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) settle(place, epoch);
    else fs.utimesSync(place, epoch, epoch);
  }
  fs.chmodSync(folder, 0o755);
  fs.utimesSync(folder, epoch, epoch);
}

/** Why no .deb can be made here; null when one can. */
function whyNoDeb() {
  return spawnSync('dpkg-deb', ['--version']).status === 0
    ? null
    : 'dpkg-deb is needed for the .deb: build on Debian, Ubuntu, UOS or Kylin, or install dpkg.';
}

/**
 * Writes the package to `out` and returns its path. `pages` is the folder that goes to WPS, `docs` one for people,
 * `licences` the texts of what is bundled, `epoch` the seconds that all times become. Throws without dpkg-deb.
 */
function buildDeb({ pages, docs, licences, version, epoch, out }) {
  const reason = whyNoDeb();
  if (reason) throw new Error(reason);
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'kaoping-deb-'));
  const write = (name, body, mode) => {
    const place = path.join(stage, name);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, body);
    fs.chmodSync(place, mode);
  };
  try {
    const files = contents({ pages, docs, licences, version, epoch })
      .map(([name, body, isRun]) => [name, Buffer.from(body), isRun])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, body, isRun] of files) write(name, body, isRun ? 0o755 : 0o644);
    for (const [name, body] of Object.entries(controlFiles(version, files))) write(`DEBIAN/${name}`, body, 0o644);
    for (const name of ['postinst', 'prerm', 'postrm']) {
      write(`DEBIAN/${name}`, fs.readFileSync(path.join(LINUX, name)), 0o755);
    }
    settle(stage, epoch);
    const place = path.resolve(out, `${APP_ID}_${version}_all.deb`);
    fs.mkdirSync(out, { recursive: true });
    // xz, because the dpkg of UOS 20 and Kylin V10 knows no zstd.
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', stage, place], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return place;
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

module.exports = { buildDeb, whyNoDeb };
