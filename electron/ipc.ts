/** Main's side of the contract: every call comes from our own page, is validated, and is answered. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import {
  type EventName,
  type EventPayload,
  type Failure,
  type Input,
  type MethodName,
  methods,
  type Output,
} from '../shared/contract/api.ts';
import { FailureError } from '../shared/contract/failure.ts';
import { asDayangError } from './errors.ts';
import { SCHEME } from './protocol.ts';

export type MethodHandlers = { readonly [M in MethodName]: (input: Input<M>) => Output<M> | Promise<Output<M>> };

function isMethod(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}

function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${SCHEME}://app/`);
}

/** What an error says to the user. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const { code, zh, en } = asDayangError(error, '');
  return { code, zh, en };
}

async function call<M extends MethodName>(handlers: MethodHandlers, name: M, input: unknown): Promise<Output<M>> {
  const parsed = v.parse(methods[name].input, input);
  return handlers[name](parsed as Input<M>);
}

/** Starts answering calls. */
export function handleCalls(handlers: MethodHandlers): void {
  ipcMain.handle('dayang', async (event, name: unknown, input: unknown) => {
    try {
      if (!isOurPage(event)) throw new Error('a call from outside the app');
      if (!isMethod(name)) throw new Error(`no method ${String(name)}`);
      return { ok: true, value: await call(handlers, name, input) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  });
}

/** Hears of files dropped on the window. Only the preload script can say so, and only of real files. */
export function hearDrops(onDrop: (path: string) => void): void {
  ipcMain.on('dayang-dropped', (_event, path: unknown) => {
    if (typeof path === 'string' && path !== '') onDrop(path);
  });
}

/** Tells the renderer something. */
export function tell<E extends EventName>(window: BrowserWindow, event: E, payload: EventPayload<E>): void {
  if (!window.isDestroyed()) window.webContents.send('dayang', event, payload);
}
