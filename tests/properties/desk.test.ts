import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { blockForms } from '../../shared/blocks/kinds.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
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
  withGroups,
} from '../../shared/edition/blocks.ts';
import { addPanelStyle, addStyle, editBlock, editStyle, fitArticle, removeStyle } from '../../shared/edition/edits.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { addPage, deletePage, duplicatePage, movePage, renameSection, setGrid } from '../../shared/edition/pages.ts';
import { type Article, type Block, type Edition, editionSchema, type Page } from '../../shared/edition/records.ts';
import { bodyCharacters, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import { applyTemplate, removeTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import { linkBlocks, unlinkAfter } from '../../shared/edition/threads.ts';
import { placeArticle } from '../../shared/layout/place-article.ts';
import { fitLastBlock, jumpRest } from '../../shared/layout/remedies.ts';
import { Dice } from '../kit/dice.ts';
import { article, emptyEdition, testResources, withArticle } from '../kit/editions.ts';
import { type Line, linesOf } from '../kit/lines.ts';
import { printSeed, seed } from '../kit/seeds.ts';

/** Commands of a run, undos and redos among them. */
const COMMANDS = 5_000;
/** Every so many, the composition is compared with one from nothing. */
const COMPARED = 100;
/** Blocks beyond which deleting is what happens most. */
const MANY_BLOCKS = 36;
const MANY_PAGES = 5;

type Command = (edition: Edition, dice: Dice) => readonly Patch[];

/** Records by id, whatever order they were made in: ids are random, a run is not. */
function sorted<T extends { readonly id: string }>(table: { readonly [id: string]: T }): T[] {
  return Object.values(table).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function anyBlock(edition: Edition, dice: Dice): Block {
  return dice.of(sorted(edition.blocks));
}

function anyPage(edition: Edition, dice: Dice): Page {
  return dice.of(pagesInOrder(edition));
}

function anyArticle(edition: Edition, dice: Dice): Article {
  return dice.of(sorted(edition.articles));
}

function someBlocks(edition: Edition, dice: Dice): BlockId[] {
  const page = anyPage(edition, dice);
  const blocks = sorted(edition.blocks).filter((block) => block.pageId === page.id);
  if (blocks.length === 0) return [anyBlock(edition, dice).id];
  return withGroups(
    edition,
    Array.from({ length: 1 + dice.whole(4) }, () => dice.of(blocks).id),
  );
}

const commands: readonly (readonly [weight: number, name: string, command: Command])[] = [
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
  [2, 'lock', (edition, dice) => lockBlocks(edition, someBlocks(edition, dice), dice.next() < 0.4)],
  [
    4,
    'align',
    (edition, dice) =>
      alignBlocks(
        edition,
        someBlocks(edition, dice),
        dice.of<Alignment>(['left', 'centre', 'right', 'top', 'middle', 'bottom']),
      ),
  ],
  [2, 'distribute', (edition, dice) => distributeBlocks(edition, someBlocks(edition, dice), dice.of(['x', 'y']))],
  [
    3,
    'to page',
    (edition, dice) =>
      moveToPage(edition, someBlocks(edition, dice), anyPage(edition, dice).id, dice.between(-50, 50), 0),
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
      return editBlock(edition, { ...block, crop: { scale: dice.between(1, 4), x: dice.next(), y: dice.next() } });
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
    'save template',
    (edition, dice) => saveTemplate(edition, anyPage(edition, dice).id, dice.of(['甲', '乙', '丙'])),
  ],
  [
    4,
    'apply template',
    (edition, dice) => {
      const templates = sorted(edition.templates);
      return templates.length === 0 ? [] : applyTemplate(edition, anyPage(edition, dice).id, dice.of(templates).id);
    },
  ],
  [
    1,
    'remove template',
    (edition, dice) => {
      const templates = sorted(edition.templates);
      return templates.length === 0 ? [] : removeTemplate(edition, dice.of(templates).id);
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
    1,
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
const whole = commands.reduce((sum, [weight]) => sum + weight, 0);

function drawn(dice: Dice): readonly [string, Command] {
  let at = dice.next() * whole;
  for (const [weight, name, command] of commands) {
    at -= weight;
    if (at < 0) return [name, command];
  }
  throw new Error('no command');
}

function start(): Edition {
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

/** The document as bytes: records in the order of their ids, each as it was made. */
function bytesOf(edition: Edition): string {
  const { edition: record, pages, articles, blocks, images, styles, templates } = edition;
  return JSON.stringify([
    record,
    ...[pages, articles, blocks, images, styles, templates].map((table) => sorted<{ readonly id: string }>(table)),
  ]);
}

/** What must hold of a document whatever was done to it. */
function checkDocument(edition: Edition): void {
  v.parse(editionSchema, edition);
  expect(pagesInOrder(edition).map((page) => page.number)).toEqual(pagesInOrder(edition).map((_, at) => at + 1));
  for (const block of Object.values(edition.blocks)) {
    const page = edition.pages[block.pageId];
    if (page === undefined) throw new Error(`${block.kind} on no page`);
    if ('style' in block && block.style !== undefined && edition.styles[block.style] === undefined) {
      throw new Error('a style that is not there');
    }
    const { x, y, width, height } = block.frame;
    const { trim } = page.grid;
    const isOnSheet = x < trim.width && y < trim.height && x + width > 0 && y + height > 0 && width > 0 && height > 0;
    if (!isOnSheet) throw new Error(`${block.kind} off the sheet: ${JSON.stringify(block.frame)}`);
    if (!('articleId' in block)) continue;
    const shown = edition.articles[block.articleId];
    if (shown === undefined) throw new Error(`${block.kind} of no article`);
    if ('photoId' in block && !shown.photos.some((photo) => photo.id === block.photoId))
      throw new Error('no such photo');
  }
  for (const one of Object.values(edition.articles)) {
    const orders = threadOf(edition, one.id).map((block) => block.threadOrder);
    if (new Set(orders).size !== orders.length) throw new Error(`two blocks at one place of a thread: ${orders}`);
    for (const page of [one.plannedPage, one.plannedJump]) {
      if (page !== null && edition.pages[page] === undefined) throw new Error('planned for no page');
    }
  }
}

/** Columns narrower than this many em hold no two-em mark: what stands in them is reported. */
const NARROWEST = 3;

function isNarrow(edition: Edition, line: Line): boolean {
  const block = edition.blocks[line.block];
  return block?.kind === 'body' && block.frame.width / block.columns < NARROWEST * (line.runs[0]?.size ?? 0);
}

/** The engine's promises: nothing lost, nothing outside, no text on text, notices that are true. */
function checkComposition(edition: Edition, composed: ComposedEdition): void {
  for (const one of Object.values(edition.articles)) {
    const fit = composed.articles.find((other) => other.id === one.id);
    expect(fit?.charactersIn).toBe(bodyCharacters(one));
    expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(fit?.charactersIn);
  }
  const notices: string[] = [];
  for (const page of composed.pages) {
    const lines = linesOf(page).filter((line) => line.text !== '');
    for (const line of lines) {
      const frame = page.blocks.find((block) => block.id === line.block)?.frame;
      const size = line.runs[0]?.size ?? 0;
      if (
        frame === undefined ||
        line.x < frame.x - size ||
        line.y > frame.y + frame.height + 0.01 ||
        line.y < frame.y
      ) {
        throw new Error(`outside its frame: ${line.text} at ${line.x},${line.y} in ${JSON.stringify(frame)}`);
      }
      if (line.runs.every((run) => run.source === null)) notices.push(`${page.number}${line.text}`);
    }
    lines.sort((a, b) => a.y - b.y || a.x - b.x);
    lines.forEach((line, at) => {
      const next = lines[at + 1];
      if (next === undefined || Math.abs(next.y - line.y) > 0.01) return;
      if (isNarrow(edition, line) || isNarrow(edition, next)) return;
      const slack = 1.02 * Math.max(line.runs[0]?.size ?? 0, next.runs[0]?.size ?? 0);
      if (next.x < line.end - slack) throw new Error(`text on text: ${line.text} | ${next.text}`);
    });
  }
  const expected = composed.articles.flatMap((fit) =>
    fit.jumps.flatMap((jump) => [`${jump.from}（下转第${jump.to}版）`, `${jump.to}（上接第${jump.from}版）`]),
  );
  expect(notices.sort()).toEqual(expected.sort());
}

interface Step {
  readonly name: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** Ids and times that follow from the seed, so that a run can be run again to the letter. */
function repeatableIds(): void {
  const dice = new Dice(seed ^ 0x5bd1e995);
  let now = 1_700_000_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now++);
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) for (let at = 0; at < array.length; at++) array[at] = dice.whole(256);
    return array;
  });
}

beforeAll(() => {
  printSeed('desk commands');
  repeatableIds();
});
afterAll(() => vi.restoreAllMocks());

describe('the layout desk', () => {
  it(`keeps the document whole through ${COMMANDS} random commands, and undoes them all`, () => {
    const dice = new Dice(seed);
    const first = start();
    let edition = first;
    const done: Step[] = [];
    const undone: Step[] = [];
    const cache = createComposeCache();
    const tally = new Map<string, number>();
    for (let at = 0; at < COMMANDS; at++) {
      const chance = dice.next();
      let name = 'undo';
      try {
        if (chance < 0.12 && done.length > 0) {
          const step = done.pop();
          if (step === undefined) continue;
          edition = applyPatches(edition, step.inverse).edition;
          undone.push(step);
        } else if (chance < 0.19 && undone.length > 0) {
          name = 'redo';
          const step = undone.pop();
          if (step === undefined) continue;
          edition = applyPatches(edition, step.patches).edition;
          done.push(step);
        } else {
          const isFull = Object.keys(edition.blocks).length > MANY_BLOCKS && dice.next() < 0.5;
          const hasPages = Object.keys(edition.pages).length > MANY_PAGES && dice.next() < 0.5;
          const [called, command] = drawn(dice);
          name = isFull ? 'delete' : hasPages ? 'delete page' : called;
          const patches = isFull
            ? deleteBlocks(edition, someBlocks(edition, dice))
            : hasPages
              ? deletePage(edition, anyPage(edition, dice).id)
              : Object.keys(edition.blocks).length === 0
                ? (addPage(edition, anyPage(edition, dice).id)?.patches ?? [])
                : command(edition, dice);
          if (patches.length === 0) continue;
          const applied = applyPatches(edition, patches);
          edition = applied.edition;
          done.push({ name, patches, inverse: applied.inverse });
          undone.length = 0;
        }
        tally.set(name, (tally.get(name) ?? 0) + 1);
        checkDocument(edition);
        const composed = compose(edition, resources, cache);
        checkComposition(edition, composed);
        if (at % COMPARED === 0) {
          expect(JSON.stringify(composed)).toBe(JSON.stringify(compose(edition, resources)));
        }
      } catch (error) {
        throw new Error(`command ${at}, ${name}, seed ${seed}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      }
    }
    // A run in which some command never did anything proves nothing of it.
    for (const [, name] of commands) expect([name, tally.has(name)]).toEqual([name, true]);
    for (const step of done.reverse()) edition = applyPatches(edition, step.inverse).edition;
    expect(bytesOf(edition)).toBe(bytesOf(first));
  });
});
