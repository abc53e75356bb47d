/** 压折线: text in the fold of a 通版, where it is folded and may be cut. */

import { type DisplayItem, drawnSize, type GlyphRun, glyphText } from '../../compose/display-list.ts';
import { emFrame } from '../../compose/turned-glyphs.ts';
import { offFold } from '../../edition/off-fold.ts';
import { foldZone } from '../../edition/spreads.ts';
import { turnedFrame } from '../../edition/turned.ts';
import type { Pt } from '../../edition/units.ts';
import { CharacterClass, classOf, isSquare } from '../../text/characters.ts';
import type { PageCheck, PageFinding } from '../check.ts';

interface Across {
  readonly left: Pt;
  readonly right: Pt;
}

/** A glyph that reaches no further than this into a fold, in points, keeps off it: letters lean and are rounded. */
const SLACK: Pt = 0.75;

/** What of its em a character's ink lies in: marks have it on one side, and the narrowest of Western letters in a fifth. */
function inkIn(character: string): readonly [from: number, to: number] {
  const cls = classOf(character.codePointAt(0) ?? 0);
  if (cls === CharacterClass.opening) return [0.5, 1];
  if (cls === CharacterClass.closing || cls === CharacterClass.stop) return [0, 0.5];
  if (cls === CharacterClass.space) return [0, 0];
  return isSquare(cls) ? [0.05, 0.95] : [0, 0.2];
}

/** Characters of a run in a stretch across the sheet. */
function charactersIn(run: GlyphRun, { left, right }: Across): number {
  if (run.turn !== null || run.turned !== undefined) {
    const { x, width } = turnedFrame(emFrame(run), run.turned);
    return x < right - SLACK && x + width > left + SLACK ? run.xs.length : 0;
  }
  const em = drawnSize(run) * run.scale;
  return run.xs.filter((x, at) => {
    const [from, to] = inkIn(glyphText(run, at));
    return from < to && x + from * em < right - SLACK && x + to * em > left + SLACK;
  }).length;
}

/** Characters of each block that stand in a stretch, by block. */
export function textIn(items: readonly DisplayItem[], across: Across): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) {
    const count = item.kind === 'glyphs' ? charactersIn(item, across) : 0;
    if (count > 0) found.set(item.blockId, (found.get(item.blockId) ?? 0) + count);
  }
  return found;
}

export const textOnFold: PageCheck = {
  scope: 'page',
  id: 'text-on-fold',
  title: { zh: '文字压折线', en: 'Text on the fold' },
  source: 'domain.md §2 [general knowledge]: pictures and headlines cross the fold of a sheet, text keeps off it',
  run: ({ edition, page, items }) => {
    const record = edition.pages[page.id];
    const zone = record === undefined ? null : foldZone(record);
    if (zone === null) return [];
    const found = textIn(items, zone);
    return page.blocks.flatMap(({ id }): PageFinding[] => {
      const count = found.get(id);
      if (count === undefined) return [];
      return [
        {
          severity: 'error',
          blockId: id,
          amount: count,
          zh: `${count} 个字压在折线上，折起来看不清，也可能被裁掉。请把它移到折线的一边。`,
          en: `${count} ${count === 1 ? 'character stands' : 'characters stand'} on the fold, where the sheet is folded and may be cut. Move the block to one side of it.`,
          ...(offFold(edition, id).length === 0 ? {} : { fix: { kind: 'off-fold' } }),
        },
      ];
    });
  },
};
