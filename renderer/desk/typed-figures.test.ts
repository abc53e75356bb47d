import { describe, expect, it } from 'vitest';
import { figuresIn } from './typed-figures.ts';

describe('figures that are typed', () => {
  it('have the sign that a Chinese keyboard or another document gives them', () => {
    for (const minus of ['-5.5', '−5.5', '–5.5', '－５．５']) expect(figuresIn(minus)).toEqual([-5.5]);
  });

  it('are found between words, and none where there are none', () => {
    expect(figuresIn('120% 横 30 竖 −4')).toEqual([120, 30, -4]);
    expect(figuresIn('放平')).toEqual([]);
  });
});
