import { existsSync, statSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { fileTypeOf } from '../host/xlsx';
import type { Words } from '../locales';
import { WrongUse } from './errors';

/** One workbook to score and where the result goes. */
export interface Task {
  readonly file: string;
  readonly output: string;
}

const SUFFIX = '-已评分';

/**
 * Where each result goes: beside its input as NAME-已评分.xlsx, or as `-o` says: a file for one input, a folder for several.
 * Throws WrongUse when two results, or a result and another input, would be the same file.
 */
export function planOutputs(files: readonly string[], wanted: string | undefined, words: Words): Task[] {
  const folder = wanted !== undefined && (files.length > 1 || isFolder(wanted)) ? wanted : undefined;
  if (folder !== undefined && isFile(folder)) throw new WrongUse(words.t('cli.score.needsFolder', { output: folder }));
  const tasks = files.map((file) => ({
    file,
    output: wanted !== undefined && folder === undefined ? wanted : join(folder ?? parse(file).dir, scoredName(file)),
  }));
  for (const { output } of tasks) checkOutput(output, words);
  const seen = new Map<string, string>();
  for (const { file, output } of tasks) {
    const target = resolve(output);
    const other = seen.get(target) ?? tasks.find((task) => task.file !== file && resolve(task.file) === target)?.file;
    if (other !== undefined) throw new WrongUse(words.t('cli.score.sameOutput', { file, other, output }));
    seen.set(target, file);
  }
  return tasks;
}

/** Throws WrongUse for an output whose name announces no workbook that can be written. */
export function checkOutput(output: string, words: Words): void {
  if (fileTypeOf(output) === null) throw new WrongUse(words.t('cli.score.outputType', { output }));
}

/** A workbook or template with macros keeps them: under another extension Excel refuses it. */
function scoredName(file: string): string {
  const { name, ext } = parse(file);
  return `${name}${SUFFIX}${/^\.xls[xm]$/i.test(ext) ? ext : /^\.xltm$/i.test(ext) ? '.xlsm' : '.xlsx'}`;
}

/** A link that goes round in a circle is none either. */
export const isFile = (path: string): boolean => existsSync(path) && !isFolder(path);

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
