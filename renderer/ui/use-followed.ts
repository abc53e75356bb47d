/** Marks and findings follow the copy once typing rests: what is typed is painted first, with nothing else to do. */
import { startTransition, useEffect, useRef, useState } from 'react';

/** A pause in typing: somewhat more than a fast typist's 110 ms from key to key. */
const REST_MS = 150;
/** Marks are behind what is typed on and on by no more than this, in milliseconds. */
const MOST_MS = 600;

/**
 * The value as it was when changes last rested. `isTyped` tells changes that come key by key and may wait from those
 * that are shown at once.
 */
export function useFollowed<T>(value: T, isTyped: (shown: T, now: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const waitingSince = useRef<number | null>(null);
  useEffect(() => {
    if (value === shown) return undefined;
    const show = () => {
      waitingSince.current = null;
      startTransition(() => setShown(value));
    };
    if (!isTyped(shown, value)) {
      show();
      return undefined;
    }
    const now = performance.now();
    waitingSince.current ??= now;
    const timer = setTimeout(show, Math.min(REST_MS, waitingSince.current + MOST_MS - now));
    return () => clearTimeout(timer);
  }, [value, shown, isTyped]);
  return shown;
}
