/** Effects are given and taken away one by one, and lose the swatches that another edition does not have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { withHeadline, withPanel } from '../../tests/kit/effects-page.ts';
import { editStyle } from './edits.ts';
import {
  type EffectName,
  editEffects,
  editPanels,
  effectsOf,
  hasEffect,
  isLettered,
  nextFrill,
  nextPattern,
  toggled,
  withoutSwatches,
} from './effects.ts';
import { applyPatches } from './operations.ts';
import type { Edition } from './records.ts';

const frame = { x: 60, y: 300, width: 400, height: 90 };

function headOf(edition: Edition) {
  const block = Object.values(edition.blocks).find(({ kind }) => kind === 'headline');
  if (!isLettered(block)) throw new Error('no headline');
  return block;
}

function panelOf(edition: Edition) {
  const block = Object.values(edition.blocks).find(({ kind }) => kind === 'panel');
  if (block?.kind !== 'panel') throw new Error('no panel');
  return block;
}

const name = fc.constantFrom(
  'outline',
  'double',
  'shadow',
  'reverse',
  'pattern',
  'slant',
  'narrow',
  'wide',
  'spread',
  'lines',
);

describe('effects', () => {
  it('are there once given and gone once taken, whatever else is given, and letters never vanish', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), name, (before, one) => {
        const effects = before.reduce((sum, each) => toggled(sum, each), {});
        const after = toggled(effects, one);
        expect(hasEffect(after, one)).toBe(!hasEffect(effects, one));
        const isPaper = after.fill?.ink === 0;
        expect(!isPaper || after.outlines !== undefined || (after.ground?.ink ?? 0) > 0).toBe(true);
      }),
    );
  });

  it('leave outlined letters paper on a pattern, and give reversed ones their ink', () => {
    const given = (...names: readonly EffectName[]) =>
      names.reduce((sum, each) => toggled(sum, each), toggled({}, 'shadow'));
    expect(given('outline', 'pattern').fill).toEqual({ ink: 0 });
    expect(given('outline', 'pattern', 'outline')).not.toHaveProperty('fill');
    expect(given('reverse', 'pattern')).not.toHaveProperty('fill');
  });

  it('are the style’s until a block has its own, and again when it gives them back', () => {
    const bare = withHeadline(emptyEdition(1), ['湖光'], frame, {});
    const { id } = headOf(bare);
    const styled = applyPatches(bare, [
      ...editStyle(bare, 'headline-story', { effects: { slant: 10 } }),
      ...editEffects(bare, [id], () => null),
    ]).edition;
    expect(effectsOf(styled, headOf(styled))).toEqual({ slant: 10 });
    const own = applyPatches(
      styled,
      editEffects(styled, [id], (effects) => ({ ...effects, width: 0.8 })),
    ).edition;
    expect(headOf(own).effects).toEqual({ slant: 10, width: 0.8 });
    const none = applyPatches(
      styled,
      editEffects(styled, [id], () => ({})),
    ).edition;
    expect(effectsOf(none, headOf(none))).toEqual({});
  });

  it('of a panel go through all patterns and borders, to none', () => {
    let edition = withPanel(emptyEdition(1), frame, {});
    const { id } = panelOf(edition);
    const seen = new Set<string>();
    for (let at = 0; at < 9; at++) {
      edition = applyPatches(
        edition,
        editPanels(edition, [id], (looks) => ({ pattern: nextPattern(looks), frill: nextFrill(looks) })),
      ).edition;
      seen.add(`${panelOf(edition).pattern?.name}/${panelOf(edition).frill?.name}`);
    }
    expect(seen.size).toBe(9);
    expect(panelOf(edition)).not.toHaveProperty('pattern');
  });

  it('are black where their swatch is not there, and the very same block where it is', () => {
    const head = headOf(
      withHeadline(emptyEdition(1), ['湖光'], frame, {
        fill: { ink: 1, colour: 'gold' },
        outlines: [{ ink: 1, width: 1, colour: 'red' }],
        ground: { ink: 1, over: 'block', pattern: { name: 'dots', pitch: 5, ink: 1, colour: 'gold' } },
      }),
    );
    expect(withoutSwatches(head, () => false)).toBe(head);
    expect(withoutSwatches(head, (id) => id === 'gold')).toMatchObject({
      effects: {
        fill: { ink: 1 },
        outlines: [{ colour: 'red' }],
        ground: { pattern: { name: 'dots', pitch: 5, ink: 1 } },
      },
    });
    expect(JSON.stringify(withoutSwatches(head, (id) => id === 'gold'))).not.toContain('gold');
  });
});
