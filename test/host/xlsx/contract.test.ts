import { xlsxTarget } from '../../../tools/self-test/xlsx';
import { describeContract } from '../contract';

describeContract('a file', (start) => xlsxTarget().start(start));
