/**
 * What a vertical line says as a whole (ISO 32000-1 §14.9.4). Its fonts have another writing mode than those of its turned
 * words, and some readers (poppler's `-raw`) take every upright character for a line of its own: told the words of the
 * line, all give it in one piece.
 */
import type { DisplayItem, GlyphRun } from '../compose/display-list.ts';
import { isSameTurn } from '../edition/quarter-turn.ts';
import { textString } from './objects.ts';
import type { Operators } from './operators.ts';

/** Runs of one line stand at heights that differ by less than this, in em: Han, words, dashes. The next line is an em on. */
const ONE_LINE = 0.5;

/** True where a run goes on with the line of the one before it. */
function goesOn(before: GlyphRun, run: GlyphRun): boolean {
  return (
    run.blockId === before.blockId &&
    run.source?.articleId === before.source?.articleId &&
    run.source?.part === before.source?.part &&
    run.offset === before.offset + before.text.length &&
    run.turned === before.turned &&
    isSameTurn(run.turn, before.turn) &&
    Math.abs(run.y - before.y) < ONE_LINE * before.size &&
    (run.xs[0] ?? 0) > (before.xs[0] ?? 0)
  );
}

const isPlain = (item: DisplayItem | undefined): item is GlyphRun =>
  item?.kind === 'glyphs' && item.turn !== null && item.marks === undefined && item.isReading !== true;

/** The vertical lines of a page as they are written. Those with lines or dots drawn along them are parted by these. */
export class SpokenLines {
  readonly #out: Operators;
  readonly #items: readonly DisplayItem[];
  /** Where in the list the line ends whose words were said last. */
  #end = 0;

  constructor(out: Operators, items: readonly DisplayItem[]) {
    this.#out = out;
    this.#items = items;
  }

  /** Says a line before its first item. Returns the item behind one, where it is written in the same text object. */
  enter(at: number): DisplayItem | undefined {
    if (at >= this.#end) this.#open(at);
    const next = this.#items[at + 1];
    return next?.turned === this.#items[at]?.turned ? next : undefined;
  }

  /** Ends what is said behind a line's last item. */
  leave(at: number): void {
    if (at + 1 === this.#end) this.#out.line('EMC');
  }

  /** Opens the marked content that says a vertical line, where one begins with an item. */
  #open(at: number): void {
    let last = this.#items[at];
    if (!isPlain(last)) return;
    let hasUpright = last.upright !== undefined;
    let words = last.text;
    let end = at + 1;
    for (let next = this.#items[end]; isPlain(next) && goesOn(last, next); next = this.#items[end]) {
      words += next.text;
      hasUpright ||= next.upright !== undefined;
      last = next;
      end++;
    }
    if (!hasUpright) return;
    this.#out.line(`/Span<</ActualText ${textString(words)}>>BDC`);
    this.#end = end;
  }
}
