/** What is read of an arrival that somebody looks at, and of the version before it. */
import { useEffect, useState } from 'react';
import type { ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import type { Offered } from '../../shared/edition/arrivals.ts';
import type { Article } from '../../shared/edition/records.ts';
import type { Stores } from '../state/stores.ts';
import { aboutArrival } from './arrival-words.ts';
import type { Arrivals } from './arrivals.ts';

/** What of the window an arrival that is looked at needs. */
export type ArrivalHost = Pick<Stores, 'session' | 'selection' | 'dialogs' | 'notices' | 'navigation'> & {
  readonly arrivals: Arrivals;
};

/** The earlier version as it came. */
interface Came {
  /** Null where the copy was several stories. */
  readonly article: Article | null;
  readonly photos: readonly ImportedPhoto[];
}

/** What was read of an arrival, and of the version before it. */
export interface Read {
  readonly seq: number;
  readonly copy: ReadCopy;
  /** Null where the copy is several stories. */
  readonly article: Article | null;
  /** The earlier version as it came; null where that is not kept. */
  readonly came: Came | null;
}

/** The pictures that came with copy. */
export function photosOf(copy: ReadCopy): readonly ImportedPhoto[] {
  return copy.kind === 'story' ? copy.photos : [];
}

/** Reads an arrival; undefined while it is on its way, null where it is not kept. */
export function useRead({ arrivals, notices }: ArrivalHost, one: Offered | undefined): Read | null | undefined {
  const [read, setRead] = useState<{ readonly seq: number; readonly value: Read | null } | null>(null);
  const seq = one?.arrival.seq;
  const earlier = one?.earlier?.seq;
  useEffect(() => {
    if (seq === undefined) return undefined;
    let isCurrent = true;
    void notices.attempt(async () => {
      const copy = await arrivals.copy(seq);
      const before = earlier === undefined ? null : await arrivals.copy(earlier);
      const article = copy === null ? null : await arrivals.articleOf(copy);
      const came = before === null ? null : { article: await arrivals.articleOf(before), photos: photosOf(before) };
      if (isCurrent) setRead({ seq, value: copy === null ? null : { seq, copy, article, came } });
    }, aboutArrival(seq));
    return () => {
      isCurrent = false;
    };
  }, [arrivals, notices, seq, earlier]);
  return read?.seq === seq ? read?.value : undefined;
}
