/** A board without a window: gestures stand on it as on the real one, and a test sees what they did. */

import type {
  BoardPoint,
  GestureCaret,
  GestureParts,
  GestureSelection,
  Press,
} from '../../renderer/pages/gestures/gesture.ts';
import { GestureMachine } from '../../renderer/pages/gestures/machine.ts';
import { type Sheet, sheetsOf } from '../../renderer/pages/sheets.ts';
import { Observable } from '../../renderer/session/observable.ts';
import type { TableBlock } from '../../shared/blocks/kinds.ts';
import { compose } from '../../shared/compose/compose.ts';
import { withGroups } from '../../shared/edition/blocks.ts';
import { type BlockId, newId, type PageId } from '../../shared/edition/ids.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { linkBlocks } from '../../shared/edition/threads.ts';
import type { Frame } from '../../shared/edition/units.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from './editions.ts';

type ViewState = ReturnType<GestureParts['view']['get']>;

/** A step of undo, as a gesture left it. */
interface Step {
  readonly label: string;
  readonly inverse: readonly Patch[];
}

/** A point of the board, in points; one CSS pixel is one of them. */
export function at(
  x: number,
  y: number,
  { alt = false, shift = false, swaps = false }: Partial<Pick<BoardPoint, 'alt' | 'shift' | 'swaps'>> = {},
): BoardPoint {
  return { x, y, screen: { x, y }, pixel: 1, alt, shift, swaps };
}

/** A press of the first button at a point. */
export function press(point: BoardPoint, more: Partial<Press> = {}): Press {
  return { on: 'page', use: 'act', ...point, ...more };
}

class SelectionStore extends Observable<GestureSelection> {
  readonly #edition: () => Edition;

  constructor(edition: () => Edition) {
    super({
      blocks: [],
      articleId: null,
      tool: 'select',
      linkFrom: null,
      cropping: null,
      shaping: null,
      cells: null,
      isWhole: false,
    });
    this.#edition = edition;
  }

  select(ids: readonly BlockId[], options: { readonly alone?: boolean; readonly isWhole?: boolean } = {}): void {
    this.update({
      isWhole: options.isWhole === true && ids.length > 0,
      blocks: options.alone === true ? ids : withGroups(this.#edition(), ids),
      cropping: null,
      cells: null,
    });
  }

  takeUpSelecting(): void {
    this.update({ tool: 'select', linkFrom: null });
  }
}

class CaretStore extends Observable<GestureCaret> {
  put(caret: NonNullable<GestureCaret['at']>): void {
    this.update({ at: caret, words: null });
  }

  putInWords(words: NonNullable<GestureCaret['words']>): void {
    this.update({ at: null, words });
  }

  clear(): void {
    this.update({ at: null, words: null });
  }

  endTyping(): void {
    this.update({ isTyping: false });
  }
}

export class TestBoard {
  readonly session: Observable<{ readonly edition: Edition }>;
  readonly selection: SelectionStore;
  readonly caret = new CaretStore({ at: null, words: null, isTyping: false });
  readonly view: Observable<ViewState>;
  readonly machine: GestureMachine;
  readonly steps: Step[] = [];
  readonly hints: string[] = [];
  /** What the page is shown as, while nothing is kept yet. */
  preview: readonly Patch[] | null = null;
  /** How far the page was drawn along. */
  drawn = { dx: 0, dy: 0 };

