/** The colours of a document of RTF (1.9.1, “Color Table”), as far as they say whether text is seen. */

import { isLostOn, type Rgb, whitePaper } from '../../../shared/text/ground-colour.ts';

export class Colours {
  readonly #table: (Rgb | null)[] = [];
  #at: Rgb | null = null;

  word(name: string, value: number): void {
    if (name !== 'red' && name !== 'green' && name !== 'blue') return;
    this.#at = { ...(this.#at ?? { red: 0, green: 0, blue: 0 }), [name]: value };
  }

  /** A semicolon ends each colour; one of which nothing was said is the usual one. */
  text(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte !== 0x3b) continue;
      this.#table.push(this.#at);
      this.#at = null;
    }
  }

  #of(place: number): Rgb | null {
    return this.#table[place] ?? null;
  }

  /** True of text that is lost on its own ground, or that of its paragraph or cell (`ground-colour`); paper is white. */
  isUnseen(ink: number, paper: number, shade: number): boolean {
    return isLostOn(this.#of(ink), this.#of(paper) ?? this.#of(shade) ?? whitePaper);
  }
}
