/** Runs of bytes, as PackBits has them (TIFF 6.0, section 9) and PDF after it (ISO 32000-1 §7.4.5). */

/** A byte that is no run: of PDF it ends the data, of PackBits it says nothing. */
const NO_RUN = 128;

/** Takes what is unpacked. */
export interface RunSink {
  /** Bytes as they stand. */
  readonly copy: (bytes: Uint8Array) => void;
  /** One byte so many times. */
  readonly repeat: (byte: number, count: number) => void;
  /** True once no more is wanted. */
  readonly isFull?: () => boolean;
}

/** Unpacks runs to their end, or to the byte that ends them where one does; of a run that is cut short, what is there. */
export function unpackRuns(packed: Uint8Array, { copy, repeat, isFull }: RunSink, isEnded: boolean): void {
  for (let at = 0; at < packed.length && isFull?.() !== true; ) {
    const head = packed[at++] ?? NO_RUN;
    if (head === NO_RUN) {
      if (isEnded) return;
    } else if (head > NO_RUN) repeat(packed[at++] ?? 0, 257 - head);
    else {
      copy(packed.subarray(at, at + head + 1));
      at += head + 1;
    }
  }
}
