/**
 * Headlines with any effects in any frame, across and down: nothing of them is lost, no letter is set twice or outside its
 * frame, what adorns them has places, and taking the effects away again leaves the edition as it was.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ItemNumbers, packPage, unpackPage } from '../../renderer/engine/packed-page.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { GlyphRun } from '../../shared/compose/display-list.ts';
import { editEffects } from '../../shared/edition/effects.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { HeadlineBlock } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { anyEffects } from '../kit/desk-means-commands.ts';
import { Dice } from '../kit/dice.ts';
import { emptyEdition, testResources } from '../kit/editions.ts';
import { withHeadline } from '../kit/effects-page.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const HEADLINES = 250;

const lines = [
  '湖光',
  '东湖南岸的灯亮了',
  'GDP增长5.2%',
  '“十四五”规划：高质量发展',
  '——致敬！！',
  '2024年3月8日（星期五）',
  'AI',
  '一',
  '很长的标题'.repeat(8),
  'Harbour Lights Community Trust',
  '……',
  '国民经济和社会发展第十四个五年规划',
];

/** How far a run's first character and its last that is no blank reach beyond its frame along the line, in their own widths' em. */
function beyond(run: GlyphRun, frame: Frame): number {
  const kept = run.xs.length - (run.text.length - run.text.trimEnd().length);
  const [first, last] = [run.xs[0], run.xs[kept - 1]];
  if (first === undefined || last === undefined) return 0;
  const glyph = run.glyphs[kept - 1] ?? 0;
  const wide = run.upright === undefined ? testResources().fonts.typeface(run.face).advance(glyph) * run.scale : 1;
  const end = last + wide * run.size;
  const from = run.turn === null ? first : run.turn.y + first - run.turn.x;
  const to = from + end - first;
  const [least, most] = run.turn === null ? [frame.x, frame.x + frame.width] : [frame.y, frame.y + frame.height];
  return Math.max(least - from, to - most) / (run.size * run.scale);
}

beforeAll(() => printSeed('means of design'));

describe('headlines with effects', () => {
  it(`are whole and in their frames, ${HEADLINES} times`, () => {
    const dice = new Dice(seed);
    for (let at = 0; at < HEADLINES; at++) {
      const headline = Array.from({ length: 1 + dice.whole(3) }, () => dice.of(lines));
      const parts = {
        kicker: dice.next() < 0.3 ? [dice.of(lines)] : [],
        deck: dice.next() < 0.3 ? [dice.of(lines)] : [],
      };
      const frame = {
        x: dice.between(40, 200),
        y: dice.between(40, 500),
        width: dice.of([20, 60, dice.between(30, 500)]),
        height: dice.of([15, 40, dice.between(20, 400)]),
      };
      const more: Partial<HeadlineBlock> = {
        level: dice.of(['lead', 'story', 'brief', 'continued'] as const),
        direction: dice.of(['across', 'down'] as const),
        ...(dice.next() < 0.3 ? { stepped: true } : {}),
        ...(dice.next() < 0.3 ? { turn: dice.of([90, 179.9, -30]) } : {}),
      };
      const plain = withHeadline(emptyEdition(1), headline, frame, {}, more, parts);
      const block = Object.values(plain.blocks).find(({ kind }) => kind === 'headline');
      if (block?.kind !== 'headline') throw new Error('no headline');
      const effects = anyEffects(dice);
      const said = JSON.stringify({ at, headline, parts, frame, more, effects });
      const given = applyPatches(
        plain,
        editEffects(plain, [block.id], () => effects),
      );
      expect(applyPatches(given.edition, given.inverse).edition.blocks[block.id], said).toEqual(block);
      const [page] = compose(given.edition, testResources()).pages;
      if (page === undefined) throw new Error('no page');
      expect(unpackPage(packPage(page, new ItemNumbers())).items, said).toEqual(page.items);
      const own = page.items.filter(({ blockId }) => blockId === block.id);
      expect(JSON.stringify(own), said).not.toMatch(/NaN|(?<!"(?:starts|source|turn|line)":)null/u);
      const set = new Map<string, string>();
      for (const item of own) {
        if (item.kind !== 'glyphs' || item.source === null) continue;
        set.set(item.source.part, (set.get(item.source.part) ?? '') + item.text);
        // An opening mark of half an em begins half an em before its ink.
        expect(beyond(item, frame), said).toBeLessThan(0.56);
      }
      const isOnly = more.level === 'continued';
      const wanted = { headline, ...(isOnly ? {} : parts) };
      for (const [part, texts] of Object.entries(wanted)) {
        for (const [line, text] of texts.entries()) expect(set.get(`${part}.${line}`), said).toBe(text);
      }
    }
  });
});
