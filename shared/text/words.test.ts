import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { wordsBytes } from '../../tests/kit/words.ts';
import { openWords } from './words.ts';

const { cutWords } = testResources();

function cut(text: string): string {
  return cutWords(text).join('|');
}

describe('a text cut into words', () => {
  it('keeps names, titles and set terms whole', () => {
    expect(cut('外交部长王毅回答中外记者提问')).toBe('外交部长|王毅|回答|中外记者|提问');
    expect(cut('国民经济和社会发展')).toBe('国民经济|和|社会|发展');
  });

  it('takes the likelier of two ways', () => {
    expect(cut('研究生命起源')).toBe('研究|生命|起源');
    expect(cut('本市长江大桥通车')).toContain('长江大桥');
  });

  it('takes the cut whose first word is longer where two are as likely', () => {
    expect(cut('分外地甜')).toBe('分外|地甜');
  });

  it('finds words that no dictionary has', () => {
    expect(cutWords('周晓芸昨天走进梅山村')).toContain('周晓芸');
  });

  it('does not put together again what is likelier apart, though the dictionary has it', () => {
    expect(cut('一停')).toBe('一|停');
  });

  it('keeps figures, Latin words and what mixes both with Han', () => {
    expect(cut('增长3.5%')).toBe('增长|3.5%');
    expect(cut('买了T恤')).toBe('买|了|T恤');
    expect(cut('iPhone发布')).toBe('iPhone|发布');
  });

  it('takes characters of two code units whole', () => {
    expect(cutWords('𠮷野家')).not.toContain('\ud842');
    expect(cutWords('𠮷')).toEqual(['𠮷']);
  });

  it('takes texts of any length', () => {
    for (const text of ['的'.repeat(200_000), 'a1'.repeat(200_000)]) expect(cutWords(text).join('')).toBe(text);
  });

  it('of nothing is nothing', () => {
    expect(cutWords('')).toEqual([]);
  });

  it('gives the text back when joined, none of its words empty, whatever it holds', () => {
    const characters = fc.constantFrom(
      ...'的了王毅外交部长东湖鸿渐一二A9.%，“》\u3000\ud842\udfb7\u0301é'.split(''),
      '𠮷',
      '卡拉OK',
    );
    const text = fc.oneof(
      fc.array(characters, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const words = cutWords(any);
        expect(words.join('')).toBe(any);
        expect(words).not.toContain('');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the file of words', () => {
  it('may lie anywhere in memory', () => {
    const moved = new Uint8Array(wordsBytes().length + 1);
    moved.set(wordsBytes(), 1);
    expect(openWords(moved.subarray(1))('外交部长王毅')).toEqual(['外交部长', '王毅']);
    expect(openWords(Buffer.from(moved.buffer, 1))('外交部长王毅')).toEqual(['外交部长', '王毅']);
  });

  it('is refused when it is another, of another version, or not whole', () => {
    const bytes = wordsBytes();
    expect(() => openWords(new Uint8Array(4))).toThrow('too short');
    expect(() => openWords(new Uint8Array(100))).toThrow('this version');
    expect(() => openWords(bytes.slice(0, -2))).toThrow('not a whole file');
    const damaged = bytes.slice();
    damaged.fill(0xff, 40, 44);
    expect(() => openWords(damaged)).toThrow('damaged');
    const other = bytes.slice();
    other[4] = 99;
    expect(() => openWords(other)).toThrow('this version');
  });
});
