/**
 * Stage 4: an article's paragraphs run through its thread of body blocks, line by line from slot to
 * slot, with the jump notices the thread calls for.
 */
import type { Article, BodyBlock, Edition, Paragraph, Style } from '../edition/records.ts';
import { threadOf } from '../edition/selectors.ts';
import type { Frame } from '../edition/units.ts';
import type { DisplayItem, Jump } from './display-list.ts';
import { glyphRuns, Label } from './glyph-runs.ts';
import { lineEnd, setLine } from './line.ts';
import { naturalWidth, type Prepared, prepare } from './prepare.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';
import type { FontBook } from './typeface.ts';

/** Where one body block's part of the thread stands. */
interface BlockFlow {
  readonly block: BodyBlock;
  readonly items: DisplayItem[];
  readonly lines: number;
  /** Slots left empty after the text's end. */
  readonly linesShort: number;
}

export interface ThreadFlow {
  readonly blocks: readonly BlockFlow[];
  readonly charactersComposed: number;
  readonly charactersOverset: number;
  readonly jumps: readonly Jump[];
  readonly missing: readonly string[];
}

/** The words of the notices (domain.md §1: 转版). Their numbers are always derived. */
function turnLine(page: number): string {
  return `（下转第${page}版）`;
}
function continuedLine(page: number): string {
  return `（上接第${page}版）`;
}

interface Source {
  readonly paragraph: Paragraph;
  readonly text: Prepared;
  readonly style: Style;
  readonly known: Known;
}

/** Where a line ends, remembered: levelling columns asks the same of a paragraph many times. */
function endOfLine(source: Source, from: number, measure: number): number {
  const { text, known } = source;
  let ends = known.ends.get(measure);
  if (ends === undefined) {
    ends = new Int32Array(text.count + 1);
    known.ends.set(measure, ends);
  }
  const remembered = ends[from] ?? 0;
  if (remembered > 0) return remembered;
  const end = lineEnd(text, from, measure);
  ends[from] = end;
  return end;
}

/** A line as placed, before it becomes glyph runs. */
interface PlacedLine {
  readonly slot: Slot;
  readonly source: Source | null;
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly notice: string | null;
}

interface Attempt {
  readonly lines: readonly PlacedLine[];
  /** Paragraph and cluster at which the text did not fit; null when all of it did. */
  readonly restFrom: { readonly paragraph: number; readonly cluster: number } | null;
}

/** What is known of a paragraph: its preparation, where its lines end, and its lines as last set. */
interface Known {
  readonly fonts: FontBook;
  readonly style: Style;
  readonly text: Prepared;
  /** Unicode code points in the paragraph. */
  readonly characters: number;
  /** By measure in em: the line end for each first cluster, 0 where it has not been asked for. */
  readonly ends: Map<number, Int32Array>;
  /** Runs of the lines as they stood in the last composition, by their first cluster and place. */
  runs: Map<string, DisplayItem[]>;
}

type Cache = WeakMap<Paragraph, Known>;

/** Prepared paragraphs, kept as long as the paragraph itself lives unchanged. */
export function createParagraphCache(): Cache {
  return new WeakMap();
}
export type ParagraphCache = Cache;

function sourceOf(paragraph: Paragraph, edition: Edition, fonts: FontBook, cache: Cache): Source | null {
  const style = edition.styles[paragraph.type === 'subhead' ? 'subhead' : 'body'];
  if (style === undefined) return null;
  const known = cache.get(paragraph);
  if (known !== undefined && known.fonts === fonts && known.style === style) {
    return { paragraph, text: known.text, style, known };
  }
  const text = prepare(paragraph.children, fonts, style.font, 'sans-bold');
  const characters = charactersIn(text, 0, text.count);
  const fresh: Known = { fonts, style, text, characters, ends: new Map(), runs: new Map() };
  cache.set(paragraph, fresh);
  return { paragraph, text, style, known: fresh };
}

