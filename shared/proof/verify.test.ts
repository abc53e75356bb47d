import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import type { Look } from '../edition/leaf-records.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { linePart, partNamed } from '../edition/text.ts';
import type { MarkOrder } from './marks/kinds.ts';
import { handOver, putMark, startRound } from './rounds.ts';
import { verifyRound } from './verify.ts';

const who = { by: '李四', at: '2024-03-08T20:00:00+08:00' };

/** A page with a mark on the third character of its copy, handed over: one to delete, where nothing else is said. */
function handedOver(text = '东湖的的灯火亮了。', order: MarkOrder = { kind: 'delete' }, of: string | null = null) {
  const story = article([text], { headlines: { kicker: [], headline: ['CO2少了'], deck: [], summary: '' } });
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const laid = withBlocks(bare, [bodyBlock(page, story, { rows: 10 })]);
  const begun = startRound(laid, { ...who, pages: [page.id] });
  const edition = applyPatches(laid, begun.patches).edition;
  const part = of === null ? story.body[0]?.id : partNamed(story, of);
  if (part === undefined || part === null) throw new Error('no copy');
  const [start, end] = [2, 3].map((offset) => ({ part, offset }));
  if (start === undefined || end === undefined) throw new Error('two places were named');
  const anchor = { kind: 'text', articleId: story.id, start, end } as const;
  const put = putMark(edition, begun.round, anchor, order, who);
  if (typeof put === 'string') throw new Error(put);
  const marked = applyPatches(edition, put.patches).edition;
  return { edition: applyPatches(marked, handOver(begun.round, who)).edition, round: begun.round, page, story, part };
}

describe('核红 while a round is corrected', () => {
  const outcomes = (edition: Edition, { round }: ReturnType<typeof handedOver>) =>
    verifyRound(edition, round.id, null)?.marks.map(({ outcome }) => outcome);

  it('has marks that nobody touched yet as still to be carried out, and as missed once the next round has begun', () => {
    const handed = handedOver();
    expect(outcomes(handed.edition, handed)).toEqual(['open']);
    const next = startRound(handed.edition, { ...who, pages: [handed.page.id] });
    const later = applyPatches(handed.edition, next.patches).edition;
    expect(outcomes(later, handed)).toEqual(['missed']);
  });

  it('has what is said to be done and is not as missed at once', () => {
    const handed = handedOver();
    const [mark] = Object.values(handed.edition.marks);
    if (mark === undefined) throw new Error('no mark');
    const said = applyPatches(handed.edition, [
      { kind: 'set', table: 'marks', id: mark.id, path: ['state'], value: 'done' },
    ]).edition;
    expect(outcomes(said, handed)).not.toEqual(['open']);
  });

  it('has a figure that no sign stands for as done where it was raised by its style, and as nobody’s own idea', () => {
    const { edition: handed, round, story, part } = handedOver('见注甲说明。', { kind: 'script', script: 'super' });
    const raised = applyPatches(handed, [
      {
        kind: 'emphasis',
        table: 'articles',
        id: story.id,
        part,
        offset: 2,
        was: [{ text: '甲' }],
        now: [{ text: '甲', script: 'super' }],
      },
    ]).edition;
    const found = verifyRound(raised, round.id, null);
    expect(found?.marks.map(({ outcome }) => outcome)).toEqual(['done']);
    expect(found?.unasked).toEqual([]);
    const bold = applyPatches(handed, [
      {
        kind: 'emphasis',
        table: 'articles',
        id: story.id,
        part,
        offset: 0,
        was: [{ text: '见' }],
        now: [{ text: '见', dots: true }],
      },
    ]).edition;
    expect(verifyRound(bold, round.id, null)?.unasked).toMatchObject([{ before: '见', after: '·见·' }]);
    const red = applyPatches(handed, [
      {
        kind: 'emphasis',
        table: 'articles',
        id: story.id,
        part,
        offset: 0,
        was: [{ text: '见' }],
        now: [{ text: '见', colour: 'red' }],
      },
    ]).edition;
    // By the name that the newspaper gives it, not by its id.
    expect(verifyRound(red, round.id, null)?.unasked).toMatchObject([{ before: '见', after: '⟨见 报红⟩' }]);
  });

  it('has a figure of a headline as done by its style or by the sign, and finds styles there that nobody asked for', () => {
    const { edition: handed, round, story } = handedOver('正文。', { kind: 'script', script: 'sub' }, 'headline.0');
    const part = linePart('headline', 0);
    const restyled = (offset: number, text: string, look: Look) =>
      applyPatches(handed, [
        {
          kind: 'emphasis',
          table: 'articles',
          id: story.id,
          part,
          offset,
          was: [{ text }],
          now: [{ text, ...look }],
        },
      ]).edition;
    const outcome = (edition: Edition) => verifyRound(edition, round.id, null)?.marks.map((mark) => mark.outcome);
    const lowered = restyled(2, '2', { script: 'sub' });
    expect(outcome(lowered)).toEqual(['done']);
    expect(verifyRound(lowered, round.id, null)?.unasked).toEqual([]);
    const signed = applyPatches(handed, [
      {
        kind: 'text',
        table: 'articles',
        id: story.id,
        part,
        offset: 2,
        remove: [{ text: '2' }],
        insert: [{ text: '₂' }],
      },
    ]).edition;
    expect(outcome(signed)).toEqual(['done']);
    const dotted = restyled(0, 'C', { dots: true });
    expect(outcome(dotted)).toEqual(['open']);
    expect(verifyRound(dotted, round.id, null)?.unasked).toMatchObject([
      { kind: 'emphasis', place: { part, offset: 0 }, before: 'C', after: '·C·' },
    ]);
  });
});
