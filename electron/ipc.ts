/** Main's side of the contract: every call comes from our own page, is validated, and is answered. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type EventName, type EventPayload, type MethodName, methods } from '../shared/contract/api.ts';
import { answerCall, type Handlers, isCallOf } from '../shared/contract/contract.ts';
import { failureOf } from './errors.ts';
import { refuseTooLarge } from './message-size.ts';
import { isOurs } from './protocol.ts';

/** Who answers each call of the window. */
export type MethodHandlers = Handlers<typeof methods>;

function isOurPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/** A call that was answered: how long it took, in milliseconds, and what it failed with. */
export type OnAnswered = (name: MethodName, took: number, error: unknown) => void;

/** Starts answering calls. */
export function handleCalls(handlers: MethodHandlers, onAnswered: OnAnswered): void {
  ipcMain.handle('dayang', async (event, name: unknown, input: unknown) => {
    const from = performance.now();
    const tell = (error: unknown) => {
      if (isCallOf(methods, name)) onAnswered(name, performance.now() - from, error);
    };
    try {
      if (!isOurPage(event)) throw new Error('a call from outside the app');
      if (!isCallOf(methods, name)) throw new Error(`no method ${String(name)}`);
      refuseTooLarge(input);
      const value = await answerCall(methods, handlers, name, input, undefined);
      tell(null);
      return { ok: true, value };
    } catch (error) {
      tell(error);
      return { ok: false, failure: failureOf(error) };
    }
  });
}

/** Hears of files dropped on the window. Only the preload script can say so, and only of real files. */
export function hearDrops(onDrop: (path: string) => void): void {
  ipcMain.on('dayang-dropped', (event, path: unknown) => {
    if (isOurPage(event) && typeof path === 'string' && path !== '') onDrop(path);
  });
}

/** Tells the renderer something. */
export function tell<E extends EventName>(window: BrowserWindow, event: E, payload: EventPayload<E>): void {
  if (!window.isDestroyed()) window.webContents.send('dayang', event, payload);
}
