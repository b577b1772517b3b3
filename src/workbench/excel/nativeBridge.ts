/** How office.js in Node talks to its host: by texts, over the global `_richApiNativeBridge`. */
import type { EmulatedExcel } from './emulatedExcel';
import type { HostEvent } from './events';
import type { RequestBody } from './protocol';

/** What office.js expects of the bridge. */
export interface NativeBridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost: (text: string) => void;
}

const REPLY = 2;
const EVENTS = 3;
/** The category of messages that are events. */
const EVENT_CATEGORY = 65_536;

/** A bridge to whatever Excel `current` names at the time; one page of office.js can so be used for many workbooks. */
export function nativeBridge(current: () => EmulatedExcel): NativeBridge {
  const connected = new WeakSet<EmulatedExcel>();
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const excel = current();
      if (!connected.has(excel)) {
        connected.add(excel);
        excel.onEvent((event) => setTimeout(() => send({ type: EVENTS, message: { entries: [entryOf(event)] } }), 0));
      }
      const { id, flags, message } = JSON.parse(text) as { id: number; flags?: number; message: { body: RequestBody } };
      setTimeout(() => void reply(excel, id, message.body, flags), 0);
    },
  };
  const send = (message: unknown): void => bridge.onMessageFromHost?.(JSON.stringify(message));
  const reply = async (excel: EmulatedExcel, id: number, body: RequestBody, flags?: number): Promise<void> => {
    const message = await excel.answer(body, flags).then(
      (response) => ({ statusCode: 200, headers: {}, body: JSON.stringify(response) }),
      // What the emulator itself gets wrong must not look like an answer of Excel.
      (error: unknown) => ({
        statusCode: 500,
        headers: {},
        body: JSON.stringify({ error: { code: 'EmulatorFailed', message: String((error as Error).stack) } }),
      }),
    );
    send({ id, type: REPLY, message });
  };
  return bridge;
}

function entryOf({ type, target, details }: HostEvent): unknown {
  return {
    messageCategory: EVENT_CATEGORY,
    messageType: type,
    targetId: target,
    message: JSON.stringify(details),
  };
}
