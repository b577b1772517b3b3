import { HyperFormula } from 'hyperformula';
import { rubricById } from '../src/rubrics';
import { print } from '../src/rubric';
import { compileRubric, scoreAll } from '../src/scoring';
import { randomFacts } from './random';
const rubric = rubricById('shaoxing-2022')!;
const program = compileRubric(rubric);
const N = Number(process.argv[2] ?? 300);
const letters = (c: number): string => { let t = ''; for (let n = c + 1; n > 0; n = Math.floor((n - 1) / 26)) t = String.fromCharCode(65 + (n - 1) % 26) + t; return t; };
const WHOLE = new Set(['count', 'rank', 'yesNo', 'date']);
const offsets: number[] = []; let k = 1; for (const c of program.clauses) { offsets.push(k); k += c.clause.facts.length; }
const formula = (ci: number, row: number): string => {
  const c = program.clauses[ci]!; const facts = c.clause.facts;
  const ref = (name: string, r: number) => `Facts!${letters(offsets[ci]! + c.factIndex.get(name)!)}${r + 1}`;
  const ctx = { steps: program.steps, fact: (n: string) => ref(n, row), all: (n: string) => [ref(n, 0) + ':' + ref(n, N - 1).slice(6)], assessee: `Facts!A${row + 1}`, isWhole: (n: string) => WHOLE.has(facts[c.factIndex.get(n)!]!.type), isText: (n: string) => facts[c.factIndex.get(n)!]!.type === 'choice' };
  let f = String(c.start); let v: string[] = [], w: string[] = [];
  for (const r of c.rules) { const t = print(r.expression, ctx); if (r.effect === 'award') f += `+(${t})`; else if (r.effect === 'deduct') f += `-(${t})`; else if (r.effect === 'void') v.push(t); else w.push(t); }
  f = `ROUND(${f},6)`; if (c.most !== Infinity) f = `MIN(${c.most},${f})`; if (c.least !== -Infinity) f = `MAX(${c.least},${f})`;
  if (v.length) f = `IF(OR(${v.join(',')}),${c.pooled ? -(c.clause.points ?? 0) : 0},${f})`;
  if (w.length) f = `IF(OR(${w.join(',')}),${c.pooled ? 0 : c.clause.points ?? 0},${f})`;
  return '=' + f;
};
const tables = [randomFacts(rubric, N, 1), randomFacts(rubric, N, 2)];
const sheet = (t: typeof tables[0]) => Array.from({ length: N }, (_, row) => [t.assessees[row]!, ...t.columns.flatMap((cols, ci) => cols.map((col, fi) => { const v = col.values[row]!; return program.clauses[ci]!.clause.facts[fi]!.type === 'yesNo' ? v === 1 : v; }))]);
const a = performance.now();
const hf = HyperFormula.buildFromSheets({ Facts: sheet(tables[0]!), Points: Array.from({ length: N }, (_, row) => program.clauses.map((_, ci) => formula(ci, row))) }, { licenseKey: 'gpl-v3', useColumnIndex: false });
console.log('build', performance.now() - a);
const s1 = hf.getSheetId('Facts')!, s2 = hf.getSheetId('Points')!;
for (let round = 1; round < 7; round++) {
  const t = tables[round % 2]!; const data = sheet(t);
  const b = performance.now();
  hf.suspendEvaluation(); hf.setCellContents({ sheet: s1, row: 0, col: 0 }, data);
  const c = performance.now();
  hf.resumeEvaluation();
  const d = performance.now();
  console.log('enter', c - b, 'recalc', d - c, 'x', (d - c) * 3000 / N);
  const vals = hf.getSheetValues(s2); const sc = scoreAll(program, t);
  let worst = 0; vals.forEach((r, row) => r.forEach((v, ci) => { const e = Math.abs((v as number) - sc.clauses[ci]!.low[row]!); if (!(e <= worst)) { worst = e; console.log(program.clauses[ci]!.clause.id, v, sc.clauses[ci]!.low[row], formula(ci, row)); } }));
  if (round === 1) console.log('worst', worst);
}
const e = performance.now(); hf.rebuildAndRecalculate(); console.log('rebuild', performance.now() - e);
console.log(formula(3, 0), formula(60, 0));
