/**
 * The characters of a text that leave a mark on the page. Variation selectors, joiners, zero-width spaces, soft hyphens,
 * controls of direction and control characters do not: they say how their neighbours are set, and the text is set as if
 * they were not there. A letter and its combining marks are what they are composed (UAX #15, NFC; UAX #14 LB9).
 */

import { composedForm } from './composed-form.ts';

/** A text without what is not seen. Offsets are in UTF-16 code units. */
export interface SeenText {
  readonly text: string;
  /** Where each unit's characters start in the text it was made of; that text's length at the end. */
  readonly starts: Int32Array;
  /** Offsets in `text` where a line may end whatever its neighbours are: a zero-width space stands there (LB8). */
  readonly breaks: readonly number[];
  /** …and where none may: a word joiner or a zero-width joiner (LB8a, LB11). */
  readonly joins: readonly number[];
  /** …and where a word may be divided with a hyphen (UAX #14 §5.4). */
  readonly hyphens: readonly number[];
  /** Offsets in `text` of characters whose form is chosen, and beside them the selectors that choose it. */
  readonly chosen: readonly number[];
  readonly selectors: readonly number[];
  /** True where combining marks are left that no composed character has. */
  readonly hasMarks: boolean;
}

/** What a character that is not seen does to a line. */
type Unseen = 'nothing' | 'break' | 'join' | 'hyphen' | 'selector';

/**
 * Whatever may be unseen or combining: more than that, but no Chinese, Western or Japanese text as it is usually typed. One
 * quick look at a text tells that nothing has to be looked at in it. The surrogates are those of U+10000–1FFFF and U+E0000.
 */
const UNUSUAL = [
  '0-8 a-1f 7f-9f ad 300-36f 483-489 591-1aff 1dc0-1dff 200b-200f 2028-202e 2060-206f 20d0-20ff 2cef-2cf1 2d7f 2de0-2dff',
  '302a-302f 3099-309a a66f-a6f1 a800-abff d7b0-d7ff d800-d83f db40 fb1e fe00-fe0f fe20-fe2f feff ff9e-ff9f fff9-fffb',
].join(' ');

/** By code unit, 1 where it is one of those: a table is asked faster than a pattern, above all where every other one is. */
const unusualUnits = new Uint8Array(0x1_0000);
for (const range of UNUSUAL.split(' ')) {
  const [from = '', to = from] = range.split('-');
  unusualUnits.fill(1, Number.parseInt(from, 16), Number.parseInt(to, 16) + 1);
}

/** Vowels and tails of hangul, which a syllable is composed with, and what they follow (Unicode 15 §3.12). */
const JAMO = /^[\u1160-\u11ff\ud7b0-\ud7ff]$/;
const SYLLABLE = /^[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]/;

const MARK = /^\p{M}$/u;

/** True of a combining mark: it stands with the character before it (UAX #29 GB9, GB9a; UAX #14 LB9). */
export function isCombining(code: number): boolean {
  // No mark stands among the ideographs, which are nearly all that is asked about.
  return code >= 0x300 && !(code >= 0x3400 && code < 0xa66f) && MARK.test(String.fromCodePoint(code));
}

/** True of a variation selector, Mongolian ones among them (Unicode 15 §23.4). */
export function isSelector(code: number): boolean {
  return (
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0100 && code <= 0xe01ef) ||
    (code >= 0x180b && code <= 0x180d) ||
    code === 0x180f
  );
}

/**
 * Word joiner, zero-width no-break space, zero-width joiner, combining grapheme joiner (UAX #14, WJ, ZWJ, GL); and what says
 * that a line may end.
 */
const joining: ReadonlySet<number> = new Set([0x2060, 0xfeff, 0x200d, 0x34f]);
const parting: ReadonlySet<number> = new Set([0x200b, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
const SOFT_HYPHEN = 0xad;

/** What a character does that is not seen; null of any other. */
export function unseenKind(code: number): Unseen | null {
  if (isSelector(code)) return 'selector';
  if (code === SOFT_HYPHEN) return 'hyphen';
  if (joining.has(code)) return 'join';
  if (parting.has(code)) return 'break';
  const isNothing =
    (code < 0x20 && code !== 0x09) ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200c && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2061 && code <= 0x206f) ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code >= 0x1d173 && code <= 0x1d17a) ||
    code === 0xe0001 ||
    (code >= 0xe0020 && code <= 0xe007f);
  return isNothing ? 'nothing' : null;
}

/** Scripts whose letters take other forms beside a joiner: it is left to the shaper, which sets nothing for it. */
function shapesJoiners(code: number): boolean {
  return code >= 0x600 && code <= 0x1aff && !(code >= 0x1100 && code <= 0x11ff);
}

/** True of a joiner or a Mongolian selector. */
function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d || (code >= 0x180b && code <= 0x180f);
}

/** The voiced marks of half-width kana, which stand beside their letter and are of it (UAX #29, Grapheme_Extend). */
function isVoicing(code: number): boolean {
  return code === 0xff9e || code === 0xff9f;
}

