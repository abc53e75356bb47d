/** Making files one after another, where one that fails does not keep back the others. */
import { stopIfCancelled } from '../errors.ts';

/** How files are made, and what becomes of each. */
export interface Making<File, Made> {
  readonly make: (file: File) => Promise<Made> | Made;
  /** What it throws ends the whole. */
  readonly take: (file: File, made: Made) => void;
  readonly fail: (file: File, error: unknown) => void;
  readonly signal: AbortSignal | undefined;
  /** True once nobody waits any more for what is being made. */
  readonly isOver?: () => boolean;
}

/** Makes the files that are left; several may take from one queue. Rejects with `cancelled` once the signal is aborted. */
export async function makeInTurn<File, Made>(left: Iterable<File>, making: Making<File, Made>): Promise<void> {
  const { make, take, fail, signal, isOver = () => false } = making;
  for (const file of left) {
    // Gives cancel a chance to be heard between two files.
    await new Promise((resolve) => setImmediate(resolve));
    stopIfCancelled(signal);
    let made: Made;
    try {
      made = await make(file);
    } catch (error) {
      if (isOver()) return;
      stopIfCancelled(signal);
      fail(file, error);
      continue;
    }
    if (isOver()) return;
    take(file, made);
  }
}
