#!/usr/bin/env node
const { existsSync } = require('node:fs');
const path = require('node:path');

const bundle = path.join(__dirname, '../dist/cli/kaoping.cjs');
if (existsSync(bundle)) require(bundle);
else {
  console.error('kaoping 尚未构建，请先运行 npm run prepare。\nkaoping is not built yet: run npm run prepare first.');
  process.exitCode = 1;
}
