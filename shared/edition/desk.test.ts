import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { placeArticle } from '../layout/place-article.ts';
import { fitLastBlock, jumpRest } from '../layout/remedies.ts';
import {
  alignBlocks,
  deleteBlocks,
  distributeBlocks,
  duplicateBlocks,
  frameBlock,
  lockBlocks,
  moveBlocks,
  orderBlocks,
} from './blocks.ts';
import { addPanelStyle, editStyle, fitArticle, removeStyle } from './edits.ts';
import { gridFrame, gridNamed } from './formats.ts';
import { resized, snapMove, snapPlaces, snapResize } from './frames.ts';
import type { BlockId, PhotoId } from './ids.ts';
import { insertBlock } from './insert.ts';
import { readLength, writeLength } from './lengths.ts';
import { applyPatches, type Patch } from './operations.ts';
import { addPage, deletePage, duplicatePage, movePage, spreadOf } from './pages.ts';
import type { Block, CaptionBlock, Edition, PanelBlock } from './records.ts';
import { setGrid } from './regrid.ts';
import { blocksOnPage, pagesInOrder, threadOf } from './selectors.ts';
import { applyTemplate, saveTemplate } from './templates.ts';
import { linkBlocks, unlinkAfter } from './threads.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';
const story = article([sentence.repeat(6), sentence.repeat(4), sentence.repeat(9)]);
const other = article([sentence.repeat(2)]);
const grid = gridNamed('tabloid');

function done(edition: Edition, patches: readonly Patch[]): Edition {
  return applyPatches(edition, patches).edition;
}

/** Two bodies of one story on page 1, one on page 2, and a picture with its caption. */
function laid() {
  let edition = withArticle(withArticle(emptyEdition(3), story), other);
  const one = bodyBlock(pageOf(edition, 1), story, { rows: 10, row: 12, span: 2 });
  const two = bodyBlock(pageOf(edition, 1), story, { rows: 10, row: 30, span: 2, thread: 1 });
  const three = bodyBlock(pageOf(edition, 2), story, { rows: 10, row: 12, span: 2, thread: 2 });
  const photo = photoBlock(pageOf(edition, 1), story, { column: 3, span: 2, row: 12, rows: 10 });
  const caption: CaptionBlock = {
    ...photo,
    id: 'caption' as BlockId,
    kind: 'caption',
    frame: { ...photo.frame, y: photo.frame.y + photo.frame.height + 3, height: 24 },
  };
  edition = withBlocks(edition, [one, two, three, photo, caption]);
  return { edition, one, two, three, photo, caption };
}

function frameOf(edition: Edition, block: Block) {
  const found = edition.blocks[block.id];
  if (found === undefined) throw new Error('no such block');
  return found.frame;
}

function overset(edition: Edition): number {
  return compose(edition, testResources()).articles.find((one) => one.id === story.id)?.charactersOverset ?? -1;
}

describe('lengths', () => {
  it.each([
    ['30', 'x', 85.039],
    ['30 mm', 'width', 85.039],
    ['85磅', 'height', 85],
    ['2栏', 'x', gridFrame(grid, 1, 1, 0, 1).x],
    ['3栏', 'width', gridFrame(grid, 0, 3, 0, 1).width],
    ['12行', 'y', gridFrame(grid, 0, 1, 11, 1).y],
    ['12 rows', 'height', 162],
  ] as const)('reads %s as %s', (text, axis, points) => {
    expect(readLength(text, axis, grid)).toBeCloseTo(points, 2);
  });

  it.each([
    ['三栏', 'x'],
    ['', 'x'],
    ['3栏', 'height'],
    ['3行', 'width'],
    ['1e9', 'x'],
    ['3 furlongs', 'x'],
  ] as const)('reads nothing into %j as %s', (text, axis) => {
    expect(readLength(text, axis, grid)).toBeNull();
  });

  it('reads a figure alone in the unit that stood there before', () => {
    expect(readLength('12', 'y', grid, '31行')).toBe(readLength('12行', 'y', grid));
    expect(readLength('3', 'x', grid, '1栏')).toBe(readLength('3栏', 'x', grid));
    expect(readLength('12', 'y', grid, '30.5mm')).toBe(readLength('12mm', 'y', grid));
    expect(readLength('12mm', 'y', grid, '31行')).toBe(readLength('12mm', 'y', grid));
  });

  it('writes what it reads', () => {
    const names = { column: (count: number) => `${count}栏`, row: (count: number) => `${count}行` };
    for (const [text, axis] of [
      ['2栏', 'x'],
      ['3栏', 'width'],
      ['12行', 'y'],
      ['7行', 'height'],
      ['30.5mm', 'x'],
    ] as const) {
      expect(writeLength(readLength(text, axis, grid) ?? 0, axis, grid, names)).toBe(text);
    }
  });
});

