/**
 * A page's display list packed for its way between worker and window: numbers in one array that is
 * handed over, not copied, and each string once. Hundreds of objects a frame, cloned and collected,
 * would cost a drag more than composing does. Each item has a number, by which the window knows it again.
 */
import type { ComposedPage, DisplayItem, GlyphRun } from '../../shared/compose/display-list.ts';
import type { Swatch } from '../../shared/edition/records.ts';
import type { Pt } from '../../shared/edition/units.ts';

type Plain = Exclude<DisplayItem, GlyphRun>;
/** What few runs have. */
type SeldomHad = Pick<GlyphRun, 'marks' | 'isReading' | 'ownPart'>;

export interface PackedPage {
  readonly page: Omit<ComposedPage, 'items'>;
  /** Every figure of the runs, one run after the other. */
  readonly numbers: Float64Array;
  readonly strings: readonly string[];
  /** The colours of runs that are not black. */
  readonly colours: readonly Swatch[];
  /** Lines and dots of runs, which are readings, and which show words of their blocks: of the few runs that have such. */
  readonly marks: readonly ({ readonly run: number } & SeldomHad)[];
  /** What is no run, and before how many runs each stands. */
  readonly others: readonly { readonly before: number; readonly id: number; readonly item: Plain }[];
}

/** Stands for a string that is not there. */
const NONE = -1;
/** Figures of a run before its lists, and where among them the lengths of the lists stand. */
const HEAD = 26;
const LENGTHS = 22;
const LISTS = 4;

/** Numbers items, so that the window knows those it has already; equal items of a page's two states have one number. */
export class ItemNumbers {
  readonly #numbers = new WeakMap<DisplayItem, number>();
  #last = 0;

  of(item: DisplayItem): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.#last++;
    this.#numbers.set(item, this.#last);
    return this.#last;
  }

  /** Gives what a page's new state still shows of the one before the numbers it had. */
  carryOver(before: readonly DisplayItem[], after: readonly DisplayItem[]): void {
    const runs = new Map<Pt, GlyphRun[]>();
    const others: Plain[] = [];
    for (const item of before) {
      if (item.kind !== 'glyphs') others.push(item);
      // A few columns share a baseline, while a text may stand on a page many times.
      else if (!runs.get(item.y)?.push(item)) runs.set(item.y, [item]);
    }
    for (const item of after) {
      const alike = item.kind === 'glyphs' ? (runs.get(item.y) ?? []) : others;
      const at = alike.findIndex((one) => isAlike(one, item));
      const [same] = at < 0 ? [] : alike.splice(at, 1);
      if (same !== undefined) this.#numbers.set(item, this.of(same));
    }
  }
}

