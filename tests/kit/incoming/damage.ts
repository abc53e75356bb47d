/** Files with damage in them: bytes changed, cut, doubled, put in from elsewhere. */
import { unzipSync, zipSync } from 'fflate';
import type { Dice } from '../dice.ts';

/** What breaks where one puts it in place of another. */
const pieces = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&#x110000;',
  '&b;',
  '"',
  "'",
  '{',
  '}',
  '\\',
  '\\bin99999999 ',
  '\\u-70000?',
  '=?utf-8?B?',
  '\r\n\r\n',
  '\0',
  '\u0001',
  '\u0002',
  '\u001a',
  '\ufffe',
  '99999999999999999999',
  '<td colspan=99999999 rowspan=99999999>',
  '<li value=-99999999999>',
  '<style>a>b{display:none}',
  '-1',
  '[[[[[[[[',
  '(((((((((',
  '>>>>>>>>>',
  '        ',
  '********',
  '|||||||||',
  '\n\n\n\n',
];

/** Bytes a damaged file grows to at most. */
const MOST_BYTES = 400_000;

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function once(dice: Dice, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = dice.whole(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + dice.whole(dice.of([4, 40, 400])));
  const [before, inside, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (dice.whole(8)) {
    case 0: {
      const flipped = Uint8Array.from(inside, (byte) => byte ^ (1 << dice.whole(8)));
      return joined(before, flipped.subarray(0, 3), inside.subarray(3), after);
    }
    case 1:
      return joined(
        before,
        Uint8Array.from(inside.subarray(0, 8), () => dice.whole(256)),
        inside.subarray(8),
        after,
      );
    case 2:
      return joined(before, after);
    case 3: {
      const times = 1 + dice.whole(dice.of([2, 20, 2_000]));
      const most = Math.max(1, Math.floor(MOST_BYTES / Math.max(1, inside.length)));
      return joined(before, ...Array.from({ length: Math.min(times, most) }, () => inside), after);
    }
    case 4: {
      const from = dice.whole(other.length);
      return joined(before, other.subarray(from, from + dice.whole(400)), after);
    }
    case 5:
      return joined(before, Buffer.from(dice.of(pieces)), after);
    case 6:
      return joined(before, Buffer.from(dice.of(pieces).repeat(1 + dice.whole(500))), after);
    default:
      return dice.whole(3) === 0 ? before : joined(after, before, inside);
  }
}

/** A file with one damage in it, or a few. */
export function damaged(dice: Dice, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let made = bytes;
  for (let left = 1 + dice.whole(4); left > 0 && made.length < MOST_BYTES; left--) made = once(dice, made, other);
  return made;
}

/** A package of which a part is damaged, and the package is not: its lists and sums are of the parts as they are. */
export function damagedInside(dice: Dice, bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const name = dice.of(Object.keys(parts));
  const other = parts[dice.of(Object.keys(parts))] ?? new Uint8Array();
  const part = damaged(dice, parts[name] ?? new Uint8Array(), other);
  return zipSync({ ...parts, [name]: part }, { level: 0 });
}
