import { expect, it } from 'vitest';
import { canBeDrawn, characterMeant, codePoint } from './drawn-character.ts';

it.each([
  ['𠮷', '𠮷'],
  [' 𠮷 ', '𠮷'],
  ['U+20BB7', '𠮷'],
  ['u+e123', '\ue123'],
  ['Ｕ＋２０ＢＢ７', '𠮷'],
  ['U+10FFFD', '\u{10fffd}'],
  ['A', 'A'],
])('%s means one character', (text, character) => {
  expect(characterMeant(text)).toEqual({ character });
  expect(canBeDrawn(character)).toBe(true);
});

it.each([
  ['', ''],
  ['东湖', '东湖'],
  ['U+D800', 'U+D800'],
  ['U+3000', 'U+3000'],
  ['U+110000', 'U+110000'],
  ['U+12', 'U+12'],
])('%s is not one character', (text, name) => {
  expect(characterMeant(text)).toEqual({ refusal: 'glyph-not-one', name });
});

it.each([
  ['U+FE00', 'U+FE00'],
  ['\u0301', 'U+0301'],
  ['U+FFFE', 'U+FFFE'],
  ['\ufffd', 'U+FFFD'],
])('%s is no character by itself', (text, name) => {
  expect(characterMeant(text)).toEqual({ refusal: 'glyph-no-character', name });
});

it('writes code points as Unicode does', () => {
  expect(['A', '中', '𠮷'].map(codePoint)).toEqual(['U+0041', 'U+4E2D', 'U+20BB7']);
});
