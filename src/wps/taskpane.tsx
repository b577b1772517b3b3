import { HostError } from '../host/port';
import {
  findWps,
  foldPane,
  frontWorkbook,
  menuLanguage,
  onDarkChanged,
  onUntold,
  onWritten,
  openReadOnly,
  prefersDark,
  WpsHost,
  type Wps,
} from '../host/wps';
import { words } from '../locales';
import { mountPane } from '../taskpane';
import './taskpane.css';

/** The page that WPS opens as the task pane. */
declare const KAOPING_VERSION: string;

async function openSample(wps: Wps): Promise<void> {
  const url = new URL('samples/shaoxing-2022.xlsx', location.href);
  try {
    await openReadOnly(wps, url);
  } catch (error) {
    const file = decodeURIComponent(url.href);
    throw new HostError('failed', { reason: 'sampleNotOpened', file }, { cause: error });
  }
}

async function start(root: HTMLElement): Promise<void> {
  const wps = findWps();
  if (!wps) {
    root.textContent = words('zh-CN').t('pane.error.noWps');
    return;
  }
  const host = new WpsHost(wps.application);
  // It was made for the workbook that is in front now, and is known by the name that this has now.
  const madeFor = await frontWorkbook(wps);
  mountPane(root, {
    host,
    locale: await menuLanguage(wps),
    version: KAOPING_VERSION,
    now: () => new Date(),
    appearance: { isDark: prefersDark() },
    onAppearance: (listener) =>
      onDarkChanged((isDark) => {
        listener({ isDark });
      }),
    onUntold: (listener) => onUntold(wps, (workbook) => host.hasRead(workbook), listener),
    // Each workbook has its own pane, but reading always takes the one in front.
    onWritten: (listener) =>
      onWritten(wps, (workbook) => {
        void host.hasRead(workbook).then((isOurs) => {
          if (isOurs) listener(workbook);
        });
      }),
    // WPS runs them in its hidden page.
    ribbon: null,
    opensWithWorkbook: null,
    openSample: () => openSample(wps),
    fold: () => foldPane(wps, madeFor),
    selfTest: async () => (await import('../selftest/wps')).wpsSelfTest(wps.application, KAOPING_VERSION),
  });
}

const root = document.querySelector<HTMLElement>('#root');
if (root) void start(root);
