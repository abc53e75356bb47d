/** The window's frame while the edition opens, as the app lays it out. */
import { panesOfAddress } from '../../shared/contract/panes-address.ts';
import { shareRoom, showPanes } from '../state/pane-room.ts';

/** An element with a class, and others in it. */
export function part(tag: string, className: string, ...inside: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
}

/** Lays the frame out as the app will: by the panes as they were left, and the window's size. */
export function layFrame(frame: HTMLElement): void {
  const panes = panesOfAddress(location.search);
  const room = { width: window.innerWidth, height: window.innerHeight };
  showPanes(frame, panes, shareRoom(panes, 'layout', room));
}

/** The frame round the board, empty, so that nothing moves when the app takes its place. */
export function frameAround(board: HTMLElement): HTMLElement {
  const main = part('main', '', part('div', 'board', part('div', 'tool-bar'), board), part('section', 'galley'));
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
