/** What a layout editor does with the means of design, at random: effects, adorned panels, veils, vertical lines, charts. */
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import { boxBlocks, insertBoxed } from '../../shared/edition/boxed.ts';
import { hasDirection, setDirection } from '../../shared/edition/directions.ts';
import { editBlock, editBody, editColumnRule, fillFoot } from '../../shared/edition/edits.ts';
import {
  type Effects,
  frillNames,
  MOST_OUTLINE,
  MOST_PITCH,
  MOST_SHADOW,
  MOST_SLANT,
  type Paint,
  type Pattern,
  patternNames,
  type Shade,
} from '../../shared/edition/effect-records.ts';
import { editEffects, editPanels, isLettered, type LooksChange } from '../../shared/edition/effects.ts';
import type { Block, Leaf, Look } from '../../shared/edition/records.ts';
import { DARKENED, editVeils, LIGHTENED } from '../../shared/edition/shaping.ts';
import { hasLooks, partsOf, readRuns } from '../../shared/edition/text.ts';
import { anyArticle, anyPage, someBlocks, sorted, type WeighedCommand } from './desk-choice.ts';
import type { Dice } from './dice.ts';

/** A tint of black, of a swatch, or of one that the edition does not have. */
function paint(dice: Dice): Paint {
  const colour = dice.of(['red', 'blue', 'gone', '']);
  return { ink: dice.of([0, 0.05, 0.5, 1]), ...(colour === '' ? {} : { colour }) };
}

const shade = (dice: Dice): Shade => ({ to: dice.of([0, 0.3, 1]), angle: dice.between(-180, 180) });
const pattern = (dice: Dice): Pattern => ({
  ...paint(dice),
  name: dice.of(patternNames),
  pitch: dice.of([2, 6, MOST_PITCH]),
});

/** Effects, each of them there or not. */
export function anyEffects(dice: Dice): Effects {
  const maybe = <T extends object>(made: () => T): T | Record<never, never> => (dice.next() < 0.35 ? made() : {});
  const outline = () => ({ ...paint(dice), width: dice.of([0.05, 1, MOST_OUTLINE]) });
  return {
    ...maybe(() => ({ fill: paint(dice) })),
    ...maybe(() => ({ outlines: dice.next() < 0.5 ? [outline()] : [outline(), outline()] })),
    ...maybe(() => ({
      shadow: {
        ...paint(dice),
        dx: dice.between(-MOST_SHADOW, MOST_SHADOW),
        dy: dice.between(-MOST_SHADOW, MOST_SHADOW),
      },
    })),
    ...maybe(() => ({
      ground: {
        ...paint(dice),
        over: dice.of(['lines', 'block'] as const),
        ...maybe(() => ({ shade: shade(dice) })),
        ...maybe(() => ({ pattern: pattern(dice) })),
      },
    })),
    ...maybe(() => ({ slant: dice.between(-MOST_SLANT, MOST_SLANT) })),
    ...maybe(() => ({ width: dice.of([0.5, 0.7, 1, 1.4, 2]) })),
    ...maybe(() => ({ spread: dice.of(['measure', -0.1, 0.5, 2] as const) })),
    ...maybe(() => ({ lines: dice.of(['measure', [1, 1.5], [0.3], [3, 0.3, 1]] as const) })),
  } as Effects;
}

const looks: readonly Look[] = [
  { strong: true },
  { face: 'aside' },
  { script: 'super' },
  { spacing: 300 },
  { width: 70 },
  { colour: 'red' },
  { line: 'title' },
  { dots: true },
  { ruby: 'liáng' },
];

const ofKind = <K extends Block['kind']>(blocks: readonly Block[], kind: K) =>
  blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

