import type { EvidenceFinding, FileFormat, FileProblem, RequirementStatus } from '../evidence';
import type { CaptionField, EvidenceKind } from '../rubric';
import { formatNumber } from './figures';
import type { Translate, WordData, WordKey } from './translate';

type Field = CaptionField | 'draftDate' | 'submittedDate' | 'due';
/** Why a file was not read. */
type Problem = Exclude<FileProblem, 'empty'>;

/** Of more files than this only so many are named. */
const MOST_FILES = 20;

/** The words for evidence: its kinds, what is wrong with a ledger, how a requirement stands. */
export function evidenceWords(t: Translate) {
  const describeEvidenceKind = (kind: EvidenceKind): string => t(`evidence.kind.${kind}`);
  /** What is asked for: of no kind in particular, any paper will do. */
  const describeNeededKind = (kind: EvidenceKind): string =>
    kind === 'other' ? t('evidence.anyPaper') : describeEvidenceKind(kind);
  const describeEvidenceField = (field: Field): string => t(`evidence.field.${field}`);

  /** 齐全, 缺2, 需补正, 逾期, 未到期. */
  const describeEvidenceStatus = ({ state, missing }: Pick<RequirementStatus, 'state' | 'missing'>): string =>
    t(`evidence.state.${state}`, { missing });

  /** What is missing or wrong, whose it is, and what to do. */
  function describeEvidenceFinding(finding: EvidenceFinding): string {
    const { requirement, data } = finding;
    return t(sentenceOf(finding), { requirement: requirement ?? '', ...readable(data), who: who(data.offices) });
  }

  function readable(data: EvidenceFinding['data']): WordData {
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'object' ? list(name, value) : one(name, value, data),
      ]),
    );
  }

  function list(name: string, values: readonly string[]): string {
    const isFiles = name === 'files';
    const texts = (isFiles ? values.slice(0, MOST_FILES) : values).map((value) => {
      if (name === 'fields') return describeEvidenceField(value as Field);
      if (name === 'kinds') return describeEvidenceKind(value as EvidenceKind);
      return isFiles ? t('evidence.quoted', { file: value }) : value;
    });
    const joined = texts.join(t('list.enumeration'));
    return texts.length < values.length ? t('evidence.files', { files: joined, count: values.length }) : joined;
  }

  function one(name: string, value: EvidenceFinding['data'][string], { kind, need }: EvidenceFinding['data']): string {
    if (name === 'kind') return (need === undefined ? describeEvidenceKind : describeNeededKind)(value as EvidenceKind);
    if (name === 'field') return describeEvidenceField(value as Field);
    if (name === 'format') return t(`evidence.format.${value as FileFormat | 'unknown'}`);
    if (name === 'problem') return t(`evidence.problem.${value as Problem}`);
    if (name === 'entry' && value === '') return t('evidence.unnamed');
    if (typeof value !== 'number') return String(value);
    const isAmount = name === 'need' || name === 'have' || name === 'missing';
    return isAmount ? t(`evidence.amount.${kind as EvidenceKind}`, { count: value }) : formatNumber(value);
  }

  const who = (offices: EvidenceFinding['data'][string] | undefined): string =>
    typeof offices === 'object' && offices.length > 0
      ? t('evidence.who', { offices: offices.join(t('list.enumeration')) })
      : '';

  return {
    describeEvidenceKind,
    describeNeededKind,
    describeEvidenceField,
    describeEvidenceStatus,
    describeEvidenceFinding,
  };
}

/** A code has a second sentence where the same thing must be put right in another way. */
function sentenceOf({ code, severity, data }: EvidenceFinding): WordKey {
  const isBlank = data.given === '';
  const isAcross = typeof data.requirements === 'object' && data.requirements.length > 1;
  switch (code) {
    case 'leadMissing':
      return `evidence.finding.leadMissing${isEmpty(data.offices) ? 'Alone' : ''}`;
    case 'draftDateUnknown':
      return `evidence.finding.draftDateUnknown${data.kind === 'formalDocument' ? 'Document' : ''}`;
    case 'yearsUnknown':
      return `evidence.finding.yearsUnknown${isBlank ? '' : 'Given'}`;
    case 'draftMissing':
      return `evidence.finding.draftMissing${data.kind === 'formalDocument' ? 'Document' : ''}`;
    case 'evidenceMissing':
      // The text asks for no paper by name.
      return `evidence.finding.evidenceMissing${severity === 'info' ? 'AnyKind' : ''}`;
    case 'unknownRequirement':
      return `evidence.finding.unknownRequirement${isBlank ? 'Blank' : isEmpty(data.candidates) ? '' : 'Several'}`;
    case 'unknownKind':
    case 'reportLengthUnknown':
      return `evidence.finding.${code}${isBlank ? 'Blank' : ''}`;
    case 'pictureUnseen':
      return `evidence.finding.pictureUnseen${isNameless(data.entry) ? '' : 'Named'}`;
    case 'captionIncomplete':
      return `evidence.finding.captionIncomplete${severity === 'error' ? '' : 'General'}`;
    case 'badDate':
      return `evidence.finding.badDate${severity === 'error' ? '' : 'InPart'}`;
    case 'sameFile':
    case 'samePicture':
      return `evidence.finding.${code}${isAcross ? 'Across' : ''}`;
    default:
      return `evidence.finding.${code}`;
  }
}

const isNameless = (entry: EvidenceFinding['data'][string] | undefined): boolean => (entry ?? '') === '';

const isEmpty = (list: EvidenceFinding['data'][string] | undefined): boolean =>
  typeof list !== 'object' || list.length === 0;