function charactersIn(text: Prepared, from: number, to: number): number {
  const start = text.start[from] ?? 0;
  const end = text.start[to] ?? text.text.length;
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.text.charCodeAt(at);
    const continues = unit >= 0xdc00 && unit <= 0xdfff && at > start;
    if (!continues) count++;
  }
  return count;
}

/** One slot's part of a thread: which page it is on and what notice its end may need. */
interface Leg {
  readonly page: number;
  readonly slots: readonly Slot[];
}

class Threading {
  readonly #lines: PlacedLine[] = [];
  readonly #legs: readonly Leg[];
  readonly #noticeWidth: (notice: string) => number;
  readonly #bodySize: number;
  #leg = 0;
  #slot = 0;

  constructor(legs: readonly Leg[], noticeWidth: (notice: string) => number, bodySize: number) {
    this.#legs = legs;
    this.#noticeWidth = noticeWidth;
    this.#bodySize = bodySize;
    this.#openLeg();
  }

  /** The next page's part of the thread starts with its continued line. */
  #openLeg(): void {
    const from = this.#legs[this.#leg - 1];
    const slot = this.#legs[this.#leg]?.slots[0];
    if (from === undefined || slot === undefined) return;
    this.#place({ slot, source: null, from: 0, to: 0, indent: 0, notice: continuedLine(from.page) });
  }

  #place(line: PlacedLine): void {
    this.#lines.push(line);
    this.#slot++;
  }

  /** The slot for the next line, or undefined at the thread's end. Crosses to the next page when it must. */
  #next(restFits: (slot: Slot) => boolean): Slot | undefined {
    for (;;) {
      const leg = this.#legs[this.#leg];
      if (leg === undefined) return undefined;
      const slot = leg.slots[this.#slot];
      const target = this.#legs[this.#leg + 1];
      if (slot === undefined) {
        if (target === undefined) return undefined;
        this.#leg++;
        this.#slot = 0;
        this.#openLeg();
        continue;
      }
      // The last slot before a jump is the turn line's, unless the text ends right there.
      if (this.#slot === leg.slots.length - 1 && target !== undefined && !restFits(slot)) {
        this.#place({ slot, source: null, from: 0, to: 0, indent: 0, notice: turnLine(target.page) });
        continue;
      }
      return slot;
    }
  }

  /** True when a subhead would stand alone at a column's foot. */
  #endsColumn(slot: Slot): boolean {
    const after = this.#legs[this.#leg]?.slots[this.#slot + 1];
    return after !== undefined && after.column !== slot.column;
  }

  run(sources: readonly Source[], copyToCome: boolean): Attempt {
    for (const [at, source] of sources.entries()) {
      const { text, style } = source;
      let from = 0;
      do {
        const isLast = at === sources.length - 1;
        const measureOf = (slot: Slot) => slot.width / style.size - (from === 0 ? style.indent : 0);
        const slot = this.#next(
          (last) => isLast && !copyToCome && endOfLine(source, from, Math.max(1, measureOf(last))) >= text.count,
        );
        if (slot === undefined) return { lines: this.#lines, restFrom: { paragraph: at, cluster: from } };
        if (source.paragraph.type === 'subhead' && from === 0 && this.#endsColumn(slot)) {
          this.#slot++;
          continue;
        }
        const indent = from === 0 ? style.indent : 0;
        const to = text.count === 0 ? 0 : endOfLine(source, from, Math.max(1, measureOf(slot)));
        this.#place({ slot, source, from, to, indent, notice: null });
        from = to;
      } while (from < text.count);
    }
    if (copyToCome) this.#turnToComing();
    return { lines: this.#lines, restFrom: null };
  }

  /** Copy that ends at a turn line: the notice closes the last line, or takes one of its own. */
  #turnToComing(): void {
    const target = this.#legs[this.#leg + 1];
    if (target === undefined) return;
    const notice = turnLine(target.page);
    const last = this.#lines.at(-1);
    if (last?.source != null) {
      const { text, style } = last.source;
      const used = (naturalWidth(text, last.from, last.to) + last.indent) * style.size;
      if (last.slot.width - used >= this.#noticeWidth(notice) + this.#bodySize) {
        this.#lines.push({ ...last, source: null, from: 0, to: 0, notice });
        this.#leg++;
        this.#slot = 0;
        this.#openLeg();
        return;
      }
    }
    const slot = this.#legs[this.#leg]?.slots[this.#slot];
    if (slot !== undefined) this.#place({ slot, source: null, from: 0, to: 0, indent: 0, notice });
    this.#leg++;
    this.#slot = 0;
    this.#openLeg();
  }
}

