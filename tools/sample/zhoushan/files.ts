/** The folder of the sample of Zhoushan: every file that its ledger names, with the gaps of `FOLDER_GAPS`. */
import { strToU8 } from 'fflate';
import type { EvidencePlan, EvidenceRequirement } from '../../../src/rubric';
import { brightened, docx, encoded, halved, scene, withExif } from '../../evidence/make';
import { ACTIVITIES } from './data';
import type { SampleRow } from './ledger';

const [WIDTH, HEIGHT] = [240, 180];

/** Paths and bytes. The same input gives the same bytes. */
export async function sampleFiles(plan: EvidencePlan, rows: readonly SampleRow[]): Promise<Map<string, Uint8Array>> {
  const folderOf = folders(plan);
  const files = new Map<string, Uint8Array>();
  let seed = 0;
  for (const { key, requirement, kind, entry } of rows) {
    seed++;
    const name = String(entry?.file ?? '');
    const isNamedBefore = [...files.keys()].some((path) => path.endsWith(`/${name}`));
    if (!entry || isNamedBefore || key === '9.2|report|1') continue;
    const folder = requirement ? folderOf(requirement) : '未整理';
    if (kind === 'photo') files.set(`${folder}/现场照片/${name}`, await photo(seed, takenOn(key, requirement)));
    else if (kind === 'mediaPicture')
      files.set(`${folder}/媒体报道/${name}`, key === '2.3|mediaPicture|2' ? new Uint8Array() : await picture(seed));
    else if (key === '7.1|report|1') files.set(`${folder}/${name.replace('.docx', '.doc')}`, OLD_WORD);
    else if (kind === 'report')
      files.set(
        `${folder}/${name}`,
        docx(reportOf(String(entry.title), key === '21.4|report|1' ? 520 : Number(entry.characters))),
      );
    else files.set(`${folder}/${name}`, name.endsWith('.pdf') ? pdf(key) : strToU8(`${String(entry.title)}\n`));
  }
  await addStrays(files, plan, folderOf);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A picture that was saved again, one that no row names, one that nobody sorted. */
async function addStrays(
  files: Map<string, Uint8Array>,
  { requirements }: EvidencePlan,
  folderOf: (requirement: EvidenceRequirement) => string,
): Promise<void> {
  const [life, carbon] = ['18', '19'].map((id) => folderOf(requirements.find((one) => one.id === id)!)) as [
    string,
    string,
  ];
  const original = scene(1000, WIDTH, HEIGHT);
  const { theme } = ACTIVITIES['19']!;
  const taken = '2020:06:17 09:40:00';
  const path = (number: number): string => `${carbon}/现场照片/${theme}现场${number}.jpg`;
  files.set(path(3), withExif(await encoded(original, 'image/jpeg', 70), taken));
  files.set(path(4), await encoded(brightened(halved(original), 1.1), 'image/jpeg', 60));
  files.set(`${life}/现场照片/候鸟观测点.jpg`, await photo(1001, '2020:05:22 10:20:00'));
  files.set('未整理/IMG_20200522_101500.jpg', await photo(1002, '2020:05:22 10:15:00'));
}

/** 02-志愿服务活动/③环境保护志愿服务活动; a task with one thing to show has no folder inside. */
function folders({ tasks, requirements }: EvidencePlan): (requirement: EvidenceRequirement) => string {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  return ({ id, task, title }) => {
    const siblings = requirements.filter((one) => one.task === task);
    const mark = String.fromCodePoint(0x245f + Number(id.split('.')[1] ?? 1));
    const number = task!.padStart(2, '0');
    if (siblings.length > 1) return `${number}-${taskOf.get(task!)!.title}/${mark}${title}`;
    // Tasks that share a title are told apart by what they ask for.
    const isShared = tasks.filter((one) => one.title === taskOf.get(task!)!.title).length > 1;
    return `${number}-${isShared ? title : taskOf.get(task!)!.title}`;
  };
}

const picture = (seed: number): Promise<Uint8Array> => encoded(scene(seed, WIDTH, HEIGHT), 'image/jpeg', 70);
const photo = async (seed: number, taken: string): Promise<Uint8Array> => withExif(await picture(seed), taken);

function takenOn(key: string, requirement: EvidenceRequirement | null): string {
  if (key === '2.3|photo|2') return '2019:11:02 15:00:00';
  if (key === '6.2|photo|1') return '2019:06:15 09:30:00';
  return `${ACTIVITIES[requirement?.id ?? '2.3']!.date.replaceAll('-', ':')} 09:30:00`;
}

/** The first bytes of every .doc. */
const OLD_WORD = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

const SENTENCES = [
  '市生态环境局把这项工作列入年度重点任务，成立工作专班，明确牵头处室和责任人。',
  '一是健全制度，定期会商，及时通报进展。',
  '二是落实措施，组织县区和乡镇逐项排查，建立清单，销号管理。',
  '三是加强宣传，走进社区、学校和企业，引导群众参与。',
  '四是强化督查，对进度滞后的单位发函提醒，限期整改。',
  '通过努力，问题明显减少，群众满意度稳步提高，工作取得阶段性成效。',
];

/** A report of exactly so many characters, punctuation included, in paragraphs. */
function reportOf(title: string, characters: number): string[] {
  const sentences = SENTENCES.join('');
  const text = `${title}。${sentences.repeat(Math.ceil(characters / sentences.length))}`;
  const report = `${text.slice(0, characters - 1).replace(/[，、。]$/, '等')}。`;
  return report.match(/.{1,200}/gu)!;
}

/** A letter of one blank page. */
function pdf(title: string): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    `<</Title(${title})>>`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return strToU8(`${text}xref\n0 5\n0000000000 65535 f \n${table}${end}`);
}
