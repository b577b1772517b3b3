/** Where Chromium is and how it is started without a screen, also as root: for icons, the pane's harness and its tests. */
const fs = require('node:fs');

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** $CHROME_PATH, else a system Chromium or Chrome; null when there is none. */
const chromiumPath = () => process.env.CHROME_PATH || PLACES.find((file) => fs.existsSync(file)) || null;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page of a test lives for seconds: what the optimizing compiler costs does not come back.
  '--js-flags=--no-turbofan,--always-sparkplug',
];

/** A browser through playwright-core; the caller closes it. */
function launchChromium() {
  const { chromium } = require('playwright-core');
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

module.exports = { chromiumPath, launchChromium };
