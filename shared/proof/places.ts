/** Where the text of marks stands on a composed page. */
import { type ComposedPage, drawnSize, type GlyphRun, glyphOffset, glyphText } from '../compose/display-list.ts';
import { programLines, type ShownRun, shownRuns } from '../compose/shown-words.ts';
import { cellsIn, emFrame } from '../compose/turned-glyphs.ts';
import type { ShownWords, TextAnchor, TextPoint, WordsAnchor } from '../edition/proof-records.ts';
import { levelFrame } from '../edition/quarter-turn.ts';
import { headlineLine } from '../edition/text.ts';
import { turnedFrame } from '../edition/turned.ts';
import { isTurnedAlike, type LineBox } from './shapes.ts';

/** Top and bottom of a character's em box above and below its baseline, in em. */
const ASCENT = 0.88;
const DESCENT = 0.12;

interface Character {
  readonly part: string;
  readonly offset: number;
  readonly length: number;
  readonly box: LineBox;
}

/** A page's text as marks ask for it. */
export class PageCharacters {
  /** Boxes of all text, the program's own words too: what no lead line may cover. */
  readonly runs: readonly LineBox[];
  /** Those of vertical lines and of turned blocks as they lie before they are turned. */
  readonly turned: readonly LineBox[];
  readonly #characters = new Map<string, Character[]>();
  readonly #order = new Map<string, number>();
  readonly #shown: readonly ShownRun[];

