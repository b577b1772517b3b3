import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDeb } from '../../tools/package/deb.js';
import { APP_ID, WPS_NAME, WPS_URL } from '../../tools/package/names.js';
import { describeWith } from '../oracles/skip';
import { MACHINE, openMachine, type Machine } from './machine';

const EPOCH = 1_767_225_600;
const REGISTER = `/opt/apps/${APP_ID}/files/bin/kaoping-register`;
const JSADDONS = '.local/share/Kingsoft/wps/jsaddons';
const OWN = `<jspluginonline name="${WPS_NAME}" type="et" url="${WPS_URL}" enable="enable_dev" install="null"/>`;

/** Somebody else's add-ins, with what an XML writer would not keep: line ends, quotes, comments, no line at the end. */
const OTHERS = [
  `<?xml version='1.0' encoding="UTF-8" standalone="yes"?>`,
  '<jsplugins>',
  `\t<jspluginonline name="公文" type='wps' url="http://10.1.1.1/oa/?a=1&amp;b=&gt;" debug=""   />`,
  '  <!-- <jspluginonline name="kaoping" type="et"/> -->',
  '  <jsplugin name="zotero" type="wps" version="1.0.0"></jsplugin>',
  '</jsplugins>',
].join('\r\n');
const WITH_OURS = OTHERS.replace('\r\n</jsplugins>', `\r\n  ${OWN}\r\n</jsplugins>`);
const TRUST = '{"et":{"abc":{"enable":true,"isload":true}}}';

