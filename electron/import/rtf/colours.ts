/** The colours of a document of RTF (1.9.1, “Color Table”), as far as they say whether text is seen. */

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** Parts of 255 from which each of a colour's three is white. */
const WHITE = 0xf0;

export class Colours {
  readonly #table: (Colour | null)[] = [];
  #at: Colour | null = null;

  word(name: string, value: number): void {
    if (name !== 'red' && name !== 'green' && name !== 'blue') return;
    this.#at ??= { red: 0, green: 0, blue: 0 };
    this.#at[name] = value;
  }

  /** A semicolon ends each colour; one of which nothing was said is the usual one. */
  text(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte !== 0x3b) continue;
      this.#table.push(this.#at);
      this.#at = null;
    }
  }

  #isLight({ red, green, blue }: Colour): boolean {
    return Math.min(red, green, blue) >= WHITE;
  }

  /** True of a colour that is white. */
  isWhite(place: number): boolean {
    const colour = this.#table[place] ?? null;
    return colour !== null && this.#isLight(colour);
  }

  /** True of a colour that white text can be read on. */
  isDark(place: number): boolean {
    const colour = this.#table[place] ?? null;
    return colour !== null && !this.#isLight(colour);
  }
}