  constructor(page: ComposedPage) {
    const runs: LineBox[] = [];
    const turned: LineBox[] = [];
    this.#shown = shownRuns(page);
    for (const item of page.items) {
      if (item.kind !== 'glyphs' || item.glyphs.length === 0) continue;
      runs.push(runBox(item));
      if (item.turn !== null || item.turned !== undefined) turned.push(levelBox(item));
    }
    for (const { run, owner, part } of this.#shown) {
      const list = this.#characters.get(owner) ?? [];
      if (!this.#order.has(part)) this.#order.set(part, this.#order.size);
      run.glyphs.forEach((_, at) => {
        const text = glyphText(run, at);
        if (text === '') return;
        list.push({ part, offset: glyphOffset(run, at), length: text.length, box: glyphBox(run, at) });
      });
      this.#characters.set(owner, list);
    }
    this.runs = runs;
    this.turned = turned;
    for (const list of this.#characters.values()) {
      list.sort((a, b) => this.#compare(a, b));
      list.forEach((one, at) => {
        list[at] = upTo(one, list[at + 1]);
      });
    }
  }

  /** Parts come as the page sets them, which is the order of the copy. */
  #compare(a: TextPoint, b: TextPoint): number {
    return (this.#order.get(a.part) ?? -1) - (this.#order.get(b.part) ?? -1) || a.offset - b.offset;
  }

  /** Index of the first character at or after a place. */
  #indexOf(list: readonly Character[], point: TextPoint): number {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = list[middle];
      if (one !== undefined && this.#compare(one, point) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The characters of an anchor that stand on this page, line by line. */
  lines(anchor: TextAnchor | WordsAnchor): LineBox[] {
    return this.#lines(anchor.kind === 'text' ? anchor.articleId : anchor.blockId, anchor.start, anchor.end);
  }

  /** The characters of words that a block shows and no record holds. */
  shownLines(blockId: string, { text, nth }: ShownWords): LineBox[] {
    let left = nth;
    for (const [part, shown] of programLines(this.#shown, blockId)) {
      for (let at = shown.indexOf(text); at >= 0 && text !== ''; at = shown.indexOf(text, at + 1)) {
        left--;
        if (left === 0) return this.#lines(blockId, { part, offset: at }, { part, offset: at + text.length });
      }
    }
    return [];
  }

  #lines(owner: string, start: TextPoint, end: TextPoint): LineBox[] {
    const list = this.#characters.get(owner) ?? [];
    const lines: LineBox[] = [];
    if (!this.#order.has(start.part) && !this.#order.has(end.part)) return lines;
    // What ends on a later page runs to the end of what is here.
    const endsHere = this.#order.has(end.part);
    for (let at = this.#indexOf(list, start); at < list.length; at++) {
      const one = list[at];
      if (one === undefined || (endsHere && this.#compare(one, end) >= 0)) break;
      const last = lines.at(-1);
      const goesOn =
        last !== undefined &&
        isOneLine(last, one.box) &&
        one.box.left >= last.left &&
        one.box.left - last.right < one.box.size * 3;
      if (goesOn) lines[lines.length - 1] = { ...last, right: one.box.right };
      else lines.push(one.box);
    }
    return lines;
  }

  /** All lines of the headline a text is of; of other text, its own. */
  like(anchor: TextAnchor | WordsAnchor): LineBox[] {
    const list = headlineLine(anchor.start.part)?.list;
    if (list === undefined || anchor.kind === 'words') return this.lines(anchor);
    const parts = [...this.#order.keys()].filter((part) => headlineLine(part)?.list === list);
    return parts.flatMap((part) =>
      this.lines({ ...anchor, start: { part, offset: 0 }, end: { part, offset: Number.MAX_SAFE_INTEGER } }),
    );
  }

  /** The place of an article or a block before a character, or after the one before it, as a box without width; null where neither is here. */
  place(owner: string, point: TextPoint): LineBox | null {
    const list = this.#characters.get(owner) ?? [];
    const at = this.#indexOf(list, point);
    const [before, after] = [list[at - 1], list[at]];
    if (before?.part === point.part && before.offset + before.length >= point.offset)
      return { ...before.box, left: before.box.right };
    // A place that was set on another page is not here, though its paragraph goes on here.
    const isHere = after?.offset === point.offset || before?.part === point.part;
    if (after?.part === point.part && isHere) return { ...after.box, right: after.box.left };
    return null;
  }
}

/** Words and dashes of a vertical line stand at other heights than its Han, by less than this in em. */
export const OFF_LINE = 0.2;

/** True of boxes on one line, which go on from each other. */
function isOneLine(a: LineBox, b: LineBox): boolean {
  if (!isTurnedAlike(a, b)) return false;
  return a.turn === undefined ? a.bottom === b.bottom : Math.abs(a.bottom - b.bottom) < a.size * OFF_LINE;
}

/** A character up to where the next one of its line begins: the last of a run is a figure or a letter as often as an em wide. */
function upTo(one: Character, next: Character | undefined): Character {
  if (next === undefined || next.part !== one.part || !isOneLine(one.box, next.box)) return one;
  const isCut = next.box.left > one.box.left && next.box.left < one.box.right;
  return isCut ? { ...one, box: { ...one.box, right: next.box.left } } : one;
}

function runBox(run: GlyphRun): LineBox {
  const { x, y, width, height } = turnedFrame(emFrame(run), run.turned);
  return { left: x, right: x + width, top: y, bottom: y + height, size: run.size };
}

/** How a run is turned, and its block. */
function turnsOf({ turn, turned }: GlyphRun): Pick<LineBox, 'turn' | 'turned'> {
  return { ...(turn === null ? {} : { turn }), ...(turned === undefined ? {} : { turned }) };
}

function levelBox(run: GlyphRun): LineBox {
  const own = emFrame(run);
  const { x, y, width, height } = run.turn === null ? own : levelFrame(run.turn, own);
  return { left: x, right: x + width, top: y, bottom: y + height, size: run.size, ...turnsOf(run) };
}

function glyphBox(run: GlyphRun, at: number): LineBox {
  const left = run.xs[at] ?? 0;
  const isUpright = run.upright !== undefined;
  const next = run.xs[at + 1] ?? left + drawnSize(run) * (isUpright ? 1 / cellsIn(run) : run.scale);
  return {
    left,
    right: Math.min(next, left + run.size * (isUpright ? 1 : run.scale) * 1.2),
    top: run.y - run.size * ASCENT,
    bottom: run.y + run.size * DESCENT,
    size: run.size,
    ...turnsOf(run),
  };
}
