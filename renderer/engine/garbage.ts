/**
 * Gives back the garbage of the thread it is called on, the window's or the worker's, in 10 to 20 ms; to be called
 * when the work rests. V8 does so by itself only where a program allocates on and on: what opening an edition leaves
 * behind would stay for the evening. Needs V8's flag `--expose-gc` (electron/memory.ts), and does nothing without.
 */
export function collectGarbage(): void {
  const collect: unknown = Reflect.get(globalThis, 'gc');
  if (typeof collect === 'function') collect();
}
