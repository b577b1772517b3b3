/**
 * What is bundled is bundled once for the same sources, whoever asks: the workbench, the pages and the command line of
 * the tests. A build lies under the fingerprint of all that can go into it; two that ask at once wait for one build.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout } = require('node:timers/promises');

const root = path.join(__dirname, '..');
/** Whatever is built; a build names what else it takes. */
const SOURCES = ['src', 'tools', 'package.json', 'package-lock.json'];
/** Builds that are served from dist/workbench, and those that only tests use. */
const FOR_TESTS = path.join(root, 'out/built');
/** The newest builds stay, for servers that still run on one. */
const KEPT = 4;
const WAIT = 100;

/**
 * The folder `name` under `home` that `make(folder)` has filled, now or earlier. `sources` are files and folders beside
 * those that go into everything, from the root of the project.
 */
async function builtOnce(name, sources, make, home = FOR_TESTS) {
  const builds = path.join(home, name);
  const folder = path.join(builds, fingerprint([...SOURCES, ...sources]));
  fs.mkdirSync(builds, { recursive: true });
  const lock = `${folder}.lock`;
  while (!fs.existsSync(folder)) {
    if (!take(lock)) {
      await setTimeout(WAIT);
      continue;
    }
    const fresh = `${folder}.fresh`;
    try {
      if (fs.existsSync(folder)) break;
      fs.rmSync(fresh, { recursive: true, force: true });
      fs.mkdirSync(fresh);
      await make(fresh);
      fs.renameSync(fresh, folder);
      removeOld(builds);
    } finally {
      fs.rmSync(lock, { force: true });
    }
  }
  return folder;
}

/** Whether the lock is ours now. One whose process is gone is nobody's. */
function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = ownerOf(lock);
  if (owner !== null && !isRunning(owner)) fs.rmSync(lock, { force: true });
  return false;
}

/** Null for a lock that is just being written or taken away. */
function ownerOf(lock) {
  try {
    return Number(fs.readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of names and contents. */
function fingerprint(sources) {
  const hash = crypto.createHash('sha256');
  for (const place of sources.flatMap((name) => filesOf(path.join(root, name)))) {
    hash.update(`${path.relative(root, place)}\0`).update(fs.readFileSync(place));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(place) {
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function removeOld(builds) {
  const finished = fs.readdirSync(builds).filter((name) => /^[0-9a-f]+$/.test(name));
  const byAge = finished
    .map((name) => path.join(builds, name))
    .map((place) => ({ place, time: fs.statSync(place).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { place } of byAge.slice(KEPT)) fs.rmSync(place, { recursive: true, force: true });
}

module.exports = { builtOnce };
