/** Rich text and plain text, in many encodings, made at random. */
import { Dice } from '../dice.ts';
import { WordMaker } from './account.ts';
import type { MadeFile } from './docx-made.ts';

/** Text as RTF's units, or as bytes of GBK where it is to be. */
function units(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((unit) => `\\u${unit > 32_767 ? unit - 65_536 : unit}?`)
    .join('');
}

class RtfMaker {
  readonly words: WordMaker;
  readonly #dice: Dice;
  #isElsewhere = false;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.words = new WordMaker(this.#dice);
  }

  #word(): string {
    return units(this.#isElsewhere ? this.words.elsewhere() : this.words.somewhere());
  }

  #some(most: number, make: () => string): string {
    return Array.from({ length: this.#dice.whole(most + 1) }, make).join('');
  }

  #elsewhere(make: () => string): string {
    const before = this.#isElsewhere;
    this.#isElsewhere = true;
    const made = make();
    this.#isElsewhere = before;
    return made;
  }

  #inline(depth: number): string {
    const inside = () => this.#some(3, () => this.#inline(depth + 1)) || this.#word();
    const kinds: readonly (() => string)[] = [
      () => this.#word(),
      () => this.#word(),
      () => `${this.#word()}\\tab ${this.#word()}\\line `,
      () => `\\b ${this.#word()}\\b0 `,
      () => `\\plain\\f0\\fs24 ${this.#word()}`,
      ...(depth > 3
        ? []
        : [
            () => `{\\b ${inside()}}`,
            () => `{\\v ${inside()}}`,
            () => `{\\strike ${inside()}}`,
            () => `{\\deleted ${inside()}}`,
            () => `{\\super ${inside()}}`,
            () => `{\\sub ${inside()}}`,
            () => `{\\up8 ${inside()}}`,
            () => `{\\caps ${inside()}}`,
            () => `{\\cf1 ${inside()}}`,
            () => `{\\revised ${inside()}}`,
            () => `{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt ${inside()}}}`,
            () => `{\\footnote ${this.#elsewhere(inside)}}`,
            () => `{\\*\\annotation ${this.#elsewhere(inside)}}`,
            () => `{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt ${inside()}\\par}}}`,
            () => `{\\*\\unknown 00ff}`,
            () => `{\\*\\later ${this.#elsewhere(() => this.#word())}{\\b ${this.#elsewhere(() => this.#word())}}}`,
            () => `{\\pict\\pngblip 89504e47}`,
            () => `{\\*\\bkmkstart a}${inside()}{\\*\\bkmkend a}`,
          ]),
    ];
    return this.#dice.of(kinds)();
  }

  make(): string {
    const paragraph = () => `{${this.#some(4, () => this.#inline(0))}\\par}`;
    const row = () => `\\trowd ${this.#word()}\\cell ${this.#some(2, () => `${this.#word()}\\cell `)}\\row `;
    const listed = () => `{\\listtext 1.\\tab}${this.#word()}\\par `;
    const head = () => `{\\header ${this.#elsewhere(() => this.#word())}\\par}`;
    const block = () => this.#dice.of([paragraph, paragraph, paragraph, row, listed, head])();
    return `{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fcharset134 S;}}{\\colortbl;\\red255;}${this.#word()}\\par ${this.#some(8, block)}}`;
  }
}

export function madeRtf(seed: number): MadeFile {
  const maker = new RtfMaker(seed);
  const source = maker.make();
  return {
    bytes: Buffer.from(source, 'latin1'),
    words: maker.words.words,
    source: source.replace(/\\u(-?\d+)\?/gu, (_, code: string) =>
      String.fromCharCode((Number(code) + 65_536) % 65_536),
    ),
  };
}

function utf16(text: string, isLittle: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
}

/** A text file of lines, with codes and control characters among its words, as UTF-8 or UTF-16, in a wire's frame or none. */
export function madeText(seed: number): MadeFile {
  const dice = new Dice(seed);
  const words = new WordMaker(dice);
  const between = ['', '', '，', '。', ' ', '\t', '&ldquo;', '&amp;', '&amp;lt;', '\u00a0', '(', ')', '\u3000'];
  const line = () =>
    Array.from({ length: 1 + dice.whole(5) }, () => words.elsewhere() + dice.of(between)).join('') +
    dice.of(['。', '', '”']);
  const breaks = ['\n', '\r\n', '\r', '\v', '\f', '\u2028'];
  const lines = Array.from({ length: 1 + dice.whole(12) }, () => dice.of(['', '\u3000\u3000', '# ', '## ']) + line());
  // A control character here and there; where there are many, a file is no text.
  const control = dice.whole(3) === 0 ? '\u0007' : '';
  const text = control + lines.join(dice.of(breaks));
  const frame = dice.whole(4) === 0;
  const telex = dice.whole(6) === 0;
  const source = telex
    ? `ZCZC XH${dice.whole(9_999)}\r\n${text}\r\nNNNN\r\n`
    : frame
      ? `\u0016\u0016\u0001xh 001 4 ${words.elsewhere()}\r\n\u0002${text}\r\n\u0003${words.elsewhere()}\u0004`
      : `${text}${dice.of(['', '\u001a', '\n'])}`;
  const bytes = dice.of([
    () => Buffer.from(source),
    () => Buffer.from(`\ufeff${source}`),
    () => utf16(source, true),
    () => utf16(source, false),
  ])();
  return { bytes, words: words.words, source };
}
