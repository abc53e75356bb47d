/** Vertical body copy (竖排): lines from top to bottom, columns of them from right to left. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { linesOf, setText } from '../../tests/kit/lines.ts';
import { newId } from '../edition/ids.ts';
import type { BodyBlock } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import { verticalForm } from '../text/vertical-forms.ts';
import { compose } from './compose.ts';
import type { GlyphRun } from './display-list.ts';
import { emFrame, glyphOrigin } from './turned-glyphs.ts';

/** A page on which a story of some paragraphs runs down, and its frame. */
function down(texts: readonly string[], change: Partial<BodyBlock> = {}, rows = 20) {
  const story = article(texts);
  const bare = withArticle(emptyEdition(), story);
  const block: BodyBlock = {
    ...bodyBlock(pageOf(bare, 1), story, { rows, span: 2 }),
    columns: 1,
    direction: 'down',
    ...change,
  };
  const edition = withBlocks(bare, [block]);
  const composed = compose(edition, testResources());
  const [page] = composed.pages;
  if (page === undefined) throw new Error('no page');
  const runs = page.items.filter((item): item is GlyphRun => item.kind === 'glyphs' && item.blockId === block.id);
  return { story, edition, composed, page, runs, frame: block.frame, lines: linesOf(page) };
}

const { fonts } = testResources();