  constructor(
    edition: Edition,
    pageId: PageId,
    options: { readonly isSpread?: boolean; readonly composes?: boolean } = {},
  ) {
    this.session = new Observable({ edition });
    this.selection = new SelectionStore(() => this.edition);
    this.view = new Observable<ViewState>({ mode: 'layout', pageId, fit: 'page' });
    this.machine = new GestureMachine(this.#parts());
    this.show(pageId, options);
  }

  get edition(): Edition {
    return this.session.get().edition;
  }

  /** Lays a page on the board, alone or with the one it faces. */
  show(pageId: PageId, options: { readonly isSpread?: boolean; readonly composes?: boolean } = {}): readonly Sheet[] {
    const pages = options.composes === true ? compose(this.edition, testResources()).pages : [];
    const shown = new Map(pages.map((page) => [page.id, page]));
    const sheets = sheetsOf(this.edition, pageId, options.isSpread === true, shown);
    this.view.update({ pageId });
    this.machine.lay(sheets);
    return sheets;
  }

  edit(label: string, patches: readonly Patch[]): void {
    if (patches.length === 0) return;
    const { edition, inverse } = applyPatches(this.edition, patches);
    this.preview = null;
    this.steps.push({ label, inverse });
    this.session.set({ edition });
  }

  /** Takes back the last step. */
  undo(): void {
    const step = this.steps.pop();
    if (step !== undefined) this.session.set({ edition: applyPatches(this.edition, step.inverse).edition });
  }

  /** Everything a person sees of the state: what a gesture given up must leave as it was. */
  state() {
    const [selection, caret, view] = [this.selection.get(), this.caret.get(), this.view.get()];
    return { edition: this.edition, selection, caret, view, drawn: this.drawn, steps: this.steps.length };
  }

  #parts(): GestureParts {
    const { selection, caret, view, session } = this;
    return {
      selection,
      caret,
      session: {
        state: session,
        preview: (patches) => {
          this.preview = patches;
        },
        edit: (label, patches) => this.edit(label, patches),
      },
      view: Object.assign(view, {
        board: {
          focus: () => undefined,
          panBy: (dx: number, dy: number) => {
            this.drawn = { dx: this.drawn.dx + dx, dy: this.drawn.dy + dy };
            view.update({ fit: 'none' });
            return { dx, dy };
          },
        },
      }),
      notices: { notify: (_, key) => this.hints.push(key) },
      desk: {
        inserting: {
          insert: (form, { pageId, frame }) => {
            const { articleId, blocks } = selection.get();
            const made = insertBlock(this.edition, form, pageId, frame, { articleId, beside: blocks.at(-1) ?? null });
            if (made === null) return null;
            this.edit('block.insert', made.patches);
            selection.select([made.id], { alone: true });
            return made.id;
          },
        },
        swapping: {
          exchange: (label, result) => {
            if (typeof result !== 'string') this.edit(label, result);
            else this.hints.push(result === 'locked' ? 'swapLocked' : 'swapDropOn');
          },
        },
        threads: {
          link: (from, to) => {
            const linked = linkBlocks(this.edition, from, to);
            if (typeof linked !== 'string') this.edit('text.link', linked);
            selection.update({ tool: 'select', linkFrom: null });
          },
        },
        choosing: { editContent: () => selection.update({ cropping: selection.get().blocks[0] ?? null }) },
      },
      typing: {
        canType: () => true,
        start: (place) => {
          caret.update({ at: { place, by: 'typing' }, isTyping: true });
          return true;
        },
        focusInput: () => undefined,
        steps: { end: () => undefined },
      },
    };
  }
}

/** Two facing pages: on the first a story in two blocks and its picture, with a box beside them. */
export function laidBoard(options: { readonly isSpread?: boolean; readonly composes?: boolean } = {}) {
  const photoId = newId<'photo'>();
  const image = { id: newId<'image'>(), name: 'lanterns.jpg', mime: 'image/jpeg', width: 400, height: 300 } as const;
  const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。'.repeat(6)], {
    photos: [{ id: photoId, imageId: image.id, caption: '', credit: '' }],
  });
  const empty = applyPatches(withArticle(emptyEdition(3), story), [
    { kind: 'put', table: 'images', id: image.id, record: image },
  ]).edition;
  const [page, facing] = [pageOf(empty, 2), pageOf(empty, 3)];
  const body = bodyBlock(page, story, { rows: 10, row: 12, span: 2 });
  const second = bodyBlock(page, story, { rows: 10, row: 40, span: 2, thread: 1 });
  const photo = { ...photoBlock(page, story, { column: 3, span: 2, row: 30, rows: 12 }), photoId };
  const edition = withBlocks(empty, [body, second, photo]);
  const board = new TestBoard(edition, page.id, options);
  return { board, page, facing, story, body, second, photo };
}

/** A board with a table of a story, composed, and what the engine says of how the table fits. */
export function tableBoard(own: Pick<TableBlock, 'rows' | 'align'> & Partial<TableBlock>) {
  const { board: laid, page, story } = laidBoard();
  const block: TableBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: story.id,
    order: 90,
    kind: 'table',
    standOff: 0,
    headRows: 0,
    frame: { x: 60, y: 900, width: 240, height: 60 },
    ...own,
  };
  const board = new TestBoard(withBlocks(laid.edition, [block]), page.id);
  const [sheet] = board.show(page.id, { composes: true });
  const fit = sheet?.composed?.blocks.find(({ id }) => id === block.id);
  return { board, page, block, fit };
}

/** The middle of a frame. */
export function middleOf({ x, y, width, height }: Frame): BoardPoint {
  return at(x + width / 2, y + height / 2);
}

/** A point so far from another. */
export function from(point: BoardPoint, dx: number, dy: number, keys: Parameters<typeof at>[2] = {}): BoardPoint {
  return at(point.x + dx, point.y + dy, keys);
}