function isSameList(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function isSameMarks(a: GlyphRun['marks'], b: GlyphRun['marks']): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isSameDrawing(a: DisplayItem, b: DisplayItem): boolean {
  if (a.kind !== 'drawing' || b.kind !== 'drawing' || a.shapes !== b.shapes) return false;
  const { shapes: _a, ...own } = a;
  const { shapes: _b, ...other } = b;
  return JSON.stringify(own) === JSON.stringify(other);
}

function isAlike(a: DisplayItem, b: DisplayItem): boolean {
  if (a === b) return true;
  // A drawing's shapes are one list for as long as it is the same.
  if (a.kind === 'drawing' || b.kind === 'drawing') return isSameDrawing(a, b);
  if (a.kind !== 'glyphs' || b.kind !== 'glyphs') return JSON.stringify(a) === JSON.stringify(b);
  return (
    a.y === b.y &&
    a.text === b.text &&
    a.size === b.size &&
    a.scale === b.scale &&
    a.ink === b.ink &&
    a.colour === b.colour &&
    a.offset === b.offset &&
    a.isVertical === b.isVertical &&
    a.isAcross === b.isAcross &&
    a.script?.size === b.script?.size &&
    a.script?.rise === b.script?.rise &&
    a.slant === b.slant &&
    a.face === b.face &&
    a.blockId === b.blockId &&
    a.source?.articleId === b.source?.articleId &&
    a.source?.part === b.source?.part &&
    a.ownPart === b.ownPart &&
    a.turn?.x === b.turn?.x &&
    a.turn?.y === b.turn?.y &&
    a.turned?.x === b.turned?.x &&
    a.turned?.y === b.turned?.y &&
    a.turned?.degrees === b.turned?.degrees &&
    isSameMarks(a.marks, b.marks) &&
    a.isReading === b.isReading &&
    isSameList(a.xs, b.xs) &&
    isSameList(a.upright ?? null, b.upright ?? null) &&
    isSameList(a.glyphs, b.glyphs) &&
    isSameList(a.starts, b.starts)
  );
}

function figuresOf({ glyphs, xs, starts, upright }: GlyphRun): number {
  return HEAD + glyphs.length + xs.length + (starts?.length ?? 0) + (upright?.length ?? 0);
}

/** What a run has that few have. */
function markedAt({ marks, isReading, ownPart }: GlyphRun, run: number): PackedPage['marks'] {
  if (marks === undefined && isReading === undefined && ownPart === undefined) return [];
  return [{ run, ...(marks && { marks }), ...(isReading && { isReading }), ...(ownPart !== undefined && { ownPart }) }];
}

/** Packs a page. The array of numbers may be handed over. */
export function packPage(page: ComposedPage, ids: ItemNumbers): PackedPage {
  const { id, number, width, height, blocks, items } = page;
  const runs = items.filter((item) => item.kind === 'glyphs');
  const numbers = new Float64Array(runs.reduce((sum, run) => sum + figuresOf(run), 0));
  const strings: string[] = [];
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const colours: Swatch[] = [];
  const placeOf = (colour: Swatch): number => {
    const known = colours.indexOf(colour);
    return known >= 0 ? known : colours.push(colour) - 1;
  };
  let at = 0;
  const put = (figure: number) => {
    numbers[at++] = figure;
  };
  for (const run of runs) {
    const { source, turn, starts, upright } = run;
    put(ids.of(run));
    put(place(run.blockId));
    put(place(run.face));
    put(run.size);
    put(run.y);
    put(run.scale);
    put(run.ink);
    put(place(run.text));
    put(run.offset);
    put(source === null ? NONE : place(source.articleId));
    put(source === null ? NONE : place(source.part));
    put(turn === null ? 0 : 1);
    put(turn?.x ?? 0);
    put(turn?.y ?? 0);
    put((run.isVertical ? 1 : 0) + (run.isAcross === true ? 2 : 0));
    put(run.script?.size ?? NONE);
    put(run.script?.rise ?? 0);
    put(run.slant ?? 0);
    put(run.colour === undefined ? NONE : placeOf(run.colour));
    put(run.turned?.degrees ?? 0);
    put(run.turned?.x ?? 0);
    put(run.turned?.y ?? 0);
    put(run.glyphs.length);
    put(run.xs.length);
    put(starts === null ? NONE : starts.length);
    put(upright === undefined ? NONE : upright.length);
    for (const glyph of run.glyphs) put(glyph);
    for (const x of run.xs) put(x);
    if (starts !== null) for (const start of starts) put(start);
    if (upright !== undefined) for (const across of upright) put(across);
  }
  const marks = runs.flatMap((run, index) => markedAt(run, index));
  const others: { before: number; id: number; item: Plain }[] = [];
  let before = 0;
  for (const item of items) {
    if (item.kind === 'glyphs') before++;
    else others.push({ before, id: ids.of(item), item });
  }
  return { page: { id, number, width, height, blocks }, numbers, strings, colours, marks, others };
}

/** Reads a packed page's runs one after the other. */
class Reader {
  readonly #numbers: Float64Array;
  readonly #strings: readonly string[];
  readonly #colours: readonly Swatch[];
  readonly #marks: ReadonlyMap<number, SeldomHad>;
  #at = 0;
  /** How many runs were read or passed over. */
  #count = 0;

  constructor({ numbers, strings, colours, marks }: PackedPage) {
    this.#marks = new Map(marks.map(({ run, ...own }) => [run, own]));
    this.#numbers = numbers;
    this.#strings = strings;
    this.#colours = colours;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** The number of the run that comes next. */
  get id(): number {
    return this.#numbers[this.#at] ?? NONE;
  }

  /** Passes over the run that comes next. */
  pass(): void {
    const lengths = this.#at + LENGTHS;
    let end = this.#at + HEAD;
    for (let list = lengths; list < lengths + LISTS; list++) end += Math.max(0, this.#numbers[list] ?? 0);
    this.#at = end;
    this.#count++;
  }

  #next(): number {
    const value = this.#numbers[this.#at++];
    if (value === undefined) throw new Error('a packed page ends too soon');
    return value;
  }

  #text(at: number): string {
    const found = this.#strings[at];
    if (found === undefined) throw new Error('a packed page lacks a string');
    return found;
  }

  #list(length: number): number[] {
    const list: number[] = [];
    for (let count = 0; count < length; count++) list.push(this.#next());
    return list;
  }

  run(): GlyphRun {
    this.#at++;
    const marks = this.#marks.get(this.#count++);
    // Ids and faces are as the engine packed them; who reads a page from a file checks them (kept-view.ts).
    const blockId = this.#text(this.#next()) as GlyphRun['blockId'];
    const face = this.#text(this.#next()) as GlyphRun['face'];
    const [size, y, scale, ink] = [this.#next(), this.#next(), this.#next(), this.#next()];
    const text = this.#text(this.#next());
    const offset = this.#next();
    const [article, part] = [this.#next(), this.#next()];
    const [hasTurn, turnX, turnY] = [this.#next(), this.#next(), this.#next()];
    const stance = this.#next();
    const [scriptSize, rise] = [this.#next(), this.#next()];
    const slant = this.#next();
    const colour = this.#colours[this.#next()];
    const [degrees, aboutX, aboutY] = [this.#next(), this.#next(), this.#next()];
    const lengths = [this.#next(), this.#next(), this.#next(), this.#next()] as const;
    const articleId = article === NONE ? null : (this.#text(article) as NonNullable<GlyphRun['source']>['articleId']);
    return {
      kind: 'glyphs',
      blockId,
      face,
      size,
      y,
      scale,
      ink,
      ...(colour === undefined ? {} : { colour }),
      text,
      offset,
      source: articleId === null ? null : { articleId, part: this.#text(part) },
      turn: hasTurn === 1 ? { x: turnX, y: turnY } : null,
      isVertical: (stance & 1) === 1,
      ...(stance > 1 ? { isAcross: true } : {}),
      ...(scriptSize === NONE ? {} : { script: { size: scriptSize, rise } }),
      ...(degrees === 0 ? {} : { turned: { x: aboutX, y: aboutY, degrees } }),
      ...(slant === 0 ? {} : { slant }),
      glyphs: this.#list(lengths[0]),
      xs: this.#list(lengths[1]),
      starts: lengths[2] === NONE ? null : this.#list(lengths[2]),
      ...marks,
      ...(lengths[3] === NONE ? {} : { upright: this.#list(lengths[3]) }),
    };
  }
}

/** The items of pages unpacked, by number. */
const unpacked = new WeakMap<ComposedPage, ReadonlyMap<number, DisplayItem>>();

/**
 * The page as it was packed. Items that are as they were in an earlier state of it are the very same
 * objects: whoever paints sees at once what changed, and nothing is made to be thrown away.
 */
export function unpackPage(packed: PackedPage, before?: ComposedPage): ComposedPage {
  const reader = new Reader(packed);
  const earlier = before === undefined ? undefined : unpacked.get(before);
  const items = new Map<number, DisplayItem>();
  let runs = 0;
  let next = 0;
  for (;;) {
    for (let other = packed.others[next]; other?.before === runs; other = packed.others[next]) {
      items.set(other.id, earlier?.get(other.id) ?? other.item);
      next++;
    }
    if (reader.isAtEnd) break;
    const { id } = reader;
    const known = earlier?.get(id);
    if (known !== undefined) reader.pass();
    items.set(id, known ?? reader.run());
    runs++;
  }
  const page = { ...packed.page, items: [...items.values()] };
  unpacked.set(page, items);
  return page;
}
