/** @jest-environment ./test/host/excel/environment.js */
import { describeContract } from '../contract';
import { startExcel } from './support/start';

describeContract('Excel', (start) => startExcel(start, { excelApi: '1.15' }));

// Whoever stops listening does not wait for Excel's answer.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
