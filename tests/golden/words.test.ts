/** The shipped words against their sources and against jieba, whose dictionary and model they are. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, it } from 'vitest';
import { compileWords } from '../../build/compile-words.mjs';
import { openWords } from '../../shared/text/words.ts';
import { headlines } from '../kit/headlines.ts';
import { wordsBytes } from '../kit/words.ts';

const MEGABYTE = 1_000_000;

describe('the shipped file of words', () => {
  it('is what its sources compile to, and small', () => {
    expect(Buffer.compare(compileWords(), wordsBytes())).toBe(0);
    expect(wordsBytes().length).toBeLessThanOrEqual(3 * MEGABYTE);
  });

  it('cuts 2,000 headlines as jieba does', () => {
    const jieba = Jieba.withDict(dict);
    const cut = openWords(wordsBytes());
    const apart = headlines(2_000).flatMap((headline) => {
      const [ours, theirs] = [cut(headline).join('|'), jieba.cut(headline, true).join('|')];
      return ours === theirs ? [] : [`${ours}, jieba ${theirs}`];
    });
    expect(apart).toEqual([]);
  });
});