/** Colours of skin, and letters of flags (UAX #14 LB30a, LB30b). */
function isModifier(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}
function isIndicator(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Where the character starts that a unit is of, which may be the second of its two. */
function startOfCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0xdc00 || code > 0xdfff) return at;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

/** Where the next character stands that may be unseen or combining; the text's length where none does. */
function nextUnusual(text: string, from: number): number {
  let at = from;
  while (at < text.length && unusualUnits[text.charCodeAt(at)] === 0) at++;
  return at;
}

/** True of the marks of Latin, Greek and Cyrillic letters (Unicode 15, block "Combining Diacritical Marks"). */
function isLettersMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f && code !== 0x34f;
}

/**
 * What is seen so far of the text that is being read, unit by unit, and where the character of each starts in the source. Kept,
 * since no text is read while another is; what is seen is never longer than the source.
 */
let unitsSoFar = new Uint16Array(4_096);
let startsSoFar = new Int32Array(4_096);

function makeRoom(length: number): void {
  if (startsSoFar.length >= length) return;
  unitsSoFar = new Uint16Array(length * 2);
  startsSoFar = new Int32Array(length * 2);
}

/** Takes down plain characters, from an offset of the source up to another, behind so many units. Returns the last unit. */
function copyUnits(source: string, from: number, to: number, length: number): number {
  const put = length - from;
  let before = 0;
  for (let at = from; at < to; at++) {
    const unit = source.charCodeAt(at);
    const isSecond = unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
    unitsSoFar[put + at] = unit;
    startsSoFar[put + at] = isSecond ? at - 1 : at;
    before = unit;
  }
  return before;
}

/** Units made a string at once: beyond some ten thousand a call may have too many arguments. */
const UNITS_AT_ONCE = 4_096;

/** The first units of what was seen, as a string; halves of pairs stay what they are. */
function seenUnits(length: number): string {
  let text = '';
  for (let from = 0; from < length; from += UNITS_AT_ONCE) {
    const units = unitsSoFar.subarray(from, Math.min(length, from + UNITS_AT_ONCE));
    text += String(Reflect.apply(String.fromCharCode, undefined, units));
  }
  return text;
}

/** A text taken apart and put together again without what is not seen. */
class Seeing {
  readonly source: string;
  /** How many units are seen so far: one string of them is made in the end. */
  length = 0;
  readonly breaks: number[] = [];
  readonly joins: number[] = [];
  readonly hyphens: number[] = [];
  readonly chosen: number[] = [];
  readonly selectors: number[] = [];
  hasMarks = false;
  /** The next unusual character from where the text was read to. */
  unusual: number;
  /** The character that grows, with its marks, and where it starts in the source. */
  #base = '';
  #baseStart = 0;
  #last = 0;
  /** What stood after the character that grows: its marks may still follow. */
  #pending: Exclude<Unseen, 'nothing' | 'selector'>[] = [];
  /** Regional indicators that stand side by side before what comes next: two are a flag. */
  #indicators = 0;

  constructor(source: string, unusual: number) {
    this.source = source;
    this.unusual = unusual;
  }

  /** Puts the character that grew down, composed where Unicode has it so. */
  flush(): void {
    const base = this.#base;
    if (base === '') return;
    this.#base = '';
    this.#put(base.length === 1 ? base : composedForm(base), this.#baseStart);
  }

