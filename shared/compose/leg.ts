/** Stage 4: paragraphs run through the slots of one page's part of a thread, with the jump notices it calls for. */
import { CharacterClass } from '../text/characters.ts';
import { initialWidth } from './drop-capital.ts';
import { costOf, isLone, LOOSE, lineEnd, naturalWidth } from './line.ts';
import { fitFrom, type Source } from './paragraph-cache.ts';
import { type Prepared, Trait } from './prepared-text.ts';
import { sentenceEnd } from './sentence.ts';
import type { Slot } from './slots.ts';
import {
  type Copy,
  continuedLine,
  type FilledLeg,
  type Leg,
  type LineChoice,
  type Notice,
  type Place,
  type PlacedLine,
  turnLine,
} from './thread.ts';
import { type Fit, fitInLines } from './total-fit.ts';

/** Where a page's part of the copy ends: with a line as placed, up to a cluster of it. */
interface Break {
  readonly line: number;
  readonly to: number;
  readonly placed: PlacedLine;
  readonly source: Source;
}

/** A stretch of more clusters than a sheet holds is taken line by line: only the lines that are placed count. */
const LONGEST_FITTED = 50_000;

/** Lines of the next paragraph that a subhead keeps in its column. */
const KEPT_WITH_SUBHEAD = 2;

interface Plan {
  readonly fit: Fit;
  readonly choice: LineChoice;
}

/** The paragraph being placed: from where, and whether it goes on after a jump. */
interface Stretch {
  readonly source: Source;
  readonly from: number;
}

/** For each slot the last one of its column. */
function columnFeet(slots: readonly Slot[]): Int32Array {
  const feet = new Int32Array(slots.length);
  let foot = slots.length - 1;
  for (let at = slots.length - 1; at >= 0; at--) {
    const below = slots[at + 1];
    const slot = slots[at];
    if (below !== undefined && (below.column !== slot?.column || below.block !== slot.block)) foot = at;
    feet[at] = foot;
  }
  return feet;
}

/** A line beside an indent holds at least so much, in em; a narrower column goes without. */
const LEAST_BESIDE_INDENT = 3;

/** The indent of a line that starts at a cluster, in em. */
function indentOf({ text, style }: Source, slot: Slot | undefined, from: number): number {
  if (from !== text.first || style.indent === 0) return 0;
  return (slot?.width ?? 0) / style.size - style.indent < LEAST_BESIDE_INDENT ? 0 : style.indent;
}

function measureOf(source: Source, slot: Slot | undefined, indent: number): number {
  return Math.max(1, (slot?.width ?? 0) / source.style.size - indent);
}

/** True of a full line that is looser than its style allows, or that ends where no line may. */
function isBad(text: Prepared, from: number, to: number, measure: number): boolean {
  if (to >= text.end) return false;
  const isForced = ((text.arena.traits[to - 1] ?? 0) & Trait.breakAfter) === 0;
  return isForced || costOf(text, from, to, measure) >= LOOSE;
}

/** Fills one leg. */
class Filling {
  readonly #leg: Leg;
  readonly #copy: Copy;
  readonly #start: Place;
  readonly #feet: Int32Array;
  #lines: PlacedLine[] = [];
  /** Index of the first line of each paragraph that starts on the leg. */
  #firstLine = new Map<number, number>();
  #slot = 0;
  /** The leg's first line of copy: after its continued line. */
  #opening = 0;
  #read = 0;

  constructor(leg: Leg, copy: Copy, start: Place) {
    this.#leg = leg;
    this.#copy = copy;
    this.#start = start;
    this.#feet = columnFeet(leg.slots);
  }

  /** Slots from one up to its column's foot, itself included. */
  #room(slot: number): number {
    return (this.#feet[slot] ?? slot) - slot + 1;
  }

