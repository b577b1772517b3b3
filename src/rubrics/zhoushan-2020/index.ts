/** 舟山市生态环境局 2020: 创建全国文明城市, 100 points, 9 indicators, 19 clauses. `source.txt` is the document as published. */
import type { RubricFiles } from '../../rubric';
import common from './1-common.yaml';
import evidence from './evidence.yaml';
import rubric from './rubric.yaml';
import source from './source.txt';

export const ZHOUSHAN_2020: RubricFiles = { rubric, nodes: [common], responsibility: null, evidence, source };
