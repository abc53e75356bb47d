/** An article's flow: its thread filled, the columns of its last block made level, its lines set. */
import type { Article, BodyBlock, Edition } from '../edition/records.ts';
import { threadOf } from '../edition/selectors.ts';
import type { Frame } from '../edition/units.ts';
import type { DisplayItem, Jump } from './display-list.ts';
import { Label } from './glyph-runs.ts';
import { type ParagraphCache, type Source, sourceOf } from './paragraph-cache.ts';
import { jumpsOf, setLines } from './set-lines.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';
import { legsOf, type Notice, type Threaded, Threading } from './threading.ts';
import type { FontBook } from './typeface.ts';

/** Where one body block's part of the thread stands. */
interface BlockFlow {
  readonly block: BodyBlock;
  readonly items: readonly DisplayItem[];
  readonly lines: number;
  /** Slots left empty. */
  readonly linesShort: number;
}

export interface ThreadFlow {
  readonly blocks: readonly BlockFlow[];
  readonly charactersComposed: number;
  readonly charactersOverset: number;
  readonly jumps: readonly Jump[];
  readonly missing: readonly string[];
}

export interface FlowInput {
  readonly edition: Edition;
  readonly article: Article;
  readonly fonts: FontBook;
  readonly cache: ParagraphCache;
  /** What each body block's text keeps clear of. */
  readonly obstacles: (block: BodyBlock) => readonly Frame[];
}

/** The slots of a block, down to all its rows or to fewer. */
type SlotSource = (block: BodyBlock, rows?: number) => readonly Slot[];

function slotSource(input: FlowInput): SlotSource {
  const whole = new Map<BodyBlock, readonly Slot[]>();
  return (block, rows) => {
    const page = input.edition.pages[block.pageId];
    if (page === undefined) return [];
    if (rows !== undefined) return slotsOf(block, page.grid, input.obstacles(block), rows);
    const known = whole.get(block) ?? slotsOf(block, page.grid, input.obstacles(block), rowsOf(block, page.grid).count);
    whole.set(block, known);
    return known;
  };
}

/** The block in which the copy ends. */
function lastBlock(threaded: Threaded): BodyBlock | undefined {
  return threaded.lines.findLast((line) => line.source !== null)?.slot.block;
}

/** Fills the thread, then takes rows off the block in which the text ends for as long as it holds the text. */
function levelled(
  input: FlowInput,
  thread: readonly BodyBlock[],
  slots: SlotSource,
  start: (legs: ReturnType<typeof legsOf>) => Threading,
  sources: readonly Source[],
): Threaded {
  const { edition, article } = input;
  const whole = start(legsOf(edition, thread, slots)).run(sources, article.copyToCome);
  const end = lastBlock(whole);
  const page = end === undefined ? undefined : edition.pages[end.pageId];
  if (!whole.isWhole || end === undefined || page === undefined || end.columns < 2) return whole;
  const standing = whole.standings.get(end);
  const attempt = (rows: number): Threaded => {
    const legs = legsOf(edition, thread, (block) => slots(block, block === end ? rows : undefined));
    const resume = standing === undefined ? undefined : { standing, lines: whole.lines };
    return start(legs).run(sources, article.copyToCome, resume);
  };
  let low = 1;
  let high = rowsOf(end, page.grid).count;
  let best = whole;
  while (low < high) {
    const middle = (low + high) >> 1;
    const tried = attempt(middle);
    if (tried.isWhole && lastBlock(tried) === end) {
      high = middle;
      best = tried;
    } else {
      low = middle + 1;
    }
  }
  return best;
}

/** Flows one article through its thread. */
export function flowThread(input: FlowInput): ThreadFlow {
  const { edition, article, fonts, cache } = input;
  const thread = threadOf(edition, article.id).filter((block) => edition.pages[block.pageId] !== undefined);
  const sources = article.body.flatMap((paragraph) => sourceOf(paragraph, edition, fonts, cache) ?? []);
  const bodySize = edition.styles['body']?.size ?? 9;
  const style = edition.styles['jump'];
  const noticeSize = style?.size ?? bodySize;
  const labels = new Map<string, Label>();
  const labelOf = ({ text }: Notice): Label => {
    const known = labels.get(text) ?? new Label(text, fonts, style?.font ?? 'sans');
    labels.set(text, known);
    return known;
  };
  const slots = slotSource(input);
  const start = (legs: ReturnType<typeof legsOf>) =>
    new Threading(legs, (notice) => labelOf(notice).width(noticeSize), bodySize);
  const threaded = levelled(input, thread, slots, start, sources);
  const set = setLines(threaded.lines, article, ({ slot }, notice) => {
    const label = labelOf(notice);
    // A turn line stands flush right, a continued line at the start.
    const x = notice.kind === 'turn' ? slot.x + slot.width - label.width(noticeSize) : slot.x;
    return label.set({ blockId: slot.block.id, source: null, size: noticeSize, x, y: slot.baseline });
  });
  const all = sources.reduce((sum, source) => sum + source.characters, 0);
  return {
    blocks: thread.map((block): BlockFlow => {
      const content = set.blocks.get(block);
      const linesShort = Math.max(0, slots(block).length - (content?.slots ?? 0));
      return { block, items: content?.items ?? [], lines: content?.lines ?? 0, linesShort };
    }),
    charactersComposed: set.characters,
    charactersOverset: all - set.characters,
    jumps: jumpsOf(edition, threaded.lines),
    missing: [...new Set(sources.flatMap((source) => source.text.missing))],
  };
}