describe('frames', () => {
  const places = snapPlaces(grid, []);
  const reach = { x: 6, y: 6 };
  const column = gridFrame(grid, 2, 2, 10, 5);

  it('come to columns and rows near them, and say by which edge', () => {
    const { frame, guides } = snapMove({ ...column, x: column.x + 2, y: column.y - 5 }, places, reach);
    expect(frame.x).toBeCloseTo(column.x);
    expect(frame.y).toBeCloseTo(column.y);
    expect(guides.map((guide) => guide.axis)).toEqual(['x', 'y']);
  });

  it('stay where nothing is near, and where nothing may be', () => {
    const free = { x: column.x + 40, y: column.y, width: 33, height: 20 };
    expect(snapMove(free, places, { x: 0, y: 0 }).frame).toEqual(free);
  });

  it('are resized by the edges of their handle, through zero and out on the other side', () => {
    const frame = { x: 100, y: 100, width: 50, height: 40 };
    expect(resized(frame, { x: 1, y: 0 }, -80, 0)).toEqual({ x: 70, y: 100, width: 30, height: 40 });
    expect(resized(frame, { x: -1, y: -1 }, 10, 5)).toEqual({ x: 110, y: 105, width: 40, height: 35 });
    const right = snapResize({ ...column, width: column.width + 5 }, { x: 1, y: 0 }, places, reach).frame;
    expect(right.x + right.width).toBeCloseTo(column.x + column.width);
  });
});

