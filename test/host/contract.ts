/** What every host promises behind the port, as tests over whatever makes one: the cases of the self-test, under jest. */
import { CASE_GROUPS, CASES, type Case, type Check, type Start, type Subject } from '../../src/selftest';
import { words } from '../../src/locales';

export { apply, everyKind, rect, sheetNamed, USUAL, write } from '../../src/selftest';
export type { Start, Subject } from '../../src/selftest';

export type MakeHost = (start: Start) => Promise<Subject>;

const { t } = words('en');

const CHECK: Check = {
  equal: (actual, expected) => {
    expect(actual).toEqual(expected);
  },
  match: (actual, expected) => {
    expect(actual).toMatchObject(expected as object);
  },
};

/** All cases over the hosts that `makeHost` makes, but for those of the ids `without`. */
/**
 * All cases but every third one, another third from one number to the next: those that the short run leaves out under a quirk
 * of this number. So it has every case under every third quirk, and every quirk with a third of the cases.
 */
export const thirdsBut = (number: number): string[] =>
  CASES.flatMap(({ id }, index) => ((index + number) % 3 === 0 ? [] : [id]));

export function describeContract(name: string, makeHost: MakeHost, without: readonly string[] = []): void {
  for (const group of CASE_GROUPS) {
    const cases = CASES.filter(({ id, group: its }) => its === group && !without.includes(id));
    if (cases.length === 0) continue;
    describe(`${name}: ${t(`selfTest.group.${group}`)}`, () => {
      test.each(cases.map((entry): [string, Case] => [t(`selfTest.case.${entry.id}`), entry]))(
        '%s',
        async (_, entry) => {
          const subject = await makeHost(entry.start);
          const lacking = (entry.needs ?? []).filter((capability) => !subject.host.can(capability));
          // A host without it is not asked for it.
          if (lacking.length > 0) expect([subject.host.name, lacking]).toEqual(['excel', ['notes']]);
          else await entry.run(subject, CHECK);
        },
      );
    });
  }
}
