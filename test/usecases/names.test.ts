import fc from 'fast-check';
import { newXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { markerOf, readSetup } from '../../src/sheets';
import { prepareAssessment, UseCaseError } from '../../src/usecases';
import { freshAssessment, NOW, sheetOf } from './support';

const rubric = rubricById('shaoxing-2022')!;

/** What preparing an assessment for this one name ends with. */
async function refusal(name: string): Promise<unknown> {
  const snapshot = await newXlsx().read();
  try {
    prepareAssessment(snapshot, { rubric, assessees: [name], locale: 'zh-CN', now: NOW });
  } catch (error) {
    return error instanceof UseCaseError ? [error.code, error.data] : error;
  }
  return null;
}

describe('The name of an assessee', () => {
  test('is refused with anything that nobody sees, which the sentence names by its number', async () => {
    // A right-to-left override, an isolate, a zero-width space, a soft hyphen, a line separator, a Hangul filler.
    for (const code of [0x202e, 0x2067, 0x200b, 0xad, 0x2028, 0x3164]) {
      const number = code.toString(16).toUpperCase().padStart(4, '0');
      expect(await refusal(`越城${String.fromCodePoint(code)}区`)).toEqual([
        'assesseeInvisible',
        { assessee: `越城[U+${number}]区` },
      ]);
    }
    expect(await refusal('越城区')).toBeNull();
    // A variant of a character is seen.
    expect(await refusal('葛\u{E0100}城区')).toBeNull();
  });

  test('never reaches a sentence with a mark that turns it around', async () => {
    const marks = fc.constantFrom(
      '\u061c',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2069',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(3), marks, async (at, mark) => {
        const name = `嵊州市`.slice(0, at) + mark + `嵊州市`.slice(at);
        expect(JSON.stringify(await refusal(name))).not.toContain(mark);
      }),
      { numRuns: 30 },
    );
  });

  test('is read from a workbook as a person reads it, in 考核设置 and in the marker of the sheet', async () => {
    const host = await freshAssessment('越城区');
    const setup = await sheetOf(host, 'setup');
    const cells = setup.values.flatMap((row, index) => (row[0] === 'assessees' ? [index] : []));
    const row = cells[0]!;
    const column = setup.values[row]!.indexOf('越城区');
    const filling = await sheetOf(host, 'filling', '越城区');
    const marker = String(filling.values[0]![0]);
    await host.apply({
      title: '',
      changes: [
        { kind: 'write', sheet: setup.name, row, column, values: [['越城\u202e区']] },
        { kind: 'write', sheet: filling.name, row: 0, column: 0, values: [[marker.replace('越城区', '越城\u200b区')]] },
      ],
    });
    expect(readSetup(await sheetOf(host, 'setup')).assessees).toEqual(['越城区']);
    const changed = (await host.read()).sheets.find(({ name }) => name === filling.name)!;
    expect(markerOf(changed)?.assessee).toBe('越城区');
  });
});