describe('blocks', () => {
  it('dragged off the page stop at its edge: text wholly on it, a picture with a corner', () => {
    const { edition, one, photo } = laid();
    for (const [dx, dy] of [
      [-5000, 0],
      [5000, 5000],
      [0, -5000],
    ] as const) {
      const text = frameOf(done(edition, moveBlocks(edition, [one.id], dx, dy)), one);
      expect(text.x).toBeGreaterThanOrEqual(0);
      expect(text.y).toBeGreaterThanOrEqual(0);
      expect(text.x + text.width).toBeLessThanOrEqual(grid.trim.width + 0.01);
      expect(text.y + text.height).toBeLessThanOrEqual(grid.trim.height + 0.01);
      const picture = frameOf(done(edition, moveBlocks(edition, [photo.id], dx, dy)), photo);
      expect(picture.x).toBeLessThan(grid.trim.width);
      expect(picture.x + picture.width).toBeGreaterThan(0);
    }
  });

  it('of no size get the least there is', () => {
    const { edition, one } = laid();
    const frame = frameOf(done(edition, frameBlock(edition, one.id, { x: 50, y: 50, width: 0, height: 0 })), one);
    expect(frame.width).toBeGreaterThan(0);
    expect(frame.height).toBeGreaterThan(0);
    expect(overset(done(edition, frameBlock(edition, one.id, { x: 50, y: 50, width: 0, height: 0 })))).toBeGreaterThan(
      0,
    );
  });

  it('take a picture’s caption along, and its width', () => {
    const { edition, photo, caption } = laid();
    const moved = done(edition, moveBlocks(edition, [photo.id], -60, 27));
    expect(frameOf(moved, caption).x).toBeCloseTo(caption.frame.x - 60);
    expect(frameOf(moved, caption).y).toBeCloseTo(caption.frame.y + 27);
    const wide = { ...photo.frame, width: photo.frame.width - 40, height: photo.frame.height + 54 };
    const sized = done(edition, frameBlock(edition, photo.id, wide));
    expect(frameOf(sized, caption).width).toBeCloseTo(wide.width);
    expect(frameOf(sized, caption).y).toBeCloseTo(caption.frame.y + 54);
  });

  it('that are locked stay', () => {
    const { edition, one } = laid();
    const locked = done(edition, lockBlocks(edition, [one.id], true));
    expect(moveBlocks(locked, [one.id], 20, 20)).toEqual([]);
    expect(deleteBlocks(locked, [one.id])).toEqual([]);
    expect(frameBlock(locked, one.id, { x: 0, y: 0, width: 10, height: 10 })).toEqual([]);
    expect(moveBlocks(done(locked, lockBlocks(locked, [one.id], false)), [one.id], 20, 20)).not.toEqual([]);
  });

  it('deleted leave their text in the rest of the thread, or overset', () => {
    const { edition, one, two, three } = laid();
    const before = overset(edition);
    const after = done(edition, deleteBlocks(edition, [one.id]));
    expect(overset(after)).toBeGreaterThan(before);
    const none = done(edition, deleteBlocks(edition, [one.id, two.id, three.id]));
    expect(none.articles[story.id]).toEqual(story);
  });

  it('duplicated go on with the text of the original', () => {
    const { edition, one, two } = laid();
    const { patches, ids } = duplicateBlocks(edition, [one.id], 300, 0);
    const thread = threadOf(done(edition, patches), story.id);
    expect(thread.map((block) => block.id).slice(0, 3)).toEqual([one.id, ids[0], two.id]);
    expect(thread.map((block) => block.threadOrder)).toEqual([0, 1, 2, 3]);
  });

  it('go to the front and to the back', () => {
    const { edition, one } = laid();
    const page = pageOf(edition, 1).id;
    const front = done(edition, orderBlocks(edition, [one.id], 'front'));
    expect(blocksOnPage(front, page).at(-1)?.id).toBe(one.id);
    const back = done(front, orderBlocks(front, [one.id], 'back'));
    expect(blocksOnPage(back, page)[0]?.id).toBe(one.id);
  });

  it('align with each other and spread evenly', () => {
    const { edition, one, two, photo } = laid();
    const right = done(edition, alignBlocks(edition, 'right', [[one.id], [photo.id]]));
    expect(frameOf(right, one).x + frameOf(right, one).width).toBeCloseTo(photo.frame.x + photo.frame.width);
    const spread = done(edition, distributeBlocks(edition, 'y', [[one.id], [two.id], [photo.id]]));
    const tops = [one, photo, two].map((block) => frameOf(spread, block));
    const gaps = tops.slice(1).map((frame, at) => frame.y - (tops[at]?.y ?? 0) - (tops[at]?.height ?? 0));
    expect(gaps[0]).toBeCloseTo(gaps[1] ?? 0, 1);
  });

  it('in base columns stay in base columns when narrowed', () => {
    const { edition, one } = laid();
    const narrow = done(edition, frameBlock(edition, one.id, gridFrame(grid, 0, 1, 12, 10)));
    expect(narrow.blocks[one.id]).toMatchObject({ columns: 1 });
  });
});

describe('two body blocks on one place', () => {
  it('never set text on text: the one above keeps its place', () => {
    const { edition, one, two } = laid();
    const below = withBlocks(edition, [{ ...two, articleId: other.id, threadOrder: 0, frame: one.frame, order: 3 }]);
    const [page] = compose(below, testResources()).pages;
    const glyphs = page?.items.flatMap((item) => (item.kind === 'glyphs' ? [item] : [])) ?? [];
    expect(glyphs.some((run) => run.blockId === one.id)).toBe(true);
    expect(glyphs.some((run) => run.blockId === two.id)).toBe(false);
    const fits = compose(below, testResources()).articles;
    expect(fits.find((fit) => fit.id === other.id)?.charactersOverset).toBe(sentence.length * 2);
  });

  it('of other kinds are reported', () => {
    const { edition, photo } = laid();
    const twice = withBlocks(edition, [{ ...photo, id: 'twice' as BlockId }]);
    const codes = compose(twice, testResources()).findings.map((finding) => finding.code);
    expect(codes).toContain('blocks-overlap');
  });
});