/** Body blocks of one page that follow each other in the thread are one leg. */
function legsOf(edition: Edition, thread: readonly BodyBlock[], slots: (block: BodyBlock) => Slot[]): Leg[] {
  const legs: { page: number; slots: Slot[] }[] = [];
  for (const block of thread) {
    const page = edition.pages[block.pageId]?.number ?? 0;
    const last = legs.at(-1);
    if (last !== undefined && last.page === page) last.slots.push(...slots(block));
    else legs.push({ page, slots: slots(block) });
  }
  // A page without room for a line takes no part: no notice could stand on it.
  return legs.filter((leg) => leg.slots.length > 0);
}

export interface FlowInput {
  readonly edition: Edition;
  readonly article: Article;
  readonly fonts: FontBook;
  readonly cache: ParagraphCache;
  /** What each body block's text keeps clear of. */
  readonly obstacles: (block: BodyBlock) => readonly Frame[];
}

/** Flows one article through its thread. Columns of the block in which the text ends are made level. */
export function flowThread(input: FlowInput): ThreadFlow {
  const { edition, article, fonts, cache } = input;
  const thread = threadOf(edition, article.id).filter((block) => edition.pages[block.pageId] !== undefined);
  const jumpStyle = edition.styles['jump'];
  const sources = article.body.flatMap((paragraph) => sourceOf(paragraph, edition, fonts, cache) ?? []);
  const bodySize = edition.styles['body']?.size ?? 9;
  const labels = new Map<string, Label>();
  const label = (notice: string): Label => {
    const known = labels.get(notice) ?? new Label(notice, fonts, jumpStyle?.font ?? 'sans');
    labels.set(notice, known);
    return known;
  };
  const noticeSize = jumpStyle?.size ?? bodySize;
  const rowLimits = new Map<string, number>();
  const rowsFor = (block: BodyBlock) => {
    const page = edition.pages[block.pageId];
    return page === undefined ? 0 : (rowLimits.get(block.id) ?? rowsOf(block, page.grid).count);
  };
  const slotsFor = (block: BodyBlock): Slot[] => {
    const page = edition.pages[block.pageId];
    return page === undefined ? [] : slotsOf(block, page.grid, input.obstacles(block), rowsFor(block));
  };
  const attempt = (): Attempt => {
    const legs = legsOf(edition, thread, slotsFor);
    return new Threading(legs, (notice) => label(notice).width(noticeSize), bodySize).run(sources, article.copyToCome);
  };
  const isWhole = (result: Attempt) => result.restFrom === null;
  let result = attempt();
  const endsIn = result.lines.findLast((line) => line.source !== null)?.slot.block;
  if (isWhole(result) && endsIn !== undefined && endsIn.columns > 1) {
    // Level columns: the fewest rows that still hold the text.
    const before = result.lines.filter((line) => line.source !== null).length;
    let low = 1;
    let high = rowsFor(endsIn);
    while (low < high) {
      const middle = (low + high) >> 1;
      rowLimits.set(endsIn.id, middle);
      const tried = attempt();
      const sameBlock = tried.lines.findLast((line) => line.source !== null)?.slot.block === endsIn;
      if (isWhole(tried) && sameBlock && before > 0) high = middle;
      else low = middle + 1;
    }
    rowLimits.set(endsIn.id, low);
    result = attempt();
  }
  return assemble(input, thread, result, (line) => {
    const notice = label(line.notice ?? '');
    const x = line.notice?.startsWith('（下') ? line.slot.x + line.slot.width - notice.width(noticeSize) : line.slot.x;
    return notice.set({ blockId: line.slot.block.id, source: null, size: noticeSize, x, y: line.slot.baseline });
  });
}

