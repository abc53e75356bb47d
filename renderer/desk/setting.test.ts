import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../shared/blocks/kinds.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { lakePicture, meansBlocks } from '../../tests/kit/means-blocks.ts';
import { AtHand } from './at-hand.ts';
import { BlockSetting } from './setting.ts';

/** A page with a block of each kind, of which one kind is selected; what was done to it, and what was refused. */
async function desk(kind: BlockKind) {
  const { edition } = meansBlocks(await lakePicture());
  const [page] = Object.values(edition.pages);
  const [block] = Object.values(edition.blocks).filter((one) => one.kind === kind);
  if (page === undefined || block === undefined) throw new Error(`no ${kind}`);
  const done: Patch[] = [];
  const refused: string[] = [];
  const notices = { notify: (_: 'hint' | 'refused', key: string) => void refused.push(key) };
  const hand = new AtHand({
    session: { state: watched({ edition }), edit: (_, patches) => void done.push(...patches) },
    view: watched({ pageId: page.id }),
    selection: watched({ blocks: [block.id], isWhole: false, articleId: null }),
    notices,
  });
  return {
    setting: new BlockSetting(hand, notices),
    refused,
    /** The block as it is then. */
    now: () => applyPatches(edition, done).edition.blocks[block.id],
  };
}

function watched<T>(value: T) {
  return { get: () => value, subscribe: () => () => undefined };
}

describe('how a block is set, as typed', () => {
  it.each([
    ['3', { columns: 3 }, []],
    ['２栏', { columns: 2 }, []],
    ['0', { columns: 3 }, ['columnsBounds']],
    ['25', { columns: 3 }, ['columnsBounds']],
    ['两栏', { columns: 3 }, ['columnsBounds']],
  ])('in columns: “%s”', async (typed, expected, notices) => {
    const { setting, now, refused } = await desk('body');
    setting.columns(typed);
    expect(now()).toMatchObject(expected);
    expect(refused).toEqual(notices);
  });

  it.each([
    ['3', 3, []],
    ['0', 0, []],
    ['1', 0, ['dropNotRead']],
    ['10', 0, ['dropNotRead']],
    ['三', 0, ['dropNotRead']],
  ])('with a drop capital: “%s”', async (typed, dropCapital, notices) => {
    const { setting, now, refused } = await desk('body');
    setting.dropCapital(typed);
    expect(now()).toMatchObject({ dropCapital });
    expect(refused).toEqual(notices);
  });

  it.each([
    ['0.3磅', 0.3, []],
    ['0.5', 0.5, []],
    ['0', undefined, []],
    ['0.05', undefined, ['ruleNotRead']],
    ['2栏', undefined, ['ruleNotRead']],
    ['粗', undefined, ['ruleNotRead']],
  ])('with a rule between columns: “%s”', async (typed, weight, notices) => {
    const { setting, now, refused } = await desk('body');
    setting.columnRule(typed);
    const block = now();
    expect(block?.kind === 'body' && block.columnRule).toBe(weight);
    expect(refused).toEqual(notices);
  });

  it.each([
    ['1磅 20%', { border: 1, tint: 0.2 }, []],
    ['30％', { border: 0.5, tint: 0.3 }, []],
    ['2pt', { border: 2, tint: 0.1 }, []],
    ['0 0%', { border: 0, tint: 0 }, []],
    ['1磅 120%', { border: 0.5, tint: 0.1 }, ['borderNotRead']],
    ['红', { border: 0.5, tint: 0.1 }, ['borderNotRead']],
  ])('with a border and a tint: “%s”', async (typed, expected, notices) => {
    const { setting, now, refused } = await desk('panel');
    setting.border(typed);
    expect(now()).toMatchObject(expected);
    expect(refused).toEqual(notices);
  });

  it('in a swatch that is called so, or in black, and never a picture', async () => {
    const { setting, now, refused } = await desk('headline');
    setting.colour('报红');
    expect(now()?.colour).toBe('red');
    setting.colour('黑');
    expect(now()?.colour).toBeUndefined();
    setting.colour('青');
    expect(refused).toEqual(['colourWhich']);
    expect((await desk('photo')).setting.hasColoured).toBe(false);
  });
});
