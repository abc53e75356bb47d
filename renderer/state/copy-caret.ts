import type { TextPlace } from './place-map.ts';

/** Where the caret was put, and who put it there; the other side follows. */
export interface CopyCaret {
  readonly place: TextPlace;
  /** Where the text selected starts or ends, opposite the caret; null where none is. */
  readonly anchor?: TextPlace | null;
  /**
   * A click on the board leaves the keyboard with the block; `page` takes it to the galley. `find` shows it in both
   * and takes the keyboard nowhere. A `field` is one beside the galley: of a headline, a caption.
   */
  readonly by: 'board' | 'page' | 'galley' | 'field' | 'find' | 'typing';
}
