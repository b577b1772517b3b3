/** Where a page of the add-in is: which WPS, its language, its look. */
import type { AddIn, Application } from '../api';
import { call, part, type Box } from '../door';
import { MENU_LANGUAGE } from '../enums';

/** The WPS that a page runs in. */
export interface Wps {
  readonly application: Application;
  readonly addIn: Box<AddIn>;
}

/**
 * Null outside of WPS. Old builds have the workbooks apart, behind `wps.EtApplication()`: a method in the add-ins that
 * Kingsoft wrote for them, a property in its declarations. Some have `wps` alone, and in it the workbooks.
 */
export function findWps(): Wps | null {
  const page = window as unknown as {
    readonly Application?: Application & AddIn;
    readonly wps?: AddIn & Application & { readonly EtApplication?: Application | (() => Application) };
  };
  if (page.Application) return { application: page.Application, addIn: { it: page.Application } };
  const { wps } = page;
  if (!wps) return null;
  const apart = wps.EtApplication;
  const isMethod = (found: typeof apart): found is () => Application =>
    typeof found === 'function' && !('Application' in found);
  return { application: (isMethod(apart) ? apart.call(wps) : apart) ?? wps, addIn: { it: wps } };
}

/** The lower ten bits of a Windows language number say which language it is. */
const LANGUAGE_BITS = 0x3ff;
const CHINESE = 4;

/**
 * The language of the menus, `zh-CN` or `en`; zh-CN where WPS does not say. What its browser says is no help: it is
 * often English in a Chinese WPS.
 */
export async function menuLanguage({ application }: Wps): Promise<'zh-CN' | 'en'> {
  try {
    const settings = await part({ it: application }, 'LanguageSettings');
    const language = Number(await call(settings, 'LanguageID', MENU_LANGUAGE));
    return language > 0 && (language & LANGUAGE_BITS) !== CHINESE ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

const darkness = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** What the system prefers, for WPS does not tell its pages which look was chosen. */
export const prefersDark = (): boolean => darkness().matches;

/** Calls back when that changes; returns the way to stop listening. */
export function onDarkChanged(listener: (isDark: boolean) => void): () => void {
  const query = darkness();
  const tell = (): void => {
    listener(query.matches);
  };
  // Chromium 69 has it for these lists, too.
  query.addEventListener('change', tell);
  return () => {
    query.removeEventListener('change', tell);
  };
}

/** Opens a file of the add-in so that it cannot be saved in its own place. `url` is http or file. */
export async function openReadOnly({ application }: Wps, url: URL): Promise<void> {
  const books = await part({ it: application }, 'Workbooks');
  const opened = await call(books, 'Open', url.protocol === 'file:' ? pathOf(url) : url.href, undefined, true);
  // A build that gives nothing back may have opened it, one that gives null has not.
  if (opened === null) throw new Error(url.href);
}

/** As the system writes it: `C:\考评\样例.xlsx`, `\\服务器\考评\样例.xlsx`, `/opt/考评/样例.xlsx`. */
function pathOf({ host, pathname }: URL): string {
  const path = decodeURIComponent(pathname);
  if (host !== '') return `//${host}${path}`.replace(/\//g, '\\');
  return /^\/[a-z]:/i.test(path) ? path.slice(1).replace(/\//g, '\\') : path;
}
