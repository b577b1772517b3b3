import type { AddIn, Application } from '../../../src/host/wps/api';
import { WpsHost } from '../../../src/host/wps';
import { EmulatedWps, MemoryWorkbook, type PaneNow, type Quirk, type Surroundings } from '../../../src/workbench';
import { rect } from '../model/contract';

/** A workbook whose results come later, as those of the spreadsheet in the browser: here, when they are waited for. */
class LateWorkbook extends MemoryWorkbook {
  waited = 0;
  private result = 0;
  private isDirty = false;
  constructor() {
    super('考核.xlsx', ['填报'], () => this.result);
  }
  later(result: number): void {
    const { id } = this.sheets()[0]!;
    this.write(id, rect(0, 0), [[{ formula: '=1+2' }]]);
    this.result = result;
    this.isDirty = true;
  }
  override dirty(): boolean {
    return this.isDirty;
  }
  override async settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.waited++;
    this.isDirty = false;
    const { id } = this.sheets()[0]!;
    this.write(id, rect(0, 0), [[{ formula: '=1+2' }]]);
  }
}

interface Desk {
  readonly wps: EmulatedWps;
  readonly app: Application & AddIn;
  readonly told: string[];
}

/** A WPS that is still opening 考核.xlsx. */
function desk(...quirks: Quirk[]): Desk {
  const told: string[] = [];
  const pane = ({ id, url, isVisible, width }: PaneNow): string => `pane ${id} ${url} ${isVisible} ${width}`;
  const surroundings: Surroundings = {
    language: 'en-US',
    opening: '考核.xlsx',
    showPane: (now) => told.push(pane(now)),
    removePane: (id) => told.push(`gone ${id}`),
    showDialog: ({ url, title, width, height }) => told.push(`dialog ${url} ${title} ${width} ${height}`),
    openWorkbook: (url) => Promise.resolve(void told.push(`open ${url}`)),
  };
  const wps = new EmulatedWps(null, quirks, surroundings);
  return { wps, told, app: wps.application as Application & AddIn };
}

describe('What surrounds the workbook in WPS', () => {
  test('is a pane that is made, shown, found again and deleted', () => {
    const { app, told } = desk();
    const pane = app.CreateTaskPane('taskpane.html');
    expect([pane.ID, pane.Visible, pane.DockPosition]).toEqual([1, false, 2]);
    pane.Width = 400;
    pane.Visible = true;
    app.PluginStorage.setItem('pane', pane.ID as number);
    const found = app.GetTaskPane(app.PluginStorage.getItem('pane') as string)!;
    found.Visible = !found.Visible;
    (pane as unknown as { Delete(): void }).Delete();
    expect(told).toEqual([
      'pane 1 taskpane.html false 400',
      'pane 1 taskpane.html true 400',
      'pane 1 taskpane.html false 400',
      'gone 1',
    ]);
    expect(app.GetTaskPane(1)).toBeNull();
  });

  test('is a dialog, a storage, the language of the menus, and a way to open workbooks', async () => {
    const { app, told } = desk();
    app.ShowDialog('message.html', '考评', 420, 240, false);
    app.PluginStorage.setItem('left', '一句话');
    expect(app.PluginStorage.getItem('left')).toBe('一句话');
    app.PluginStorage.removeItem('left');
    expect(app.PluginStorage.getItem('left')).toBeNull();
    expect(app.LanguageSettings.LanguageID(2)).toBe(1033);
    await (app.Workbooks.Open('samples/a.xlsx', undefined, true) as unknown as Promise<void>);
    expect(told).toEqual(['dialog message.html 考评 420 240', 'open samples/a.xlsx']);
  });

  test('is not there where nobody shows it', () => {
    const { application } = new EmulatedWps(new MemoryWorkbook('甲.xlsx'));
    expect(() => (application as AddIn).CreateTaskPane('a.html')).toThrow('WPS has no Application.CreateTaskPane');
  });
});

describe('A workbook that is still being opened', () => {
  test('has a name, and all else of it is answered when it is there', async () => {
    const { wps, app } = desk();
    expect([app.Ready, app.ActiveWorkbook!.Name]).toEqual([true, '考核.xlsx']);
    const host = new WpsHost(app);
    const edits: string[] = [];
    host.onEdited((sheet) => edits.push(sheet));
    const reading = host.read();
    const model = new MemoryWorkbook('考核.xlsx', ['填报']);
    const { id } = model.sheets()[0]!;
    model.write(id, rect(0, 0), [[7]]);
    wps.open(model);
    expect((await reading).sheets.map(({ name, values }) => [name, values])).toEqual([['填报', [[7]]]]);
    model.type(id, 0, 0, 8);
    await new Promise((resolve) => setTimeout(resolve, 0));
    wps.close();
    model.type(id, 0, 0, 9);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(edits).toEqual(['填报']);
  });
});

describe('Results that are not there yet', () => {
  test.each([[[]], [['asyncMembers', 'membersAreMethods', 'singleCellScalar']], [['itemWrapper']]] as Quirk[][][])(
    'are waited for, with the quirks %j',
    async (quirks) => {
      const model = new LateWorkbook();
      model.later(3);
      const host = new WpsHost(new EmulatedWps(model, quirks).application as Application);
      const [sheet] = (await host.read()).sheets;
      expect([sheet!.values, sheet!.formulas, model.waited]).toEqual([[[3]], [['=1+2']], 1]);
      await host.read();
      expect(model.waited).toBe(1);
    },
  );

  test('are not waited for while calculation is off', () => {
    const model = new LateWorkbook();
    model.later(3);
    const app = new EmulatedWps(model).application as Application;
    app.Calculation = -4135;
    expect(app.ActiveWorkbook!.Worksheets.Item(1).Range('A1').Value2).toEqual([[0]]);
  });
});
