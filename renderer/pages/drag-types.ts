/** What is dragged within the window, by the type under which a drag carries it. */

/** From the tray of pictures: the ids of pictures and drawings, as {@link draggedKeys} writes them. */
export const PICTURE_TYPE = 'application/x-dayang-picture';

/** Ids in what a drag carries, which is text: one a line. */
export const draggedKeys = {
  write: (keys: readonly string[]): string => keys.join('\n'),
  read: (text: string): readonly string[] => text.split('\n').filter((key) => key !== ''),
};