describeWith(MACHINE, 'The .deb, with dpkg on a copy of this machine,', () => {
  let folder: string;
  let machine: Machine;

  const build = (version: string): string => {
    const pages = join(folder, `pages-${version}`);
    mkdirSync(join(pages, 'icons'), { recursive: true });
    writeFileSync(join(pages, 'index.html'), `<!doctype html><title>${version}</title>`);
    writeFileSync(join(pages, 'main.js'), `var version = "${version}";`);
    writeFileSync(join(pages, 'icons/app-32.png'), 'png');
    return buildDeb({ pages, docs: null, licences: 'texts\n', version, epoch: EPOCH, out: join(folder, 'out') });
  };
  const install = (version: string) => machine.must(`dpkg -i ${machine.shared}/out/${APP_ID}_${version}_all.deb`);
  const read = async (file: string) => Buffer.from(await machine.must(`base64 -w0 ${file}`), 'base64').toString();
  const publishOf = (person: string) => read(`/home/${person}/${JSADDONS}/publish.xml`);
  const write = (file: string, text: string) =>
    machine.must(`echo ${Buffer.from(text).toString('base64')} | base64 -d > ${file}`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-deb-test-'));
    for (const version of ['0.0.9', '0.1.0']) build(version);
    machine = openMachine(folder);
    // anna has add-ins, ben has a broken file, carl has never started WPS; a service has no shell.
    await machine.must('useradd -m -s /bin/bash anna && useradd -m -s /bin/bash ben && useradd -m -s /bin/sh carl');
    await machine.must('useradd -m -s /usr/sbin/nologin -u 4321 service');
    // Accounts that can log in, without a home of their own.
    await machine.must('useradd -M -s /bin/sh -d /nonexistent dora && useradd -M -s /bin/sh -d / emil');
    await machine.must(`mkdir -p /home/anna/${JSADDONS} /home/ben/${JSADDONS}`);
    await write(`/home/anna/${JSADDONS}/publish.xml`, OTHERS);
    await write(`/home/anna/${JSADDONS}/authaddin.json`, TRUST);
    await write(`/home/ben/${JSADDONS}/publish.xml`, '<jsplugins><broken></jsplugins>');
    await machine.must(
      'chown -R anna: /home/anna; chown -R ben: /home/ben; chmod 640 /home/anna/.local/share/Kingsoft/wps/jsaddons/*',
    );
    await install('0.0.9');
  });
  afterAll(async () => {
    await machine?.close(
      `dpkg -P ${APP_ID}; for name in anna ben carl service dora emil; do userdel -r $name; done; rm -rf /tmp/bad /tmp/bad.deb /tmp/serve.log /tmp/serve.pid`,
    );
    rmSync(folder, { recursive: true, force: true });
  });

  it('enters the add-in for everybody, keeps what others have there byte for byte, and a copy of it', async () => {
    expect(await publishOf('anna')).toBe(WITH_OURS);
    expect(await read(`/home/anna/${JSADDONS}/publish.xml.kaoping-*.bak`)).toBe(OTHERS);
    expect(await read(`/home/anna/${JSADDONS}/authaddin.json`)).toBe(TRUST);
    expect(await publishOf('carl')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${OWN}\n</jsplugins>\n`,
    );
    expect(await machine.must(`ls -A /home/service`)).not.toContain('.local');
    expect((await machine.run('ls -d /nonexistent /.local')).text).not.toMatch(/^\//m);
  });

  it('writes as the person whose file it is, with the modes it had', async () => {
    expect(await machine.must(`stat -c '%U %G %a' /home/anna/${JSADDONS}/publish.xml`)).toBe('anna anna 640\n');
    expect(await machine.must(`stat -c '%U %a' /home/carl/${JSADDONS} /home/carl/${JSADDONS}/publish.xml`)).toBe(
      'carl 700\ncarl 644\n',
    );
  });

  it('leaves a broken publish.xml alone, says so in Chinese, and is installed all the same', async () => {
    expect(await publishOf('ben')).toBe('<jsplugins><broken></jsplugins>');
    const { text, status } = await machine.run(`su ben -c ${REGISTER}`);
    expect(text).toBe(
      `未修改 /home/ben/${JSADDONS}/publish.xml：不是合格的 XML（第 1 行）。请先修复或移走该文件，再运行 kaoping-register。\n`,
    );
    expect(status).toBe(1);
    expect(await machine.must(`dpkg-query -W -f '\${Status}' ${APP_ID}`)).toBe('install ok installed');
    expect(await machine.must(`ls /home/ben/${JSADDONS}`)).toBe('publish.xml\n');
  });

  it('does not follow a link that somebody put in place of publish.xml', async () => {
    await machine.must(`cd /home/carl/${JSADDONS} && rm publish.xml && ln -s /etc/shadow publish.xml`);
    const { text } = await machine.run(`${REGISTER} --all-users`);
    expect(text).toContain(`未修改 /home/carl/${JSADDONS}/publish.xml：不是普通文件。`);
    expect(await machine.must('grep -c kaoping /etc/shadow || true')).toBe('0\n');
    await machine.must(`rm /home/carl/${JSADDONS}/publish.xml; su carl -c ${REGISTER}`);
  });

  it('does not follow a link that somebody put in place of a folder, either', async () => {
    const place = '/home/carl/.local/share/Kingsoft';
    await machine.must(`mv ${place} /home/carl/kept; install -d -m 755 /root/wps; ln -s /root ${place}`);
    const { text } = await machine.run(`${REGISTER} --all-users`);
    expect(text).toMatch(/未能处理 \/home\/carl：Permission denied/);
    expect(await machine.must('ls /root/wps')).toBe('');
    await machine.must(`rm ${place}; mv /home/carl/kept ${place}; rmdir /root/wps`);
  });

  it('writes nothing as root into the home of somebody else, where sudo may leave HOME', async () => {
    const { text, status } = await machine.run(`HOME=/home/carl ${REGISTER} --remove`);
    expect([text, status]).toEqual([
      '/home/carl 不是管理员（root）的家目录：请以该用户运行，不要用 sudo；处理全部用户用 --all-users。\n',
      1,
    ]);
    expect(await publishOf('carl')).toContain(OWN);
  });

  it('waits for nobody whose home does not answer', async () => {
    const code = `import importlib.machinery, pwd, sys, time; sys.dont_write_bytecode = True
m = importlib.machinery.SourceFileLoader("m", "${REGISTER}").load_module()
m.SECONDS_PER_PERSON = 0.3
m.register = lambda home: time.sleep(60)
print(m.run_as(pwd.getpwnam("carl"), False))`;
    const began = Date.now();
    const said = await machine.must(`PYTHONIOENCODING=utf-8 python3 -W ignore -c '${code}'`);
    expect(said).toBe('未能处理 /home/carl：0 秒没有完成。\nFalse\n');
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it('has a service that systemd accepts, enabled, and an entry for the log-in', async () => {
    const said = await machine.must(
      '! command -v systemd-analyze >/dev/null || systemd-analyze verify /lib/systemd/system/kaoping.service',
    );
    expect(said).toBe('');
    await machine.must('test -L /etc/systemd/system/multi-user.target.wants/kaoping.service');
    expect(await machine.must(`grep ^Exec= /etc/xdg/autostart/${APP_ID}.desktop`)).toBe(`Exec=${REGISTER}\n`);
  });

  it('is laid out as UOS wants it, with a sound info file', async () => {
    const info = JSON.parse(await read(`/opt/apps/${APP_ID}/info`)) as Record<string, unknown>;
    expect(info).toMatchObject({ appid: APP_ID, version: '0.0.9', name: '考评' });
    expect(await machine.must(`ls /opt/apps/${APP_ID}`)).toBe('entries\nfiles\ninfo\n');
    expect(await machine.must(`dpkg -L ${APP_ID} | grep -vE '^/(opt|etc|lib|usr|\\.)' || true`)).toBe('');
    expect(await machine.must(`dpkg -V ${APP_ID}`)).toBe('');
  });

  it('serves the pages on the port that publish.xml names, by the command of the service', async () => {
    await machine.must(
      `$(sed -n 's/^ExecStart=//p' /lib/systemd/system/kaoping.service) >/tmp/serve.log 2>&1 & echo $! >/tmp/serve.pid; sleep 1`,
    );
    const fetch = `python3 -c 'import urllib.request as u; a=u.urlopen("${WPS_URL}main.js"); print(a.status, a.read().decode())'`;
    expect(await machine.must(fetch)).toBe('200 var version = "0.0.9";\n');
    await machine.must('kill $(cat /tmp/serve.pid)');
  });

  it('is upgraded without a second entry or another copy', async () => {
    const said = await install('0.1.0');
    expect(said).toContain('已登记，无需修改');
    expect(await publishOf('anna')).toBe(WITH_OURS);
    expect(await machine.must(`ls /home/anna/${JSADDONS} | grep -c bak`)).toBe('1\n');
    expect(await read(`/opt/apps/${APP_ID}/files/www/wps/main.js`)).toBe('var version = "0.1.0";');
    expect(await machine.must(`dpkg-query -W -f '\${Version}' ${APP_ID}`)).toBe('0.1.0');
  });

  it('stays as it was when an upgrade fails', async () => {
    // A package whose new files cannot be put in place.
    await machine.must(`mkdir -p /tmp/bad && dpkg-deb -R ${machine.shared}/out/${APP_ID}_0.1.0_all.deb /tmp/bad`);
    await machine.must(
      "sed -i 's/^Version: .*/Version: 0.2.0/' /tmp/bad/DEBIAN/control; printf '#!/bin/sh\\nexit 1\\n' > /tmp/bad/DEBIAN/preinst; chmod 755 /tmp/bad/DEBIAN/preinst; dpkg-deb -b /tmp/bad /tmp/bad.deb",
    );
    expect((await machine.run('dpkg -i /tmp/bad.deb')).status).toBe(1);
    expect(await machine.must(`dpkg-query -W -f '\${Status} \${Version}' ${APP_ID}`)).toBe(
      'install ok installed 0.1.0',
    );
    expect(await publishOf('anna')).toBe(WITH_OURS);
  });

  it('takes out only its own entry when it is removed, and leaves nothing in /opt/apps', async () => {
    await machine.must(`dpkg -r ${APP_ID}`);
    expect(await publishOf('anna')).toBe(OTHERS);
    expect(await read(`/home/anna/${JSADDONS}/authaddin.json`)).toBe(TRUST);
    expect(await publishOf('ben')).toBe('<jsplugins><broken></jsplugins>');
    expect(await machine.must(`ls /home/carl/${JSADDONS} | grep -v bak || true`)).toBe('');
    expect((await machine.run(`ls /opt/apps/${APP_ID}`)).status).toBe(2);
    expect(await machine.must(`cat /etc/xdg/autostart/${APP_ID}.desktop`)).toContain(`TryExec=${REGISTER}`);
  });

  it('is forgotten when it is purged', async () => {
    await machine.must(`dpkg -P ${APP_ID}`);
    expect((await machine.run(`ls /etc/xdg/autostart/${APP_ID}.desktop`)).status).toBe(2);
    const rest = 'find /etc/systemd /var/lib/systemd /lib/systemd /opt/apps /usr/share /var/lib/dpkg/info';
    expect(await machine.must(`${rest} -name '*kaoping*' 2>/dev/null || true`)).toBe('');
    expect((await machine.run(`dpkg-query -W ${APP_ID}`)).status).toBe(1);
  });

  it('is installed, upgraded and removed where systemd is absent, does not answer, or has the service masked', async () => {
    const around = async (before: string, after: string): Promise<void> => {
      await machine.must(before);
      for (const step of [`dpkg -i ${machine.shared}/out/${APP_ID}_0.1.0_all.deb`, `dpkg -r ${APP_ID}`]) {
        await machine.must(step);
      }
      await machine.must(`${after}; dpkg -P ${APP_ID}`);
      expect((await machine.run(`dpkg-query -W ${APP_ID}`)).status).toBe(1);
    };
    const helpers = 'helper=$(command -v deb-systemd-helper); invoke=$(command -v deb-systemd-invoke)';
    await around(
      `${helpers}; mv $helper /tmp/helper; mv $invoke /tmp/invoke`,
      'mv /tmp/helper /usr/bin/deb-systemd-helper; mv /tmp/invoke /usr/bin/deb-systemd-invoke',
    );
    // Nobody listens there.
    const folder = '/run/systemd/system';
    const isThere = (await machine.run(`[ -d ${folder} ]`)).status === 0;
    if (!isThere) await around(`mkdir -p ${folder}`, `rmdir ${folder}`);
    await around(
      'mkdir -p /etc/systemd/system; ln -s /dev/null /etc/systemd/system/kaoping.service',
      '[ "$(readlink /etc/systemd/system/kaoping.service)" = /dev/null ] && rm /etc/systemd/system/kaoping.service',
    );
  });

  it('replaces an older version whose script of removal fails', async () => {
    await machine.must(
      `rm -rf /tmp/bad && dpkg-deb -R ${machine.shared}/out/${APP_ID}_0.0.9_all.deb /tmp/bad && printf '#!/bin/sh\nexit 1\n' > /tmp/bad/DEBIAN/prerm && dpkg-deb -b /tmp/bad /tmp/bad.deb && dpkg -i /tmp/bad.deb`,
    );
    expect(await install('0.1.0')).toContain('trying script from the new package instead');
    expect(await machine.must(`dpkg-query -W -f '\${Status} \${Version}' ${APP_ID}`)).toBe(
      'install ok installed 0.1.0',
    );
    await machine.must(`dpkg -P ${APP_ID}`);
  });

  it('can be installed again, on a machine with a file of another make', async () => {
    await write(`/home/anna/${JSADDONS}/publish.xml`, '<jsplugins/>');
    await install('0.1.0');
    expect(await publishOf('anna')).toBe(`<jsplugins>\n  ${OWN}\n</jsplugins>`);
  });
});

describeWith(MACHINE, 'The .deb', () => {
  it('is the same, byte for byte, whenever it is built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaoping-deb-test-'));
    try {
      mkdirSync(join(folder, 'pages'));
      writeFileSync(join(folder, 'pages/index.html'), 'x');
      const options = { pages: join(folder, 'pages'), docs: null, licences: '', version: '1.2.3', epoch: EPOCH };
      const umask = process.umask(0o022);
      const first = readFileSync(buildDeb({ ...options, out: join(folder, 'a') }));
      process.umask(0o077);
      const second = readFileSync(buildDeb({ ...options, out: join(folder, 'b') }));
      process.umask(umask);
      expect(second.equals(first)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
