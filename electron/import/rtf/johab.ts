/** Johab (KS X 1001:1992 annex 3, code page 1361): a Korean syllable is its three letters in five bits each. */
import { decodeAs } from '../decode.ts';

/** Letters of five bits by their values; null for values that stand for none. */
const initials = letters(2, 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ');
const vowels = letters(3, 'ㅏㅐㅑㅒㅓ  ㅔㅕㅖㅗㅘㅙ  ㅚㅛㅜㅝㅞㅟ  ㅠㅡㅢㅣ');
const finals = letters(2, 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁ ㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ');
const inOrder = {
  initials: [...initials.values()],
  vowels: [...vowels.values()],
  finals: [...finals.values()],
} as const;
/** The values of a place that is left empty, by place. */
const NO_INITIAL = 1;
const NO_VOWEL = 2;
const NO_FINAL = 1;
const BAD = '\ufffd';

function letters(from: number, list: string): ReadonlyMap<number, string> {
  return new Map([...list].map((letter, at) => [from + at, letter] as const).filter(([, letter]) => letter !== ' '));
}

/** A syllable, or one of its letters alone. */
function syllable(code: number): string {
  const [first, middle, last] = [(code >> 10) & 31, (code >> 5) & 31, code & 31];
  const [initial, vowel, final] = [initials.get(first), vowels.get(middle), finals.get(last)];
  if (initial !== undefined && vowel !== undefined && (final !== undefined || last === NO_FINAL)) {
    const ofFinal = final === undefined ? 0 : inOrder.finals.indexOf(final) + 1;
    const at = (inOrder.initials.indexOf(initial) * 21 + inOrder.vowels.indexOf(vowel)) * 28 + ofFinal;
    return String.fromCharCode(0xac00 + at);
  }
  const isAlone = [first === NO_INITIAL, middle === NO_VOWEL, last === NO_FINAL].filter(Boolean).length === 2;
  return (isAlone ? (initial ?? vowel ?? final) : undefined) ?? BAD;
}

/** Signs and Han characters stand in KS X 1001's own order, two of its rows to a first byte. */
function ofRow(lead: number, trail: number): string {
  const row = lead < 0xe0 ? 2 * (lead - 0xd9) + 0x21 : 2 * (lead - 0xe0) + 0x4a;
  const cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
  const bytes = [row + (cell < 94 ? 0 : 1), (cell < 94 ? cell : cell - 94) + 0x21];
  return decodeAs(
    Uint8Array.from(bytes, (byte) => byte | 0x80),
    'euc-kr',
  );
}

function character(lead: number, trail: number): string {
  if (lead >= 0x84 && lead <= 0xd3) return syllable((lead << 8) | trail);
  const isTrail = (trail >= 0x31 && trail <= 0x7e) || (trail >= 0x91 && trail <= 0xfe);
  const isLead = (lead >= 0xd9 && lead <= 0xde) || (lead >= 0xe0 && lead <= 0xf9);
  return isLead && isTrail ? ofRow(lead, trail) : BAD;
}

/** Decodes text in Johab; U+FFFD for what is no character. */
export function decodeJohab(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const trail = bytes[at + 1];
    if (trail === undefined) return text + BAD;
    at++;
    text += character(lead, trail);
  }
  return text;
}
