/** Tells the log of what nobody caught in the window: what kind of fault, and where in the scripts; never what it says. */
import { call } from '../session/bridge.ts';

/** As many places of a stack, and as long ones, as main takes. */
const MOST_PLACES = 8;
const LONGEST = 200;
/** Faults told while the window is open: one that comes with every frame is known by then. */
const MOST_TOLD = 50;

/** Where a line of a stack ends in a script. */
const PLACE = /([^\s/\\()]+:\d+:\d+)\)?$/u;

let told = 0;

/** Tells of an error. Never throws: who cannot be told hears nothing. */
export function tellFault(error: unknown): void {
  told += 1;
  if (told > MOST_TOLD) return;
  const isError = error instanceof Error;
  const lines = isError ? (error.stack ?? '').split('\n') : [];
  const at = lines.flatMap((line) => PLACE.exec(line.trimEnd())?.[1]?.slice(-LONGEST) ?? []).slice(0, MOST_PLACES);
  const kind = isError ? error.constructor.name.slice(0, LONGEST) : typeof error;
  call('log.fault', { kind, code: null, at }).catch(() => undefined);
}

/** Hears of all that nobody catches. */
export function tellFaults(): void {
  window.addEventListener('error', (event) => tellFault(event.error));
  window.addEventListener('unhandledrejection', (event) => tellFault(event.reason));
}
