/** The tab that an add-in gives to WPS: `ribbon.xml` names its buttons, and functions of the hidden page do the rest. */
import type { RibbonButton } from './frames';

export interface WpsRibbon {
  readonly buttons: readonly RibbonButton[];
  /** Calls the function of a button, which answers at once. Throws when the page has no such function. */
  readonly press: (id: string) => void;
}

/** `functions` is the window of the hidden page. */
export async function readRibbon(address: string, functions: Window): Promise<WpsRibbon> {
  const text = await (await fetch(address)).text();
  const xml = new DOMParser().parseFromString(text, 'text/xml');
  if (xml.documentElement.localName !== 'customUI') throw new Error(`${address}: ${xml.documentElement.textContent}`);
  const call = (name: string, ...given: readonly unknown[]): unknown => {
    const found: unknown = (functions as unknown as Record<string, unknown>)[name];
    if (typeof found !== 'function') throw new Error(`${address}: ${name} is no function of the page`);
    return Reflect.apply(found, functions, given);
  };
  const onLoad = xml.documentElement.getAttribute('onLoad');
  if (onLoad !== null) call(onLoad, { Invalidate: nothing, InvalidateControl: nothing });
  const controls = new Map([...xml.querySelectorAll('button')].map((control) => [control.getAttribute('id'), control]));
  /** What WPS hands over of a control. */
  const handed = (control: Element): object => ({
    Id: control.getAttribute('id'),
    Tag: control.getAttribute('tag') ?? '',
  });
  /** Stands there, or a function tells it. */
  const told = (control: Element, name: 'label' | 'image'): string => {
    const asked = control.getAttribute(`get${name[0]!.toUpperCase()}${name.slice(1)}`);
    return asked === null ? (control.getAttribute(name) ?? '') : String(call(asked, handed(control)));
  };
  return {
    buttons: [...controls.values()].map((control) => ({
      id: control.getAttribute('id')!,
      label: told(control, 'label'),
      picture: new URL(told(control, 'image'), new URL(address, location.href)).href,
    })),
    press: (id) => {
      const control = controls.get(id);
      const action = control?.getAttribute('onAction');
      if (control === undefined || action == null) throw new Error(`${address}: no button ${id}`);
      call(action, handed(control));
    },
  };
}

/** What buttons show does not change here. */
const nothing = (): void => undefined;
