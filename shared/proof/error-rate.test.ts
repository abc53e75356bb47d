import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { MarkOrder } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import { errorRates } from './error-rate.ts';
import { currentRound, marksOf, putMark, startRound } from './rounds.ts';

const who = { by: '校对', at: '2024-03-08T20:00:00+08:00' };
const story = article(['甲乙丙丁戊己庚辛壬癸'.repeat(8)], {
  headlines: { kicker: [], headline: ['子丑寅卯辰'], deck: [], summary: '' },
});

function opened(withPhoto = false): Edition {
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const photo = photoBlock(page, story, { column: 2, span: 2, row: 40, rows: 10 });
  const edition = withBlocks(bare, [bodyBlock(page, story, { rows: 30 }), ...(withPhoto ? [photo] : [])]);
  return applyPatches(edition, startRound(edition, { ...who, pages: [page.id] }).patches).edition;
}

/** Errors counted for marks, each by its part, place, length and order. */
function errors(list: readonly (readonly [part: string, from: number, length: number, order: MarkOrder])[]): number {
  const edition = opened();
  const round = currentRound(edition);
  if (round === undefined) throw new Error('no round');
  const patches = list.flatMap(([part, from, length, order]): Patch[] => {
    const [start, end] = [from, from + length].map((offset) => ({ part, offset }));
    if (start === undefined || end === undefined) return [];
    const put = putMark(edition, round, { kind: 'text', articleId: story.id, start, end }, order, who);
    return typeof put === 'string' ? [] : put.patches;
  });
  const marked = applyPatches(edition, patches).edition;
  return errorRates(marked, marksOf(marked, round.id)).issue.errors;
}

const body = story.body[0]?.id ?? '';

describe('errors as the regulator counts them', () => {
  it.each<[string, Parameters<typeof errors>[0], number]>([
    ['one wrong character is one', [[body, 0, 1, { kind: 'correct', text: '子' }]], 1],
    ['two to five are two', [[body, 0, 5, { kind: 'delete' }]], 2],
    ['more than five are four', [[body, 0, 6, { kind: 'delete' }]], 4],
    ['in a headline each is double', [['headline.0', 0, 1, { kind: 'correct', text: '甲' }]], 2],
    ['a transposition is one', [[body, 0, 4, { kind: 'transpose', first: 2, last: 2 }]], 1],
    ['a number is one, whatever its digits', [[body, 0, 0, { kind: 'insert', text: '123456' }]], 1],
    ['a foreign word is one', [[body, 0, 0, { kind: 'insert', text: 'Wuhan City' }]], 1],
    ['how text is set is none', [[body, 0, 0, { kind: 'paragraph' }]], 0],
    [
      'the same wrong character counts three times',
      [0, 10, 20, 30, 40].map((at) => [body, at, 1, { kind: 'correct', text: '子' }] as const),
      3,
    ],
  ])('%s', (_, list, count) => {
    expect(errors(list)).toBe(count);
  });

  it('are set against the characters the page has room for, photos at four fifths', () => {
    const characters = (edition: Edition) => errorRates(edition, []).issue.characters;
    const [plain, withPhoto] = [characters(opened()), characters(opened(true))];
    const page = pageOf(opened(), 1);
    const { typeArea, bodySize, leading } = page.grid;
    expect(plain).toBe(Math.floor(typeArea.width / bodySize) * Math.floor(typeArea.height / leading));
    const photo = photoBlock(page, story, { column: 2, span: 2, row: 40, rows: 10 }).frame;
    const cells = (photo.width / bodySize) * (photo.height / leading);
    expect(plain - withPhoto).toBe(Math.round(cells * 0.2));
  });

  it('has as many characters examined of a 通版 as of the two pages it is of', () => {
    const plain = emptyEdition(3);
    const joined = joinPages(plain, pageOf(plain, 2).id);
    if (typeof joined === 'string') throw new Error(joined);
    const characters = (edition: Edition) => errorRates(edition, []).issue.characters;
    expect(characters(applyPatches(plain, joined).edition)).toBe(characters(plain));
  });
});
