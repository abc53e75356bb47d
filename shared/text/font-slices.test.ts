import { describe, expect, it } from 'vitest';
import { fontSlices, sliceOfCode, sliceOfUnits, unicodeRanges } from './font-slices.ts';

const units = sliceOfUnits((encoding, bytes) => new TextDecoder(encoding).decode(bytes));
const sliceOf = (character: string) => fontSlices[sliceOfCode(units, character.codePointAt(0) ?? 0)];

describe('slices of a face', () => {
  it('hold characters by how common the standards call them', () => {
    // GB/T 2312 rows 16 and 55, 56 and 87; Big5 A440–C67E; neither.
    for (const character of ['啊', '座', '一', 'A', '，', '々', '０', '‘']) expect(sliceOf(character)).toBe('everyday');
    for (const character of ['亍', '齄', '璀', '璨']) expect(sliceOf(character)).toBe('level-2');
    for (const character of ['國', '報', '體']) expect(sliceOf(character)).toBe('traditional');
    for (const character of ['㐀', '䶮', '\uf900', '𠀀', '𪜎']) expect(sliceOf(character)).toBe('rare');
  });

  it('count 3,755 and 3,008 characters in the two levels', () => {
    const count = (place: number) => units.slice(0x4e00, 0xa000).filter((one) => one === place).length;
    expect(count(0)).toBe(3755);
    expect(count(1)).toBe(3008);
  });

  it('tell the browser the same as whoever paints', () => {
    const ranges = unicodeRanges(units).map((list) =>
      list.split(',').map((range) =>
        range
          .slice(2)
          .split('-')
          .map((end) => Number.parseInt(end, 16)),
      ),
    );
    // Each character is claimed by one slice and no other.
    const told = (code: number) =>
      ranges.flatMap((list, place) =>
        list.some(([from = 0, to = from]) => code >= from && code <= to) ? [place] : [],
      );
    for (let code = 0x20; code < 0x40000; code += code < 0x3400 ? 1 : 7) {
      // Surrogates are no characters.
      if (code >= 0xd800 && code < 0xe000) continue;
      expect(told(code), code.toString(16)).toEqual([sliceOfCode(units, code)]);
    }
  });

  it('send a character beyond the first plane where its first half goes', () => {
    for (const code of [0x20000, 0x2a70e, 0x323af]) {
      expect(units[String.fromCodePoint(code).charCodeAt(0)]).toBe(sliceOfCode(units, code));
    }
    expect(units['😀'.charCodeAt(0)]).toBe(0);
  });
});