describe('a vertical body block', () => {
  const long = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

  it('sets every character once, from top to bottom and right to left, inside its frame', () => {
    const { composed, story, runs, frame } = down([long.repeat(3), long]);
    for (const paragraph of story.body) expect(setText(composed, paragraph.id).text).toBe(paragraphText(paragraph));
    let last = { x: Number.POSITIVE_INFINITY, y: Number.NEGATIVE_INFINITY };
    for (const run of runs) {
      const { x, y, width, height } = emFrame(run);
      expect(x).toBeGreaterThan(frame.x - 0.01);
      expect(x + width).toBeLessThan(frame.x + frame.width + 0.01);
      expect(y).toBeGreaterThan(frame.y - 0.01);
      // A mark at a line's end may reach out of the frame with its blank half.
      expect(y + height).toBeLessThan(frame.y + frame.height + run.size * 0.51);
      const isNext = x < last.x - run.size / 2 || y > last.y - 0.01;
      expect([run.text, isNext]).toEqual([run.text, true]);
      last = { x, y };
    }
  });

  it('begins at its right edge, its lines as far apart as its style’s leading', () => {
    const { runs, frame, edition } = down([long.repeat(3)]);
    const lefts = [...new Set(runs.map((run) => Math.round(emFrame(run).x * 100) / 100))];
    const style = edition.styles['body'];
    expect(lefts[0]).toBeCloseTo(frame.x + frame.width - (style?.size ?? 0), 1);
    for (const [at, left] of lefts.slice(1).entries())
      expect((lefts[at] ?? 0) - left).toBeCloseTo(style?.leading ?? 0, 1);
  });

  it('has marks in their vertical forms, upright, and words and dashes turned', () => {
    const { runs } = down(['“开馆了！”他说——《新馆》Wi-Fi从5%～10%……（完）。']);
    const glyphOf = (run: GlyphRun, mark: string) =>
      fonts.typeface(run.face).glyph(verticalForm(mark).codePointAt(0) ?? 0);
    for (const mark of ['“', '”', '！', '《', '》', '（', '）', '。']) {
      const run = runs.find(({ text }) => text.includes(mark));
      expect([mark, run?.isVertical, run?.upright === undefined]).toEqual([mark, true, false]);
      if (run !== undefined) expect(run.glyphs[run.text.indexOf(mark)]).toBe(glyphOf(run, mark));
    }
    const turned = runs.filter(({ upright }) => upright === undefined).map(({ text }) => text);
    expect(turned.join('|')).toBe('——|Wi-Fi|5%|～|10%|……');
  });

  it('sets numbers of up to three figures across in one em, in the middle of the line; years are turned', () => {
    const { runs } = down(['第12版，第9版，100亩，2024年3月8日。']);
    const across = runs.filter(({ isAcross }) => isAcross === true);
    expect(across.map(({ text }) => text)).toEqual(['12', '9', '100', '3', '8']);
    for (const run of across) {
      const face = fonts.typeface(run.face);
      const [left] = glyphOrigin(run, 0);
      const [last] = glyphOrigin(run, run.glyphs.length - 1);
      const right = last + face.advance(run.glyphs.at(-1) ?? 0) * run.size * run.scale;
      const { x, width, height } = emFrame(run);
      expect((left + right) / 2).toBeCloseTo(x + width / 2, 6);
      expect(right - left).toBeLessThanOrEqual(run.size * 0.981);
      expect(height).toBeCloseTo(run.size, 6);
    }
    expect(runs.find(({ text }) => text === '2024')?.upright).toBeUndefined();
  });

  it('begins no line with a mark that may not and ends none with one', () => {
    const marks = '，。、；：？！”’）》〉】〕';
    const { lines } = down([`${long}“他说：《新馆》（南岸）、〔东湖〕？”`.repeat(6)], {}, 24);
    for (const { text } of lines) {
      expect(marks).not.toContain(text[0]);
      expect('“‘（《〈【〔').not.toContain(text.at(-1));
    }
  });

  it('keeps the em of colons, semicolons, ！ and ？, which stand in the middle of it', () => {
    const { runs } = down(['甲：“乙！”丙；丁？”']);
    const places = new Map<string, number>();
    for (const run of runs) for (const [at, x] of run.xs.entries()) places.set(run.text[at] ?? '', x);
    const size = runs[0]?.size ?? 0;
    const gap = (a: string, b: string) =>
      Math.round((((places.get(b) ?? 0) - (places.get(a) ?? 0)) / size) * 100) / 100;
    expect(gap('；', '丁')).toBe(1);
    expect(gap('乙', '！')).toBe(1);
  });

  it('has tiers one beneath the other, and ends level in them', () => {
    const { lines, frame } = down([long.repeat(10)], { columns: 2 });
    const tops = lines.map(({ x }) => Math.round(x));
    const upper = lines.filter(({ x }) => x < frame.x + frame.width + frame.height / 2).length;
    expect(new Set(tops).size).toBeGreaterThan(1);
    expect(Math.abs(upper - (lines.length - upper))).toBeLessThanOrEqual(1);
  });

  it('keeps clear of what stands in its frame', () => {
    const { edition, frame } = down([long.repeat(6)]);
    const [page] = Object.values(edition.pages);
    const body = Object.values(edition.blocks).find(({ kind }) => kind === 'body');
    if (page === undefined || body === undefined) throw new Error('no page');
    const box = { x: frame.x + frame.width - 70, y: frame.y + 40, width: 70, height: 60 };
    const { id, pageId } = body;
    const placed = withBlocks(edition, [
      { id: newId<'block'>(), pageId, order: 90, kind: 'panel', border: 0.5, tint: 0, standOff: 6, frame: box },
    ]);
    const [set] = compose(placed, testResources()).pages;
    for (const item of set?.items ?? []) {
      if (item.kind !== 'glyphs' || item.blockId !== id) continue;
      const em = emFrame(item);
      const isClear = em.y + em.height <= box.y - 5.9 || em.y >= box.y + box.height + 5.9 || em.x + em.width <= box.x;
      expect([item.text, isClear]).toEqual([item.text, true]);
    }
  });

  it('has its jump notices along its lines, in vertical forms', () => {
    const story = article([long.repeat(8)]);
    const bare = withArticle(emptyEdition(2), story);
    const edition = withBlocks(bare, [
      { ...bodyBlock(pageOf(bare, 1), story, { rows: 10, thread: 0 }), columns: 1, direction: 'down' },
      { ...bodyBlock(pageOf(bare, 2), story, { rows: 20, span: 3, thread: 1 }), columns: 1 },
    ]);
    const composed = compose(edition, testResources());
    const notices = composed.pages.flatMap(({ items }) =>
      items.filter(
        (item): item is GlyphRun => item.kind === 'glyphs' && item.source === null && /转|接/u.test(item.text),
      ),
    );
    expect(composed.articles[0]?.jumps[0]?.turnLine).toBe('（下转第2版）');
    // The thread runs as its first block does, on the second page as well.
    expect(notices.map(({ turn, upright }) => turn !== null && upright !== undefined)).toEqual([true, true]);
  });

  it('composes the same after an edit as from the start, and level copy as before it was turned', () => {
    const { composed, edition } = down([long.repeat(3)]);
    const again = compose(edition, testResources());
    expect(again.pages[0]?.items).toEqual(composed.pages[0]?.items);
    const level = Object.values(edition.blocks).map((block) => {
      if (block.kind !== 'body') return block;
      const { direction: _, ...rest } = block;
      return rest;
    });
    const [page] = compose(withBlocks(edition, level), testResources()).pages;
    expect(page?.items.some((item) => item.kind === 'glyphs' && item.turn !== null)).toBe(false);
  });
});
