import { assess } from '../../scoring';
import { isoDate } from '../../usecases';
import type { EvaluateOutput } from '../contract';
import { evaluateEvidence } from '../evaluateEvidence';
import { assessmentInput, parseInput } from '../evaluateInput';
import { evidenceLines } from '../evidenceTable';
import { evidenceCheckOutput } from '../evidenceOutput';
import { wantedRubric } from '../rubrics';
import { findingOutput, findingsByScorecard, scorecardWriter } from '../scorecardOutput';
import { scoreTable } from '../scoreTable';
import { json, readInput, type Terminal } from '../terminal';

/** `kaoping evaluate ID --json`: facts and ledgers from standard input, scorecards to standard output. */
export async function evaluate(
  id: string,
  options: { readonly json?: boolean },
  { words, print }: Terminal,
): Promise<void> {
  const rubric = wantedRubric(id, words);
  const given = parseInput(await readInput(words), rubric, words);
  const { input, findings: unknown } = assessmentInput(rubric, given);
  const assessment = assess(rubric, input);
  const { scorecards, findings } = assessment;
  const evidence = evaluateEvidence(rubric, given, assessment, isoDate(new Date()), words);
  const { own, general } = findingsByScorecard(scorecards, [...unknown, ...findings], ({ assessee }) => assessee);
  const results = scorecards.map((scorecard, row) => ({
    scorecard,
    findings: [...own[row]!, ...general],
    evidence: evidence[row]!,
  }));
  if (!options.json) {
    const counted = results.map(({ scorecard, findings: about, evidence: result }) => ({
      scorecard,
      findings: [...about, ...(result?.findings ?? [])],
    }));
    const checked = results.flatMap(({ scorecard: { assessee }, evidence: result }) =>
      result ? [{ assessee, status: result.status }] : [],
    );
    print([scoreTable(counted, words), ...evidenceLines(rubric, checked, words)].join('\n'));
    return;
  }
  const write = scorecardWriter(rubric, words);
  const output: EvaluateOutput = {
    scorecards: results.map(({ scorecard, findings: about, evidence: checked }) => ({
      ...write(scorecard),
      findings: about.map((finding) => findingOutput(finding, words)),
      ...(checked ? { evidence: evidenceCheckOutput(checked, words) } : {}),
    })),
  };
  print(json(output));
}