describe('threads', () => {
  it('refuse a block linked to itself', () => {
    const { edition, one } = laid();
    expect(linkBlocks(edition, one.id, one.id)).toBe('itself');
  });

  it('refuse what is no body block, and what is linked already', () => {
    const { edition, one, two, photo } = laid();
    expect(linkBlocks(edition, one.id, photo.id)).toBe('not-body');
    expect(linkBlocks(edition, one.id, two.id)).toBe('already');
  });

  it('run on in the order they are linked', () => {
    const { edition, one, two, three } = laid();
    const linked = linkBlocks(edition, one.id, three.id);
    if (typeof linked === 'string') throw new Error(linked);
    expect(threadOf(done(edition, linked), story.id).map((block) => block.id)).toEqual([one.id, three.id, two.id]);
  });

  it('end where they are unlinked; the copy is overset, the blocks stay', () => {
    const { edition, one, two, three } = laid();
    const cut = done(edition, unlinkAfter(edition, one.id));
    expect(threadOf(cut, story.id).map((block) => block.id)).toEqual([one.id]);
    expect(cut.blocks[two.id]).toBeDefined();
    expect(cut.blocks[three.id]).toBeDefined();
    expect(overset(cut)).toBeGreaterThan(overset(edition));
    const back = linkBlocks(cut, one.id, two.id);
    if (typeof back === 'string') throw new Error(back);
    expect(threadOf(done(cut, back), story.id).map((block) => block.id)).toEqual([one.id, two.id]);
  });
});

describe('remedies', () => {
  it('grow or shrink the last block until its text fits', () => {
    const { edition, three } = laid();
    const tall = withBlocks(edition, [{ ...three, frame: { ...three.frame, height: grid.leading * 40 } }]);
    const fitted = done(tall, fitLastBlock(tall, testResources(), story.id));
    expect(overset(fitted)).toBe(0);
    const rows = frameOf(fitted, three).height / grid.leading;
    const shorter = withBlocks(fitted, [{ ...three, frame: { ...three.frame, height: (rows - 1) * grid.leading } }]);
    expect(overset(shorter)).toBeGreaterThan(0);
    expect(frameOf(done(shorter, fitLastBlock(shorter, testResources(), story.id)), three).height).toBeCloseTo(
      rows * grid.leading,
    );
  });

  it('jump the rest to a page under the continued headline', () => {
    const { edition, two, three } = laid();
    const short = done(edition, deleteBlocks(edition, [two.id, three.id]));
    const jumped = done(short, jumpRest(short, testResources(), story.id, pageOf(short, 3).id));
    expect(overset(jumped)).toBe(0);
    expect(compose(jumped, testResources()).articles.find((fit) => fit.id === story.id)?.jumps).toMatchObject([
      { from: 1, to: 3 },
    ]);
  });

  it('set tighter in no more lines than evenly, looser in no fewer', () => {
    const { edition } = laid();
    const lines = (of: Edition) =>
      compose(of, testResources())
        .pages.flatMap((page) => page.blocks)
        .filter((block) => block.articleId === story.id)
        .reduce((sum, block) => sum + block.lines, 0);
    const roomy = withBlocks(
      edition,
      threadOf(edition, story.id).map((block) => ({ ...block, frame: { ...block.frame, height: 400 } })),
    );
    const even = lines(roomy);
    expect(lines(done(roomy, fitArticle(roomy, story.id, 'tight')))).toBeLessThanOrEqual(even);
    expect(lines(done(roomy, fitArticle(roomy, story.id, 'loose')))).toBeGreaterThan(even);
  });

  it('place an article as a group where the page is free, and nowhere twice', () => {
    const { edition } = laid();
    const page = pageOf(edition, 3);
    const patches = placeArticle(edition, testResources(), other.id, page.id, null) ?? [];
    const placed = done(edition, patches);
    const blocks = blocksOnPage(placed, page.id).filter((block) => 'articleId' in block);
    expect(blocks.length).toBeGreaterThan(0);
    expect(new Set(blocks.map((block) => block.group)).size).toBe(1);
    expect(placeArticle(placed, testResources(), other.id, page.id, null)).toBeNull();
  });
});

