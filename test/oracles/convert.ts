/** LibreOffice as a converter: a workbook goes in, another file or printed pages come out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libreOfficePath } from './libreoffice';

/** Recalculate on load, always: the results that we stored must not be trusted. */
const SETTINGS =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
  '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>';

/** Has LibreOffice convert a workbook; `filter` is what `--convert-to` wants. The caller looks for the files. */
export function convert(folder: string, name: string, bytes: Uint8Array, filter: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
  const input = join(folder, 'in', `${name}.xlsx`);
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(input, bytes);
  const options = [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    filter,
    '--outdir',
    folder,
    input,
  ];
  execFileSync(libreOfficePath()!, options, { timeout: 120_000, stdio: 'pipe' });
}

/** What LibreOffice made; its exit code says nothing about that. */
export function made(folder: string, file: string): Buffer {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new Error(`LibreOffice made no ${path}`);
  }
  return readFileSync(path);
}
