/** The evidence folder of the sample: task 2 ③ of Zhoushan 2020 and some others, with everything that can be wrong in it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8 } from 'fflate';
import type { LedgerEntry } from '../../src/evidence';
import { brightened, docx, encoded, gb18030, halved, scene, withExif } from './make';

const VOLUNTEERS = '02-志愿服务活动/③环境保护志愿服务活动';
const BEAUTIFUL = '02-志愿服务活动/④服务美丽中国建设志愿服务活动';
const CREDIT = '04-诚信奖惩制度';
const PLAN = '07-突发公共事件应急处理';

/** 21 characters, punctuation included. */
const SENTENCE = '全市环保志愿者走进社区，开展垃圾分类宣传。';

/** Paths and bytes: 14 files. The same input gives the same bytes. */
export async function evidenceFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const beach = scene(1, 320, 240);
  const jpeg = await encoded(beach, 'image/jpeg');
  const photo = async (seed: number, taken: string): Promise<Uint8Array> =>
    withExif(await encoded(scene(seed, 320, 240), 'image/jpeg'), taken);
  const square = await photo(2, '2020:06:05 10:05:00');
  return new Map<string, Uint8Array>([
    [`${VOLUNTEERS}/环境保护志愿服务情况说明报告.docx`, docx(Array.from({ length: 20 }, () => SENTENCE))],
    [`${VOLUNTEERS}/现场照片/海滩净滩.jpg`, withExif(jpeg, '2020:06:05 09:30:00')],
    // The same picture, sent through a messenger.
    [`${VOLUNTEERS}/现场照片/海滩净滩（压缩）.jpg`, await encoded(brightened(halved(beach), 1.1), 'image/jpeg', 60)],
    [`${VOLUNTEERS}/现场照片/广场宣传.jpg`, square],
    [`${VOLUNTEERS}/现场照片/社区宣讲.jpg`, await photo(3, '2019:11:02 15:00:00')],
    [`${VOLUNTEERS}/媒体报道/舟山日报样报.png`, await encoded(scene(4, 240, 320), 'image/png')],
    [`${VOLUNTEERS}/媒体报道/电视截屏.jpg`, new Uint8Array()],
    [`${BEAUTIFUL}/现场照片/志愿活动.jpg`, square],
    [`${BEAUTIFUL}/情况说明报告.docx`, docx(Array.from({ length: 12 }, () => SENTENCE))],
    [`${CREDIT}/守信联合激励情况说明.txt`, gb18030(SENTENCE.repeat(20))],
    [`${PLAN}/①重污染天气应急预案情况说明.doc`, Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    [`${PLAN}/②应急减排措施清单说明.pdf`, strToU8('%PDF-1.4\n%%EOF\n')],
    [`${PLAN}/②应急减排措施清单说明.docx`, strToU8('PK\u0003\u0004')],
    ['未整理/IMG_20200517_101500.jpg', await photo(5, '2020:05:17 10:15:00')],
  ]);
}

/** A ledger over the folder: the last file is in no row, the last row's file is not there. */
export const EVIDENCE_LEDGER: readonly LedgerEntry[] = [
  { requirement: '2.③', kind: '说明报告', file: '环境保护志愿服务情况说明报告.docx', characters: 400 },
  photoRow('2.③', '海滩净滩.jpg', '2020-06-05'),
  photoRow('2.③', '海滩净滩(压缩)', '2020-06-05'),
  photoRow('2.③', '广场宣传.jpg', '2020-06-05'),
  photoRow('2.③', '社区宣讲.jpg', '2020-11-02'),
  { ...photoRow('2.③', '舟山日报样报.png', '2020-06-06'), kind: '样报图片', media: '舟山日报' },
  { ...photoRow('2.③', '电视截屏.jpg', '2020-06-06'), kind: '电视截屏', media: '舟山电视台' },
  photoRow('2.④', '志愿活动.jpg', '2020-06-05'),
  { requirement: '2.④', kind: '说明报告', file: '情况说明报告.docx', characters: '约400字' },
  { requirement: '4', kind: '说明报告', file: '守信联合激励情况说明.txt' },
  { requirement: '7.①', kind: '说明报告', file: '①重污染天气应急预案情况说明.doc', characters: 700 },
  { requirement: '7.②', kind: '说明报告', file: '②应急减排措施清单说明.pdf', characters: 690 },
  { requirement: '7.②', kind: '说明报告', file: '②应急减排措施清单说明.docx', characters: 690 },
  photoRow('17', '六五环境日启动仪式.jpg', '2020-06-05'),
];

function photoRow(requirement: string, file: string, date: string): LedgerEntry {
  return { requirement, kind: '现场照片', file, date, organiser: '舟山市生态环境局', theme: '保护海洋，志愿先行' };
}

/** Writes the folder. */
export async function writeEvidenceFiles(directory: string): Promise<void> {
  for (const [path, bytes] of await evidenceFiles()) {
    const full = join(directory, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, bytes);
  }
}
