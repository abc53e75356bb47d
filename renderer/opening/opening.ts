/**
 * The window while the edition opens: its frame, and in it the page looked at last, as it was kept. What
 * is kept was true of the file as it stands, but nobody has made sure of it yet: it cannot be clicked,
 * the window says that it is opening, and the engine's own page takes its place.
 */
import { type KeptPieces, unpackKept } from '../../shared/contract/kept-file.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { openingStrings, systemLanguage } from '../i18n/opening-strings.ts';
import { addPart, screenFaces } from '../pages/faces.ts';
import { PagePainter } from '../pages/page-painter.ts';
import { shownOf } from '../pages/shown-glyphs.ts';
import { fitted, placed, RULER } from '../pages/viewport.ts';
import { atNextFrame } from '../session/next-frame.ts';
import { frameAround, layFrame, part } from './frame.ts';
import { type KeptView, readKept } from './kept-view.ts';

let layer: HTMLElement | null = null;
let kept: KeptView | null = null;
let end: () => void = () => undefined;

/** Resolves when the window is open: the engine's page is painted, or it is known that none will be. */
export const isOpen = new Promise<void>((resolve) => {
  end = resolve;
});

/** The window begins with the start page, which main says in the address: no edition is on its way. */
export const isStart = location.search === '?start';

function said(className: string, ...lines: readonly string[]): HTMLElement {
  const words = part('div', className);
  words.setAttribute('role', 'status');
  for (const line of lines) words.append(Object.assign(document.createElement('p'), { textContent: line }));
  return words;
}

/** Has the parts of faces a kept page is painted with; false where one is not there. */
async function hasFaces(view: KeptView, { faces }: KeptPieces): Promise<boolean> {
  const shown = shownOf(view.page.items);
  const added = [...new Set([...shown.keys(), screenFaces.for('interface').id])].map(async (face) => {
    const bytes = faces.get(face);
    if (bytes === undefined) return false;
    await addPart(face, bytes, shown.get(face) ?? { glyphs: new Set(), characters: new Set() });
    return true;
  });
  return (await Promise.all(added)).every(Boolean);
}

/** How long a window may be without a size, in milliseconds: on a busy machine it is for half a second. */
const NO_SIZE = 5_000;

/** Resolves once the window has a size: its first code may run before the browser has told the page. */
function isSized(): Promise<void> {
  if (window.innerHeight > 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    // The document is as high as the window. There is not always an event of the window's own for its first size.
    const observer = new ResizeObserver(() => {
      if (window.innerHeight === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement);
    setTimeout(() => reject(new Error('the window has no size')), NO_SIZE);
  });
}

/** Paints the page where the app will: fitted in the board. */
function paintKept({ page }: KeptView, board: HTMLElement, canvas: HTMLCanvasElement, painter: PagePainter): void {
  const size = { width: board.clientWidth, height: board.clientHeight };
  const view = fitted('page', page, size, RULER);
  const place = placed(page, 0, view, size);
  const box = (element: HTMLElement, { left, top, width, height }: typeof place.page) => {
    element.style.transform = `translate(${left}px, ${top}px)`;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    board.append(element);
  };
  canvas.className = 'sheet';
  box(part('div', 'page-shadow'), place.page);
  box(canvas, place.seen);
  const dpr = window.devicePixelRatio;
  painter.paint(page, 0, () => undefined, {
    scale: view.zoom * dpr,
    x: (place.seen.left - place.page.left) * dpr,
    y: (place.seen.top - place.page.top) * dpr,
    width: Math.round(place.seen.width * dpr),
    height: Math.round(place.seen.height * dpr),
  });
  canvas.dataset['kept'] = String(page.number);
}

async function takeKept(answer: Promise<Response>): Promise<KeptView | null> {
  const response = await answer;
  if (response.status !== 200) return null;
  const pieces = unpackKept(new Uint8Array(await response.arrayBuffer()), (line) => new TextDecoder().decode(line));
  const view = readKept(pieces.page);
  return view !== null && (await hasFaces(view, pieces)) ? view : null;
}

/** Takes the page that was kept and paints it; null where there is none. Rejects where it cannot be painted. */
async function showKept(board: HTMLElement): Promise<KeptView | null> {
  const answer = fetch('/kept');
  // Made while the page is on its way: the browser asks another process for what is behind a canvas.
  const canvas = document.createElement('canvas');
  const painter = new PagePainter(canvas);
  const view = await takeKept(answer);
  if (view === null) return null;
  await isSized();
  if (layer !== null) layFrame(layer);
  paintKept(view, board, canvas, painter);
  return view;
}

/** Shows the ground of the start page; or the window's frame and, where a page is kept that may be shown, that page. Never rejects. */
export async function showOpening(): Promise<void> {
  if (isStart) {
    layer = part('div', 'opening to-start');
    document.body.append(layer);
    return;
  }
  const board = part('div', 'pasteboard');
  layer = frameAround(board);
  layFrame(layer);
  document.body.append(layer);
  // A page that cannot be read or painted is as good as none.
  const view = await showKept(board).catch(() => null);
  if (view === null) {
    board.replaceChildren(said('start', openingStrings.starting[systemLanguage]));
    return;
  }
  board.append(said('opening-note', openingStrings.openingPage[view.language]));
  kept = view;
  performance.mark('kept painted');
}

function close(): void {
  layer?.remove();
  layer = null;
  end();
}

/** The page an edition is opened at: that of the page kept, where it is of this edition. */
export function pageToOpen(path: string, hasPage: (id: PageId) => boolean): PageId | null {
  if (kept !== null && !(kept.path === path && hasPage(kept.page.id))) kept = null;
  return kept?.page.id ?? null;
}

/** The app stands under the opening window, which gives way to it; the page kept stays over its place until it is composed. */
export function appIsUp(): void {
  if (kept !== null) {
    layer?.classList.add('over');
    return;
  }
  layer?.remove();
  layer = null;
}

/**
 * The engine's page is painted: it takes the place of the one that was kept, once it can be seen. A canvas is put on
 * the screen a frame after it was painted, at the latest with the next one.
 */
export function pageIsPainted(): void {
  atNextFrame(() => atNextFrame(close));
}

/** The app itself cannot be read: nothing else is there to say so. */
export function showFailure(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  layer?.replaceChildren(said('start', openingStrings.noApp[systemLanguage], why));
}

/** Something is wrong that the user is told: what was kept may not lie over it. */
export const openingFailed = close;
