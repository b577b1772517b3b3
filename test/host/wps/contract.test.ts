import { ALL_QUIRKS, type Quirk } from '../../../src/workbench';
import { IS_FULL } from '../../full';
import { describeContract, thirdsBut } from '../contract';
import { startWps } from './support';

/** Without colours for what is refused, everything else is as ever. */
const ALONE = ALL_QUIRKS.map((quirk) => [`WPS with ${quirk}`, [quirk]] as const);
/**
 * Half of the time goes into this one, which fails a change set at its end after every kind of change. The short run has
 * it without quirks and with all at once, and faults.test.ts with those four that change how something is taken back.
 */
const LONG = ['allOrNothing'];

const describeWps = (name: string, quirks: readonly Quirk[], without: readonly string[] = []): void => {
  describeContract(name, (start) => startWps(start, quirks), without);
};

describeWps('WPS', []);
for (const [index, [name, quirks]] of ALONE.entries())
  describeWps(name, quirks, IS_FULL ? [] : [...LONG, ...thirdsBut(index)]);
describeWps('WPS with all quirks at once', ALL_QUIRKS);