describe('pages', () => {
  it('are added, copied and deleted with every number following', () => {
    const { edition } = laid();
    const numbers = (of: Edition) => pagesInOrder(of).map((page) => page.number);
    const added = addPage(edition, pageOf(edition, 1).id);
    const more = done(edition, added?.patches ?? []);
    expect(numbers(more)).toEqual([1, 2, 3, 4]);
    expect(more.pages[added?.id ?? '']?.number).toBe(2);
    const copied = duplicatePage(more, pageOf(more, 3).id);
    const five = done(more, copied?.patches ?? []);
    expect(numbers(five)).toEqual([1, 2, 3, 4, 5]);
    // The copy's text is its own.
    expect(threadOf(five, story.id).length).toBe(3);
  });

  it('that a thread runs through give their copy to the rest when deleted', () => {
    const { edition } = laid();
    const before = overset(edition);
    const less = done(edition, deletePage(edition, pageOf(edition, 2).id));
    expect(pagesInOrder(less).map((page) => page.number)).toEqual([1, 2]);
    expect(less.articles[story.id]).toEqual(story);
    expect(overset(less)).toBeGreaterThan(before);
    expect(compose(less, testResources()).articles.find((fit) => fit.id === story.id)?.jumps).toEqual([]);
  });

  it('are never all deleted', () => {
    const edition = emptyEdition(1);
    expect(deletePage(edition, pageOf(edition, 1).id)).toEqual([]);
  });

  it('face each other as in the paper', () => {
    const edition = emptyEdition(4);
    const facing = (number: number) => spreadOf(edition, pageOf(edition, number).id).map((page) => page.number);
    expect([1, 2, 3, 4].map(facing)).toEqual([[1], [2, 3], [2, 3], [4]]);
  });

  it('of another grid keep blocks in their columns', () => {
    const { edition, one } = laid();
    const wide = done(edition, setGrid(edition, pageOf(edition, 1).id, gridNamed('broadsheet')));
    expect(frameOf(wide, one).x).toBeCloseTo(gridFrame(gridNamed('broadsheet'), 0, 1, 0, 1).x);
  });

  it('take another template with their stories kept, and the first one back', () => {
    const { edition } = laid();
    const page = pageOf(edition, 1).id;
    const saved = done(edition, saveTemplate(edition, page, '甲'));
    const template = Object.values(saved.templates).find((one) => one.name === '甲');
    if (template === undefined) throw new Error('no template');
    const target = pageOf(saved, 3).id;
    const placed = done(saved, placeArticle(saved, testResources(), other.id, target, null) ?? []);
    const laidUnder = done(placed, applyTemplate(placed, target, template.id));
    expect(threadOf(laidUnder, other.id).map((block) => block.frame)).toEqual(
      threadOf(edition, story.id)
        .slice(0, 2)
        .map((block) => block.frame),
    );
    expect(laidUnder.articles[other.id]).toEqual(other);
    // Laid under its own page it changes nothing that is seen.
    const same = done(saved, applyTemplate(saved, page, template.id));
    const items = (of: Edition) => JSON.stringify(compose(of, testResources()).pages[0]?.items);
    expect(items(same)).toBe(items(saved));
  });

  it.each(['tabloid', 'broadsheet'] as const)('have standard templates that hold a page’s stories: %s', (format) => {
    const picture = { id: 'picture' as PhotoId, imageId: null, caption: '说明。', credit: '' };
    const lead = { ...story, photos: [picture] };
    let edition = withArticle(withArticle(emptyEdition(2, format), lead), other);
    const page = pageOf(edition, 1);
    edition = withBlocks(edition, [
      bodyBlock(page, lead, { rows: 10, row: 12, span: 2 }),
      { ...bodyBlock(page, other, { rows: 5, row: 30 }), order: 20 },
    ]);
    expect(Object.values(edition.templates).map((one) => one.name)).toEqual([
      '头版：头条加两稿',
      '内页：主稿加两稿',
      '图片版',
    ]);
    for (const template of Object.values(edition.templates)) {
      const applied = done(edition, applyTemplate(edition, page.id, template.id));
      const { findings } = compose(applied, testResources());
      expect(findings.filter((finding) => finding.code === 'blocks-overlap')).toEqual([]);
      const kinds = blocksOnPage(applied, page.id).map((block) => block.kind);
      expect(kinds).toEqual(expect.arrayContaining(['headline', 'body', 'photo', 'caption']));
      for (const block of blocksOnPage(applied, page.id)) {
        expect(block.frame.y + block.frame.height).toBeLessThanOrEqual(page.grid.trim.height);
      }
    }
  });

  it('move by number, and the jump’s notices with them', () => {
    const { edition } = laid();
    const moved = done(edition, movePage(edition, pageOf(edition, 2).id, 3));
    const [jump] = compose(moved, testResources()).articles.find((fit) => fit.id === story.id)?.jumps ?? [];
    expect(jump?.turnLine).toBe('（下转第3版）');
  });
});

