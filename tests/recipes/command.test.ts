/** The recipe for a command, followed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What the new command does, without a window. */
const shows = `
import { expect, it } from 'vitest';
import { arrangingCommands } from '../../renderer/desk/arranging.ts';
import { AtHand } from '../../renderer/desk/at-hand.ts';
import { Observable } from '../../renderer/session/observable.ts';
import { commandIds, commandOf } from '../../shared/contract/commands.ts';
import { lockBlocks } from '../../shared/edition/blocks.ts';
import type { ArticleId, BlockId, PageId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';

it('unlocks all blocks of the page, as one edit', () => {
  const story = article(['东湖灯火。']);
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const placed = withBlocks(bare, [bodyBlock(page, story, { rows: 20, span: 2 }), bodyBlock(page, story, { rows: 9, span: 1 })]);
  const locked = applyPatches(placed, lockBlocks(placed, Object.values(placed.blocks).map(({ id }) => id), true)).edition;
  const state = new Observable<{ readonly edition: Edition | null }>({ edition: locked });
  const labels: string[] = [];
  const edit = (label: string, patches: readonly Patch[]) => {
    labels.push(label);
    state.set({ edition: applyPatches(state.get().edition ?? locked, patches).edition });
  };
  const view = new Observable<{ readonly pageId: PageId | null }>({ pageId: page.id });
  const selection = new Observable<{ readonly blocks: readonly BlockId[]; readonly isWhole: boolean; readonly articleId: ArticleId | null }>({ blocks: [], isWhole: false, articleId: null });
  const notices = { notify: () => undefined };
  const hand = new AtHand({ session: { state, edit }, view, selection, notices });
  const unlock = arrangingCommands(hand, { view, notices }, { step: () => undefined }).get('block.unlock-all');
  expect(Object.values(locked.blocks).every((block) => block.locked === true)).toBe(true);
  expect(unlock?.isEnabled?.()).toBe(true);
  unlock?.run('');
  expect(Object.values(state.get().edition?.blocks ?? {}).filter((block) => block.locked === true)).toEqual([]);
  expect(labels).toEqual(['block.lock']);
  view.set({ pageId: null });
  expect(unlock?.isEnabled?.()).toBe(false);
});

it('stands in its menu', () => {
  expect(commandIds).toContain('block.unlock-all');
  expect(commandOf('block.unlock-all').menu).toBe('block');
});
`;

describe('a new command', () => {
  const heading = 'A command';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('is refused by the compiler while no part of the window runs it', async () => {
    copy.follow(recipe(heading).slice(0, 1));
    expect(await copy.typeFaults()).toMatch(/workspace\.ts\(\d+,\d+\): error[\s\S]*wanting: "block\.unlock-all"/u);
  });

  it('takes as many files as its recipe says, at most two', () => {
    const [entry, ...others] = recipe(heading);
    const changed = copy.follow(others).add(entry?.path ?? '');
    expect(changed.size).toBe(filesTold(heading));
    expect(changed.size).toBeLessThanOrEqual(2);
  });

  it('is known to the compiler and does what it says', async () => {
    copy.write('tests/recipes/new-command.test.ts', shows);
    expect(await copy.typeFaults()).toBe('');
    expect(await copy.testFaults('tests/recipes/new-command.test.ts')).toBe('');
  });
});
