/** Stage 5: an article's flow: its thread filled leg by leg, and the columns in which it ends made level. */
import type { FaceId } from '../edition/ids.ts';
import type { Article, BodyBlock, Edition, Paragraph, Style } from '../edition/records.ts';
import { printedBody } from '../edition/selectors.ts';
import { sharedEnds } from '../edition/shared-ends.ts';
import type { Frame } from '../edition/units.ts';
import { BlockFlow, type NoticeSetter } from './block-flow.ts';
import type { Jump } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { Label } from './glyph-runs.ts';
import { fillLeg } from './leg.ts';
import { charactersIn, namesOf, type ParagraphCache, type Source, sourceOf } from './paragraph-cache.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';
import { type CopyPlace, type FilledLeg, type Leg, legsOf, type ThreadCopy } from './thread.ts';

/** Where an article's copy stands. */
export interface ThreadFlow {
  /** What each block of the thread holds, in its order. */
  readonly blocks: ReadonlyMap<BodyBlock, BlockFlow>;
  readonly last: BodyBlock | undefined;
  readonly charactersIn: number;
  readonly charactersComposed: number;
  readonly jumps: readonly Jump[];
  readonly missing: readonly string[];
  /** Faces of its styles that are not there. */
  readonly unknownFaces: readonly FaceId[];
  /** What the next flow of the same article over the same blocks may go on from. */
  readonly memory: Memory;
}

/** A leg that is filled, and what it was filled from. */
interface Stop {
  readonly start: CopyPlace;
  readonly filled: FilledLeg;
  readonly blocks: readonly BlockFlow[];
}

interface Memory {
  readonly body: readonly Paragraph[];
  readonly sources: readonly Source[];
  readonly legs: readonly Leg[];
  readonly slotsIn: ReadonlyMap<BodyBlock, readonly Slot[]>;
  readonly notices: NoticeSetter;
  readonly stops: readonly Stop[];
}

export interface FlowInput {
  readonly edition: Edition;
  readonly article: Article;
  /** The article's body blocks that stand on a page, in order. */
  readonly thread: readonly BodyBlock[];
  readonly fonts: FontBook;
  readonly cache: ParagraphCache;
  /** What each body block's text keeps clear of. */
  readonly obstacles: (block: BodyBlock) => readonly Frame[];
}

function noticeSetter({ edition, fonts }: FlowInput): NoticeSetter {
  const style = edition.styles['jump'];
  const labels = new Map<string, Label>();
  return {
    size: style?.size ?? edition.styles['body']?.size ?? 9,
    label({ text }) {
      const known = labels.get(text) ?? new Label(text, fonts, style?.font ?? fonts.for('label'));
      labels.set(text, known);
      return known;
    },
  };
}

/** How many paragraphs two bodies share at their ends. */
type Shared = ReturnType<typeof sharedEnds>;

/** The style of a thread's running text: what its first block asks for. */
function bodyStyle({ edition, thread }: FlowInput): Style | undefined {
  return edition.styles[thread[0]?.style ?? ''] ?? edition.styles['body'];
}

/** The paragraphs, prepared; those that stand at the body's ends as before are not looked up. */
function sourcesOf(input: FlowInput, known: Memory | null, { head, tail }: Shared): readonly Source[] {
  const { article, edition, fonts, cache } = input;
  const { fitting } = article;
  const body = printedBody(article);
  const setting = { edition, fonts, names: namesOf(edition), fitting, body: bodyStyle(input) };
  const prepared = (paragraphs: readonly Paragraph[]) =>
    paragraphs.flatMap((paragraph) => sourceOf(paragraph, setting, cache) ?? []);
  if (known === null) return prepared(body);
  const fresh = prepared(body.slice(head, body.length - tail));
  return known.sources.slice(0, head).concat(fresh, known.sources.slice(known.sources.length - tail));
}

