import { makeSample } from './sample/make';
import { words } from '../src/locales';
void makeSample().then(({ scoring }) => {
  const c = scoring.assessment.scorecards.find((x) => x.assessee === '诸暨市')!.clauses.get('26.1.1')!;
  console.log(words('zh-CN').describeAdjustment(c));
  for (const ch of scoring.changeSet.changes) if (ch.kind==='write' && ch.sheet==='填报-柯桥区' && ch.values[0]!.length===1) console.log(ch.row, ch.column, [91,63,262].map(r=>JSON.stringify(ch.values[r-ch.row])));
});
