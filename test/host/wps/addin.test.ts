import {
  findWps,
  foldPane,
  menuLanguage,
  onUntold,
  onWritten,
  openReadOnly,
  showMessage,
  tellWritten,
  told,
  togglePane,
  type MadePanes,
  type Message,
  type Wps,
} from '../../../src/host/wps';

/** Which WPS a page finds in a window. */
const inWindow = (window: object): Wps | null => {
  Object.assign(globalThis, { window });
  try {
    return findWps();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
};

/** A WPS of the members that are given. */
const wpsOf = (members: object): Wps => inWindow({ Application: members })!;

function storage(): { readonly kept: Map<string, unknown>; readonly PluginStorage: object } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    PluginStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: unknown) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  };
}

describe('A page of the add-in', () => {
  test('finds WPS as Application, in old builds as wps.EtApplication(), and elsewhere none', () => {
    const [Application, application] = [{}, {}];
    expect(inWindow({ Application })).toEqual({ application: Application, addIn: { it: Application } });
    const wps = { EtApplication: () => application };
    expect(inWindow({ wps })?.application).toBe(application);
    expect(inWindow({ wps })?.addIn.it).toBe(wps);
    expect(inWindow({ wps: { EtApplication: application } })?.application).toBe(application);
    const both = { Workbooks: {} };
    expect(inWindow({ wps: both })?.application).toBe(both);
    expect(inWindow({})).toBeNull();
  });

  test.each([
    ['2052', 2052, 'zh-CN'],
    ['1028, of Taiwan', 1028, 'zh-CN'],
    ['1033', 1033, 'en'],
    ['nothing', undefined, 'zh-CN'],
    ['0', 0, 'zh-CN'],
  ])('speaks as the menus do: of %s', async (_, id, language) => {
    const asked: number[] = [];
    const LanguageID = (which: number) => {
      asked.push(which);
      return id;
    };
    expect(await menuLanguage(wpsOf({ LanguageSettings: { LanguageID } }))).toBe(language);
    expect(asked).toEqual([2]);
  });

  test('speaks Chinese where WPS does not say', async () => {
    expect(await menuLanguage(wpsOf({}))).toBe('zh-CN');
  });
});

describe('The sample', () => {
  const opened = async (address: string): Promise<unknown[]> => {
    const given: unknown[] = [];
    const Open = (...all: unknown[]) => {
      given.push(...all);
      return {};
    };
    await openReadOnly(wpsOf({ Workbooks: { Open } }), new URL(address));
    return given;
  };

  test.each([
    ['http://127.0.0.1:80/samples/a.xlsx', 'http://127.0.0.1/samples/a.xlsx'],
    ['file:///opt/%E8%80%83%E8%AF%84/a%20b.xlsx', '/opt/考评/a b.xlsx'],
    ['file:///C:/%E8%80%83%E8%AF%84/a.xlsx', 'C:\\考评\\a.xlsx'],
    ['file://server/share/a.xlsx', '\\\\server\\share\\a.xlsx'],
  ])('at %s is opened as %s, and not to be saved there', async (address, file) => {
    expect(await opened(address)).toEqual([file, undefined, true]);
  });

  test('that WPS does not open is an error', async () => {
    const url = new URL('http://127.0.0.1/a.xlsx');
    await expect(openReadOnly(wpsOf({ Workbooks: { Open: () => null } }), url)).rejects.toThrow(url.href);
    await expect(openReadOnly(wpsOf({}), url)).rejects.toThrow('unsupported');
  });
});

