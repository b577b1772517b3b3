/** The tables about Zhoushan in assets/samples/README.md: Annex 1 clause by clause, and what Kaoping says to each gap. */
import { formatNumber, words } from '../../../src/locales';
import { clausesIn, indicatorsOf } from '../../../src/rubric';
import { scoreOf } from '../../../src/scoring';
import { cellAddress } from '../../../src/sheets';
import type { Scoring } from '../../../src/usecases';
import { replaceTables, table } from '../readme';
import { FOLDER_GAPS, LEDGER_GAPS, type Gap } from './data';

/** README text with these tables made anew. `scoring` is that with the folder. */
export const withZhoushanTables = (readme: string, scoring: Scoring): string =>
  replaceTables(readme, {
    'zhoushan-points': pointsTable(scoring),
    'zhoushan-ledger': gapTable(LEDGER_GAPS, scoring),
    'zhoushan-folder': gapTable(FOLDER_GAPS, scoring),
  });

function pointsTable({ rubric, assessment }: Scoring): string {
  const card = assessment.scorecards[0]!;
  const { describeReason } = words('zh-CN');
  const rows = indicatorsOf(rubric).map((indicator) => {
    const { id, title, points } = indicator;
    const lost = clausesIn(indicator).flatMap((clause) => {
      const { reasons, adjustment } = card.clauses.get(clause.id)!;
      return adjustment
        ? [`${clause.id} 核定为${formatNumber(adjustment.points)}分`]
        : reasons.map(
            (reason) =>
              `${clause.id} ${describeReason(reason, new Map(clause.facts.map((fact) => [fact.name, fact])))}`,
          );
    });
    return [id, title, formatNumber(points!), formatNumber(scoreOf(card, id).points!), lost.join('；')];
  });
  const total = ['合计', '', formatNumber(rubric.fullMarks), formatNumber(card.total.points!), ''];
  return table(['序号', '项目', '满分', '得分', '失分'], [...rows, total]);
}

function gapTable(gaps: readonly Gap[], { evidence }: Scoring): string {
  const { findings } = evidence[0]!;
  const rows = gaps.flatMap(({ what, findings: codes }) =>
    codes.map((wanted, index) => {
      const located = findings.find(({ finding }) => `${finding.code} ${finding.requirement ?? ''}` === wanted);
      if (!located) throw new Error(`Nobody finds ${wanted}`);
      const { finding, sheet, row, column } = located;
      const cell = row === null || column === null ? '' : cellAddress(row, column);
      return [index === 0 ? what : '', sheet ?? '', cell, words('zh-CN').describeEvidenceFinding(finding)];
    }),
  );
  return table(['放了什么', '工作表', '单元格', '考评怎么说'], rows);
}
