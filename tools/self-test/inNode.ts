/** The self-test over an emulated WPS in memory, or over files, without a browser: `--host wps|xlsx [--quirks a,b] --out FOLDER`. */
import { parseArgs } from 'node:util';
import { words } from '../../src/locales';
import type { Application } from '../../src/host/wps';
import { runSelfTest, type Target } from '../../src/selftest';
import { wpsTarget } from '../../src/selftest/wps';
import { ALL_QUIRKS, EmulatedWps, MemoryWorkbook, type Quirk } from '../../src/workbench';
import { version } from '../../package.json';
import { saveReport } from './save';
import { xlsxTarget } from './xlsx';

/** Throws for a quirk that there is not. */
function targetOf(host: string, quirks: string): Target {
  if (host === 'xlsx') return xlsxTarget();
  const chosen = quirks === 'all' ? ALL_QUIRKS : (quirks.split(',').filter(Boolean) as Quirk[]);
  return wpsTarget(new EmulatedWps(new MemoryWorkbook('工作簿1.xlsx'), chosen).application as Application);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'wps' },
      quirks: { type: 'string', default: '' },
      out: { type: 'string', default: 'out' },
    },
  });
  const report = await runSelfTest(targetOf(values.host, values.quirks), { program: version, now: () => new Date() });
  saveReport(report, values.out, words('zh-CN'));
}

void main();
