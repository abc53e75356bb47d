/** A picture in a document of RTF (1.9.1, “Pictures”): bytes in hexadecimal, or as they are. */

/** Value of a digit, by its character; absent of anything else. */
const digits: ReadonlyMap<number, number> = new Map(
  [...'0123456789abcdef', ...'ABCDEF'].map((one, at) => [one.charCodeAt(0), at < 16 ? at : at - 6] as const),
);

export class EnclosedPicture {
  readonly #parts: Uint8Array[] = [];
  #isKnown = false;
  /** The first digit of a byte whose second is still to come. */
  #high: number | null = null;

  /** A word about it: pictures of other programs' own are not taken. */
  word(name: string): void {
    if (name === 'pngblip' || name === 'jpegblip') this.#isKnown = true;
  }

  /** Bytes of text that are digits. */
  hex(text: Uint8Array): void {
    if (!this.#isKnown) return;
    const bytes: number[] = [];
    for (const one of text) {
      const digit = digits.get(one);
      if (digit === undefined) continue;
      if (this.#high === null) this.#high = digit;
      else {
        bytes.push(this.#high * 16 + digit);
        this.#high = null;
      }
    }
    this.#parts.push(Uint8Array.from(bytes));
  }

  add(bytes: Uint8Array): void {
    if (this.#isKnown) this.#parts.push(bytes);
  }

  /** Its file; null of one that is not taken. */
  get bytes(): Uint8Array | null {
    if (!this.#isKnown) return null;
    return new Uint8Array(Buffer.concat(this.#parts));
  }
}
