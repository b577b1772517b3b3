/** The report as a page of its own: to be read, to be printed on A4, and to be sent back, for it holds the data. */
import type { WordKey, Words } from '../locales';
import { DATA_ID } from './format';
import { countsOf, type CaseOutcome, type Report } from './report';

/** The name of the file, without its ending. */
export function reportName({ host, at }: Report): string {
  return `kaoping-self-test-${host}-${at.slice(0, 19).replace(/[^0-9]/g, '')}`;
}

const STYLE = `@page{size:A4;margin:16mm}
*{box-sizing:border-box}
body{max-width:180mm;margin:8mm auto;padding:0 4mm;font:10.5pt/1.6 "Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;color:#1c2733;background:#fff}
h1{font-size:18pt;margin:0 0 4mm;color:#1b5e9b}h2{font-size:12pt;margin:7mm 0 2mm;border-bottom:1px solid #b8c2cc}
table{width:100%;border-collapse:collapse;table-layout:fixed}th,td{padding:1mm 2mm;border-bottom:1px solid #dde3e8;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:38%;font-weight:normal;color:#52606d}pre{margin:1mm 0 3mm;white-space:pre-wrap;overflow-wrap:anywhere;font:9pt/1.4 Consolas,monospace;background:#f4f6f8;padding:2mm}
.failed{color:#b3261e;font-weight:bold}.passed{color:#137254}.skipped{color:#52606d}h3{font-size:10.5pt;margin:3mm 0 1mm}.note{color:#52606d}tr{break-inside:avoid}`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

type Row = readonly [string, string | number | boolean | null, string?];

const table = (rows: readonly Row[]): string =>
  `<table>${rows
    .map(
      ([name, value, kind = '']) =>
        `<tr><th scope="row">${escaped(name)}</th><td class="${kind}">${escaped(String(value ?? '—'))}</td></tr>`,
    )
    .join('')}</table>`;

export function reportPage(report: Report, { t, locale }: Words): string {
  const part = (title: WordKey, content: string): string => `<h2>${escaped(t(title))}</h2>${content}`;
  const list = (names: readonly string[]): string => names.join(t('list.enumeration'));
  const record = (values: Readonly<Record<string, Row[1]>>): string => table(Object.entries(values));
  const title = (id: string): string => t(`selfTest.case.${id}` as WordKey);
  const failures = report.cases.filter((one) => one.outcome === 'failed');
  const absent = Object.keys(report.features).filter((name) => report.features[name] === false);
  const counts = t('selfTest.page.counts', countsOf(report));
  const { texts, cut } = report.recording;
  const body = [
    `<h1>${escaped(t('selfTest.page.title'))}</h1>`,
    table([
      [t('selfTest.page.summary'), counts, failures.length > 0 ? 'failed' : 'passed'],
      [t('selfTest.page.host'), t(`selfTest.host.${report.host}`)],
      [t('selfTest.page.version'), report.program],
      [t('selfTest.page.at'), report.at],
      [t('selfTest.page.took'), t('selfTest.page.seconds', { seconds: (report.ms / 1000).toFixed(1) })],
      ...(report.leftovers.length > 0
        ? ([[t('selfTest.page.leftovers'), list(report.leftovers), 'failed']] as const)
        : []),
    ]),
    `<p class="note">${escaped(t('selfTest.page.holds'))}${escaped(t('selfTest.page.data'))}</p>`,
    failures.length > 0 ? part('selfTest.page.failures', failures.map((one) => failureText(one, t)).join('')) : '',
    part(
      'selfTest.page.all',
      table(report.cases.map(({ id, outcome }): Row => [title(id), t(`selfTest.outcome.${outcome}`), outcome])),
    ),
    part(
      'selfTest.page.timings',
      table(
        report.timings.map(({ id, ms, requests }): Row => [
          t(`selfTest.timing.${id}`),
          ms === null
            ? t('selfTest.page.notTaken')
            : `${t('selfTest.page.milliseconds', { ms })} · ${t('selfTest.page.requests')} ${requests}`,
        ]),
      ),
    ),
    part('selfTest.page.application', record(report.application)),
    part('selfTest.page.browser', record(report.browser)),
    part(
      'selfTest.page.features',
      `<p>${escaped(t('selfTest.page.missing', { names: list(absent) || t('selfTest.page.none') }))}</p>`,
    ),
    report.requirements.length > 0
      ? part('selfTest.page.requirements', `<p>${escaped(list(report.requirements))}</p>`)
      : '',
    Object.keys(report.learned).length > 0 ? part('selfTest.page.learned', record(report.learned)) : '',
    part('selfTest.page.members', table(membersByKind(report, list))),
    part(
      'selfTest.page.recording',
      `<p>${escaped(t('selfTest.page.recordingText', { count: texts.length }))}${
        cut.length > 0 ? escaped(t('selfTest.page.cut', { names: list(cut) })) : ''
      }</p>`,
    ),
  ];
  // Within a script nothing but its end is markup.
  const data = JSON.stringify(report).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(t('selfTest.page.title'))}</title><style>${STYLE}</style></head>
<body>${body.join('\n')}
<script type="application/json" id="${DATA_ID}">${data}</script>
</body></html>
`;
}

/** What is the same is told together: there are more than a hundred. */
function membersByKind({ members }: Report, list: (names: readonly string[]) => string): Row[] {
  const kinds = new Map<string, string[]>();
  for (const name of Object.keys(members)) {
    const kind = members[name]!;
    kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  }
  return Array.from(kinds, ([kind, names]): Row => [kind, list(names)]);
}

function failureText({ id, failure }: Extract<CaseOutcome, { outcome: 'failed' }>, t: Words['t']): string {
  const { stage, what, expected, actual } = failure;
  const block = (label: string, text: string): string =>
    text === '' ? '' : `<div class="note">${escaped(label)}</div><pre>${escaped(text)}</pre>`;
  return (
    `<h3>${escaped(t(`selfTest.case.${id}` as WordKey))}</h3>` +
    `<div class="note">${escaped(`${t(`selfTest.stage.${stage}`)} ${what}`)}</div>` +
    block(t('selfTest.page.expected'), expected) +
    block(t('selfTest.page.actual'), actual)
  );
}