function lineItems(line: PlacedLine & { readonly source: Source }, article: Article): DisplayItem[] {
  const { slot, source, from, to, indent } = line;
  const { text, style } = source;
  const justify = style.align === 'justify' && to < text.count;
  const measure = slot.width - indent * style.size;
  const set = setLine(text, from, to, style.size, measure, justify);
  const shift = style.align === 'centre' ? Math.max(0, (measure - set.width) / 2) : 0;
  return glyphRuns(text, set, {
    blockId: slot.block.id,
    source: { articleId: article.id, part: source.paragraph.id },
    size: style.size,
    x: slot.x + indent * style.size + shift,
    y: slot.baseline,
  });
}

function assemble(
  input: FlowInput,
  thread: readonly BodyBlock[],
  result: Attempt,
  notice: (line: PlacedLine) => DisplayItem[],
): ThreadFlow {
  const { edition, article } = input;
  const items = new Map<string, DisplayItem[]>(thread.map((block) => [block.id, []]));
  const filled = new Map<string, Set<string>>(thread.map((block) => [block.id, new Set()]));
  const lines = new Map<string, number>();
  let composed = 0;
  let all = 0;
  const missing = new Set<string>();
  const fresh = new Map<Known, Map<string, DisplayItem[]>>();
  for (const line of result.lines) {
    const { block, column, row, x } = line.slot;
    filled.get(block.id)?.add(`${column}/${row}/${x}`);
    if (line.source === null) {
      items.get(block.id)?.push(...notice(line));
    } else {
      const { source } = line;
      lines.set(block.id, (lines.get(block.id) ?? 0) + 1);
      composed += charactersIn(source.text, line.from, line.to);
      const key = `${line.from}/${line.to}/${x}/${line.slot.width}/${line.slot.baseline}/${block.id}`;
      const set = source.known.runs.get(key) ?? lineItems({ ...line, source }, article);
      const runs = fresh.get(source.known) ?? new Map<string, DisplayItem[]>();
      fresh.set(source.known, runs.set(key, set));
      items.get(block.id)?.push(...set);
    }
  }
  for (const [known, runs] of fresh) known.runs = runs;
  for (const paragraph of article.body) {
    const known = input.cache.get(paragraph);
    if (known === undefined) continue;
    all += known.characters;
    for (const character of known.text.missing) missing.add(character);
  }
  const blocks = thread.map((block): BlockFlow => {
    const page = edition.pages[block.pageId];
    const capacity =
      page === undefined ? 0 : slotsOf(block, page.grid, input.obstacles(block), rowsOf(block, page.grid).count).length;
    const used = filled.get(block.id)?.size ?? 0;
    return {
      block,
      items: items.get(block.id) ?? [],
      lines: lines.get(block.id) ?? 0,
      linesShort: Math.max(0, capacity - used),
    };
  });
  return {
    blocks,
    charactersComposed: composed,
    charactersOverset: all - composed,
    jumps: jumpsOf(edition, result.lines),
    missing: [...missing],
  };
}

/** The jumps whose notices were set. */
function jumpsOf(edition: Edition, lines: readonly PlacedLine[]): Jump[] {
  const pageOf = (line: PlacedLine | undefined) =>
    line === undefined ? 0 : (edition.pages[line.slot.block.pageId]?.number ?? 0);
  const notices = lines.filter((line) => line.notice !== null);
  return notices.flatMap((line, at): Jump[] => {
    const next = notices[at + 1];
    if (line.notice === null || !line.notice.startsWith('（下') || next?.notice == null) return [];
    return [{ from: pageOf(line), to: pageOf(next), turnLine: line.notice, continuedLine: next.notice }];
  });
}
