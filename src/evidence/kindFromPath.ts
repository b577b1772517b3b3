import type { EvidenceKind, EvidenceRequirement } from '../rubric';
import type { FileKind } from './fileFacts';

const MEDIA =
  /样报|报纸|报刊|日报|晚报|晨报|快报|截屏|截图|screenshot|screen[ _-]?shot|电视|媒体|新闻|网络|网站|网页|公众号|报道|推文|推送|头条|栏目|客户端/i;
/** Words that a media picture has not in its name; 照片 and 图片 stand in the names of both. */
const ON_THE_SPOT = /现场|合影|实景/;
const PHOTO = /现场|合影|实景|照片|图片|相片/;
const EVALUATION = /评价|书面意见|复函/;
const ISSUED = /发文|通知|〔\d{4}〕|\[\d{4}\]/;

/** What words say of documents; the first that matches is taken. */
const DOCUMENTS: readonly (readonly [EvidenceKind, RegExp])[] = [
  ['departmentEvaluation', EVALUATION],
  ['report', /报告|说明|总结|汇报/],
  ['formalDocument', /文件|发文|通知|方案|预案|制度|办法|规定|〔\d{4}〕|\[\d{4}\]/],
];
/** Pictures of papers, where papers are asked for. */
const SCANS: readonly (readonly [EvidenceKind, RegExp])[] = [
  ['departmentEvaluation', EVALUATION],
  ['formalDocument', ISSUED],
];

const kindsOf = (requirements: readonly EvidenceRequirement[]): EvidenceKind[] =>
  requirements.flatMap(({ needs }) => needs.map(({ kind }) => kind));
const asks = ({ needs }: EvidenceRequirement, kind: EvidenceKind): boolean => needs.some((need) => need.kind === kind);

/** Of those that a path can mean, those that ask for a file like this; without words, for anything that it can be. */
export function askingFor(
  file: FileKind,
  parts: readonly string[],
  requirements: readonly EvidenceRequirement[],
): readonly EvidenceRequirement[] {
  if (file === 'other') return requirements;
  const said = file === 'picture' ? null : saidOf(DOCUMENTS, parts);
  const possible: readonly EvidenceKind[] =
    said !== null ? [said] : file === 'picture' ? ['photo', 'mediaPicture'] : DOCUMENTS.map(([kind]) => kind);
  return requirements.filter((requirement) => possible.some((kind) => asks(requirement, kind)));
}

/**
 * The kind of a file by the parts of its path, the name first, and by what is asked for; null when it cannot be told. A
 * picture is a photo where photos are asked for, unless something says media.
 */
export function kindFromPath(
  file: FileKind,
  parts: readonly string[],
  requirements: readonly EvidenceRequirement[],
): EvidenceKind | null {
  if (file === 'other') return null;
  const kinds = kindsOf(requirements);
  const isAsked = (kind: EvidenceKind): boolean => requirements.length === 0 || kinds.includes(kind);
  if (file === 'picture') return pictureKind(parts, requirements, isAsked);
  const [name, ...folders] = parts;
  const own = saidOf(DOCUMENTS, [name!]);
  if (own) return isAsked(own) ? own : null;
  // A page of a newspaper may be a PDF.
  if (/\.pdf$/i.test(name!) && kinds.includes('mediaPicture') && MEDIA.test(name!)) return 'mediaPicture';
  for (const folder of folders) {
    const kind = saidOf(DOCUMENTS, [folder]);
    if (kind && isAsked(kind)) return kind;
  }
  const [only, ...others] = DOCUMENTS.filter(([kind]) => kinds.includes(kind));
  return only && others.length === 0 ? only[0] : null;
}

function pictureKind(
  parts: readonly string[],
  requirements: readonly EvidenceRequirement[],
  isAsked: (kind: EvidenceKind) => boolean,
): EvidenceKind | null {
  const media = parts.findIndex((part) => MEDIA.test(part));
  if (media >= 0 && isAsked('mediaPicture'))
    return parts.slice(0, media + 1).some((part) => ON_THE_SPOT.test(part)) ? null : 'mediaPicture';
  const mayBePhoto = isAsked('photo') && parts.some((part) => PHOTO.test(part));
  const areAllPhotos = requirements.length > 0 && requirements.every((requirement) => asks(requirement, 'photo'));
  if (media < 0 && (mayBePhoto || areAllPhotos)) return 'photo';
  const scan = requirements.length > 0 ? saidOf(SCANS, parts) : null;
  return scan !== null && isAsked(scan) ? scan : null;
}

function saidOf(words: readonly (readonly [EvidenceKind, RegExp])[], parts: readonly string[]): EvidenceKind | null {
  for (const part of parts) {
    const said = words.find(([, pattern]) => pattern.test(part));
    if (said) return said[0];
  }
  return null;
}
