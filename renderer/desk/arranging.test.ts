import { describe, expect, it } from 'vitest';
import { columnStep, gridFrame } from '../../shared/edition/formats.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import { joinPages } from '../../shared/edition/join-pages.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import type { KeyStep } from '../pages/gestures/gesture.ts';
import { Observable } from '../session/observable.ts';
import { arrangingCommands } from './arranging.ts';
import { AtHand } from './at-hand.ts';

/** Pages 2 and 3 joined, or apart, with a block in the last column of page 2 that is selected. */
function laid({ isJoined }: { readonly isJoined: boolean }) {
  const story = article(['东湖灯火。']);
  const bare = withArticle(emptyEdition(5), story);
  const left = pageOf(bare, 2);
  const block = bodyBlock(left, story, { column: left.grid.columns - 1, rows: 9 });
  const apart = withBlocks(bare, [block]);
  const joined = joinPages(apart, left.id);
  if (typeof joined === 'string') throw new Error(joined);
  const edition = isJoined ? applyPatches(apart, joined).edition : apart;
  const state = new Observable<{ readonly edition: Edition | null }>({ edition });
  const edit = (_: string, patches: readonly Patch[]) =>
    state.set({ edition: applyPatches(state.get().edition ?? edition, patches).edition });
  const view = new Observable<{ readonly pageId: PageId | null }>({ pageId: left.id });
  const selection = new Observable<{
    readonly blocks: readonly BlockId[];
    readonly isWhole: boolean;
    readonly articleId: ArticleId | null;
  }>({ blocks: [block.id], isWhole: false, articleId: null });
  const notices = { notify: () => undefined };
  const hand = new AtHand({ session: { state, edit }, view, selection, notices });
  const steps: KeyStep[] = [];
  const commands = arrangingCommands(hand, { view, notices }, { step: (step) => void steps.push(step) });
  const now = () => state.get().edition?.blocks[block.id] ?? block;
  return { commands, steps, now, block, page: () => state.get().edition?.pages[now().pageId] ?? left, left };
}

describe('an arrow key', () => {
  it('takes a block to the column beside, over the fold of a 通版 too', async () => {
    const { commands, steps, block, page } = laid({ isJoined: true });
    const { grid } = page();
    const columns = grid.columns / 2;
    await commands.get('block.right')?.run('');
    expect(block.frame.x + (steps[0]?.dx ?? 0)).toBeCloseTo(gridFrame(grid, columns, 1, 0, 1).x);
    await commands.get('block.left')?.run('');
    expect(block.frame.x + (steps[1]?.dx ?? 0)).toBeCloseTo(gridFrame(grid, columns - 2, 1, 0, 1).x);
    await commands.get('block.wider')?.run('');
    expect(block.frame.width + (steps[2]?.dx ?? 0)).toBeCloseTo(gridFrame(grid, columns - 1, 2, 0, 1).width);
  });

  it('takes it a column and its gutter further on any other page', async () => {
    const { commands, steps, left } = laid({ isJoined: false });
    for (const id of ['block.right', 'block.left', 'block.wider', 'block.narrower'] as const)
      await commands.get(id)?.run('');
    const step = columnStep(left.grid);
    expect(steps.map(({ dx }) => dx)).toEqual([step, -step, step, -step]);
  });
});

describe('moving to a page by its number', () => {
  it('leaves a block where it lay on its own, of a 通版 on the half of that number', async () => {
    const { commands, now, block, page, left } = laid({ isJoined: true });
    const { width } = left.grid.trim;
    await commands.get('block.to-page')?.run('3');
    expect(now().frame.x).toBeCloseTo(block.frame.x + width);
    expect(page().number).toBe(2);
    await commands.get('block.to-page')?.run('4');
    expect(page().number).toBe(4);
    expect(now().frame.x).toBeCloseTo(block.frame.x);
  });
});
