/** Facts about a page as they are met: how often, how much at worst, where, and what they are called. */
import type { PageFact, PageFactKind, PagePlate, UncheckedKind } from '../../../shared/edition/placed-page.ts';

/** Names of one fact that are kept, and their characters. */
const MOST_NAMES = 40;
const LONGEST_NAME = 200;
const MOST_COUNTED = 1_000_000;
const LARGEST = 20_000;

/** Facts of which the least amount is the worst. */
const least: ReadonlySet<PageFactKind> = new Set(['rich-text', 'small-text', 'pictures', 'line-art']);

/** A place on the page as it is seen, in points from its top left. */
export type Place = readonly [x: number, y: number];

interface Tallied {
  count: number;
  amount: number | undefined;
  /** Where it was met first, or at worst. */
  place: Place | undefined;
  /** Names, and where each was met first. */
  readonly names: Map<string, Place | undefined>;
}

/** A place that a record can hold; none where something stands beyond all numbers. */
function held(place: Place | undefined): Place | undefined {
  if (place?.every(Number.isFinite) !== true) return undefined;
  const [x, y] = place;
  const within = (value: number) => Math.round(Math.max(0, Math.min(LARGEST, value)) * 10) / 10;
  return [within(x), within(y)];
}

export class Tally {
  /** Spot inks that are used. */
  readonly inks = new Set<string>();
  /** What is printed on beside them. */
  readonly plates = new Set<PagePlate>();
  readonly #facts = new Map<PageFactKind, Tallied>();

  #of(kind: PageFactKind): Tallied {
    const known = this.#facts.get(kind) ?? { count: 0, amount: undefined, place: undefined, names: new Map() };
    this.#facts.set(kind, known);
    return known;
  }

  /** Counts one. */
  add(kind: PageFactKind, place?: Place): void {
    this.#count(kind, 1, place);
  }

  /** Notes a name; a fact with names counts them. */
  name(kind: PageFactKind, name: string, place?: Place): void {
    const { names } = this.#of(kind);
    const kept = name.slice(0, LONGEST_NAME);
    if (names.size < MOST_NAMES && !names.has(kept)) names.set(kept, held(place));
  }

  /** Notes what something is printed on; `kind` is what it is where that cannot be told. */
  printsOn(plates: readonly PagePlate[], kind: UncheckedKind, place: Place): void {
    for (const plate of plates) this.plates.add(plate);
    if (plates.includes('untold')) this.name('unchecked', kind, place);
  }

  #count(kind: PageFactKind, count: number, place: Place | undefined): void {
    const fact = this.#of(kind);
    fact.count = Math.min(MOST_COUNTED, fact.count + count);
    fact.place ??= held(place);
  }

  /** Counts one, and keeps the worst amount met. */
  measure(kind: PageFactKind, amount: number, place?: Place): void {
    if (Number.isNaN(amount)) return;
    const fact = this.#of(kind);
    const own = Math.max(0, Math.min(LARGEST, amount));
    fact.count = Math.min(MOST_COUNTED, fact.count + 1);
    if (fact.amount !== undefined && (least.has(kind) ? own >= fact.amount : own <= fact.amount)) return;
    fact.amount = own;
    fact.place = held(place) ?? fact.place;
  }

  /** Takes over what another met, as often as it did; of those kinds alone where they are given, and then no inks. */
  merge(other: Tally, only?: ReadonlySet<PageFactKind>): void {
    if (only === undefined) {
      for (const ink of other.inks) this.inks.add(ink);
      for (const plate of other.plates) this.plates.add(plate);
    }
    for (const [kind, { count, amount, place, names }] of other.#facts) {
      if (only?.has(kind) === false) continue;
      for (const [name, at] of names) this.name(kind, name, at);
      if (amount !== undefined) this.measure(kind, amount, place);
      const more = amount === undefined ? count : count - 1;
      if (more > 0) this.#count(kind, more, place);
    }
  }

  has(kind: PageFactKind): boolean {
    return this.#facts.has(kind);
  }

  /** In the order in which they were met first; amounts to a hundredth. */
  get facts(): PageFact[] {
    return [...this.#facts].map(([kind, { count, amount, place, names }]) => {
      const places = placesOf(names.size > 0 ? [...names.values()] : [place]);
      return {
        kind,
        count: names.size > 0 ? names.size : count,
        ...(amount === undefined ? {} : { amount: Math.round(amount * 100) / 100 }),
        ...(names.size === 0 ? {} : { names: [...names.keys()] }),
        ...(places.length === 0 ? {} : { places }),
      };
    });
  }
}

/** Places as a record has them: all of them, or none where one is not known. */
function placesOf(places: readonly (Place | undefined)[]): [number, number][] {
  const told: [number, number][] = [];
  for (const place of places) {
    if (place === undefined) return [];
    told.push([place[0], place[1]]);
  }
  return told;
}
