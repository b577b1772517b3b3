import { assess } from '../../scoring';
import type { EvaluateOutput } from '../contract';
import { assessmentInput, parseInput } from '../evaluateInput';
import { wantedRubric } from '../rubrics';
import { findingOutput, findingsOf, scorecardOutput } from '../scorecardOutput';
import { scoreTable } from '../scoreTable';
import { json, readInput, type Terminal } from '../terminal';

/** `kaoping evaluate ID --json`: facts from standard input, scorecards to standard output. */
export async function evaluate(id: string, options: { readonly json?: boolean }, { words, print }: Terminal): Promise<void> {
  const rubric = wantedRubric(id, words);
  const { input, findings: unknown } = assessmentInput(rubric, parseInput(await readInput(words), words));
  const { scorecards, findings } = assess(rubric, input);
  const all = [...unknown, ...findings];
  const results = scorecards.map((scorecard) => ({
    scorecard,
    findings: findingsOf(scorecard, scorecards, all, ({ assessee }) => assessee),
  }));
  if (!options.json) {
    print(scoreTable(results, words));
    return;
  }
  const output: EvaluateOutput = {
    scorecards: results.map(({ scorecard, findings: own }) => ({
      ...scorecardOutput(rubric, scorecard, words),
      findings: own.map((finding) => findingOutput(finding, words.describeFinding(finding))),
    })),
  };
  print(json(output));
}
