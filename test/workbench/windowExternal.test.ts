import {
  dialogExternal,
  EmulatedExcel,
  MemoryWorkbook,
  windowExternal,
  type DialogRequest,
  type RequestBody,
} from '../../src/workbench';

/** What office.js sends when the functions of a page can be called. */
const READY: RequestBody = {
  Actions: [{ Id: 2, ActionType: 3, Name: 'NotifyActionHandlerReady', ObjectPathId: 1 }],
  ObjectPaths: {
    '1': { Id: 1, ObjectPathType: 2, Name: 'Microsoft.InternalService.AddinInternalService', ParentObjectPathId: 0 },
  },
};

/** Excel tells events later. */
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('window.external', () => {
  const nameOfWorkbook: RequestBody = {
    Actions: [{ Id: 1, ActionType: 2, Name: '', ObjectPathId: 1, QueryInfo: { Select: ['name'] } }],
    ObjectPaths: { '1': { Id: 1, ObjectPathType: 1, Name: '', ParentObjectPathId: 0 } },
  };

  test('says which Excel it is, and answers requests as arrays of Visual Basic', async () => {
    const external = windowExternal(new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), { excelApi: '1.10' }));
    expect(external.GetHostInfo()).toMatch(/^Excel\$Win32\$16\.01\$zh-CN\$/);
    expect(JSON.parse(String(external.GetContext().GetSupportedMatrix!()))).toMatchObject({ ExcelApi: '1.10' });
    const answer = await new Promise((resolve) => {
      external.Execute(93, [['', '', '', '', JSON.stringify(nameOfWorkbook)]], (message) =>
        resolve(typeof message === 'number' ? message : message.toArray()),
      );
    });
    const [status, response] = answer as [number, { toArray: () => [number, unknown[], string] }];
    expect(status).toBe(0);
    expect(response.toArray()).toEqual([
      200,
      [],
      JSON.stringify({ Results: [{ ActionId: 1, Value: { Name: '测试.xlsx' } }] }),
    ]);
  });

  test('tells edits to whoever registered for them', async () => {
    const model = new MemoryWorkbook('测试.xlsx', ['表']);
    const excel = new EmulatedExcel(model);
    const external = windowExternal(excel);
    const heard: unknown[] = [];
    external.RegisterEvent(
      33,
      '',
      (id, message) => heard.push([id, (message.toArray()[0] as { toArray: () => unknown[] }).toArray().slice(0, 3)]),
      (status) => heard.push(status),
    );
    const [sheet] = model.sheets();
    await excel.answer({
      Actions: [{ Id: 1, ActionType: 3, Name: '_RegisterDataChangedEvent', ObjectPathId: 2 }],
      ObjectPaths: {
        '1': { Id: 1, ObjectPathType: 1, Name: '', ParentObjectPathId: 0 },
        '2': { Id: 2, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 },
      },
    });
    model.type(sheet!.id, 0, 0, 1);
    await soon();
    expect(heard).toEqual([0, [33, [65_536, 10, 'Workbook']]]);
  });

  test('runs a function of the commands page once that is ready, until it says that it is done', async () => {
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'));
    const external = windowExternal(excel, 'commands');
    const ran: unknown[] = [];
    external.RegisterEvent(
      39,
      '',
      (id, message) => ran.push([id, message.toArray()]),
      () => undefined,
    );
    const pressed = excel.invoke('recalculate');
    await soon();
    expect(ran).toEqual([]);
    external.Execute(93, [['', '', '', '', JSON.stringify(READY)]], () => undefined);
    await soon();
    expect(ran).toEqual([[39, ['command-1', 'recalculate', '{"source":{}}']]]);
    external.Execute(94, ['command-1', 0, ''], () => undefined);
    await pressed;
    const unknown = excel.invoke('nothing');
    // The first page was ended: another one is opened.
    external.Execute(93, [['', '', '', '', JSON.stringify(READY)]], () => undefined);
    external.Execute(94, ['command-2', 11_101, ''], () => undefined);
    await expect(unknown).rejects.toThrow('nothing: 11101');
  });

  test('asks no other page than that of the commands to run a function', async () => {
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'));
    const external = windowExternal(excel, 'pane');
    const ran: unknown[] = [];
    external.RegisterEvent(
      39,
      '',
      (id) => ran.push(id),
      () => undefined,
    );
    external.Execute(93, [['', '', '', '', JSON.stringify(READY)]], () => undefined);
    void excel.invoke('recalculate');
    await soon();
    expect(ran).toEqual([]);
  });

  const SHOWN =
    'https://a.example/message.html#x?_host_Info=Excel$Win32$16.01$zh-CN$emulated$isDialog$disableLogging$16';
  const target = JSON.stringify({
    url: 'https://a.example/message.html#x',
    width: 26,
    height: 30,
    displayInIframe: true,
  });

  test('shows one dialog at a time, passes on what its page says, and closes it', async () => {
    const dialogs: DialogRequest[] = [];
    const closed: string[] = [];
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), {
      showDialog: (dialog) => {
        dialogs.push(dialog);
        return () => void closed.push(dialog.url);
      },
    });
    const external = windowExternal(excel);
    const heard: unknown[] = [];
    const open = (): void =>
      external.RegisterEvent(
        10,
        target,
        (id, message) => heard.push([id, message.toArray()]),
        (status) => heard.push(status),
      );
    open();
    open();
    const [{ url, width, height }] = dialogs as [DialogRequest];
    // Which Excel it is goes behind everything else.
    expect({ url, width, height }).toEqual({ url: SHOWN, width: 26, height: 30 });
    const inside = dialogExternal(excel, dialogs[0]!);
    expect(inside.GetHostInfo()).toContain('$isDialog$');
    inside.MessageParent!('close');
    await soon();
    expect(heard).toEqual([0, 12_007, [10, [0, 'close', 'https://a.example']]]);
    external.UnregisterEvent(10, target, () => undefined);
    expect(closed).toEqual([SHOWN]);
  });

  test('tells when the person closed the dialog, and can show another one then', async () => {
    const dialogs: DialogRequest[] = [];
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), {
      showDialog: (dialog) => {
        dialogs.push(dialog);
        return () => undefined;
      },
    });
    const external = windowExternal(excel);
    const heard: unknown[] = [];
    const open = (): void =>
      external.RegisterEvent(
        10,
        target,
        (_, message) => heard.push(message.toArray()),
        (status) => heard.push(status),
      );
    open();
    dialogs[0]!.closed();
    await soon();
    open();
    expect(heard).toEqual([0, [12_006], 0]);
  });

  test('refuses dialogs where nothing shows them', () => {
    const external = windowExternal(new EmulatedExcel(new MemoryWorkbook('测试.xlsx')));
    const heard: number[] = [];
    external.RegisterEvent(
      10,
      target,
      () => undefined,
      (status) => heard.push(status),
    );
    expect(heard).toEqual([5001]);
  });

  test('refuses a dialog whose address is longer than 2,000 characters', () => {
    const showDialog = (): (() => void) => () => undefined;
    const external = windowExternal(new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), { showDialog }));
    const heard: number[] = [];
    for (const length of [2_001, 2_000]) {
      const url = 'https://a.example/'.padEnd(length, 'x');
      external.RegisterEvent(
        10,
        JSON.stringify({ url, width: 26, height: 30 }),
        () => undefined,
        (status) => heard.push(status),
      );
    }
    expect(heard).toEqual([5001, 0]);
  });

  test('with a runtime that is shared runs functions in the page of the pane, shows it, and keeps what the document is to load', async () => {
    let shown = 0;
    const sharedRuntime = { show: () => (shown += 1), startsWithDocument: false };
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), { sharedRuntime });
    const external = windowExternal(excel, 'pane');
    const ran: unknown[] = [];
    external.RegisterEvent(
      39,
      '',
      (_, message) => ran.push(message.toArray()[1]),
      () => undefined,
    );
    external.Execute(93, [['', '', '', '', JSON.stringify(READY)]], () => undefined);
    void excel.invoke('recalculate');
    await soon();
    expect(ran).toEqual(['recalculate']);
    expect(JSON.parse(String(external.GetContext().GetSupportedMatrix!()))).toMatchObject({
      SharedRuntime: '1.1',
      RibbonApi: '1.1',
    });
    const ask = (service: string, name: string, given: unknown): void => {
      const body: RequestBody = {
        Actions: [{ Id: 7, ActionType: 3, Name: name, ObjectPathId: 1, ArgumentInfo: { Arguments: [given] } }],
        ObjectPaths: {
          '1': { Id: 1, ObjectPathType: 2, Name: `Microsoft.AppRuntime.${service}`, ParentObjectPathId: 0 },
        },
      };
      external.Execute(93, [['', '', '', '', JSON.stringify(body)]], () => undefined);
    };
    ask('AppRuntimeService', 'SetAppRuntimeState', 'Visible');
    ask('AppRuntimePersistenceService', 'SetAppRuntimeStartState', 'Background');
    expect([shown, sharedRuntime.startsWithDocument]).toEqual([1, true]);
  });

  test('tells the colours of the theme and the language of the menus', () => {
    const excel = new EmulatedExcel(new MemoryWorkbook('测试.xlsx'), { language: 'en-US' });
    const context = windowExternal(excel).GetContext();
    const background = (): number =>
      (JSON.parse(String(context.GetOfficeThemeInfo!())) as { bodyBackgroundColor: number }).bodyBackgroundColor;
    expect([context.GetAppUILocale!(), background()]).toEqual([1033, 0xffffff]);
    excel.theme = 'dark';
    expect(background()).toBe(0x262626);
  });
});
