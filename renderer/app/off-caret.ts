/** Where notices have no column of their own they lie over the board: never where somebody types. */
import { type RefObject, useEffect, useRef } from 'react';

/** The end of the board that the page's caret is not at. */
function freeEnd(caret: Element | null): 'head' | 'foot' {
  const board = document.querySelector('.board')?.getBoundingClientRect();
  const at = caret?.getBoundingClientRect();
  if (board === undefined || at === undefined) return 'foot';
  return (at.top + at.bottom) / 2 > (board.top + board.bottom) / 2 ? 'head' : 'foot';
}

/** Says of the notices, in `data-end`, at which end of the board they are to lie, as the caret comes, moves and goes. */
export function useOffCaret(count: number): RefObject<HTMLElement | null> {
  const own = useRef<HTMLElement>(null);
  useEffect(() => {
    const notices = own.current;
    if (notices === null || count === 0) return undefined;
    const input = () => document.querySelector('.page-input');
    const look = () => {
      notices.dataset['end'] = freeEnd(input());
    };
    // The field that takes the keys lies where the caret is.
    const moving = new MutationObserver(look);
    const follow = () => {
      moving.disconnect();
      const field = input();
      if (field !== null) moving.observe(field, { attributeFilter: ['style'] });
      look();
    };
    const coming = new MutationObserver(follow);
    coming.observe(document.body, { childList: true });
    follow();
    return () => {
      coming.disconnect();
      moving.disconnect();
    };
  }, [count]);
  return own;
}
