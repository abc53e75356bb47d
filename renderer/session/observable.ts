import { useRef, useSyncExternalStore } from 'react';

/** A value that changes and says so. */
export interface Watched<T> {
  get(): T;
  /** Calls back after every change; returns what ends that. */
  subscribe(listener: () => void): () => void;
}

/** A value that React components can watch. */
export class Observable<T> implements Watched<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  update(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }
}

/** Parts of an observable value; the component is made anew when one of them changes, and only then. */
export function useParts<T, K extends keyof T>(observable: Watched<T>, ...keys: readonly K[]): Pick<T, K> {
  const last = useRef(observable.get());
  const get = () => {
    const now = observable.get();
    if (keys.some((key) => !Object.is(now[key], last.current[key]))) last.current = now;
    return last.current;
  };
  return useSyncExternalStore(observable.subscribe, get);
}