export const meansCommands: readonly WeighedCommand[] = [
  [
    4,
    'effects',
    (edition, dice) => {
      const ids = sorted(edition.blocks)
        .filter((block) => isLettered(block))
        .map(({ id }) => id);
      return ids.length === 0 ? [] : editEffects(edition, [dice.of(ids)], () => anyEffects(dice));
    },
  ],
  [
    3,
    'adorn',
    (edition, dice) => {
      const panels = ofKind(sorted(edition.blocks), 'panel');
      if (panels.length === 0) return [];
      const change: LooksChange = {
        tint: dice.of([0, 0.1, 1]),
        border: dice.of([0, 0.5, 6]),
        shade: dice.next() < 0.5 ? shade(dice) : undefined,
        pattern: dice.next() < 0.5 ? pattern(dice) : undefined,
        frill:
          dice.next() < 0.5 ? { ...paint(dice), name: dice.of(frillNames), depth: dice.of([3, 12, 40]) } : undefined,
      };
      return editPanels(edition, [dice.of(panels).id], () => change);
    },
  ],
  [
    2,
    'veil',
    (edition, dice) => {
      const panels = ofKind(sorted(edition.blocks), 'panel');
      const veil = dice.of([LIGHTENED, DARKENED, null]);
      return panels.length === 0 ? [] : editVeils(edition, [dice.of(panels).id], veil);
    },
  ],
  [
    4,
    'direction',
    (edition, dice) => {
      const set = sorted(edition.blocks).filter((block) => hasDirection(block));
      return set.length === 0 ? [] : setDirection(edition, dice.of(set), dice.of(['across', 'down']));
    },
  ],
  [
    2,
    'feet and rules',
    (edition, dice) => {
      const set = ofKind(sorted(edition.blocks), 'body');
      if (set.length === 0) return [];
      const block = dice.of(set);
      return dice.next() < 0.5
        ? fillFoot(edition, block, dice.next() < 0.7)
        : editColumnRule(edition, block, dice.of([0, 0.3]));
    },
  ],
  [
    2,
    'box',
    (edition, dice) => {
      const boxed =
        dice.next() < 0.6
          ? boxBlocks(edition, someBlocks(edition, dice))
          : insertBoxed(edition, anyPage(edition, dice).id);
      return typeof boxed === 'string' ? [] : boxed.patches;
    },
  ],
  [
    2,
    'chart',
    (edition, dice) => {
      const tables = ofKind(sorted(edition.blocks), 'table');
      if (tables.length === 0) return [];
      const { chart, ...table } = dice.of(tables);
      const rows =
        table.rows.length > 1
          ? table.rows
          : [
              ['', '甲'],
              ['一季', '12'],
              ['二季', '-3'],
            ];
      const kind = dice.of(['column', 'bar', 'line', 'pie', 'ring'] as const);
      return editBlock(edition, chart === undefined ? { ...table, rows, chart: plainChart(kind) } : table);
    },
  ],
  [
    4,
    'character style',
    (edition, dice) => {
      const { id, body } = anyArticle(edition, dice);
      if (body.length === 0) return [];
      const at = dice.whole(body.length);
      return editBody(
        edition,
        id,
        body.map((paragraph, by) => {
          if (by !== at) return paragraph;
          const text = paragraph.children.map((leaf) => leaf.text).join('');
          const [from, to] = [dice.whole(text.length + 1), dice.whole(text.length + 1)].sort((a, b) => a - b);
          const styled = { text: text.slice(from, to), ...dice.of(looks) };
          const leaves = [{ text: text.slice(0, from) }, styled, { text: text.slice(to) }];
          const written = leaves.filter((leaf) => leaf.text !== '');
          return { ...paragraph, children: written.length === 0 ? [{ text: '' }] : written };
        }),
      );
    },
  ],
  [
    4,
    'styles of lines',
    (edition, dice) => {
      const article = anyArticle(edition, dice);
      const lines = partsOf(article).filter(
        ({ part, kind, text }) => kind !== 'paragraph' && hasLooks(part) && text !== '',
      );
      if (lines.length === 0) return [];
      const { part, text } = dice.of(lines);
      const offset = dice.whole(text.length);
      const was = readRuns(article, part, offset, offset + 1 + dice.whole(text.length)) ?? [];
      const look = dice.next() < 0.2 ? {} : dice.of(looks);
      const now: Leaf[] = [{ text: was.map((leaf) => leaf.text).join(''), ...look }];
      return [{ kind: 'emphasis', table: 'articles', id: article.id, part, offset, was, now }];
    },
  ],
];
