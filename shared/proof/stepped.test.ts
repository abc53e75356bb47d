/** 排阶梯形: a setting of the headline's block, by mark or by hand, which leaves the copy as it is. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { gridFrame } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Block, Edition } from '../edition/records.ts';
import { carryOut } from './carry-out.ts';
import { marksOf, putMark, startRound } from './rounds.ts';
import { verify } from './verify.ts';

const who = { by: '校对员', at: '2024-03-08T20:00:00+08:00' };
const story = article(['昨晚，东湖的灯火亮了。'], {
  headlines: { kicker: ['灯会开幕'], headline: ['东湖灯火亮', '今日开放'], deck: [], summary: '' },
});
const id = newId<'block'>();

/** A page with the story's headline across three columns, in its first round, and the mark on its first line. */
function marked(direction: 'across' | 'down' = 'across', lines: readonly string[] = story.headlines.headline) {
  const told = { ...story, headlines: { ...story.headlines, headline: [...lines] } };
  const bare = withArticle(emptyEdition(1), told);
  const page = pageOf(bare, 1);
  const frame = direction === 'across' ? gridFrame(page.grid, 0, 3, 10, 8) : gridFrame(page.grid, 0, 1, 10, 20);
  const block: Block = {
    id,
    kind: 'headline',
    pageId: page.id,
    articleId: story.id,
    order: 1,
    level: 'lead',
    direction,
    frame,
  };
  const laid = withBlocks(bare, [block]);
  const begun = startRound(laid, { ...who, pages: [page.id] });
  const edition = applyPatches(laid, begun.patches).edition;
  const place = { part: 'headline.0', offset: 0 } as const;
  const put = putMark(
    edition,
    begun.round,
    { kind: 'text', articleId: story.id, start: place, end: place },
    { kind: 'step' },
    who,
  );
  if (typeof put === 'string') throw new Error(put);
  const now = applyPatches(edition, put.patches).edition;
  const mark = now.marks[put.id];
  if (mark === undefined) throw new Error('no mark');
  return { edition: now, mark, round: begun.round };
}

function steppedOf({ edition, mark }: Pick<ReturnType<typeof marked>, 'edition' | 'mark'>): Edition {
  const patches = carryOut(edition, mark, who);
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

/** Where the lines of the headline begin, and how large they are. */
function starts(edition: Edition, along: 'x' | 'y') {
  const [page] = compose(edition, testResources()).pages;
  const lines = new Map<string, { at: number; size: number }>();
  for (const item of page?.items ?? []) {
    if (item.kind !== 'glyphs' || item.blockId !== id || item.source?.part.startsWith('headline') !== true) continue;
    const at = along === 'x' ? (item.xs[0] ?? 0) : item.y;
    const known = lines.get(item.source.part);
    lines.set(item.source.part, { at: Math.min(at, known?.at ?? at), size: item.size });
  }
  return [...lines.values()];
}

describe('a stepped headline', () => {
  it('has each line an em further in than the one above, and no character more in the copy', () => {
    const before = marked();
    const after = steppedOf(before);
    expect(after.articles).toEqual(before.edition.articles);
    const [first, second] = starts(after, 'x');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeCloseTo(first?.size ?? Number.NaN, 3);
    // Centred by itself, the shorter second line began half an em further in.
    expect(starts(before.edition, 'x')[1]?.at).not.toBeCloseTo(second?.at ?? 0, 1);
  });

  it('stays in its frame, however long its lower lines are', () => {
    const long = marked('across', ['东湖灯火', '今日起向全体市民游客免费开放参观']);
    const after = steppedOf(long);
    const right = Math.max(
      ...(compose(after, testResources()).pages[0]?.items ?? []).flatMap((item) =>
        item.kind === 'glyphs' && item.blockId === id ? [(item.xs.at(-1) ?? 0) + item.size * item.scale * 0.9] : [],
      ),
    );
    const { x, width } = after.blocks[id]?.frame ?? { x: 0, width: 0 };
    expect(right).toBeLessThanOrEqual(x + width + 0.5);
  });

  it('is taken back by undo, and 核红 knows that it was asked for', () => {
    const { edition, mark, round } = marked();
    const patches = carryOut(edition, mark, who);
    if (typeof patches === 'string') throw new Error(patches);
    const { edition: done, inverse } = applyPatches(edition, patches);
    const against = (now: Edition) => {
      const frozen = now.frozen[round.id];
      if (frozen === undefined) throw new Error('nothing is kept of the round');
      const { marks, unasked } = verify(frozen, marksOf(now, round.id), now);
      return [marks.map(({ outcome }) => outcome), unasked.map(({ kind }) => kind)];
    };
    expect(against(done)).toEqual([['done'], []]);
    expect(against(edition)).toEqual([['missed'], []]);
    expect(applyPatches(done, inverse).edition).toEqual(edition);
    const { [mark.id]: _, ...none } = done.marks;
    expect(against({ ...done, marks: none })).toEqual([[], ['style-of-block']]);
  });

  it('is left to a person where the headline has one line', () => {
    const { edition, mark } = marked('across', ['东湖灯火亮']);
    expect(carryOut(edition, mark, who)).toBe('by-hand');
  });
});
