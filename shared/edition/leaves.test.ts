import { expect, it } from 'vitest';
import { Dice } from '../../tests/kit/dice.ts';
import { seed } from '../../tests/kit/seeds.ts';
import type { Leaf, Look } from './leaf-records.ts';
import { heldLook, isSameRuns, restyled, sliceLeaves, tidyLeaves, unitLooks } from './leaves.ts';

const looks: readonly Look[] = [
  {},
  { strong: true },
  { face: 'aside', spacing: 250 },
  { script: 'sub' },
  { width: 80, colour: 'red' },
  { line: 'name', dots: true },
  { ruby: 'hú' },
];

function runs(dice: Dice): Leaf[] {
  return Array.from({ length: 1 + dice.whole(6) }, () => ({
    text: '东湖灯火'.slice(dice.whole(4)),
    ...dice.of(looks),
  }));
}

const textOf = (leaves: readonly Leaf[]) => leaves.map(({ text }) => text).join('');

it('keep each character its style, wherever they are parted and joined', () => {
  const dice = new Dice(seed);
  for (let round = 0; round < 2_000; round++) {
    const all = runs(dice);
    const at = dice.whole(textOf(all).length + 1);
    const parted = [...sliceLeaves(all, 0, at), ...sliceLeaves(all, at, Number.POSITIVE_INFINITY)];
    const tidy = tidyLeaves(parted);
    expect(textOf(tidy)).toBe(textOf(all));
    expect(unitLooks(tidy)).toEqual(unitLooks(all));
    expect(isSameRuns(tidy, all)).toBe(true);
  }
});

it('take a change of one style and keep the others', () => {
  const made = restyled(
    [{ text: '东湖', dots: true }, { text: '灯' }],
    [{ text: '东湖灯' }],
    [{ text: '东' }, { text: '湖灯', strong: true }],
  );
  expect(made).toEqual([
    { text: '东', dots: true },
    { text: '湖', strong: true, dots: true },
    { text: '灯', strong: true },
  ]);
});

it('give what is typed beside a character its style but not its reading', () => {
  expect(heldLook({ strong: true, ruby: 'hú' })).toEqual({ strong: true });
});
