/** What a layout editor does, at random. */

import { blockForms } from '../../shared/blocks/kinds.ts';
import {
  type Alignment,
  alignBlocks,
  deleteBlocks,
  distributeBlocks,
  duplicateBlocks,
  frameBlock,
  groupBlocks,
  lockBlocks,
  moveBlocks,
  moveToPage,
  type OrderMove,
  orderBlocks,
  ungroupBlocks,
} from '../../shared/edition/blocks.ts';
import { addPanelStyle, addStyle, editBlock, editStyle, fitArticle, removeStyle } from '../../shared/edition/edits.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { addPage, deletePage, duplicatePage, movePage, renameSection } from '../../shared/edition/pages.ts';
import { changedCrop, editKeylines } from '../../shared/edition/picture-placing.ts';
import { type Edition, wholePicture } from '../../shared/edition/records.ts';
import { setGrid } from '../../shared/edition/regrid.ts';
import { pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import type { Shape } from '../../shared/edition/shape-records.ts';
import { regularPolygon } from '../../shared/edition/shapes.ts';
import { editShapes, turnBlocks } from '../../shared/edition/shaping.ts';
import { linkBlocks, unlinkAfter } from '../../shared/edition/threads.ts';
import { movedTogether, unitsOf } from '../../shared/edition/whole-stories.ts';
import { placeArticle } from '../../shared/layout/place-article.ts';
import { fitLastBlock, jumpRest } from '../../shared/layout/remedies.ts';
import {
  anyArticle,
  anyBlock,
  anyPage,
  type DeskCommand,
  someBlocks,
  sorted,
  type WeighedCommand,
} from './desk-choice.ts';
import { meansCommands } from './desk-means-commands.ts';
import { storyCommands } from './desk-story-commands.ts';
import type { Dice } from './dice.ts';
import { article, emptyEdition, testResources, withArticle } from './editions.ts';

const layoutCommands: readonly WeighedCommand[] = [
  [
    9,
    'insert',
    (edition, dice) => {
      const page = anyPage(edition, dice);
      const { trim } = page.grid;
      const frame = {
        x: dice.between(-200, trim.width + 100),
        y: dice.between(-200, trim.height + 100),
        width: dice.between(0, trim.width),
        height: dice.between(0, trim.height / 2),
      };
      const articleId = dice.next() < 0.8 ? anyArticle(edition, dice).id : null;
      const beside = dice.next() < 0.5 ? anyBlock(edition, dice).id : null;
      const drawn = dice.next() < 0.5 ? frame : null;
      return insertBlock(edition, dice.of(blockForms), page.id, drawn, { articleId, beside })?.patches ?? [];
    },
  ],
  [
    8,
    'body',
    (edition, dice) =>
      insertBlock(edition, 'body', anyPage(edition, dice).id, null, {
        articleId: anyArticle(edition, dice).id,
        beside: null,
      })?.patches ?? [],
  ],
  [
    14,
    'move',
    (edition, dice) => moveBlocks(edition, someBlocks(edition, dice), dice.between(-300, 300), dice.between(-300, 300)),
  ],
  [
    12,
    'frame',
    (edition, dice) =>
      frameBlock(edition, anyBlock(edition, dice).id, {
        x: dice.between(-900, 900),
        y: dice.between(-900, 1500),
        width: dice.of([0, 60, 137, dice.between(0, 900)]),
        height: dice.of([0, 27, 135, dice.between(0, 1200)]),
      }),
  ],
  [4, 'duplicate', (edition, dice) => duplicateBlocks(edition, someBlocks(edition, dice), 20, 27).patches],
  [9, 'delete', (edition, dice) => deleteBlocks(edition, someBlocks(edition, dice))],
  [
    4,
    'order',
    (edition, dice) =>
      orderBlocks(edition, someBlocks(edition, dice), dice.of<OrderMove>(['front', 'forward', 'backward', 'back'])),
  ],
  [3, 'group', (edition, dice) => groupBlocks(edition, someBlocks(edition, dice))],
  [2, 'ungroup', (edition, dice) => ungroupBlocks(edition, someBlocks(edition, dice))],
  [3, 'turn', (edition, dice) => turnBlocks(edition, someBlocks(edition, dice), { by: dice.of([90, -90, 12.5, 180]) })],
  [
    3,
    'shape',
    (edition, dice) =>
      editShapes(
        edition,
        someBlocks(edition, dice),
        dice.of<Shape | null>([null, { kind: 'circle' }, { kind: 'rounded', radius: 9 }, regularPolygon(5)]),
      ),
  ],
  [2, 'lock', (edition, dice) => lockBlocks(edition, someBlocks(edition, dice), dice.next() < 0.4)],
  [
    4,
    'align',
    (edition, dice) =>
      alignBlocks(
        edition,
        dice.of<Alignment>(['left', 'centre', 'right', 'top', 'middle', 'bottom']),
        unitsOf(edition, someBlocks(edition, dice), dice.next() < 0.5),
      ),
  ],
  [
    2,
    'distribute',
    (edition, dice) =>
      distributeBlocks(edition, dice.of(['x', 'y']), unitsOf(edition, someBlocks(edition, dice), dice.next() < 0.5)),
  ],
  [
    3,
    'to page',
    (edition, dice) =>
      moveToPage(
        edition,
        movedTogether(edition, someBlocks(edition, dice), dice.next() < 0.5),
        anyPage(edition, dice).id,
        dice.between(-50, 50),
        0,
      ),
  ],
  [
    8,
    'link',
    (edition, dice) => {
      const linked = linkBlocks(edition, anyBlock(edition, dice).id, anyBlock(edition, dice).id);
      return typeof linked === 'string' ? [] : linked;
    },
  ],
  [5, 'unlink', (edition, dice) => unlinkAfter(edition, anyBlock(edition, dice).id)],
  [
    3,
    'crop',
    (edition, dice) => {
      const photos = sorted(edition.blocks).filter((block) => block.kind === 'photo');
      if (photos.length === 0) return [];
      const block = dice.of(photos);
      const turn = dice.of([0, 90, -90, 180, dice.between(-180, 180)]);
      const lie = { turn, flipped: dice.next() < 0.3, fit: dice.of(['whole', null] as const) };
      const place = { scale: dice.between(0.1, 4), x: dice.next(), y: dice.next() };
      return editBlock(edition, { ...block, crop: changedCrop(wholePicture, { ...place, ...lie }) });
    },
  ],
  [
    2,
    'keyline',
    (edition, dice) => {
      const line = { weight: dice.between(0.25, 4), ...dice.of([{}, { colour: 'red' }]) };
      return editKeylines(edition, someBlocks(edition, dice), dice.of([line, null]));
    },
  ],
  [
    3,
    'fitting',
    (edition, dice) => fitArticle(edition, anyArticle(edition, dice).id, dice.of(['tight', 'loose', null])),
  ],
  [2, 'add page', (edition, dice) => addPage(edition, anyPage(edition, dice).id)?.patches ?? []],
  [1, 'duplicate page', (edition, dice) => duplicatePage(edition, anyPage(edition, dice).id)?.patches ?? []],
  [2, 'delete page', (edition, dice) => deletePage(edition, anyPage(edition, dice).id)],
  [3, 'move page', (edition, dice) => movePage(edition, anyPage(edition, dice).id, dice.whole(6))],
  [
    1,
    'section',
    (edition, dice) => renameSection(edition, anyPage(edition, dice).id, dice.of(['要闻', '本地', '文化'])),
  ],
  [
    1,
    'grid',
    (edition, dice) => {
      const page = anyPage(edition, dice);
      const columns = dice.of([3, 4, 5, 6]);
      const own = { ...page.grid, columns, charactersPerColumn: Math.floor(60 / columns) };
      return setGrid(edition, page.id, dice.of([own, gridNamed('tabloid'), gridNamed('broadsheet')]));
    },
  ],
  [
    2,
    'style',
    (edition, dice) =>
      editStyle(edition, dice.of(sorted(edition.styles)).id, {
        size: dice.between(7, 30),
        align: dice.of(['start', 'justify']),
      }),
  ],
  [1, 'add style', (edition, dice) => addStyle(edition, dice.of(sorted(edition.styles)).id, '特')?.patches ?? []],
  [1, 'remove style', (edition, dice) => removeStyle(edition, dice.of(sorted(edition.styles)).id)],
  [
    4,
    'panel style',
    (edition, dice) => {
      const panels = sorted(edition.blocks).filter((block) => block.kind === 'panel');
      return panels.length === 0 ? [] : addPanelStyle(edition, dice.of(panels), '框');
    },
  ],
  [
    2,
    'use style',
    (edition, dice) => {
      const own = sorted(edition.styles).filter((style) => style.role !== undefined);
      const set = sorted(edition.blocks).filter(
        (block) => block.kind === 'headline' || block.kind === 'body' || block.kind === 'panel',
      );
      return own.length === 0 || set.length === 0
        ? []
        : editBlock(edition, { ...dice.of(set), style: dice.of(own).id });
    },
  ],
  [
    3,
    'place',
    (edition, dice) =>
      placeArticle(edition, resources, anyArticle(edition, dice).id, anyPage(edition, dice).id, null) ?? [],
  ],
  [2, 'fit', (edition, dice) => fitLastBlock(edition, resources, anyArticle(edition, dice).id)],
  [
    2,
    'jump',
    (edition, dice) => {
      const one = anyArticle(edition, dice);
      const page = anyPage(edition, dice);
      const stands = threadOf(edition, one.id).some((block) => block.pageId === page.id);
      return stands ? [] : jumpRest(edition, resources, one.id, page.id);
    },
  ],
];

const resources = testResources();
const commands = [...layoutCommands, ...meansCommands, ...storyCommands];
const whole = commands.reduce((sum, [weight]) => sum + weight, 0);

/** A command by its weight, with its name. */
export function drawnCommand(dice: Dice): readonly [string, DeskCommand] {
  let at = dice.next() * whole;
  for (const [weight, name, command] of commands) {
    at -= weight;
    if (at < 0) return [name, command];
  }
  throw new Error('no command');
}

/** The names of all commands. */
export const commandNames: readonly string[] = commands.map(([, name]) => name);

/** Three bare pages and four stories in the pool. */
export function deskEdition(): Edition {
  const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去；第二天清早又排起长队——“来看新馆的人比书还多。”';
  let edition = { ...emptyEdition(3), templates: {} };
  for (const length of [2, 5, 9, 1]) {
    const texts = Array.from({ length }, (_, at) => sentence.repeat(1 + (at % 3)));
    const headlines = { kicker: [], headline: ['东湖南岸灯火亮', '图书馆新馆今日开放'], deck: [], summary: '' };
    const [, second, third] = pagesInOrder(edition);
    const planned = { plannedPage: second?.id ?? null, plannedJump: third?.id ?? null };
    edition = withArticle(edition, article(texts, { headlines, ...planned }));
  }
  return edition;
}
