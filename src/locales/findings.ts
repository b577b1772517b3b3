import type { Finding } from '../scoring';
import { formatNumber, type FigureWords } from './figures';
import type { Translate, WordData, WordKey } from './translate';

/** Columns of a 填报 sheet that can be missing, by the key that the finding names. */
const COLUMN_TITLES: Readonly<Record<string, WordKey>> = {
  value: 'sheet.filling.column.value',
  status: 'sheet.filling.column.status',
  score: 'sheet.filling.column.score',
  reasons: 'sheet.filling.column.reasons',
};

/** The names that sheets are given, by their kind. */
const SHEET_NAMES: Readonly<Record<string, WordKey>> = {
  setup: 'sheet.name.setup',
  filling: 'sheet.name.filling',
  ledger: 'sheet.name.ledgerOf',
  requirements: 'sheet.name.requirements',
  summary: 'sheet.name.summary',
  adjustments: 'sheet.name.adjustments',
  missingEvidence: 'sheet.name.missingEvidence',
  findings: 'sheet.name.findings',
};

/** What to do about a blank, by the type of the fact. */
const REMEDIES: Readonly<Record<string, WordKey>> = {
  count: 'remedy.blankCount',
  judged: 'remedy.blankJudged',
  adds: 'remedy.blankJudgedAdds',
  gives: 'remedy.blankJudgedGives',
  yesNo: 'remedy.blankYesNo',
  list: 'remedy.blankList',
  never: 'remedy.blankNever',
};

/** What is wrong with a figure of a list. */
const MEMBER_WRONGS: Readonly<Record<string, WordKey>> = {
  notWhole: 'member.notWhole',
  belowMinimum: 'member.belowMinimum',
  aboveMaximum: 'member.aboveMaximum',
};

/** The words for what a person must look at. */
export function findingWords(t: Translate, { formatFigure, formatRange }: FigureWords) {
  /** What happened, why, and what to do. Names the fact; the assessee and the clause only where the sentence needs them. */
  function describeFinding({ code, assessee, clause, fact, data }: Finding): string {
    const name = SHEET_NAMES[String(data.kind)];
    const sheetTitle = name ? t(name, { assessee }) : '';
    return t(`finding.${code}`, { assessee, clause, fact, ...readable(data), ...extras(data), sheetTitle });
  }

  function readable(data: Finding['data']): WordData {
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]),
    );
  }

  const stateText = (state: Finding['data'][string] | undefined): string =>
    state === '达标' || state === '未达标' ? t(`state.${state}`) : '';

  /** Parts of sentences that are made from several figures, or only there when they are known. */
  function extras(data: Finding['data']): WordData {
    const { unit = '', least, most, column, type, verifier = '', max = '', proposed, known = '', facts, cells } = data;
    const { offers, value, kind, state, unadjusted, lacking, never = '', why } = data;
    const fact = { type: kind === 'date' ? 'date' : 'number', unit: String(unit) } as const;
    const figures = String(offers ?? '')
      .split(' ')
      .filter((text) => text !== '');
    const columnKey = typeof column === 'string' ? COLUMN_TITLES[column] : undefined;
    return {
      stateText: stateText(state),
      unadjustedText: stateText(unadjusted),
      remedy: t(REMEDIES[String(type)] ?? 'remedy.blank', { verifier, max, never }),
      neverNote: never === '' ? '' : t('remedy.orNever', { never }),
      whyText: t(MEMBER_WRONGS[String(why)] ?? 'member.notANumber', readable(data)),
      figure: typeof value === 'number' ? formatFigure(fact, value) : '',
      offersText:
        figures.length > 0
          ? t('doubt.offers', {
              figures: figures.map((text) => formatFigure(fact, Number(text))).join(t('doubt.or')),
            })
          : t('doubt.refill', { unitNote: unit === '' ? '' : t('finding.unit', { unit }) }),
      unitNote: unit === '' ? '' : t('finding.unit', { unit }),
      range: typeof least === 'number' && typeof most === 'number' ? formatRange([least, most]) : t('range.open'),
      proposal:
        typeof proposed === 'string' && proposed !== ''
          ? t('remedy.proposal', { proposed })
          : t('remedy.knownAssessees', { known }),
      factsQuoted:
        typeof facts === 'string'
          ? facts
              .split('、')
              .map((name) => t('list.quoted', { text: name }))
              .join('')
          : '',
      cellsNote: cells === undefined ? '' : t('finding.cells', { cells }),
      lackingNote: lacking === undefined ? '' : t('finding.lacking', { lacking }),
      columnTitle: data.title ?? (columnKey ? t(columnKey) : ''),
    };
  }

  return { describeFinding, describeSeverity: (severity: Finding['severity']): string => t(`severity.${severity}`) };
}