/** Rows to take off a leg's last block in use, for as long as it holds the copy, so that its columns end level. */
function levelled(input: FlowInput, leg: Leg, copy: ThreadCopy, start: CopyPlace, whole: FilledLeg): FilledLeg {
  const { edition, obstacles } = input;
  const endOf = (filled: FilledLeg) => filled.lines.findLast((line) => line.source !== null)?.slot.block;
  const block = whole.end === null ? endOf(whole) : undefined;
  const grid = block === undefined ? undefined : edition.pages[block.pageId]?.grid;
  if (block === undefined || grid === undefined) return whole;
  const from = leg.slots.findIndex((slot) => slot.block === block);
  const count = leg.slots.findLastIndex((slot) => slot.block === block) + 1 - from;
  const columns = new Set(leg.slots.slice(from, from + count).map((slot) => slot.column));
  if (columns.size < 2) return whole;
  let low = 1;
  let high = rowsOf(block, grid).count;
  let best = whole;
  while (low < high) {
    const rows = (low + high) >> 1;
    const short = slotsOf(block, grid, obstacles(block), rows, bodyStyle(input)?.size);
    const slots = leg.slots.slice(0, from).concat(short, leg.slots.slice(from + count));
    const tried = fillLeg({ ...leg, slots }, copy, start);
    if (tried.end === null && endOf(tried) === block) {
      high = rows;
      best = tried;
    } else {
      low = rows + 1;
    }
  }
  return best;
}

/** The blocks of a leg with their lines. */
function blockFlows(
  input: FlowInput,
  leg: Leg,
  filled: FilledLeg,
  slotsIn: Memory['slotsIn'],
  notices: NoticeSetter,
): BlockFlow[] {
  let at = 0;
  return leg.blocks.map((block) => {
    const from = at;
    while (at < filled.lines.length && filled.lines[at]?.slot.block === block) at++;
    const slots = slotsIn.get(block)?.length ?? 0;
    return new BlockFlow(block, filled.lines.slice(from, at), slots, input.article.id, notices);
  });
}

/** What an earlier flow knows of the copy that is flowed now. */
class Earlier {
  readonly #stops: readonly Stop[];
  readonly #head: number;
  /** First paragraph of the unchanged end, and by how many paragraphs the copy has grown before it. */
  readonly #tail: number;
  readonly #grown: number;

  constructor(known: Memory | null, shared: Shared, count: number) {
    this.#stops = known?.stops ?? [];
    this.#head = shared.head;
    this.#tail = count - shared.tail;
    this.#grown = count - (known?.sources.length ?? 0);
  }

