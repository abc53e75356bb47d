/** What of a drawing is not drawn as its file says, counted by kind, so that all of it is told. */
import type { ArtworkRemark } from '../../../shared/paper/artwork-remarks.ts';

export type RemarkKind = ArtworkRemark['kind'];

/** Names told of one kind; more say the same. */
const MOST_NAMES = 4;

export class Remarks {
  readonly #found = new Map<RemarkKind, { count: number; readonly names: Set<string> }>();

  /** Takes note of something, or of several alike; `name` is what tells it from others of its kind. */
  add(kind: RemarkKind, name = '', times = 1): void {
    const known = this.#found.get(kind) ?? { count: 0, names: new Set<string>() };
    known.count += times;
    if (name !== '' && known.names.size < MOST_NAMES) known.names.add(name.slice(0, 60));
    this.#found.set(kind, known);
  }

  all(): ArtworkRemark[] {
    return [...this.#found].map(([kind, { count, names }]) => ({ kind, count, names: [...names] }));
  }
}
