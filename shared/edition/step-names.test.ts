import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { labelIn } from '../contract/labels.ts';
import { deleteBlocks } from './blocks.ts';
import { editBlock, editHeadline } from './edits.ts';
import { joinPages } from './join-pages.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Edition } from './records.ts';
import { namedStep, pageOfPatches } from './step-names.ts';

const story = {
  ...article(['正文']),
  headlines: { kicker: [], headline: ['地铁三线开工'], deck: [], summary: '' },
};
const bare = withArticle(emptyEdition(2), story);
const page = pageOf(bare, 2);
const block = bodyBlock(page, story, { rows: 10 });
const other = bodyBlock(page, story, { rows: 10, row: 20, thread: 1 });
const edition = withBlocks(bare, [block, other]);

/** A step's name in both languages, as patches make it. */
function told(label: string, patches: readonly Patch[]): readonly string[] {
  const named = namedStep(edition, applyPatches(edition, patches).edition, label, patches);
  return [labelIn('zh', named), labelIn('en', named)];
}

describe('what a step is called', () => {
  it('names the block, its story and its page, and which way it was resized', () => {
    const sized = (width: number, height: number) =>
      editBlock(edition, { ...block, frame: { ...block.frame, width, height } });
    const { width, height } = block.frame;
    expect(told('block.resize', sized(width - 20, height))).toEqual([
      '收窄“地铁三线开工”正文块（2版）',
      'Narrow the body block “地铁三线开工” (page 2)',
    ]);
    expect(told('block.resize', sized(width + 20, height))[0]).toBe('加宽“地铁三线开工”正文块（2版）');
    expect(told('block.resize', sized(width, height + 20))[0]).toBe('加高“地铁三线开工”正文块（2版）');
    expect(told('block.resize', sized(width, height - 20))[0]).toBe('压短“地铁三线开工”正文块（2版）');
    expect(told('block.resize', sized(width + 1, height - 20))[0]).toBe('改“地铁三线开工”正文块的大小（2版）');
  });

  it('says the number of the half of a 通版 that something stood on, there or taken away, and that a story is planned for', () => {
    const four = withArticle(emptyEdition(4), { ...story, plannedPage: null });
    const joined = joinPages(four, pageOf(four, 2).id);
    if (typeof joined === 'string') throw new Error(joined);
    const sheet = applyPatches(four, joined).edition;
    const right = bodyBlock(pageOf(sheet, 2), story, { column: 6, rows: 10 });
    const placed = withBlocks(sheet, [right]);
    const inZh = (of: Edition, label: string, patches: readonly Patch[]) =>
      labelIn('zh', namedStep(of, applyPatches(of, patches).edition, label, patches));
    const moved = { ...right, frame: { ...right.frame, y: right.frame.y + 9 } };
    expect(inZh(placed, 'block.move', editBlock(placed, moved))).toBe('移动“地铁三线开工”正文块（3版）');
    expect(inZh(placed, 'block.delete', deleteBlocks(placed, [right.id]))).toBe('删除“地铁三线开工”正文块（3版）');
    const headline = (of: Edition) => editHeadline(of, story.id, 'headline', ['地铁四线开工']);
    expect(inZh(placed, 'edit.headline', headline(placed))).toBe('改标题：“地铁四线开工”（3版）');
    const planned = withArticle(emptyEdition(4), story);
    const at = withArticle(planned, { ...story, plannedPage: pageOf(planned, 3).id });
    const later = joinPages(at, pageOf(at, 2).id);
    if (typeof later === 'string') throw new Error(later);
    const waiting = applyPatches(at, later).edition;
    expect(inZh(waiting, 'edit.headline', headline(waiting))).toBe('改标题：“地铁四线开工”（3版）');
  });

  it('names what was taken away as what it was, and counts several', () => {
    expect(told('block.delete', deleteBlocks(edition, [block.id]))[0]).toBe('删除“地铁三线开工”正文块（2版）');
    const both = [block, other].flatMap((one) =>
      editBlock(edition, { ...one, frame: { ...one.frame, x: one.frame.x + 9 } }),
    );
    expect(told('block.move', both)).toEqual(['移动2块（2版）', 'Move 2 blocks (page 2)']);
  });

  it('says a title as it is, whatever signs are in it', () => {
    expect(labelIn('zh', "block.delete\t正文/Body text\t$$ $& $'\t2")).toBe("删除“$$ $& $'”正文块（2版）");
  });

  it('names the story of copy that was changed, and the page it stands on', () => {
    const patches = editHeadline(edition, story.id, 'headline', ['地铁四线开工']);
    expect(told('edit.headline', patches)[0]).toBe('改标题：“地铁四线开工”（2版）');
    expect(pageOfPatches(edition, applyPatches(edition, patches).edition, patches)).toBe(page.id);
  });

  it('is its name alone where nothing of a page was changed', () => {
    expect(labelIn('zh', 'swatch.edit')).toBe('改色板');
    expect(namedStep(edition, edition, 'swatch.edit', [])).toBe('swatch.edit');
  });
});
