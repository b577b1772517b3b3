/** Draws assets/icons/*.svg as PNGs in all sizes that Office asks for: `node tools/icons.js`. */
const fs = require('node:fs');
const path = require('node:path');
const { launchChromium } = require('./chromium.js');

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const folder = path.join(__dirname, '../assets/icons');

async function main() {
  const browser = await launchChromium();
  const page = await browser.newPage();
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    const svg = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      await page.screenshot({
        path: path.join(folder, `${path.parse(file).name}-${size}.png`),
        omitBackground: true,
      });
    }
  }
  await browser.close();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
