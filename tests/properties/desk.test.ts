import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedEdition, DisplayItem } from '../../shared/compose/display-list.ts';
import { emFrame } from '../../shared/compose/turned-glyphs.ts';
import { deleteBlocks } from '../../shared/edition/blocks.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { addPage, deletePage } from '../../shared/edition/pages.ts';
import { type Edition, editionSchema } from '../../shared/edition/records.ts';
import { bodyCharacters, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import { placeTaken } from '../../shared/edition/turned.ts';
import { anyPage, someBlocks, sorted } from '../kit/desk-choice.ts';
import { commandNames, deskEdition, drawnCommand } from '../kit/desk-commands.ts';
import { Dice } from '../kit/dice.ts';
import { testResources } from '../kit/editions.ts';
import { type Line, linesOf } from '../kit/lines.ts';
import { printSeed, seed } from '../kit/seeds.ts';

/** Commands of a run, undos and redos among them. */
const COMMANDS = 5_000;
/** Every so many, the composition is compared with one from nothing. */
const COMPARED = 100;
/** Blocks beyond which deleting is what happens most. */
const MANY_BLOCKS = 36;
const MANY_PAGES = 5;

const resources = testResources();

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
    // Of a turned block, what it takes of the page.
    const { x, y, width, height } = placeTaken(block);
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

function isNarrow(edition: Edition, line: Line): boolean {
  const block = edition.blocks[line.block];
  return block?.kind === 'body' && block.frame.width / block.columns < NARROWEST * (line.runs[0]?.size ?? 0);
}

/** Columns narrower than this many em hold no two-em mark: what stands in them is reported. */
const NARROWEST = 3;

/** What is drawn has places, and copy that runs down is in its frame. */
function checkPlace(edition: Edition, item: DisplayItem): void {
  if (item.kind === 'drawing' && item.shapes.some(({ path }) => /NaN|Infinity|undefined/u.test(path))) {
    throw new Error(`drawn nowhere: ${item.blockId}`);
  }
  if (item.kind !== 'glyphs') return;
  if (!item.xs.every(Number.isFinite) || !Number.isFinite(item.y) || !(item.size >= 0)) {
    throw new Error(`set nowhere: ${item.text} in ${item.size} at ${item.y}`);
  }
  const block = edition.blocks[item.blockId];
  if (block?.kind !== 'body' || item.turn === null || item.isReading === true) return;
  if (block.frame.height / block.columns < NARROWEST * item.size) return;
  const { x, y, width, height } = emFrame(item);
  // Blanks at the end of a line hang.
  const blanks = item.text.length - item.text.trimEnd().length;
  const [frame, slack] = [block.frame, item.size * (1 + blanks)];
  const isIn =
    x > frame.x - slack &&
    x + width < frame.x + frame.width + slack &&
    y > frame.y - slack &&
    y + height < frame.y + frame.height + slack;
  if (!isIn) throw new Error(`outside its frame: ${item.text} at ${x},${y} in ${JSON.stringify(frame)}`);
}

/** Where what is seen of a line ends: a blank that closes it hangs out of its column. */
function seenEnd({ text, runs, x, end }: Line): number {
  const blanks = text.length - text.trimEnd().length;
  return blanks === 0 ? end : (runs.flatMap(({ xs }) => xs).at(-blanks) ?? x);
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
    for (const item of page.items) checkPlace(edition, item);
    const lines = linesOf(page).filter(({ text, runs }) => text !== '' && !runs.some(({ isReading }) => isReading));
    for (const line of lines) {
      const frame = page.blocks.find((block) => block.id === line.block)?.frame;
      const size = line.runs[0]?.size ?? 0;
      // What runs down was looked at already, where it lies on the page.
      const isLevel = line.runs.every(({ turn }) => turn === null);
      if (
        frame === undefined ||
        (isLevel && (line.x < frame.x - size || line.y > frame.y + frame.height + 0.01 || line.y < frame.y))
      ) {
        throw new Error(`outside its frame: ${line.text} at ${line.x},${line.y} in ${JSON.stringify(frame)}`);
      }
      if (line.runs.every((run) => run.source === null)) notices.push(`${page.number}${line.text}`);
    }
    // Lines of turned blocks are told level: where they lie on the page is another place.
    const level = lines.filter(({ runs }) => runs.every(({ turn, turned }) => turn === null && turned === undefined));
    level.sort((a, b) => a.y - b.y || a.x - b.x);
    level.forEach((line, at) => {
      const next = level[at + 1];
      if (next === undefined || Math.abs(next.y - line.y) > 0.01) return;
      if (isNarrow(edition, line) || isNarrow(edition, next)) return;
      const slack = 1.02 * Math.max(line.runs[0]?.size ?? 0, next.runs[0]?.size ?? 0);
      if (next.x < seenEnd(line) - slack) throw new Error(`text on text: ${line.text} | ${next.text}`);
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

/** Commands of a run at the most. */
const MOST_COMMANDS = 4 * COMMANDS;

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
    const first = deskEdition();
    let edition = first;
    const done: Step[] = [];
    const undone: Step[] = [];
    const cache = createComposeCache();
    const tally = new Map<string, number>();
    // What is seldom possible may not have been drawn in time: a run goes on until every command did something.
    const isAll = () => commandNames.every((name) => tally.has(name));
    for (let at = 0; at < COMMANDS || (at < MOST_COMMANDS && !isAll()); at++) {
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
          const [called, command] = drawnCommand(dice);
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
    for (const name of commandNames) expect([name, tally.has(name)]).toEqual([name, true]);
    for (const step of done.reverse()) edition = applyPatches(edition, step.inverse).edition;
    expect(bytesOf(edition)).toBe(bytesOf(first));
  });
});
