import { LOCALES, type Locale } from '../locales';

const FLAG = '--lang';

/** The language that `--lang` asks for; null when it is not there, undefined when there is no such language. */
export function languageAsked(args: readonly string[]): Locale | null | undefined {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const at = own.findIndex((arg) => arg === FLAG || arg.startsWith(`${FLAG}=`));
  if (at < 0) return null;
  const value = own[at] === FLAG ? own[at + 1] : own[at]!.slice(FLAG.length + 1);
  return LOCALES.find((locale) => locale === value);
}

/** Chinese when the environment says so or says nothing (C, POSIX), English otherwise. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const name = environment.LC_ALL || environment.LANG || 'C';
  return /^(?:zh|C$|C\.|POSIX$)/i.test(name) ? 'zh-CN' : 'en';
}
