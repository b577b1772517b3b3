/** The longest files first, so that no worker ends with one while the other has nothing to do. */
const { default: Sequencer } = require('@jest/test-sequencer');

/** From the longest: those that take more than some seconds, by a part of their path. A new one may stay out. */
const LONGEST = [
  'workbench/page/story',
  'selftest/pane',
  'workbench/page/assessment',
  'packaging/zip',
  'workbench/page/program',
  'workbench/page/access',
  'workbench/univer/',
  'taskpane/pane',
  'wps/pages',
  'workbench/page/',
  'wps/oldEngine',
  'taskpane/',
  'host/wps/contract',
  'usecases/',
  'security',
  'cli/',
  'samples/',
  'selftest/',
  'host/wps/',
  'commands/',
  'oracles/',
  'wps/',
  'folder/',
  'rubrics/',
];

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((part) => path.replaceAll('\\', '/').includes(`/test/${part}`));
  return place < 0 ? LONGEST.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
