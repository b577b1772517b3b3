import { runSelfTest } from '../../src/selftest';
import { wpsTarget } from '../../src/selftest/wps';
import { ALL_QUIRKS, EmulatedWps } from '../../src/workbench';
import type { Application } from '../../src/host/wps';
import { workbookOf } from '../host/excel/support/start';
import { inspect } from '../host/excel/support/inspect';

const options = { program: '0.1.0', now: () => new Date(2026, 2, 1, 9, 30) };

test.each([
  ['none', []],
  ['all', ALL_QUIRKS],
])(
  'x %s',
  async (name, quirks) => {
    const model = workbookOf({ sheets: [{ name: '数据', values: [['甲', 1]] }] });
    const wps = new EmulatedWps(model, quirks);
    const before = inspect(model);
    const report = await runSelfTest(wpsTarget(wps.application as Application), options);
    console.log(
      JSON.stringify(
        report.cases.filter((c) => c.outcome !== 'passed'),
        null,
        1,
      ).slice(0, 3000),
      report.timings,
      report.leftovers,
      report.ms,
      report.learned,
    );
    console.log(
      JSON.stringify(report).length,
      report.recording.texts.length,
      report.recording.cut,
      JSON.stringify(report.recording.texts).length,
      report.members,
    );
    require('fs').writeFileSync(`/tmp/selft-wps-${name}.json`, JSON.stringify(report));
    expect(inspect(model)).toEqual(before);
    expect(wps.workbooks).toEqual([model]);
  },
  120000,
);
