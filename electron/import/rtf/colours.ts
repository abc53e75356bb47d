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

  #of(place: number): Colour | null {
    return this.#table[place] ?? null;
  }

  /**
   * True of text in a colour on a colour of its own, and on that of its paragraph or cell, that nobody sees: white on
   * white, or of the very colour of the nearest of them. HTML and docx are read by the same rule.
   */
  isUnseen(ink: number, paper: number, shade: number): boolean {
    const [colour, behind] = [this.#of(ink), this.#of(paper) ?? this.#of(shade)];
    if (colour === null) return false;
    if (behind === null || this.#isLight(behind)) return this.#isLight(colour);
    return colour.red === behind.red && colour.green === behind.green && colour.blue === behind.blue;
  }
}
