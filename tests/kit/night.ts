/** What comes into a watched folder in a night. */
import type { Arrival } from '../../shared/edition/arrival-records.ts';
import { StoriesBefore } from '../../shared/edition/coming.ts';
import type { WireFacts } from '../../shared/text/wire-facts.ts';

/** What a wire says of a story. */
export const facts = (guid: string, more: Partial<WireFacts> = {}): WireFacts => ({
  guid,
  isCorrection: false,
  isKilled: false,
  ...more,
});

/** Arrivals as a store numbers and relates them. */
export class Night {
  readonly before = new StoriesBefore();
  readonly all: Arrival[] = [];

  comes(name: string, words: string, wire?: WireFacts, notice?: Arrival['notice']): Arrival {
    const seq = this.all.length + 1;
    const relation = this.before.relationOf({ name, at: 0, words, wire, notice });
    this.before.add({ seq, name, at: 0, words, wire, notice, ...relation });
    const arrival: Arrival = {
      seq,
      file: { name, size: 1, modified: 1, sha256: '0'.repeat(64) },
      at: '2024-03-08T20:00:00+08:00',
      title: words,
      characters: words.length,
      pictures: 0,
      remarks: 0,
      ...(wire === undefined ? {} : { wire }),
      ...(notice === undefined ? {} : { notice }),
      ...relation,
      articleId: null,
      isDismissed: false,
    };
    this.all.push(arrival);
    return arrival;
  }

  becomes({ seq }: Arrival, change: Partial<Arrival>): void {
    const own = this.all[seq - 1];
    if (own !== undefined) this.all[seq - 1] = { ...own, ...change };
  }
}
