import { describe, expect, it } from 'vitest';
import { readWords, writeWords } from './word-lists.ts';

describe('a word list', () => {
  it('is a word a line, with what is to stand there after an arrow', () => {
    const words = [
      { word: '帐号', instead: '账号' },
      { word: '有关方面', instead: null },
    ];
    expect(readWords('帐号→账号\n\n 有关方面 \n帐号 -> 其他')).toEqual(words);
    expect(readWords(writeWords(words))).toEqual(words);
  });

  it('is refused where a line says nothing that can be kept', () => {
    expect(readWords('→账号')).toBeNull();
    expect(readWords('甲→乙→丙')).toBeNull();
  });
});
