/** 锁定 refuses every command there is: whoever adds one need not know of it. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import { allUntouched } from '../../shared/contract/panes.ts';
import { defaultPreferences } from '../../shared/contract/preferences.ts';
import { lockBlocks } from '../../shared/edition/blocks.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { type BlockId, newId } from '../../shared/edition/ids.ts';
import { lockedAgainst } from '../../shared/edition/locks.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { article, bodyBlock, pageOf, photoBlock, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { wordsPage } from '../../tests/kit/words-page.ts';
import { inBoth } from '../i18n/strings.ts';
import type { Workspace } from './workspace.ts';

/** A worker that never answers: what is asked here is what becomes of the edition, and no page is composed. */
class SilentWorker extends EventTarget {
  postMessage(): void {
    // Nothing is composed.
  }
}

const never = () => new Promise<never>(() => undefined);

/** What of a browser's window the workspace meets while commands run. */
function standInWindow(): void {
  const document = Object.assign(new EventTarget(), {
    ...{ documentElement: { style: {}, dataset: {} }, activeElement: null, fonts: { add: () => undefined } },
    ...{ querySelector: () => null, querySelectorAll: () => [] },
  });
  const window = Object.assign(new EventTarget(), {
    ...{
      dayang: { invoke: never, platform: 'linux' },
      opening: { isOpen: never(), failed: () => undefined },
      document,
    },
    ...{ navigator: { platform: 'Linux' }, innerWidth: 1600, innerHeight: 1000 },
  });
  const kept = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  vi.stubGlobal('Worker', SilentWorker);
  vi.stubGlobal('localStorage', kept);
  vi.stubGlobal('document', document);
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('window', window);
}

/** A page with a block of every kind that stands by a story, and some that stand alone. */
function lockedPage(): { readonly edition: Edition; readonly blocks: readonly Block[] } {
  const { edition: words, quote, figure, table, charts, ear, head } = wordsPage();
  const story = article(['第一段。'.repeat(40), '第二段。'.repeat(40)], {
    headlines: { kicker: [], headline: ['东湖灯火亮', '图书馆开放'], deck: [], summary: '' },
    photos: [{ id: newId<'photo'>(), imageId: null, caption: '新馆', credit: '' }],
  });
  const whole = withArticle(words, story);
  const page = pageOf(whole, 1);
  const base = (row: number) => ({ id: newId<'block'>(), pageId: page.id, order: 40 + row });
  const frame = gridFrame(page.grid, 0, 2, 60, 4);
  const [photoId] = story.photos.map(({ id }) => id);
  const made: Block[] = [
    bodyBlock(page, story, { row: 40, rows: 8, span: 2 }),
    { ...photoBlock(page, story, { column: 2, span: 2, row: 50, rows: 8 }), ...(photoId && { photoId }) },
    { ...base(1), kind: 'headline', articleId: story.id, level: 'story', direction: 'across', frame },
    { ...base(2), kind: 'panel', standOff: 5, border: 1, tint: 0, frame: gridFrame(page.grid, 2, 2, 60, 4) },
  ];
  const [chart] = charts;
  const own: Block[] = [quote, figure, table, ear, head, ...(chart === undefined ? [] : [chart])];
  return { edition: withBlocks(whole, made), blocks: [...made, ...own] };
}

/** Commands that a lock is no matter to: it itself, and those that give pages another size, with which all blocks go. */
const ofMore: ReadonlySet<CommandId> = new Set(['block.lock', 'page.broadsheet', 'page.tabloid']);

/** An edition in which a block is locked. */
function lockedIn(edition: Edition, id: BlockId): Edition {
  return applyPatches(edition, lockBlocks(edition, [id], true)).edition;
}

/** What has become of a block, as a patch. */
function changesOf(before: Edition, after: Edition, id: BlockId): Patch[] {
  const [old, now] = [before.blocks[id], after.blocks[id]];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  return now === undefined
    ? [{ kind: 'remove', table: 'blocks', id }]
    : [{ kind: 'put', table: 'blocks', id, record: { ...now, locked: true } }];
}

/** What is typed for commands that ask: something each of them understands. */
const typed = ['2', '30', '50%', '左 2'];

