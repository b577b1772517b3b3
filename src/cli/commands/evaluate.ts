import { assess } from '../../scoring';
import type { EvaluateOutput } from '../contract';
import { assessmentInput, parseInput } from '../evaluateInput';
import { wantedRubric } from '../rubrics';
import { findingOutput, findingsByScorecard, scorecardWriter } from '../scorecardOutput';
import { scoreTable } from '../scoreTable';
import { json, readInput, type Terminal } from '../terminal';

/** `kaoping evaluate ID --json`: facts from standard input, scorecards to standard output. */
export async function evaluate(
  id: string,
  options: { readonly json?: boolean },
  { words, print }: Terminal,
): Promise<void> {
  const rubric = wantedRubric(id, words);
  const { input, findings: unknown } = assessmentInput(rubric, parseInput(await readInput(words), words));
  const { scorecards, findings } = assess(rubric, input);
  const { own, general } = findingsByScorecard(scorecards, [...unknown, ...findings], ({ assessee }) => assessee);
  const results = scorecards.map((scorecard, row) => ({ scorecard, findings: [...own[row]!, ...general] }));
  if (!options.json) {
    print(scoreTable(results, words));
    return;
  }
  const write = scorecardWriter(rubric, words);
  const output: EvaluateOutput = {
    scorecards: results.map(({ scorecard, findings: about }) => ({
      ...write(scorecard),
      findings: about.map((finding) => findingOutput(finding, words)),
    })),
  };
  print(json(output));
}
