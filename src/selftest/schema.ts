/** The report of a self-test: a contract with the pilot sites that send it back, published in docs/schema. */
import * as v from 'valibot';
import { DATA_ID, REPORT_FORMAT, REPORT_VERSION } from './format';

const said = <S extends v.GenericSchema>(schema: S, description: string) => v.pipe(schema, v.description(description));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const names = v.array(v.string());

const outcome = v.variant('outcome', [
  v.strictObject({ outcome: v.literal('passed'), id: v.string(), ms: v.number(), requests: count }),
  v.strictObject({
    outcome: v.literal('failed'),
    id: v.string(),
    ms: v.number(),
    requests: count,
    failure: v.strictObject({
      stage: said(v.picklist(['start', 'run', 'end']), 'making the workbook, the case itself, tidying up'),
      what: v.string(),
      expected: said(v.string(), 'JSON, shortened; empty when something was thrown'),
      actual: said(v.string(), 'JSON, shortened; or what was thrown'),
    }),
  }),
  v.strictObject({ outcome: v.literal('skipped'), id: v.string(), lacking: names }),
]);

const timing = v.strictObject({
  id: v.picklist(['perCall', 'writeSheet', 'readSheet', 'writeSix', 'readSix']),
  ms: said(
    v.nullable(v.number()),
    'milliseconds; null when it failed, or was left out because the one before took too long',
  ),
  requests: said(count, 'requests of office.js, or calls of WPS'),
});

export const REPORT = v.strictObject({
  format: v.literal(REPORT_FORMAT),
  formatVersion: said(v.literal(REPORT_VERSION), 'of this form'),
  program: said(v.string(), 'version of the add-in'),
  host: v.picklist(['excel', 'wps', 'xlsx']),
  at: said(v.string(), 'when it was made, ISO 8601 with the offset of the computer'),
  ms: said(v.number(), 'how long it took'),
  application: said(v.record(v.string(), scalar), 'name, version, build, platform, language as the host tells them'),
  browser: said(v.record(v.string(), scalar), 'user agent, languages, screen, protocol'),
  features: said(v.record(v.string(), v.boolean()), 'what the browser within the host can do'),
  requirements: said(names, 'requirement sets of Excel that are there, such as ExcelApi 1.15'),
  members: said(
    v.record(v.string(), v.string()),
    'what the members are that this program uses: missing, number, method …',
  ),
  learned: said(v.record(v.string(), v.string()), 'in which ways this host takes values, and what it refused'),
  timings: v.array(timing),
  cases: v.array(outcome),
  leftovers: said(names, 'what could not be removed afterwards'),
  recording: said(
    v.strictObject({
      texts: said(names, 'distinct questions and answers; the cases name them by their place'),
      cases: v.record(v.string(), v.array(count)),
      cut: said(names, 'cases whose recording was left out because it was too large'),
    }),
    'what the program asked the host in each case, and what the host answered: only of the scratch workbook',
  ),
});

type Report = v.InferOutput<typeof REPORT>;

/** Why a text is not a report that can be read; `at` is the place of what is wrong in it. */
export class ReportError extends Error {
  constructor(
    readonly code: 'notJson' | 'foreign' | 'otherVersion' | 'broken',
    readonly at = '',
  ) {
    super(`${code}${at === '' ? '' : ` ${at}`}`);
    this.name = 'ReportError';
  }
}

/** Reads a report, or the page that was saved of one. Throws `ReportError`. */
export function readReport(text: string): Report {
  const given = parsed(jsonOf(text.replace(/^\uFEFF/, '')));
  if (typeof given !== 'object' || given === null || !('format' in given) || given.format !== REPORT_FORMAT) {
    throw new ReportError('foreign');
  }
  if (!('formatVersion' in given) || given.formatVersion !== REPORT_VERSION) {
    throw new ReportError('otherVersion', String('formatVersion' in given ? given.formatVersion : ''));
  }
  const result = v.safeParse(REPORT, given);
  if (!result.success) throw new ReportError('broken', placeOf(result.issues[0]));
  checkRecording(result.output);
  return result.output;
}

/** Whether every number of the recording names a text. */
function checkRecording({ recording: { texts, cases } }: Report): void {
  for (const [id, places] of Object.entries(cases)) {
    if (places.some((place) => place >= texts.length)) throw new ReportError('broken', `recording.cases.${id}`);
  }
}

const placeOf = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? issue.message;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ReportError('notJson');
  }
}

function jsonOf(text: string): string {
  if (!/^\s*<!doctype html/i.test(text)) return text;
  const start = text.indexOf(`id="${DATA_ID}">`);
  const end = text.indexOf('</script>', start);
  if (start < 0 || end < 0) throw new ReportError('foreign');
  return text.slice(text.indexOf('>', start) + 1, end);
}
