import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { lockBlocks, orderBlocks } from './blocks.ts';
import { addStyle, editBlock, fillFoot, fitArticle, removeStyle } from './edits.ts';
import { lockedAgainst } from './locks.ts';
import { applyPatches, type Patch } from './operations.ts';
import { deletePage } from './pages.ts';
import type { Edition } from './records.ts';

const story = article(['昨晚，东湖的灯火亮了。']);
const bare = withArticle(emptyEdition(2), story);
const page = pageOf(bare, 1);
const body = { ...bodyBlock(page, story, { rows: 10 }), locked: true as const };
const edition = withBlocks(bare, [body]);
const made = (on: Edition, patches: readonly Patch[]) => applyPatches(on, patches).edition;

describe('a locked block', () => {
  it('refuses what would change it, move it or take it away', () => {
    const refused: Patch[][] = [
      fillFoot(edition, body, true),
      editBlock(edition, { ...body, columnRule: 0.5 }),
      [{ kind: 'set', table: 'blocks', id: body.id, path: ['frame'], value: { ...body.frame, x: 0 } }],
      [{ kind: 'remove', table: 'blocks', id: body.id }],
      fitArticle(edition, story.id, 'tight'),
    ];
    for (const patches of refused) {
      expect(lockedAgainst(edition, patches)).toBe(body.id);
      const { locked: _, ...open } = body;
      expect(lockedAgainst(made(edition, lockBlocks(edition, [open.id], false)), patches)).toBeNull();
    }
  });

  it('lets itself be unlocked, and what is no look of it be changed', () => {
    expect(lockedAgainst(edition, lockBlocks(edition, [body.id], false))).toBeNull();
    expect(lockedAgainst(edition, orderBlocks(edition, [body.id], 'front'))).toBeNull();
    const part = story.body[0]?.id;
    if (part === undefined) throw new Error('no copy');
    const insert = [{ text: '字' }];
    const typed: Patch = { kind: 'text', table: 'articles', id: story.id, part, offset: 0, remove: [], insert };
    expect(lockedAgainst(edition, [typed])).toBeNull();
  });

  it('goes with its page, and loses a style that is taken away', () => {
    expect(lockedAgainst(edition, deletePage(edition, page.id))).toBeNull();
    const added = addStyle(edition, 'body', '副刊正文');
    if (added === null) throw new Error('no style');
    const styled = made(made(edition, added.patches), editBlock(edition, { ...body, style: added.id }));
    expect(lockedAgainst(styled, removeStyle(styled, added.id))).toBeNull();
  });
});
