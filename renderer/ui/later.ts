/**
 * Parts of the window that nobody sees at its start. Their code is read in idle moments once the page
 * is painted, so that it is there when it is asked for and has cost the start nothing. What is typed into
 * as soon as it is called, like the search, is not among them: the first keys would find no field.
 */
import { type ComponentType, lazy } from 'react';

/** What there is to read, in the order in which it was named. */
const readers: (() => Promise<unknown>)[] = [];

/** A component whose code is read later. */
export function later<Props extends object>(read: () => Promise<ComponentType<Props>>) {
  readers.push(read);
  return lazy(async () => ({ default: await read() }));
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve));
}

/** Reads all of them, one an idle moment. Rejects where one cannot be read. */
export async function readLater(): Promise<void> {
  for (const read of readers) {
    await idle();
    await read();
  }
}
