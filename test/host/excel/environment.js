/**
 * Node with the genuine office.js, loaded within the context that jest makes for each test file: loaded from outside,
 * its arrays and errors would be those of another realm. What it talks to is set in `support/excel.ts`.
 */
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const FILE = require.resolve('@microsoft/office-js/dist/excel-win32-16.01.debug.js');
const script = new Script(readFileSync(FILE, 'utf8'), { filename: FILE });

module.exports = class ExcelEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const page = this.global;
    page.window = page;
    page.navigator ??= { userAgent: 'node' };
    page.loadOfficeJs = () => {
      script.runInContext(this.getVmContext());
      // Excel.run then ends after its own tidying up, so that requests can be counted.
      page.OfficeExtension.Utility._synchronousCleanup = true;
    };
  }
};
