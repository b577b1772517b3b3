/// <reference types="office-js" />
/** The page that the pane shares with the functions of the ribbon, where this Excel has such (SharedRuntime 1.1). */

/** Whether functions of the ribbon run in the page of the pane, which lives as long as the workbook is open. */
export function isRuntimeShared(): boolean {
  return Office.context.requirements.isSetSupported('SharedRuntime', '1.1');
}

/** Shows this page as the pane, if it is not yet. False where Excel will not. */
export async function showPane(): Promise<boolean> {
  try {
    await Office.addin.showAsTaskpane();
    return true;
  } catch {
    return false;
  }
}

/** Whether Excel loads this page as soon as the open workbook is opened again. */
export async function loadsWithWorkbook(): Promise<boolean> {
  return (await Office.addin.getStartupBehavior()) === Office.StartupBehavior.load;
}

/** Kept in the workbook, with its next saving. */
export async function loadWithWorkbook(isWanted: boolean): Promise<void> {
  await Office.addin.setStartupBehavior(isWanted ? Office.StartupBehavior.load : Office.StartupBehavior.none);
}

/** The ids in manifest.xml. */
const TAB = 'Kaoping.Tab';
const GROUP = 'Kaoping.Score';

/** The state that was asked for last; the manifest has all of them enabled. */
let asked = '';

/** Enables and greys buttons by their ids in the manifest; does nothing where Excel cannot (RibbonApi 1.1). */
export function enableButtons(buttons: Readonly<Record<string, boolean>>): void {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return;
  const controls = Object.entries(buttons).map(([id, enabled]) => ({ id, enabled }));
  const wanted = JSON.stringify(controls);
  if (wanted === asked) return;
  asked = wanted;
  // What Excel refuses, as while another version of the manifest is loaded, leaves a button that says what is wrong.
  Office.ribbon.requestUpdate({ tabs: [{ id: TAB, groups: [{ id: GROUP, controls }] }] }).catch(() => {
    asked = '';
  });
}
