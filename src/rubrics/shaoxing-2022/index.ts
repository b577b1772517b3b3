/** 绍兴市 2022: 1000 points, 33 indicators, 93 items, 179 clauses. `source.txt` is the document as published. */
import type { RubricFiles } from '../../rubric';
import greenDevelopment from './1-green-development.yaml';
import ecology from './2-ecology.yaml';
import pollution from './3-pollution.yaml';
import townsAndVillages from './4-towns-and-villages.yaml';
import governance from './5-governance.yaml';
import culture from './6-culture.yaml';
import partyLeadership from './7-party-leadership.yaml';
import evidence from './evidence.yaml';
import responsibility from './responsibility.yaml';
import rubric from './rubric.yaml';
import source from './source.txt';

export const SHAOXING_2022: RubricFiles = {
  rubric,
  nodes: [greenDevelopment, ecology, pollution, townsAndVillages, governance, culture, partyLeadership],
  responsibility,
  evidence,
  source,
};
