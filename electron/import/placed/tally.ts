/** Facts about a page as they are met: how often, how much at worst, and what they are called. */
import type { PageFact, PageFactKind } from '../../../shared/edition/placed-page.ts';

/** Names of one fact that are kept, and their characters. */
const MOST_NAMES = 40;
const LONGEST_NAME = 200;
const MOST_COUNTED = 1_000_000;
const LARGEST = 20_000;

interface Tallied {
  count: number;
  amount: number | undefined;
  readonly names: Set<string>;
}

export class Tally {
  readonly #facts = new Map<PageFactKind, Tallied>();

  #of(kind: PageFactKind): Tallied {
    const known = this.#facts.get(kind) ?? { count: 0, amount: undefined, names: new Set<string>() };
    this.#facts.set(kind, known);
    return known;
  }

  add(kind: PageFactKind, name?: string): void {
    const fact = this.#of(kind);
    if (name === undefined) fact.count = Math.min(MOST_COUNTED, fact.count + 1);
    else if (fact.names.size < MOST_NAMES) {
      fact.names.add(name.slice(0, LONGEST_NAME));
      fact.count = fact.names.size;
    }
  }

  /** Counts one, and keeps the least amount met. */
  least(kind: PageFactKind, amount: number): void {
    this.add(kind);
    const fact = this.#of(kind);
    fact.amount = Math.min(fact.amount ?? LARGEST, Math.max(0, amount));
  }

  /** Counts one, and keeps the largest amount met. */
  most(kind: PageFactKind, amount: number): void {
    this.add(kind);
    const fact = this.#of(kind);
    fact.amount = Math.min(LARGEST, Math.max(fact.amount ?? 0, amount));
  }

  has(kind: PageFactKind): boolean {
    return this.#facts.has(kind);
  }

  /** In the order in which they were met first; amounts to a hundredth. */
  get facts(): PageFact[] {
    return [...this.#facts].map(([kind, { count, amount, names }]) => ({
      kind,
      count,
      ...(amount === undefined ? {} : { amount: Math.round(amount * 100) / 100 }),
      ...(names.size === 0 ? {} : { names: [...names] }),
    }));
  }
}
