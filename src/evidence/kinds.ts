import type { EvidenceKind } from '../rubric';
import type { FileFacts } from './fileFacts';

/** Every kind with the words people use for it. */
const WORDS: Readonly<Record<EvidenceKind, readonly string[]>> = {
  report: ['说明报告', '报告', '情况说明'],
  photo: ['现场照片', '现场图片', '照片'],
  mediaPicture: [
    '媒体图片',
    '样报图片',
    '样报',
    '电视截屏',
    '电视截图',
    '网络截图',
    '网络截屏',
    '样报图片或电视截屏或网络截图',
  ],
  formalDocument: ['正式文件', '正式发文', '规范文件'],
  departmentEvaluation: ['部门评价'],
  fieldVisit: ['实地考察'],
  other: ['其他', '其它', '其他佐证'],
};

export const EVIDENCE_KINDS = Object.keys(WORDS) as readonly EvidenceKind[];

const KIND_OF: ReadonlyMap<string, EvidenceKind> = new Map(
  EVIDENCE_KINDS.flatMap((kind) => [kind.toLowerCase(), ...WORDS[kind]].map((word) => [word, kind] as const)),
);

/** The kind that a word means, Chinese or the code word (`mediaPicture`, `Media picture`); null when it means none. */
export const readKind = (written: string): EvidenceKind | null =>
  KIND_OF.get(written.normalize('NFKC').replace(/\s+/g, '').toLowerCase()) ?? null;

/** What a file shows: pages look printed (.pdf, .ofd), an album is a document with pictures in it. */
type Shown = 'document' | 'picture' | 'page' | 'album';

/** What can be evidence of a kind; null where anything can. */
const SHOWN_BY: Readonly<Record<EvidenceKind, readonly Shown[] | null>> = {
  report: ['document'],
  photo: ['picture', 'album'],
  mediaPicture: ['picture', 'page', 'album'],
  formalDocument: ['document', 'picture'],
  departmentEvaluation: ['document', 'picture'],
  fieldVisit: null,
  other: null,
};

/** Printed pages: what a newspaper looks like, though it is no picture. */
export const isPage = ({ format }: FileFacts): boolean => format === 'pdf' || format === 'ofd';

/** Whether a file can be evidence of a kind, by what is in it. */
export function canShow(file: FileFacts, kind: EvidenceKind): boolean {
  const shown = (what: Shown): boolean => {
    if (what === 'page') return isPage(file);
    return what === 'album' ? picturesIn(file).size > 0 : file.kind === what;
  };
  return SHOWN_BY[kind]?.some(shown) ?? true;
}

/** The different pictures in a document. */
export const picturesIn = ({ pictures = [] }: FileFacts): ReadonlySet<string> =>
  new Set(pictures.map(({ name }) => name));

export const isPictureKind = (kind: EvidenceKind | null): boolean => kind === 'photo' || kind === 'mediaPicture';
