#!/usr/bin/env node
const { existsSync } = require('node:fs');
const path = require('node:path');

const bundle = path.join(__dirname, '../dist/cli/kaoping.cjs');
if (existsSync(bundle)) require(bundle);
else {
  console.error(
    'kaoping 尚未构建，请先运行 npm run build:cli。\nkaoping is not built yet: run npm run build:cli first.',
  );
  process.exitCode = 1;
}
