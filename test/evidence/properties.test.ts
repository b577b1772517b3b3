import * as fc from 'fast-check';
import {
  checkEvidence,
  countCharacters,
  readDays,
  requirementKey,
  splitEvidenceNames,
  type EvidenceFinding,
  type LedgerEntry,
} from '../../src/evidence';
import { checkOn, media, need, photo, planOf, PLAN_REPORT, report, requirement, VOLUNTEERS } from './small';

const plan = planOf(
  VOLUNTEERS,
  PLAN_REPORT,
  requirement('8', { needs: [need('departmentEvaluation', 1), need('other', 2)] }),
);
const check = checkOn('2020-06-30');
const FIELDS = [
  'requirement',
  'kind',
  'title',
  'file',
  'link',
  'date',
  'organiser',
  'theme',
  'media',
  'column',
  'content',
  'characters',
  'measures',
  'draftDate',
  'submittedDate',
  'fileHash',
  'samePicture',
  'remark',
] as const satisfies readonly (keyof LedgerEntry)[];

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant(null), fc.constant('无'));
const arbitraryEntry: fc.Arbitrary<LedgerEntry> = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, anything])) as Record<(typeof FIELDS)[number], typeof anything>,
  { requiredKeys: [] },
);
/** Rows as people fill them, with what goes wrong often. */
const likelyEntry: fc.Arbitrary<LedgerEntry> = fc.record({
  requirement: fc.constantFrom('2.3', '2③', '7', 8, '9.9', ''),
  kind: fc.constantFrom('说明报告', '现场照片', '样报图片', '部门评价', '正式文件', '', '录像'),
  title: fc.constantFrom('', '甲', '/'),
  file: fc.constantFrom('a.jpg', 'A.jpg', 'b.jpg', 'c.docx', ''),
  date: fc.constantFrom('2020-06-05', '2020年6月', '2019-01-01', '不详', '', 43987),
  organiser: fc.constantFrom('市局', ''),
  characters: fc.constantFrom(400, 700, '约350字', ''),
  submittedDate: fc.constantFrom('', '2020-07-01'),
  pictureHash: fc.constantFrom('', '0000000000000000', '000000000000001f', '00000000000003ff'),
});
const ledger = fc.array(fc.oneof(likelyEntry, arbitraryEntry), { maxLength: 12 });

const missingOf = (entries: readonly LedgerEntry[]): number[] =>
  checkEvidence(plan, entries, check).status.map(({ missing }) => missing);

describe('checking a ledger', () => {
  it('never throws, whatever people write', () => {
    fc.assert(
      fc.property(ledger, fc.string({ unit: 'binary' }), (entries, text) => {
        checkEvidence(plan, entries, check);
        requirementKey(text);
        readDays(text);
        expect(countCharacters(text)).toBeLessThanOrEqual(text.length);
        expect(splitEvidenceNames(text).every((name) => name.trim() === name && name !== '')).toBe(true);
      }),
    );
  });

  it('never lacks more for one valid entry more', () => {
    const valid = fc.constantFrom(
      report({ file: '新.docx' }),
      photo(0, { file: '新.jpg' }),
      media(0, { file: '新样报.jpg' }),
      report({ requirement: '7.1', file: '新.docx', characters: 700 }),
      { requirement: '8', kind: '部门评价', title: '新' },
      { requirement: '8', kind: '其他', title: '新' },
    );
    fc.assert(
      fc.property(ledger, valid, fc.nat(12), (entries, entry, place) => {
        const before = missingOf(entries);
        const after = missingOf([...entries.slice(0, place), entry, ...entries.slice(place)]);
        expect(after.every((missing, index) => missing <= before[index]!)).toBe(true);
      }),
    );
  });

  it('finds the same in rows of any order', () => {
    const shuffled = ledger.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray([...entries.keys()], { minLength: entries.length, maxLength: entries.length }),
      ),
    );
    const told = (findings: readonly EvidenceFinding[], rowOf: (row: number) => number): string[] =>
      findings
        .map((finding) => JSON.stringify({ ...finding, rows: finding.rows.map(rowOf).sort((a, b) => a - b) }))
        .sort();
    fc.assert(
      fc.property(shuffled, ([entries, order]) => {
        const one = checkEvidence(plan, entries, check);
        const other = checkEvidence(
          plan,
          order.map((row) => entries[row]!),
          check,
        );
        expect(other.status).toEqual(one.status);
        expect(told(other.findings, (row) => order[row]!)).toEqual(told(one.findings, (row) => row));
      }),
    );
  });

  it('gives the findings of a requirement one after the other, its rows ascending', () => {
    fc.assert(
      fc.property(ledger, (entries) => {
        const { findings } = checkEvidence(plan, entries, check);
        const places = findings.map(({ requirement: id }) => ['2.3', '7.1', '8', null].indexOf(id));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { rows } of findings) expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      }),
    );
  });
});
