/**
 * A page's display list packed for its way between worker and window: numbers in one array that is
 * handed over, not copied, and each string once. Hundreds of objects a frame, cloned and collected,
 * would cost a drag more than composing does.
 */
import type { ComposedPage, DisplayItem, GlyphRun } from '../../shared/compose/display-list.ts';

type Plain = Exclude<DisplayItem, GlyphRun>;

export interface PackedPage {
  readonly page: Omit<ComposedPage, 'items'>;
  /** Every figure of the runs, one run after the other. */
  readonly numbers: Float64Array;
  readonly strings: readonly string[];
  /** What is no run, and before how many runs each stands. */
  readonly others: readonly { readonly before: number; readonly item: Plain }[];
}

/** Stands for a string that is not there. */
const NONE = -1;

/** Packs a page. The array of numbers may be handed over. */
export function packPage({ id, number, width, height, blocks, items }: ComposedPage): PackedPage {
  const numbers: number[] = [];
  const strings: string[] = [];
  const places = new Map<string, number>();
  const others: { before: number; item: Plain }[] = [];
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, strings.length);
    return strings.push(text) - 1;
  };
  let runs = 0;
  for (const item of items) {
    if (item.kind !== 'glyphs') {
      others.push({ before: runs, item });
      continue;
    }
    runs++;
    const { blockId, face, size, y, scale, ink, text, offset, source, turn, isVertical, glyphs, xs, starts } = item;
    const article = source === null ? NONE : place(source.articleId);
    const part = source === null ? NONE : place(source.part);
    numbers.push(place(blockId), place(face), size, y, scale, ink, place(text), offset, article, part);
    numbers.push(turn === null ? 0 : 1, turn?.x ?? 0, turn?.y ?? 0, isVertical ? 1 : 0, glyphs.length);
    numbers.push(xs.length, starts === null ? NONE : starts.length);
    for (const glyph of glyphs) numbers.push(glyph);
    for (const x of xs) numbers.push(x);
    if (starts !== null) for (const start of starts) numbers.push(start);
  }
  return { page: { id, number, width, height, blocks }, numbers: Float64Array.from(numbers), strings, others };
}

/** Reads figures one after the other. */
class Reader {
  readonly #numbers: Float64Array;
  #at = 0;

  constructor(numbers: Float64Array) {
    this.#numbers = numbers;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  next(): number {
    const value = this.#numbers[this.#at++];
    if (value === undefined) throw new Error('a packed page ends too soon');
    return value;
  }

  list(length: number): number[] {
    const list: number[] = [];
    for (let count = 0; count < length; count++) list.push(this.next());
    return list;
  }
}

function runFrom(reader: Reader, text: (at: number) => string): GlyphRun {
  // Ids and faces come from the engine's own runs, packed a moment ago.
  const blockId = text(reader.next()) as GlyphRun['blockId'];
  const face = text(reader.next()) as GlyphRun['face'];
  const [size, y, scale, ink] = [reader.next(), reader.next(), reader.next(), reader.next()];
  const words = text(reader.next());
  const offset = reader.next();
  const [article, part] = [reader.next(), reader.next()];
  const [hasTurn, turnX, turnY] = [reader.next(), reader.next(), reader.next()];
  const isVertical = reader.next() === 1;
  const [glyphs, xs, starts] = [reader.next(), reader.next(), reader.next()];
  return {
    kind: 'glyphs',
    blockId,
    face,
    size,
    y,
    scale,
    ink,
    glyphs: reader.list(glyphs),
    xs: reader.list(xs),
    text: words,
    starts: starts === NONE ? null : reader.list(starts),
    offset,
    source:
      article === NONE
        ? null
        : { articleId: text(article) as NonNullable<GlyphRun['source']>['articleId'], part: text(part) },
    turn: hasTurn === 1 ? { x: turnX, y: turnY } : null,
    isVertical,
  };
}

/** The page as it was packed. */
export function unpackPage({ page, numbers, strings, others }: PackedPage): ComposedPage {
  const reader = new Reader(numbers);
  const text = (at: number) => {
    const found = strings[at];
    if (found === undefined) throw new Error('a packed page lacks a string');
    return found;
  };
  const items: DisplayItem[] = [];
  let runs = 0;
  let next = 0;
  for (;;) {
    for (let other = others[next]; other !== undefined && other.before === runs; other = others[next]) {
      items.push(other.item);
      next++;
    }
    if (reader.isAtEnd) break;
    items.push(runFrom(reader, text));
    runs++;
  }
  return { ...page, items };
}
