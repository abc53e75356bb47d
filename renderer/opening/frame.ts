/** The window's frame while the edition opens, as the app lays it out. */

/** Height of the galley under the page at first, in CSS pixels. */
export const GALLEY_HEIGHT = 228;

/** An element with a class, and others in it. */
export function part(tag: string, className: string, ...inside: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
}

/** The frame round the board, empty, so that nothing moves when the app takes its place. */
export function frameAround(board: HTMLElement): HTMLElement {
  const main = part('main', '', part('div', 'board', part('div', 'tool-bar'), board), part('section', 'galley'));
  main.style.gridTemplateRows = `minmax(0, 1fr) ${GALLEY_HEIGHT}px`;
  const [top, side] = [part('header', 'top-bar'), part('nav', 'side')];
  return part(
    'div',
    'window layout opening',
    top,
    side,
    main,
    part('aside', 'inspector'),
    part('footer', 'status-bar'),
  );
}
