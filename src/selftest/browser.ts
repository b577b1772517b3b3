/** What the browser within the host tells about itself. Nothing is asked that names a person, a file or a place. */
import type { Report } from './report';

/** Whether something is there; what throws when it is asked for is not. */
function has(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

const isFunction = (owner: object, name: string): boolean =>
  typeof (owner as Readonly<Record<string, unknown>>)[name] === 'function';
/** Older browsers do not have `globalThis`. */
const GLOBAL = (typeof self === 'undefined' ? globalThis : self) as unknown as Readonly<Record<string, unknown>>;
const isGlobal = (name: string): boolean => has(() => GLOBAL[name] !== undefined);

const GLOBALS: readonly string[] = [
  ...['Worker', 'SharedWorker', 'fetch', 'Blob', 'URL', 'Proxy', 'BigInt', 'WeakRef', 'structuredClone'],
  ...[
    'queueMicrotask',
    'ResizeObserver',
    'IntersectionObserver',
    'OffscreenCanvas',
    'createImageBitmap',
    'TextDecoder',
  ],
  ...['DecompressionStream', 'localStorage', 'sessionStorage', 'indexedDB', 'crypto'],
];
const METHODS: readonly (readonly [string, object, string])[] = [
  ['Array.at', Array.prototype, 'at'],
  ['Array.flat', Array.prototype, 'flat'],
  ['Array.findLast', Array.prototype, 'findLast'],
  ['String.replaceAll', String.prototype, 'replaceAll'],
  ['String.matchAll', String.prototype, 'matchAll'],
  ['Object.fromEntries', Object, 'fromEntries'],
  ['Object.hasOwn', Object, 'hasOwn'],
  ['Promise.allSettled', Promise, 'allSettled'],
  ['Promise.any', Promise, 'any'],
];
const STYLES: readonly (readonly [string, string])[] = [
  ['display: grid', 'display: grid'],
  ['inset', 'inset: 0'],
  ['min()', 'width: min(1px, 2px)'],
  ['aspect-ratio', 'aspect-ratio: 1'],
  ['100dvh', 'height: 100dvh'],
  ['color-mix()', 'color: color-mix(in srgb, red, blue)'],
];

export function browserProbes(): Pick<Report, 'browser' | 'features'> {
  const features: Record<string, boolean> = {};
  for (const name of GLOBALS) features[name] = isGlobal(name);
  for (const [name, owner, method] of METHODS) features[name] = isFunction(owner, method);
  if (typeof document === 'undefined') return { browser: {}, features };
  for (const [name, style] of STYLES) features[`CSS ${name}`] = has(() => supports(style));
  features['CSS :has()'] = has(() => CSS.supports('selector(:has(a))'));
  features['script type=module'] = has(() => 'noModule' in HTMLScriptElement.prototype);
  features['a download'] = has(() => 'download' in HTMLAnchorElement.prototype);
  features['input webkitdirectory'] = has(() => 'webkitdirectory' in HTMLInputElement.prototype);
  features['dialog'] = isGlobal('HTMLDialogElement');
  features['clipboard'] = has(() => isFunction(navigator.clipboard, 'writeText'));
  features['top window'] = has(() => window.top === window);
  const { screen } = window;
  return {
    browser: {
      userAgent: navigator.userAgent,
      language: navigator.language,
      languages: (navigator.languages as readonly string[] | undefined)?.join(',') ?? null,
      protocol: location.protocol,
      screen: `${screen.width} × ${screen.height}`,
      page: `${window.innerWidth} × ${window.innerHeight}`,
      pixelRatio: window.devicePixelRatio,
      colorDepth: screen.colorDepth,
      dark: has(() => matchMedia('(prefers-color-scheme: dark)').matches),
      forcedColors: has(() => matchMedia('(forced-colors: active)').matches),
      touchPoints: (navigator.maxTouchPoints as number | undefined) ?? null,
      processors: (navigator.hardwareConcurrency as number | undefined) ?? null,
    },
    features,
  };
}

const supports = (style: string): boolean => {
  const [name = '', value = ''] = style.split(': ');
  return CSS.supports(name, value);
};
