import { freeNames, sheetName } from '../../src/sheets';

describe('The name of a sheet', () => {
  // 𠮷 is one character and two code units: the 31st and the 32nd here.
  const long = `${'县'.repeat(30)}𠮷`;

  it('that is cut to 31 characters never ends in half a character', () => {
    expect(sheetName(long, new Set())).toBe('县'.repeat(30));
    expect(sheetName(`${'县'.repeat(29)}𠮷`, new Set())).toBe(`${'县'.repeat(29)}𠮷`);
  });

  it('that is cut for a number never ends in half a character before it', () => {
    // Three characters go to the number: the 28th and the 29th are the two halves.
    const wanted = `${'县'.repeat(27)}𠮷县县`;
    const name = freeNames([wanted]);
    expect([name(wanted), name(wanted)]).toEqual([`${'县'.repeat(27)}(2)`, `${'县'.repeat(27)}(3)`]);
  });
});