describe('a locked block', () => {
  let workspace: Workspace;
  const { edition, blocks } = lockedPage();
  beforeAll(async () => {
    standInWindow();
    const { Workspace: Made } = await import('./workspace.ts');
    const { Engine } = await import('../engine/engine.ts');
    const history = { undo: null, redo: null };
    const file = { id: '', identity: '', tip: null };
    const named = { path: '/tmp/locked.dayang', name: 'locked' };
    const opened = { opening: 'first', edition, kind: 'edition', ...named, history, file } as const;
    const shown = { preferences: { ...defaultPreferences, language: 'zh' }, panes: allUntouched } as const;
    workspace = new Made(
      { ...shown, opened, account: '', isFallbackRuntime: false, isSafe: false, isBack: false, notOpened: null },
      new Engine(),
      null,
    );
  });

  it.each(blocks.map((block): [string, BlockId] => [block.kind, block.id]))(
    'stays as it is whatever command is run on it: %s',
    async (_, id) => {
      const changed: string[] = [];
      for (const command of commandIds) {
        if (ofMore.has(command)) continue;
        for (const argument of commandOf(command).asks === undefined ? [''] : typed) {
          workspace.session.load({
            edition,
            opening: newId<'opening'>(),
            kind: 'edition',
            path: '/x',
            name: 'x',
            file: { id: '', identity: '', tip: null },
            history: { undo: null, redo: null },
          });
          workspace.session.edit('block.lock', lockBlocks(edition, [id], true));
          workspace.view.update({ mode: 'layout', pageId: pageOf(edition, 1).id });
          workspace.selection.select([id], { alone: true });
          const before = workspace.session.state.get().edition?.blocks[id];
          workspace.commands.run(command, argument);
          await Promise.resolve();
          const after = workspace.session.state.get().edition?.blocks[id];
          if (before?.locked !== true || JSON.stringify(before) !== JSON.stringify(after)) changed.push(command);
        }
      }
      expect([...new Set(changed)]).toEqual([]);
    },
  );

  it('is no other than all of an edition that can only be looked at: nothing changes it, and that is said', async () => {
    const reading = { why: 'damaged', damages: [{ of: 'record', zh: '第3版', en: 'page 3', pages: [3] }] } as const;
    const history = { undo: null, redo: null };
    const damages = [...reading.damages.map((one) => ({ ...one, pages: [...one.pages] }))];
    workspace.session.load({
      ...{ opening: newId<'opening'>(), file: { id: '', identity: '', tip: null } },
      ...{ edition, kind: 'edition', path: '/x', name: 'x', history, reading: { ...reading, damages } },
    });
    for (const { id } of blocks) {
      for (const command of commandIds) {
        workspace.view.update({ mode: 'layout', pageId: pageOf(edition, 1).id });
        workspace.selection.select([id], { alone: true });
        workspace.commands.run(command, commandOf(command).asks === undefined ? '' : '2');
      }
    }
    await Promise.resolve();
    expect(workspace.session.state.get().edition).toBe(edition);
    const said = workspace.notices.get().notices.map(({ words }) => words.zh);
    expect(said).toContain(inBoth('whyDamaged').zh);
    // Each that would change something was grey: the session itself had nothing to refuse.
    expect(said).not.toContain(inBoth('isReadOnly').zh);
  });

  it.each(blocks.map((block): [string, BlockId] => [block.kind, block.id]))(
    'greys every command that would change it, and says why: %s',
    async (_, id) => {
      const offered: string[] = [];
      const load = (isLocked: boolean) => {
        workspace.session.load({
          ...{ opening: newId<'opening'>(), file: { id: '', identity: '', tip: null } },
          ...{ edition, kind: 'edition', path: '/x', name: 'x', history: { undo: null, redo: null } },
        });
        if (isLocked) workspace.session.edit('block.lock', lockBlocks(edition, [id], true));
        workspace.view.update({ mode: 'layout', pageId: pageOf(edition, 1).id });
        workspace.selection.select([id], { alone: true });
      };
      for (const command of commandIds) {
        if (ofMore.has(command)) continue;
        const isChanging = async (argument: string) => {
          load(false);
          if (workspace.commands.why(command) !== null) return false;
          workspace.commands.run(command, argument);
          await Promise.resolve();
          const after = workspace.session.state.get().edition;
          return after !== null && lockedAgainst(lockedIn(edition, id), changesOf(edition, after, id)) !== null;
        };
        const tried = commandOf(command).asks === undefined ? [''] : typed;
        let changes = false;
        for (const argument of tried) changes ||= await isChanging(argument);
        if (!changes) continue;
        load(true);
        if (workspace.commands.why(command)?.zh !== inBoth('isLocked').zh) offered.push(command);
      }
      expect(offered).toEqual([]);
    },
  );
});
