/**
 * Folder: an evidence folder of 2,000 files with 5 GB is looked through, beside reading and hashing all of it as
 * sha256sum does; and photos of 12 million pixels by themselves. Files are sparse: what is measured is the program, not
 * the disk. Each pass runs in a process of its own, so that peaks of memory are told apart.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineFolder, folderFiles } from '../src/folder/node';
import { docx, encoded, scene, type Picture } from '../tools/evidence/make';
import { figure, goal, median, printTable } from './measure';

const FILES = 2000;
const BYTES = 5 * 1024 ** 3;
const DOCUMENTS = 300;
const PHOTOS = 5;
const MEGABYTE = 1024 ** 2;

const PASSES: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  ours: (folder) => examineFolder(folder),
  plain: async (folder) => {
    for await (const file of folderFiles(folder)) {
      const hash = createHash('sha256');
      for await (const chunk of file.chunks()) hash.update(chunk);
      hash.digest();
    }
  },
};

/** Milliseconds and, with all of Node, kilobytes. */
interface Report {
  readonly time: number;
  readonly peak: number;
}

async function child(pass: string, folder: string): Promise<void> {
  const from = performance.now();
  await PASSES[pass]!(folder);
  const report: Report = { time: performance.now() - from, peak: process.resourceUsage().maxRSS };
  process.stdout.write(JSON.stringify(report));
}

/** Three processes each, in turns. */
function measured(folder: string, passes: readonly string[]): Report[] {
  const reports = passes.map(() => [] as Report[]);
  for (let round = 0; round < 3; round++) {
    passes.forEach((pass, at) => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1]!, pass, folder], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      reports[at]!.push(JSON.parse(stdout) as Report);
    });
  }
  return reports.map((all) => ({
    time: median(all.map(({ time }) => time)),
    peak: Math.max(...all.map(({ peak }) => peak)),
  }));
}

/** Reports and, for the rest, videos and scans: one in ten has a twin in size, so that it is hashed. */
function makeFiles(folder: string): void {
  mkdirSync(folder);
  const report = docx(Array.from({ length: 20 }, () => '全市环保志愿者走进社区，开展垃圾分类宣传。'));
  const size = Math.floor(BYTES / (FILES - DOCUMENTS));
  for (let at = 0; at < FILES; at++) {
    if (at < DOCUMENTS) {
      writeFileSync(join(folder, `${at}.docx`), report);
    } else {
      const path = join(folder, `${at}.${at % 2 === 0 ? 'mp4' : 'pdf'}`);
      writeFileSync(path, '');
      truncateSync(path, size + (at % 10 === 0 ? 0 : at));
    }
  }
}

/** A scene four times as wide and high: drawing one of that size would take a minute. */
function enlarged({ width, height, data }: Picture): Picture {
  const large = { width: 4 * width, height: 4 * height, data: Buffer.alloc(16 * data.length) };
  for (let at = 0; at < 16 * width * height; at++) {
    const from = Math.floor(at / large.width / 4) * width + Math.floor((at % large.width) / 4);
    data.copy(large.data, 4 * at, 4 * from, 4 * from + 4);
  }
  return large;
}

async function makePhotos(folder: string): Promise<void> {
  mkdirSync(folder);
  const photo = await encoded(enlarged(scene(1, 1000, 750)), 'image/jpeg');
  for (let at = 0; at < PHOTOS; at++) writeFileSync(join(folder, `${at}.jpg`), photo);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  try {
    makeFiles(join(folder, 'files'));
    await makePhotos(join(folder, 'photos'));
    const [ours, plain] = measured(join(folder, 'files'), ['ours', 'plain']) as [Report, Report];
    const [photos] = measured(join(folder, 'photos'), ['ours']) as [Report];
    console.log(`${FILES} files, ${figure(BYTES / MEGABYTE)} MB, ${DOCUMENTS} of them documents\n`);
    goal('at most as long as reading and hashing everything', ours.time <= plain.time);
    goal('at most 250 MB at the peak, 750 MB with photos', ours.peak <= 250 * 1024 && photos.peak <= 750 * 1024);
    console.log();
    const row = (name: string, { time, peak }: Report): string[] => [
      name,
      figure(time / plain.time),
      figure((FILES / time) * 1000),
      figure((BYTES / MEGABYTE / time) * 1000),
      figure(peak / 1024),
    ];
    printTable(['', '× plain', 'files/s', 'MB/s', 'peak MB'], [row('ours', ours), row('plain', plain)]);
    console.log(
      `\na photo of 12 million pixels: ${figure(photos.time / PHOTOS)} ms, ${figure(photos.peak / 1024)} MB at the peak`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [pass, folder] = process.argv.slice(2);
void (pass && folder ? child(pass, folder) : main());