describe('inserting', () => {
  it('makes every form of block, drawn or not', () => {
    const { edition, photo } = laid();
    const page = pageOf(edition, 3).id;
    const context = { articleId: story.id, beside: null };
    const made = insertBlock(edition, 'photo', page, null, context);
    expect(made).not.toBeNull();
    expect(insertBlock(edition, 'caption', page, null, context)).toBeNull();
    expect(insertBlock(edition, 'caption', page, null, { ...context, beside: photo.id })).not.toBeNull();
  });

  it('starts a blank article where none is at hand', () => {
    const edition = emptyEdition(1);
    const made = insertBlock(edition, 'body', pageOf(edition, 1).id, null, { articleId: null, beside: null });
    const after = done(edition, made?.patches ?? []);
    expect(Object.keys(after.articles).length).toBe(1);
    expect(Object.keys(done(after, deleteBlocks(after, made === null ? [] : [made.id])).articles).length).toBe(0);
  });
});

describe('a style of panels', () => {
  it('is made from a panel, changes all panels of it, and leaves them as they look when it goes', () => {
    const base = withArticle(emptyEdition(1), story);
    const page = pageOf(base, 1);
    const panel = (id: string, column: number): PanelBlock => ({
      id: id as BlockId,
      pageId: page.id,
      order: 1,
      kind: 'panel',
      frame: gridFrame(grid, column, 1, 20, 10),
      standOff: 5,
      border: 1,
      tint: 0.2,
    });
    const [first, second] = [panel('first', 0), panel('second', 2)];
    const laidOut = withBlocks(base, [first, second]);
    const named = done(laidOut, addPanelStyle(laidOut, first, '要闻框'));
    const [style] = Object.values(named.styles).filter((one) => one.role === 'panel');
    if (style === undefined) throw new Error('no style');
    expect(style.name).toBe('要闻框');
    const both = withBlocks(named, [{ ...second, border: 3, style: style.id }]);
    const inkOf = (edition: Edition, id: BlockId) =>
      compose(edition, testResources()).pages[0]?.items.flatMap((item) =>
        item.kind === 'fill' && item.blockId === id ? [item.ink, item.frame.height] : [],
      );
    expect(inkOf(both, second.id)).toEqual(inkOf(laidOut, second.id));
    const changed = done(both, editStyle(both, style.id, { box: { border: 0, tint: 0.5 } }));
    expect(inkOf(changed, first.id)).toEqual([0.5, first.frame.height]);
    expect(inkOf(changed, second.id)).toEqual([0.5, second.frame.height]);
    const gone = done(changed, removeStyle(changed, style.id));
    expect(inkOf(gone, first.id)).toEqual(inkOf(changed, first.id));
    expect(gone.blocks[first.id]).toEqual({ ...first, border: 0, tint: 0.5 });
  });
});
