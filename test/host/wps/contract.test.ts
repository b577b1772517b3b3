import { ALL_QUIRKS, type Quirk } from '../../../src/workbench';
import { describeContract } from '../contract';
import { startWps } from './support';

/** Without colours for what is refused, everything else is as ever. */
const KINDS: readonly (readonly [string, readonly Quirk[]])[] = [
  ['WPS', []],
  ...ALL_QUIRKS.map((quirk) => [`WPS with ${quirk}`, [quirk]] as const),
  ['WPS with all quirks at once', ALL_QUIRKS],
];

for (const [name, quirks] of KINDS) describeContract(name, (start) => startWps(start, quirks));
