import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterEdges, oddText } from '../../tests/kit/odd-text.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { align } from './align.ts';

describe('two texts with edits that were asked for', () => {
  it('take an insertion once, however often it was made', () => {
    const { taken, hunks } = align('在家门口', '在自自家门口', [{ of: 0, from: 1, to: 1, text: '自' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toHaveLength(1);
  });

  it('tell a change beside an edit from the edit', () => {
    const { taken, hunks } = align('甲乙丙丁', '甲子丙丑', [{ of: 0, from: 1, to: 2, text: '子' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toEqual([{ from: 3, to: 4, newFrom: 3, newTo: 4 }]);
  });

  it('take an edit for made where a change beside it could be either', () => {
    // 不的 changed places, and one 的 is gone; or one 的 is gone and nothing else.
    const { taken, hunks } = align('不的的不的了', '不的的不了', [{ of: 0, from: 3, to: 5, text: '的不' }]);
    expect([...taken]).toEqual([0]);
    expect(hunks).toHaveLength(1);
  });

  it('have one change where as many units could be several', () => {
    expect(align('的的', '的了', []).hunks).toHaveLength(1);
    expect(align('了了了', '了了', []).hunks).toHaveLength(1);
  });
});

describe('a change within a character', () => {
  it.each([
    ['another character of the same two halves', '𠮷', '𠮶'],
    ['another first half', '𠮷', '𡮷'],
    ['another form of an ideograph', '葛\u{e0100}', '葛\u{e0101}'],
    ['a form taken away', '葛\u{e0100}', '葛'],
    ['another accent', 'e\u0301', 'e\u0300'],
    ['another skin', '👍🏽', '👍🏿'],
    ['another family', '👩\u200d👩\u200d👦', '👩\u200d👦'],
  ])('is told of the whole of it: %s', (_, was, is) => {
    const { hunks, places } = align(`甲${was}乙`, `甲${is}乙`, []);
    expect(hunks).toEqual([{ from: 1, to: 1 + was.length, newFrom: 1, newTo: 1 + is.length }]);
    expect([...places]).toEqual([0, ...was.split('').map(() => -1), 1 + is.length]);
  });

  it('is told of the one of two that are half alike', () => {
    const { hunks } = align('甲𠮷𠮶乙', '甲𠮶乙', []);
    expect(hunks).toEqual([{ from: 1, to: 3, newFrom: 1, newTo: 1 }]);
  });

  it.each([
    ['a form put behind its ideograph', '甲葛乙', { from: 2, to: 2, text: '\u{e0100}' }, '甲葛\u{e0100}乙'],
    ['an accent put behind its letter', '甲e乙', { from: 2, to: 2, text: '\u0301' }, '甲e\u0301乙'],
    ['a form taken away', '甲葛\u{e0100}乙', { from: 2, to: 4, text: '' }, '甲葛乙'],
    ['what parted a letter and an accent taken away', 'e。\u0301', { from: 1, to: 2, text: '' }, 'e\u0301'],
  ])('that was asked for is found made, and else is not: %s', (_, before, edit, after) => {
    const asked = [{ of: 0, ...edit }];
    const made = align(before, after, asked);
    expect([...made.taken]).toEqual([0]);
    expect(made.hunks).toEqual([]);
    const missed = align(before, before, asked);
    expect([...missed.taken]).toEqual([]);
    expect(missed.hunks).toEqual([]);
  });

  it('that was made another way is not taken for made', () => {
    const { taken, hunks } = align('甲乙', '甲葛\u{e0100}乙', [{ of: 0, from: 1, to: 1, text: '葛' }]);
    expect([...taken]).toEqual([]);
    expect(hunks).toEqual([{ from: 1, to: 1, newFrom: 1, newTo: 4 }]);
  });

  it('never is told of a part of one, and what is told makes the one text of the other', () => {
    const asked = fc.record({ from: fc.nat(16), length: fc.nat(3), text: oddText, isMade: fc.boolean() });
    fc.assert(
      fc.property(oddText, oddText, oddText, asked, (head, middle, tail, edit) => {
        const before = [...head, ...middle].join('');
        const from = Math.min(edit.from, before.length);
        const to = Math.min(from + edit.length, before.length);
        const order = { of: 0, from, to, text: edit.text.slice(0, 3).join('') };
        const start = edit.isMade ? before.slice(0, from) + order.text + before.slice(to) : before;
        const after = start + tail.join('');
        const { hunks, places, taken } = align(before, after, [order]);
        const [edges, newEdges] = [new Set(characterEdges(before)), new Set(characterEdges(after))];
        for (const hunk of hunks) {
          expect([hunk.from, hunk.to].every((at) => edges.has(at))).toBe(true);
          expect([hunk.newFrom, hunk.newTo].every((at) => newEdges.has(at))).toBe(true);
        }
        places.forEach((place, at) => {
          if (place >= 0) expect(after.charCodeAt(place)).toBe(before.charCodeAt(at));
        });
        const plain = align(before, after, []);
        let [told, read] = ['', 0];
        for (const hunk of plain.hunks) {
          told += before.slice(read, hunk.from) + after.slice(hunk.newFrom, hunk.newTo);
          read = hunk.to;
        }
        expect(told + before.slice(read)).toBe(after);
        if (edit.isMade && tail.length === 0) expect(taken.size === 1 || before === after).toBe(true);
      }),
      cases(400),
    );
  });
});