  #isColumnTop(slot: number): boolean {
    return slot === 0 || this.#feet[slot - 1] === slot - 1;
  }

  run(): FilledLeg {
    const { sources, copyToCome } = this.#copy;
    const leg = this.#leg;
    const [first] = leg.slots;
    if (leg.previous !== null && first !== undefined) {
      this.#placeNotice(first, continuedLine(leg.page, leg.previous));
      this.#slot = 1;
      this.#opening = 1;
    }
    let cut = this.#start.from;
    for (let at = this.#start.paragraph; at < sources.length; at++) {
      const source = sources[at];
      if (source === undefined) break;
      const left = this.#paragraph({ source, from: cut ?? source.text.first }, at, cut !== null);
      cut = null;
      if (left < 0) continue;
      // The copy does not end on this page.
      const end = leg.next === null ? { paragraph: at, from: left } : this.#jump(at);
      return { lines: this.#lines, end, read: this.#read };
    }
    this.#read = sources.length + 1;
    // Copy to come is announced where the copy ends, not again on the page it will go on to.
    const endsHere = leg.previous === null || this.#start.paragraph < sources.length;
    const end = copyToCome && endsHere ? this.#turnToComing() : null;
    return { lines: this.#lines, end, read: this.#read };
  }

  #source(at: number): Source | undefined {
    this.#read = Math.max(this.#read, at + 1);
    return this.#copy.sources[at];
  }

  #placeNotice(slot: Slot, notice: Notice): void {
    this.#lines.push({
      slot,
      source: null,
      from: 0,
      to: 0,
      indent: 0,
      full: false,
      choice: 'line-by-line',
      loose: false,
      notice,
      initial: 0,
    });
  }

  /** Places one paragraph, or what an earlier leg left of it. Returns the cluster that found no place, -1 where all did. */
  #paragraph(stretch: Stretch, at: number, isCut: boolean): number {
    this.#source(at);
    if (!isCut) this.#firstLine.set(at, this.#lines.length);
    const start = this.#startOf(stretch, at);
    return this.#place(stretch, at, start);
  }

  /** The slot a paragraph starts at: the next one, or the next column's where it should not start here. */
  #startOf(stretch: Stretch, at: number): number {
    const { source, from } = stretch;
    const leg = this.#leg;
    let slot = this.#slot;
    if (slot >= leg.slots.length || this.#isColumnTop(slot)) return slot;
    const room = this.#room(slot);
    if (source.paragraph.type === 'subhead') {
      const own = this.#linesOf(stretch, slot);
      const next = this.#source(at + 1);
      const kept =
        next === undefined
          ? 0
          : Math.min(KEPT_WITH_SUBHEAD, this.#linesOf({ source: next, from: next.text.first }, slot));
      if (own + kept > room) slot += room;
      return slot;
    }
    const orphans = source.style.setting.orphanLines;
    if (room < orphans && from === source.text.first && this.#linesOf(stretch, slot) > room) slot += room;
    return slot;
  }

  /** Lines a stretch takes on the measure of a slot. */
  #linesOf({ source, from }: Stretch, slot: number): number {
    const place = this.#leg.slots[slot];
    const indent = indentOf(source, place, from);
    if (source.text.end === from) return 1;
    if (source.text.end - from > LONGEST_FITTED) return LONGEST_FITTED;
    const measure = measureOf(source, place, 0);
    return fitFrom(source, from, measureOf(source, place, indent), measure).ends.length;
  }

  /** Places a stretch from a slot on. Returns the cluster that found no place on the page, -1 where all did. */
  #place(stretch: Stretch, at: number, start: number): number {
    const { source, from } = stretch;
    const { text } = source;
    const slot = start;
    if (from >= text.end) {
      // An empty paragraph is an empty line.
      const place = this.#leg.slots[slot];
      if (place === undefined) return from;
      this.#line(source, place, from, from, 0, 'line-by-line', false);
      this.#slot = slot + 1;
      return -1;
    }
    const initial = at === 0 && from === text.first ? this.#initial(source, start) : null;
    const plan = initial === null ? this.#plan(stretch, slot) : null;
    if (plan !== null) {
      const widow = this.#againstWidow(stretch, slot, plan);
      return this.#placePlan(stretch, slot, widow.plan, widow.skipAt);
    }
    return this.#placeByLine(stretch, slot, initial);
  }

  /** The paragraph's lines as one setting, where all the slots it needs are of one width; else null. */
  #plan({ source, from }: Stretch, slot: number): Plan | null {
    const { slots } = this.#leg;
    const place = slots[slot];
    if (place === undefined || source.text.end - from > LONGEST_FITTED) return null;
    const indent = indentOf(source, place, from);
    const measure = measureOf(source, place, 0);
    const fit = fitFrom(source, from, measureOf(source, place, indent), measure);
    const end = Math.min(slots.length, slot + fit.ends.length + 1);
    for (let at = slot + 1; at < end; at++) if (slots[at]?.width !== place.width) return null;
    return { fit, choice: 'total-fit' };
  }

  /**
   * No line of a paragraph alone at a column's top: the paragraph is set a line shorter or longer,
   * or the line before goes with it. `skipAt` counts the lines after which a slot is left empty.
   */
  #againstWidow({ source, from }: Stretch, slot: number, plan: Plan): { readonly plan: Plan; readonly skipAt: number } {
    const count = plan.fit.ends.length;
    const { widowLines } = source.style.setting;
    const leg = this.#leg;
    const room = this.#room(slot);
    const none = { plan, skipAt: -1 };
    // At a page's end the jump sees to it.
    if (slot + room >= leg.slots.length || count <= room) return none;
    // Only the last column a paragraph comes to can hold a widow.
    let foot = slot + room;
    while (slot + count > foot + this.#room(foot)) {
      foot += this.#room(foot);
      if (foot >= leg.slots.length) return none;
    }
    const alone = slot + count - foot;
    if (alone >= widowLines) return none;
    const place = this.#leg.slots[slot];
    const indent = indentOf(source, place, from);
    const measure = measureOf(source, place, 0);
    const first = measureOf(source, place, indent);
    for (const lines of [count - alone, count + widowLines - alone]) {
      const fit = fitInLines(source.text, from, source.text.end, first, measure, lines);
      if (fit !== null) return { plan: { fit, choice: 'against-widow' }, skipAt: -1 };
    }
    const before = foot - slot;
    const moved = widowLines - alone;
    // What stays must be no lone line either.
    const stays = before - moved;
    if (stays >= Math.max(1, source.style.setting.orphanLines) && moved === 1) return { plan, skipAt: stays };
    if (stays <= 0 && moved === 1 && !this.#isColumnTop(slot)) return { plan, skipAt: 0 };
    return none;
  }

  #placePlan(stretch: Stretch, start: number, plan: Plan, skipAt: number): number {
    const { source, from } = stretch;
    const { text, style } = source;
    const { slots } = this.#leg;
    const { ends, cost } = plan.fit;
    const suspicious = cost >= LOOSE;
    let slot = start;
    let at = from;
    for (let line = 0; line < ends.length; line++) {
      if (line === skipAt) slot++;
      const place = slots[slot];
      if (place === undefined) {
        this.#slot = slot;
        return at;
      }
      const to = ends[line] ?? text.end;
      const indent = indentOf(source, place, at);
      const loose = (suspicious || place.width < style.size) && isBad(text, at, to, place.width / style.size - indent);
      this.#line(source, place, at, to, indent, plan.choice, loose);
      slot++;
      at = to;
    }
    this.#slot = slot;
    return -1;
  }

  /** A drop capital's clusters and the indent it makes, where the column and the paragraph can hold it. */
  #initial(source: Source, slot: number): { readonly to: number; readonly lines: number } | null {
    const lines = this.#copy.dropCapital;
    const { text } = source;
    if (lines < 2 || source.paragraph.type === 'subhead') return null;
    const beside = this.#leg.slots.slice(slot, slot + lines);
    const [top] = beside;
    const isBox = beside.every(({ row, width }, at) => row === (top?.row ?? 0) + at && width === top?.width);
    if (beside.length < lines || this.#room(slot) < lines || !isBox) return null;
    let to = text.first;
    const { cls, traits } = text.arena;
    while (to < text.end && (cls[to] === CharacterClass.opening || cls[to] === CharacterClass.space)) to++;
    // Only a character that a line could follow stands by itself.
    if (cls[to] !== CharacterClass.han || ((traits[to] ?? 0) & Trait.breakAfter) === 0) return null;
    to++;
    const measure = measureOf(source, this.#leg.slots[slot], 0);
    const enough = naturalWidth(text, text.first, text.end) >= measure * lines;
    return to < text.end && enough && measure >= lines * 3 ? { to, lines } : null;
  }

  /** Line after line, each on its own measure. */
  #placeByLine(
    { source, from }: Stretch,
    start: number,
    initial: { readonly to: number; readonly lines: number } | null,
  ): number {
    const { text, style } = source;
    const { slots } = this.#leg;
    let slot = start;
    let at = initial === null ? from : initial.to;
    for (let line = 0; at < text.end; line++) {
      const place = slots[slot];
      if (place === undefined) {
        this.#slot = slot;
        return at;
      }
      const ownIndent = indentOf(source, place, at);
      const inInitial = initial !== null && line < initial.lines;
      const indent = inInitial ? initialWidth(initial.lines, style.leading, style.size) : ownIndent;
      const measure = measureOf(source, place, indent);
      const to = lineEnd(text, at, text.end, measure);
      const loose = isBad(text, at, to, place.width / style.size - indent);
      if (!inInitial && line > 0) {
        // Where the measure changes no more, the rest of the paragraph is set as one.
        const rest = { source, from: at };
        const plan = this.#plan(rest, slot);
        if (plan !== null) {
          const widow = this.#againstWidow(rest, slot, plan);
          return this.#placePlan(rest, slot, widow.plan, widow.skipAt);
        }
      }
      if (line === 0 && initial !== null) {
        this.#line(source, place, text.first, initial.to, 0, 'line-by-line', false, initial.lines);
      }
      this.#line(source, place, at, to, indent, 'line-by-line', loose);
      slot++;
      at = to;
    }
    this.#slot = slot;
    return -1;
  }

  #line(
    source: Source,
    slot: Slot,
    from: number,
    to: number,
    indent: number,
    choice: LineChoice,
    loose: boolean,
    initial = 0,
  ): void {
    const full = to < source.text.end && source.style.align === 'justify' && initial === 0;
    this.#lines.push({ slot, source, from, to, indent, full, choice, loose, notice: null, initial });
  }

  /** The paragraph a line belongs to, given one it cannot be after. */
  #paragraphOf(line: number, atMost: number): number {
    let at = atMost;
    while (at > this.#start.paragraph && (this.#firstLine.get(at) ?? 0) > line) at--;
    return at;
  }

  /**
   * Ends a page's part of the thread. The break comes at a sentence's end when one is within the
   * style's reach, else at a line's end, and leaves no line alone on either side. The turn line
   * closes the last line where it fits there, else it has a line of its own, flush right. Returns
   * where the copy goes on.
   */
  #jump(paragraph: number): Place {
    const { slots, page, next } = this.#leg;
    const notice = turnLine(page, next?.page ?? 0);
    const found = this.#bestBreak(paragraph, notice);
    let resume = this.#start;
    let slot = slots.length - 1;
    if (found === null) {
      // No line of copy can stand here beside the notices.
      this.#lines.length = this.#opening;
    } else {
      const home = this.#paragraphOf(found.line, paragraph);
      const { line, to, placed, source } = found;
      this.#lines.length = line;
      const isCut = to < placed.to;
      const full = placed.full && !isCut;
      this.#lines.push({ ...placed, to, full, choice: isCut ? 'before-jump' : placed.choice });
      slot = this.#slotIndex(placed.slot) + 1;
      resume = to >= source.text.end ? { paragraph: home + 1, from: null } : { paragraph: home, from: to };
    }
    const last = this.#lines.at(-1);
    const home = slots[slot];
    if (last !== undefined && last.notice === null && this.#hasRoomAfter(last, notice)) {
      this.#placeNotice(last.slot, notice);
    } else if (home !== undefined) {
      this.#placeNotice(home, notice);
    }
    return resume;
  }

  #slotIndex(slot: Slot): number {
    return this.#leg.slots.lastIndexOf(slot);
  }

  /** Where the copy on a page is best broken off: the line it ends with, and the cluster after its last. */
  #bestBreak(paragraph: number, notice: Notice): Break | null {
    const floor = this.#opening;
    const lastSlot = this.#leg.slots.length - 1;
    let fallback: Break | null = null;
    for (let at = this.#lines.length - 1; at >= floor; at--) {
      const line = this.#lines[at];
      if (line === undefined || line.source === null || line.initial > 0) continue;
      const { source } = line;
      const index = this.#slotIndex(line.slot);
      const reach = source.style.setting.jumpReach;
      const waste = lastSlot - index;
      if (waste > reach + 1 && fallback !== null) break;
      const isParagraphEnd = line.to >= source.text.end;
      if (source.paragraph.type === 'subhead') continue;
      // A page's part of one line is no part. Places for the break, the latest first: the line's own
      // end if a sentence ends there, then within it.
      let to = isParagraphEnd ? line.to : sentenceEnd(source.text, line.from, line.to);
      while (to > line.from) {
        const fits = (index < lastSlot || this.#hasRoomAfter({ ...line, to }, notice)) && at > floor;
        const isLoneCharacter = to < line.to && isLone(source.text, line.from, to);
        if (fits && !isLoneCharacter && waste <= reach && !this.#leavesLone(at, to, paragraph)) {
          return { line: at, to, placed: line, source };
        }
        to = sentenceEnd(source.text, line.from, to - 1);
      }
      const stands = fallback === null && index < lastSlot;
      if (stands && (isParagraphEnd || !this.#leavesLone(at, line.to, paragraph))) {
        fallback = { line: at, to: line.to, placed: line, source };
      }
    }
    if (fallback !== null) return fallback;
    // Every break would leave a line alone: a full page with a lone line is better than an empty one.
    for (let at = this.#lines.length - 1; at >= floor; at--) {
      const line = this.#lines[at];
      if (line === undefined || line.source === null || line.initial > 0) continue;
      if (this.#slotIndex(line.slot) < lastSlot) {
        return { line: at, to: line.to, placed: line, source: line.source };
      }
    }
    return null;
  }

  /** True where a break would leave one line of a paragraph alone before it or after it. */
  #leavesLone(at: number, to: number, paragraph: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || line.source === null) return false;
    const { source } = line;
    if (to >= source.text.end) return false;
    const home = this.#paragraphOf(at, paragraph);
    if (at === this.#firstLine.get(home)) return true;
    const measure = Math.max(1, (this.#leg.next?.width ?? line.slot.width) / source.style.size);
    return naturalWidth(source.text, to, source.text.end) <= measure;
  }

  /** Copy that ends at a turn line: the notice closes the last line, or takes one of its own. */
  #turnToComing(): Place | null {
    const { slots, page, next } = this.#leg;
    if (next === null) return null;
    const notice = turnLine(page, next.page);
    const last = this.#lines.at(-1);
    const slot = slots[this.#slot];
    if (last !== undefined && last.notice === null && this.#hasRoomAfter(last, notice)) {
      this.#placeNotice(last.slot, notice);
    } else if (slot !== undefined) {
      this.#placeNotice(slot, notice);
    } else {
      // The page is full to its last line: what makes room for the notice goes over with it.
      return this.#jump(this.#copy.sources.length - 1);
    }
    return null;
  }

  /** True when a notice can stand at the end of a line, an em from its last character. */
  #hasRoomAfter(line: PlacedLine, notice: Notice): boolean {
    // Beside a line that is centred nothing else can stand.
    if (line.source === null || line.source.style.align === 'centre') return false;
    const { text, style } = line.source;
    const used = (naturalWidth(text, line.from, line.to) + line.indent) * style.size;
    return line.slot.width - used >= this.#copy.noticeWidth(notice) + this.#copy.bodySize;
  }
}

/** Fills a leg with copy from a place on. */
export function fillLeg(leg: Leg, copy: Copy, start: Place): FilledLeg {
  return new Filling(leg, copy, start).run();
}