  /** A leg as it was filled, when it would be filled so again from this place. */
  stop(leg: number, start: CopyPlace): Stop | null {
    const known = this.#stops[leg];
    if (known === undefined || known.start.from !== start.from) return null;
    if (known.start.paragraph === start.paragraph && known.filled.paragraphsRead <= this.#head) return known;
    if (start.paragraph < this.#tail || known.start.paragraph + this.#grown !== start.paragraph) return null;
    if (this.#grown === 0) return known;
    const { filled } = known;
    const end = filled.end === null ? null : { ...filled.end, paragraph: filled.end.paragraph + this.#grown };
    return {
      start,
      blocks: known.blocks,
      filled: { ...filled, end, paragraphsRead: filled.paragraphsRead + this.#grown },
    };
  }
}

/** The jumps whose notices were placed: a turn line and the continued line that follows it. */
function jumpsOf(stops: readonly Stop[]): Jump[] {
  const notices = stops.flatMap((stop) => stop.blocks.flatMap((block) => block.notices));
  return notices.flatMap((notice, at): Jump[] => {
    const next = notices[at + 1];
    if (notice.kind !== 'turn' || next === undefined) return [];
    return [{ from: notice.page, to: next.page, turnLine: notice.text, continuedLine: next.text }];
  });
}

/** Characters from a place in the copy to its end. */
function charactersAfter(sources: readonly Source[], place: CopyPlace | null): number {
  if (place === null) return 0;
  let count = 0;
  for (let at = place.paragraph; at < sources.length; at++) count += sources[at]?.text.characters ?? 0;
  const cut = sources[place.paragraph];
  if (cut === undefined || place.from === null) return count;
  return count - charactersIn(cut.text, cut.text.first, place.from);
}

/** Faces that the styles of a thread's paragraphs and notices name and the program does not have. */
function unknownFaces(input: FlowInput, sources: readonly Source[], stops: readonly Stop[]): readonly FaceId[] {
  const { styles } = input.edition;
  // A style counts where something is set in it; what is set is gone through only where its face is not there.
  const uses = [
    [bodyStyle(input), () => sources.some(({ paragraph }) => paragraph.type !== 'subhead')],
    [styles['subhead'], () => sources.some(({ paragraph }) => paragraph.type === 'subhead')],
    [styles['jump'], () => stops.some(({ blocks }) => blocks.some(({ notices }) => notices.length > 0))],
  ] as const;
  const used = uses.flatMap(([style, isUsed]) =>
    style !== undefined && !input.fonts.has(style.font) && isUsed() ? style.font : [],
  );
  return [...new Set(used)];
}

const start: CopyPlace = { paragraph: 0, from: null };

/**
 * Flows one article through its thread. `before` is the flow this one follows, when nothing but
 * the body has changed since; legs that the change does not reach are taken from it.
 */
export function flowThread(input: FlowInput, before: ThreadFlow | null): ThreadFlow {
  const { edition, article, thread, obstacles } = input;
  // Where a style is missing paragraphs have no source, and places in the body are none in the copy.
  const known = before !== null && before.memory.sources.length === before.memory.body.length ? before.memory : null;
  const shared = known === null ? { head: 0, tail: 0 } : sharedEnds(known.body, printedBody(article));
  const sources = sourcesOf(input, known, shared);
  const notices = known?.notices ?? noticeSetter(input);
  const slotsIn =
    known?.slotsIn ??
    new Map(
      thread.map((block) => {
        const grid = edition.pages[block.pageId]?.grid;
        if (grid === undefined) return [block, []];
        return [block, slotsOf(block, grid, obstacles(block), rowsOf(block, grid).count, bodyStyle(input)?.size)];
      }),
    );
  const legs =
    known?.legs ??
    legsOf(
      thread,
      (block) => edition.pages[block.pageId]?.number ?? 0,
      (block) => slotsIn.get(block) ?? [],
    );
  const copy: ThreadCopy = {
    sources,
    copyToCome: article.copyToCome,
    dropCapital: thread[0]?.dropCapital ?? 0,
    noticeWidth: (notice) => notices.label(notice).width(notices.size),
    bodySize: bodyStyle(input)?.size ?? 9,
  };
  const earlier = new Earlier(known, shared, sources.length);
  const stops: Stop[] = [];
  let place: CopyPlace | null = start;
  for (const [at, leg] of legs.entries()) {
    const from: CopyPlace = place ?? { paragraph: sources.length, from: null };
    let stop = earlier.stop(at, from);
    if (stop === null) {
      const filled = levelled(input, leg, copy, from, fillLeg(leg, copy, from));
      stop = { start: from, filled, blocks: blockFlows(input, leg, filled, slotsIn, notices) };
    }
    stops.push(stop);
    place = stop.filled.end;
    // Copy to come is continued on the next page, and only there.
    if (place === null && !(article.copyToCome && (at === 0 || from.paragraph < sources.length))) break;
  }
  const blocks = new Map<BodyBlock, BlockFlow>();
  for (const stop of stops) for (const flow of stop.blocks) blocks.set(flow.block, flow);
  for (const block of thread) {
    if (blocks.has(block)) continue;
    const empty = before?.blocks.get(block);
    const isEmpty = empty !== undefined && empty.placed.length === 0;
    const slots = slotsIn.get(block)?.length ?? 0;
    blocks.set(block, isEmpty ? empty : new BlockFlow(block, [], slots, article.id, notices));
  }
  const missing = new Set<string>();
  let characters = 0;
  for (const { text } of sources) {
    characters += text.characters;
    if (text.missing.length > 0) for (const character of text.missing) missing.add(character);
  }
  const left = legs.length === 0 ? characters : charactersAfter(sources, place);
  return {
    blocks,
    last: thread.at(-1),
    charactersIn: characters,
    charactersComposed: characters - left,
    jumps: jumpsOf(stops),
    missing: [...missing],
    unknownFaces: unknownFaces(input, sources, stops),
    memory: { body: printedBody(article), sources, legs, slotsIn, notices, stops },
  };
}