describe('The pane', () => {
  interface Pane {
    readonly ID: number;
    readonly url: string;
    Visible: boolean;
  }
  const start = (more: object = {}) => {
    const panes: Pane[] = [];
    const books = { active: { Name: '甲.xlsx' } };
    const wps = wpsOf({
      ...storage(),
      get ActiveWorkbook() {
        return books.active;
      },
      CreateTaskPane: (url: string) => {
        const pane = { ID: panes.length + 7, url, Visible: false };
        panes.push(pane);
        return pane;
      },
      GetTaskPane: (id: number) => panes.find(({ ID }) => ID === id),
      ...more,
    });
    const made: MadePanes = new Map();
    const toggle = () => togglePane(wps, 'a', made);
    return { wps, panes, books, toggle };
  };

  test('is made once for each workbook', async () => {
    const { panes, books, toggle } = start();
    await toggle();
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([false]);
    books.active = { Name: '乙.xlsx' };
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([false, true]);
  });

  test('stays the same when its workbook is saved under another name, and is not that of the old name', async () => {
    const { panes, books, toggle } = start();
    await toggle();
    books.active.Name = '乙.xlsx';
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([false]);
    await toggle();
    books.active = { Name: '甲.xlsx' };
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([true, true]);
  });

  test('that another page has made is known by the storage', async () => {
    const { wps, panes } = start();
    await togglePane(wps, 'a', new Map());
    await togglePane(wps, 'a', new Map());
    expect(panes.map(({ Visible }) => Visible)).toEqual([false]);
  });

  test('is shown and hidden where WPS has no storage, too', async () => {
    const { panes, toggle } = start({ PluginStorage: undefined });
    await toggle();
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([false]);
  });

  test('of a workbook that was closed is not taken for that of another', async () => {
    const { panes, books, toggle } = start();
    await toggle();
    Object.defineProperty(books.active, 'Name', {
      get: () => {
        throw new Error('closed');
      },
    });
    books.active = { Name: '乙.xlsx' };
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([true, true]);
  });

  test('is made anew when WPS no longer knows it', async () => {
    const { panes, toggle } = start({
      GetTaskPane: () => {
        throw new Error('gone');
      },
    });
    await toggle();
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([true, true]);
  });

  test('is made anew when nothing is left of it but its shell', async () => {
    const { panes, toggle } = start({ GetTaskPane: () => ({}) });
    await toggle();
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([true, true]);
  });

  test('folds itself, and is shown again by the ribbon, whatever its workbook is called by then', async () => {
    const { wps, panes, books, toggle } = start();
    await toggle();
    books.active.Name = '乙.xlsx';
    await foldPane(wps, '甲.xlsx');
    expect(panes.map(({ Visible }) => Visible)).toEqual([false]);
    await toggle();
    expect(panes.map(({ Visible }) => Visible)).toEqual([true]);
  });

  test.each<[string, object]>([
    ['there is no storage', { PluginStorage: undefined }],
    ['WPS no longer has it', { GetTaskPane: () => null }],
    ['only its shell is left', { GetTaskPane: () => ({}) }],
  ])('says how else it is closed where %s', async (_, more) => {
    const { wps, toggle } = start(more);
    await toggle();
    await expect(foldPane(wps, '甲.xlsx')).rejects.toMatchObject({ code: 'failed', data: { reason: 'paneNotFolded' } });
  });

  test('that WPS does not make is an error', async () => {
    const { toggle } = start({ CreateTaskPane: undefined });
    await expect(toggle()).rejects.toThrow('unsupported');
  });
});

