import { describe, expect, it } from 'vitest';
import { decodeText, EncodingUnsure } from './decode.ts';

const text = '本报讯 3月7日，东湖市图书馆新馆开放。\n';
/** `中文，测试。` in GB18030. */
const gb18030 = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0xa3, 0xac, 0xb2, 0xe2, 0xca, 0xd4, 0xa1, 0xa3]);

function utf16(littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((character) => character.charCodeAt(0));
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, unit] of units.entries()) view.setUint16(at * 2, unit, littleEndian);
  return bytes;
}

describe('the encoding of copy', () => {
  it('is found: UTF-8, with and without a mark', () => {
    expect(decodeText(new TextEncoder().encode(text), 'a')).toEqual({ text, encoding: 'utf-8', remarks: [] });
    expect(decodeText(new TextEncoder().encode(`\uFEFF${text}`), 'a').text).toBe(text);
  });
  it('is found: UTF-16 of either order, with and without a mark', () => {
    for (const littleEndian of [true, false]) {
      for (const mark of [true, false]) {
        expect(decodeText(utf16(littleEndian, mark), 'a').text).toBe(text);
      }
    }
  });
  it('is UTF-16 of copy with 、 before 。, whose bytes are those of a heading of IPTC 7901', () => {
    const copy = '据介绍，新建、改扩建学校共十五所。\r\n其中九月前投入使用的有八所、九所，总投资约3.6亿元。\r\n';
    for (const isLittle of [true, false]) {
      const bytes = Uint8Array.from(
        [...copy].flatMap((character) => {
          const code = character.charCodeAt(0);
          return isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
        }),
      );
      expect(decodeText(bytes, 'a')).toMatchObject({ text: copy, encoding: isLittle ? 'utf-16le' : 'utf-16be' });
    }
  });
  it('is not UTF-16 where the bytes are UTF-8, however often a pair of signs comes that is one character in UTF-16', () => {
    const utf8 = (copy: string) => decodeText(new TextEncoder().encode(copy), 'a').text;
    for (const sign of ['- ', '. ', '* ', '= ', '--', '_ ', '~-', '. . .\n']) {
      for (const copy of [`第一段。\n${sign.repeat(2000)}\n完。`, sign.repeat(400), `${sign.repeat(40)}Done.`]) {
        expect(utf8(copy)).toBe(copy);
      }
    }
    // Some bad bytes among them are told, and change nothing.
    const broken = [...new TextEncoder().encode(`第一段。\n${'- '.repeat(2000)}`), 0xff];
    expect(decodeText(Uint8Array.from(broken), 'a').encoding).toBe('utf-8');
  });
  it('is found: GB18030', () => {
    expect(decodeText(gb18030, 'a')).toEqual({
      text: '中文，测试。',
      encoding: 'gb18030',
      remarks: [],
      isGuessed: true,
    });
  });
});

describe('bad bytes', () => {
  it('in a few places of a short text are shown and leave it what it is', () => {
    for (const sentence of ['湖上起风，风里有船。', '昨晚东湖灯火亮了，大家来看。']) {
      const bytes = new TextEncoder().encode(sentence);
      for (let one = 0; one < bytes.length - 8; one++) {
        const spoilt = bytes.map((byte, at) => (at === one || at === one + 4 || at === one + 8 ? 0xff : byte));
        const read = decodeText(spoilt, 'a');
        expect([read.encoding, read.text.includes('\ufffd')]).toEqual(['utf-8', true]);
      }
    }
  });
});

describe('bad bytes in near half of the characters', () => {
  it('of a short text leave it UTF-8, or are asked about: it is never refused, nor read as something else', () => {
    for (const sentence of ['湖上起风，风里有船。', '昨晚东湖灯火亮了。', '渡口早班船提前开出']) {
      const bytes = new TextEncoder().encode(sentence);
      for (const spoilt of [
        [0, 2, 4, 6],
        [1, 2, 5, 7],
        [0, 1, 2, 3],
      ]) {
        for (const within of [0, 1, 2]) {
          const read = bytes.map((byte, at) =>
            at % 3 === within && spoilt.includes(Math.floor(at / 3)) ? 0xff : byte,
          );
          let encoding: string;
          try {
            encoding = decodeText(read, 'a').encoding;
          } catch (error) {
            encoding = error instanceof EncodingUnsure ? 'asked' : 'refused';
          }
          expect([sentence, spoilt, within, encoding === 'utf-8' || encoding === 'asked']).toEqual([
            sentence,
            spoilt,
            within,
            true,
          ]);
        }
      }
    }
  });
});

describe('what is no copy', () => {
  const codeOf = (bytes: Uint8Array) => {
    try {
      decodeText(bytes, 'a');
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
    return 'read';
  };
  it('is refused with the reason', () => {
    expect(codeOf(new Uint8Array(0))).toBe('empty-file');
    expect(codeOf(new TextEncoder().encode(' \n\n '))).toBe('empty-file');
    expect(codeOf(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0]))).toBe('not-text');
    expect(codeOf(new Uint8Array(17 * 1024 * 1024).fill(0x61))).toBe('file-too-large');
  });
});