  /** Puts down a character that starts at an offset of the source. */
  #put(character: string, start: number): void {
    if (character.length > 1 && [...character].length > 1) this.hasMarks = true;
    for (let unit = 0; unit < character.length; unit++) {
      unitsSoFar[this.length + unit] = character.charCodeAt(unit);
      startsSoFar[this.length + unit] = start;
    }
    this.length += character.length;
  }

  /** Takes note of a character that is not seen, which stands behind the one that grows. */
  #unseen(kind: Unseen, code: number): void {
    if (kind === 'selector' && this.#base !== '') this.#choose(this.length, code);
    // Where nothing stands before it, there is nothing it could do.
    else if (kind !== 'nothing' && kind !== 'selector' && this.length + this.#base.length > 0) this.#pending.push(kind);
  }

  /** Of several selectors behind a character the first one counts. */
  #choose(at: number, selector: number): void {
    if (this.chosen[this.chosen.length - 1] === at) return;
    this.chosen.push(at);
    this.selectors.push(selector);
  }

  /** Puts down what holds between what is put down and what comes next. */
  #hold(kind: Exclude<Unseen, 'nothing' | 'selector'>): void {
    const held = kind === 'break' ? this.breaks : kind === 'join' ? this.joins : this.hyphens;
    held.push(this.length);
  }

  #settle(): void {
    if (this.#pending.length === 0) return;
    for (const kind of this.#pending) this.#hold(kind);
    this.#pending = [];
  }

  /** Adds plain characters, from an offset of the source up to another, on which no mark follows. */
  #plain(from: number, to: number): void {
    this.flush();
    this.#indicators = 0;
    this.#settle();
    if (to === from) return;
    this.#last = copyUnits(this.source, from, to, this.length);
    this.length += to - from;
  }

  /**
   * Reads plain characters with a form's selector (U+E0100–E01EF) behind the last of them, and goes on while more follow, as
   * where each ideograph of a story has one. Returns how far it has read; `from` where something else stands there.
   */
  #formed(from: number): number {
    const { source } = this;
    if (source.charCodeAt(this.unusual) !== 0xdb40) return from;
    this.#plain(from, from);
    let at = from;
    let { unusual, length } = this;
    while (unusual > at && source.charCodeAt(unusual) === 0xdb40) {
      const selector = source.codePointAt(unusual) ?? 0;
      const to = unusual + 2;
      const next = nextUnusual(source, to);
      if (selector < 0xe0100 || selector > 0xe01ef || (next === to && to < source.length)) break;
      this.#last = copyUnits(source, at, unusual, length);
      length += unusual - at;
      // A character of two units starts a unit earlier.
      this.chosen.push(length - unusual + (startsSoFar[length - 1] ?? 0));
      this.selectors.push(selector);
      [at, unusual] = [to, next];
    }
    this.unusual = unusual;
    this.length = length;
    return at;
  }

  /**
   * Reads plain characters and what stands behind the last of them, if that is one thing and plain characters follow: nearly
   * all that unusual copy has. Returns how far it has read; `from` where something else stands there.
   */
  stretch(from: number): number {
    const { source, unusual } = this;
    if (unusual === source.length) {
      this.#plain(from, unusual);
      return unusual;
    }
    if (unusual === from) return from;
    const formed = this.#formed(from);
    if (formed > from) return formed;
    const code = source.codePointAt(unusual) ?? 0;
    let to = unusual + (code > 0xffff ? 2 : 1);
    const isMarked = isLettersMark(code);
    while (isMarked && isLettersMark(source.charCodeAt(to))) to++;
    const kind = isMarked ? null : unseenKind(code);
    const isShaped = isJoiner(code) && shapesJoiners(source.charCodeAt(unusual - 1));
    if ((kind === null && !isMarked) || isShaped) return from;
    const next = nextUnusual(source, to);
    if (next === to && to < source.length) return from;
    this.unusual = next;
    if (isMarked) {
      const letter = startOfCharacter(source, unusual - 1);
      this.#plain(from, letter);
      this.#put(composedForm(source.slice(letter, to)), letter);
      this.#last = code;
      return to;
    }
    this.#plain(from, unusual);
    if (kind === 'selector') this.#choose(this.length - (unusual - startOfCharacter(source, unusual - 1)), code);
    else if (kind !== null && kind !== 'nothing' && to < source.length) this.#hold(kind);
    return to;
  }

  /** Reads up to the next unusual character and over it, character by character. Returns how far it has read. */
  oneByOne(from: number): number {
    const { source, unusual } = this;
    // The last plain character may have a mark on it.
    let at = Math.max(from, startOfCharacter(source, unusual - 1));
    if (at > from) this.#plain(from, at);
    while (at <= unusual && at < source.length) {
      const code = source.codePointAt(at) ?? 0;
      const size = code > 0xffff ? 2 : 1;
      this.#add(code, source.slice(at, at + size), at);
      at += size;
    }
    this.unusual = nextUnusual(source, at);
    return at;
  }

  #add(code: number, character: string, at: number): void {
    const isKept = isJoiner(code) && shapesJoiners(this.#last);
    const kind = isKept ? null : unseenKind(code);
    if (kind !== null) {
      this.#unseen(kind, code);
      return;
    }
    const grows =
      this.#base !== '' && (isKept || isCombining(code) || (JAMO.test(character) && SYLLABLE.test(this.#base)));
    if (grows) this.#base += character;
    else {
      this.flush();
      this.#indicators = isIndicator(code) ? this.#indicators + 1 : 0;
      const isOfBefore = isModifier(code) || isVoicing(code) || (isIndicator(code) && this.#indicators % 2 === 0);
      if (isOfBefore) this.joins.push(this.length);
      this.#settle();
      this.#base = character;
      this.#baseStart = at;
    }
    this.#last = code;
  }
}

/** What is seen of a text; null where that is the text as it stands, as of nearly all copy. */
export function seenText(text: string): SeenText | null {
  const first = nextUnusual(text, 0);
  if (first === text.length) return null;
  makeRoom(text.length + 1);
  const seeing = new Seeing(text, first);
  for (let at = 0; at < text.length; ) {
    const read = seeing.stretch(at);
    at = read > at ? read : seeing.oneByOne(at);
  }
  seeing.flush();
  const { length, hasMarks, breaks, joins, hyphens, chosen, selectors } = seeing;
  startsSoFar[length] = text.length;
  const starts = startsSoFar.slice(0, length + 1);
  return { text: seenUnits(length), starts, breaks, joins, hyphens, chosen, selectors, hasMarks };
}

/** Where an offset of the source stands in what is seen of it: that of the first character which starts there or later. */
export function seenOffset({ starts }: SeenText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