describe('What a button has to say', () => {
  const message: Message = { workbook: '甲.xlsx', page: 'p', title: '考评', text: '好', later: '后来\n好' };
  const wait = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
  const alerted: string[] = [];
  beforeEach(() => {
    jest.useFakeTimers();
    alerted.length = 0;
    Object.assign(globalThis, { devicePixelRatio: 1.5, alert: (text: string) => alerted.push(text) });
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'devicePixelRatio');
    Reflect.deleteProperty(globalThis, 'alert');
  });
  /** What the pane hears. */
  const listen = (wps: Wps, ours = '甲.xlsx'): string[] => {
    const heard: string[] = [];
    onUntold(
      wps,
      (workbook) => Promise.resolve(workbook === ours),
      (sentence) => heard.push(sentence),
    );
    return heard;
  };

  test('is said by a dialog, in pixels of the screen, and by nobody else when its page has come', async () => {
    const shown: unknown[][] = [];
    const wps = wpsOf({ ...storage(), ShowDialog: (...given: unknown[]) => shown.push(given) });
    const heard = listen(wps);
    await showMessage(wps, message);
    expect(shown).toEqual([['p', '考评', 630, 360, false]]);
    await wait(2_000);
    await told(wps, '甲.xlsx');
    await wait(20_000);
    expect([heard, alerted]).toEqual([[], []]);
  });

  test('is said by the pane, once, when the dialog never came', async () => {
    const wps = wpsOf({ ...storage(), ShowDialog: () => undefined });
    const heard = listen(wps);
    await showMessage(wps, message);
    await wait(3_000);
    expect(heard).toEqual([]);
    await wait(20_000);
    expect(heard).toEqual(['后来\n好']);
    expect(alerted).toEqual([]);
  });

  test('is not said by the pane as long as all stands still, so that no dialog can come', async () => {
    const wps = wpsOf({ ...storage(), ShowDialog: () => undefined });
    const heard = listen(wps);
    await showMessage(wps, message);
    jest.setSystemTime(Date.now() + 30_000);
    await wait(1_000);
    await told(wps, '甲.xlsx');
    await wait(20_000);
    expect(heard).toEqual([]);
  });

  test('is said by the browser where WPS has no dialogs', async () => {
    const wps = wpsOf(storage());
    const heard = listen(wps);
    await showMessage(wps, message);
    await wait(20_000);
    expect([heard, alerted]).toEqual([[], ['好']]);
  });

  test('is said by the pane at once where neither can', async () => {
    Object.assign(globalThis, {
      alert: () => {
        throw new Error('no');
      },
    });
    const wps = wpsOf(storage());
    await showMessage(wps, message);
    const heard = listen(wps);
    await wait(0);
    expect(heard).toEqual(['后来\n好']);
  });

  test('is said by the pane of its own workbook alone, and waits for it beside what another has to say', async () => {
    const wps = wpsOf({ ...storage(), ShowDialog: () => undefined });
    const other = listen(wps, '乙.xlsx');
    await showMessage(wps, message);
    await showMessage(wps, { ...message, workbook: '乙.xlsx', later: '乙的话' });
    await wait(20_000);
    expect(other).toEqual(['乙的话']);
    const heard = listen(wps);
    await wait(20_000);
    expect([heard, other]).toEqual([['后来\n好'], ['乙的话']]);
  });

  test('is said by whichever pane there is where WPS did not tell the workbook', async () => {
    const wps = wpsOf({ ...storage(), ShowDialog: () => undefined });
    const heard = listen(wps, '丙.xlsx');
    await showMessage(wps, { ...message, workbook: '' });
    await wait(20_000);
    expect(heard).toEqual(['后来\n好']);
  });

  test('is lost without a fault where WPS has nothing at all', async () => {
    await showMessage(wpsOf({}), message);
    expect(alerted).toEqual(['好']);
  });
});

describe('That a button has written', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const wait = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  test('is told once to each open pane, each time, and not to one that is opened later', async () => {
    const wps = wpsOf(storage());
    const [heard, later]: [string[], string[]] = [[], []];
    const stop = onWritten(wps, (workbook) => heard.push(workbook));
    await wait(3_000);
    await tellWritten(wps, '越城|柯桥.xlsx');
    onWritten(wps, (workbook) => later.push(workbook));
    await wait(3_000);
    expect(heard).toEqual(['越城|柯桥.xlsx']);
    await tellWritten(wps, '越城|柯桥.xlsx');
    await wait(3_000);
    expect([heard.length, later]).toEqual([2, ['越城|柯桥.xlsx']]);
    stop();
    await tellWritten(wps, '乙.xlsx');
    await wait(3_000);
    expect([heard.length, later.length]).toEqual([2, 2]);
  });

  test('is told to nobody, without a fault, where WPS has no storage', async () => {
    const heard: string[] = [];
    onWritten(wpsOf({}), (workbook) => heard.push(workbook));
    await tellWritten(wpsOf({}), '甲.xlsx');
    await wait(3_000);
    expect(heard).toEqual([]);
  });
});
