/** What the pointer does on the board: select, move, resize, draw, link, crop. One gesture at a time. */

import { type BlockForm, blockModule } from '../../shared/blocks/kinds.ts';
import { blocksOf, frameBlock, moveBlocks, moveToPage } from '../../shared/edition/blocks.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import {
  type Guide,
  type Handle,
  resized,
  type SnapPlaces,
  snapMove,
  snapPlaces,
  snapResize,
} from '../../shared/edition/frames.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import { frameAt } from '../../shared/edition/insert.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { type Block, type Crop, type Edition, type PhotoBlock, wholePicture } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import type { Workspace } from '../app/workspace.ts';
import { placeAt, type TextPlace } from './place-map.ts';
import { holdsPoint, type Sheet, sheetAt } from './sheets.ts';

/** A point of the board in points, with what the pointer says besides. */
export interface BoardPoint {
  readonly x: Pt;
  readonly y: Pt;
  /** Points that one CSS pixel is. */
  readonly pixel: Pt;
  /** Moves freely, or reaches what lies below. */
  readonly alt: boolean;
  /** Adds to the selection, or keeps to one direction. */
  readonly shift: boolean;
}

/** What is drawn over the page while a gesture lasts; frames and guides in points of a sheet. */
export interface Sketch {
  readonly sheet: Sheet;
  readonly frames: readonly Frame[];
  readonly guides: readonly Guide[];
  readonly kind: 'move' | 'draw' | 'marquee';
}

interface Gesture {
  move(to: BoardPoint): void;
  end(to: BoardPoint): void;
}

/** How far the pointer goes, in CSS pixels, before a press is a drag. */
const THRESHOLD = 3;
/** How near an edge must come to snap, in CSS pixels. */
const REACH = 7;
/** A thin block is caught this near, in CSS pixels. */
const SLACK = 4;

export class BoardPointer {
  readonly #workspace: Workspace;
  readonly #onSketch: (sketch: Sketch | null) => void;
  #gesture: Gesture | null = null;

  constructor(workspace: Workspace, onSketch: (sketch: Sketch | null) => void) {
    this.#workspace = workspace;
    this.#onSketch = onSketch;
  }

  get isBusy(): boolean {
    return this.#gesture !== null;
  }

  #edition(): Edition | null {
    return this.#workspace.session.state.get().edition;
  }

  /** Blocks under a point of a sheet, the top-most first. */
  #under(sheet: Sheet, point: BoardPoint): Block[] {
    const edition = this.#edition();
    if (edition === null) return [];
    return blocksOnPage(edition, sheet.page.id)
      .filter((block) => holdsPoint(block.frame, point.x - sheet.x, point.y, SLACK * point.pixel))
      .reverse();
  }

  /** The block a press means: of those under it, with Alt, the one below the selected. */
  hit(sheets: readonly Sheet[], point: BoardPoint): { readonly sheet: Sheet; readonly block: Block } | null {
    const sheet = sheetAt(sheets, point.x);
    if (sheet === undefined) return null;
    const under = this.#under(sheet, point);
    const { blocks: selection } = this.#workspace.selection.get();
    const below = under.findIndex((block) => selection.includes(block.id)) + 1;
    // A panel lies behind what stands in it, and is taken by its edge or where nothing else is.
    const block =
      point.alt && below > 0
        ? (under[below] ?? under[0])
        : (under.find((one) => blockModule(one.kind).runaround !== 'on') ?? under[0]);
    return block === undefined ? null : { sheet, block };
  }

  /**
   * A press while text is typed on the page: puts the caret into the text under it, and selects what is
   * drawn over. False where no text of that article is, which ends typing.
   */
  pressText(sheets: readonly Sheet[], point: BoardPoint): boolean {
    const placeUnder = (at: BoardPoint) => {
      const found = this.hit(sheets, at);
      const composed = found?.sheet.composed;
      if (found === null || composed === undefined) return null;
      return placeAt(composed, found.block.id, at.x - found.sheet.x, at.y);
    };
    const start = placeUnder(point);
    const { at: caret } = this.#workspace.caret.get();
    if (start === null || start.articleId !== caret?.place.articleId || !this.#workspace.typing.canType(start)) {
      this.#workspace.caret.endTyping();
      return false;
    }
    const anchor = point.shift ? (caret.anchor ?? caret.place) : start;
    const select = (place: TextPlace) =>
      this.#workspace.caret.put({
        place,
        anchor: place.part === anchor.part && place.offset === anchor.offset ? null : anchor,
        by: 'typing',
      });
    this.#workspace.typing.steps.end();
    select(start);
    this.#workspace.typing.focusInput();
    this.#gesture = {
      move: (to) => {
        const place = placeUnder(to);
        if (place !== null && place.articleId === start.articleId && this.#workspace.typing.canType(place))
          select(place);
      },
      end: () => undefined,
    };
    return true;
  }

  /** A press while proofreading: the caret goes there, what is drawn over is selected; a picture as a block. */
  pressReading(sheets: readonly Sheet[], point: BoardPoint): void {
    const { proof, selection } = this.#workspace;
    const placeUnder = (at: BoardPoint) => {
      const found = this.hit(sheets, at);
      const composed = found?.sheet.composed;
      if (found === null || composed === undefined || at.alt) return null;
      return placeAt(composed, found.block.id, at.x - found.sheet.x, at.y);
    };
    const found = this.hit(sheets, point);
    const start = placeUnder(point);
    selection.select(found === null || start !== null ? [] : [found.block.id], { alone: true });
    if (start === null) return;
    const { at: caret } = this.#workspace.caret.get();
    const anchor = point.shift && caret?.place.articleId === start.articleId ? (caret.anchor ?? caret.place) : start;
    const select = (place: TextPlace) =>
      proof.caretAt(place, place.part === anchor.part && place.offset === anchor.offset ? null : anchor);
    select(start);
    this.#gesture = {
      move: (to) => {
        const place = placeUnder(to);
        if (place !== null && place.articleId === start.articleId) select(place);
      },
      end: () => undefined,
    };
  }

  press(sheets: readonly Sheet[], point: BoardPoint): void {
    const sheet = sheetAt(sheets, point.x);
    const { tool, cropping, blocks: selection } = this.#workspace.selection.get();
    if (sheet === undefined) return;
    const found = this.hit(sheets, point);
    if (tool === 'link') this.#gesture = this.#link(sheet, point, found?.block ?? null);
    else if (tool !== 'select') this.#gesture = this.#draw(sheet, point, tool);
    else if (cropping !== null && found?.block.id === cropping && found.block.kind === 'photo') {
      this.#gesture = this.#pan(found.block, point);
    } else if (found === null) {
      this.#gesture = this.#marquee(sheet, point);
    } else {
      const { block } = found;
      const wasSelected = selection.includes(block.id);
      if (point.shift) {
        const next = wasSelected ? selection.filter((id) => id !== block.id) : [...selection, block.id];
        this.#workspace.selection.select(next);
      } else if (!wasSelected) this.#workspace.selection.select([block.id]);
      this.#gesture = this.#drag(sheets, found.sheet, point, block, wasSelected);
    }
  }

  /** Starts moving the edges of a block. */
  pressHandle(sheets: readonly Sheet[], id: BlockId, handle: Handle, point: BoardPoint): void {
    const block = this.#edition()?.blocks[id];
    const sheet = sheets.find((one) => one.page.id === block?.pageId);
    if (block === undefined || sheet === undefined) return;
    if (block.locked === true) this.#workspace.notices.notify('hint', 'isLocked');
    else this.#gesture = this.#resize(sheet, point, block, handle);
  }

  moveTo(point: BoardPoint): void {
    this.#gesture?.move(point);
  }

  release(point: BoardPoint): void {
    const gesture = this.#gesture;
    this.#gesture = null;
    gesture?.end(point);
    this.#onSketch(null);
  }

  /** Gives up what is going on; everything is as before. */
  cancel(): void {
    if (this.#gesture === null) return;
    this.#gesture = null;
    this.#onSketch(null);
    this.#workspace.session.preview(null);
  }

  #places(sheet: Sheet, without: ReadonlySet<BlockId>): SnapPlaces {
    const edition = this.#edition();
    const others = edition === null ? [] : blocksOnPage(edition, sheet.page.id);
    return snapPlaces(
      sheet.page.grid,
      others.filter((block) => !without.has(block.id)).map((block) => block.frame),
    );
  }

  #reach(point: BoardPoint): Pt {
    return point.alt ? 0 : REACH * point.pixel;
  }

  #drag(sheets: readonly Sheet[], sheet: Sheet, from: BoardPoint, pressed: Block, wasSelected: boolean): Gesture {
    const edition = this.#edition();
    let patches: readonly Patch[] | null = null;
    const moving = () => this.#workspace.selection.get().blocks;
    const blocks = edition === null ? [] : blocksOf(edition, moving());
    const bounds = blocks.length === 0 ? pressed.frame : boundsOf(blocks.map((block) => block.frame));
    const isText = blocks.some(({ kind }) => blockModule(kind).regrid === 'rows');
    const places = this.#places(sheet, new Set(moving()));
    return {
      move: (to) => {
        const [across, down] = [to.x - from.x, to.y - from.y];
        if (patches === null && Math.hypot(across, down) < THRESHOLD * to.pixel) return;
        if (edition === null) return;
        const keep = to.shift && Math.abs(across) > Math.abs(down);
        const dx = to.shift && !keep ? 0 : across;
        const dy = keep ? 0 : down;
        const target = sheetAt(sheets, to.x) ?? sheet;
        const isElsewhere = target.page.id !== sheet.page.id;
        const shift = isElsewhere ? sheet.x - target.x : 0;
        const wanted = { ...bounds, x: bounds.x + dx + shift, y: bounds.y + dy };
        const near = isElsewhere ? this.#places(target, new Set(moving())) : places;
        // Text always comes to rest on a row.
        const reach = this.#reach(to);
        const toRow = isText && !to.alt ? Math.max(reach, sheet.page.grid.leading / 2) : reach;
        const snapped = snapMove(wanted, near, { x: reach, y: toRow });
        const by = { x: snapped.frame.x - bounds.x, y: snapped.frame.y - bounds.y };
        patches = isElsewhere
          ? moveToPage(edition, moving(), target.page.id, by.x, by.y)
          : moveBlocks(edition, moving(), by.x, by.y);
        this.#onSketch({ sheet: target, frames: framesIn(patches), guides: snapped.guides, kind: 'move' });
        this.#workspace.session.preview(patches);
      },
      end: (to) => {
        if (patches !== null) {
          const pageId = sheetAt(sheets, to.x)?.page.id ?? sheet.page.id;
          this.#finish('block.move', patches);
          if (pageId !== sheet.page.id) this.#workspace.view.update({ pageId });
          return;
        }
        if (pressed.locked === true && wasSelected) this.#workspace.notices.notify('hint', 'isLocked');
        this.#click(sheet, to, pressed, wasSelected);
      },
    };
  }

  /** A press without a drag: the caret goes where it was, the keyboard stays with the block. */
  #click(sheet: Sheet, point: BoardPoint, block: Block, wasSelected: boolean): void {
    const { blocks: selection } = this.#workspace.selection.get();
    const { mode } = this.#workspace.view.get();
    if (wasSelected && !point.shift && selection.length > 1 && block.group === undefined) {
      this.#workspace.selection.select([block.id]);
    }
    if (block.kind !== 'body' || sheet.composed === undefined) return;
    const place = placeAt(sheet.composed, block.id, point.x - sheet.x, point.y);
    if (place !== null) this.#workspace.caret.put({ place, by: mode === 'story' ? 'page' : 'board' });
  }

  #resize(sheet: Sheet, from: BoardPoint, block: Block, handle: Handle): Gesture {
    const edition = this.#edition();
    const places = this.#places(sheet, new Set([block.id]));
    const { leading } = sheet.page.grid;
    const isText = blockModule(block.kind).regrid === 'rows';
    let patches: readonly Patch[] | null = null;
    return {
      move: (to) => {
        if (edition === null) return;
        const wanted = resized(block.frame, handle, to.x - from.x, to.y - from.y);
        const reach = { x: this.#reach(to), y: isText && !to.alt ? leading / 2 : this.#reach(to) };
        const snapped = snapResize(wanted, handle, places, reach);
        patches = frameBlock(edition, block.id, snapped.frame);
        this.#onSketch({ sheet, frames: framesIn(patches), guides: snapped.guides, kind: 'move' });
        this.#workspace.session.preview(patches);
      },
      end: () => {
        if (patches !== null) this.#finish('block.resize', patches);
      },
    };
  }

  #finish(label: string, patches: readonly Patch[]): void {
    if (patches.length === 0) this.#workspace.session.preview(null);
    else this.#workspace.session.edit(label, patches);
  }

  /** The frame between two points of a sheet, its edges brought to the grid. */
  #between(sheet: Sheet, from: BoardPoint, to: BoardPoint, places: SnapPlaces) {
    const reach = { x: this.#reach(to), y: this.#reach(to) };
    const start = snapMove({ x: from.x - sheet.x, y: from.y, width: 0, height: 0 }, places, reach).frame;
    const frame = resized({ ...start, width: 0, height: 0 }, { x: 1, y: 1 }, to.x - sheet.x - start.x, to.y - start.y);
    const handle = { x: to.x - sheet.x < start.x ? -1 : 1, y: to.y < start.y ? -1 : 1 } as const;
    return snapResize(frame, handle, places, reach);
  }

  #draw(
    sheet: Sheet,
    from: BoardPoint,
    form: BlockForm,
    then: (id: BlockId | null) => void = () => undefined,
  ): Gesture {
    const places = this.#places(sheet, new Set());
    const isClick = (to: BoardPoint) => Math.hypot(to.x - from.x, to.y - from.y) < THRESHOLD * to.pixel;
    return {
      move: (to) => {
        if (isClick(to)) return;
        const { frame, guides } = this.#between(sheet, from, to, places);
        this.#onSketch({ sheet, frames: [frame], guides, kind: 'draw' });
      },
      end: (to) => {
        const edition = this.#edition();
        if (edition === null) return;
        const at = { x: from.x - sheet.x, y: from.y };
        const frame = isClick(to)
          ? frameAt(edition, form, sheet.page.id, at)
          : this.#between(sheet, from, to, places).frame;
        this.#workspace.selection.update({ tool: 'select', linkFrom: null });
        then(this.#workspace.desk.insert(form, { pageId: sheet.page.id, frame }));
      },
    };
  }

  #link(sheet: Sheet, from: BoardPoint, block: Block | null): Gesture | null {
    const { linkFrom } = this.#workspace.selection.get();
    if (linkFrom === null) return null;
    if (block?.kind === 'body') {
      this.#workspace.desk.link(linkFrom, block.id);
      return null;
    }
    const source = this.#edition()?.blocks[linkFrom];
    if (source?.kind === 'body') this.#workspace.selection.update({ articleId: source.articleId });
    // A body block drawn for the article joins the thread's end; a link from its middle is made after.
    return this.#draw(sheet, from, 'body', (id) => {
      const made = id === null ? undefined : this.#edition()?.blocks[id];
      const next = this.#edition()?.blocks[linkFrom];
      if (id !== null && made?.kind === 'body' && next?.kind === 'body' && made.threadOrder !== next.threadOrder + 1) {
        this.#workspace.desk.link(linkFrom, id);
      }
    });
  }

  #pan(block: PhotoBlock, from: BoardPoint): Gesture {
    const crop = block.crop ?? wholePicture;
    const edition = this.#edition();
    const image = imageOf(edition, block);
    let patches: readonly Patch[] | null = null;
    return {
      move: (to) => {
        if (image === undefined) return;
        const next = panned(block, crop, image.width / image.height, to.x - from.x, to.y - from.y);
        patches = [{ kind: 'put', table: 'blocks', id: block.id, record: { ...block, crop: next } }];
        this.#workspace.session.preview(patches);
      },
      end: () => {
        if (patches !== null) this.#finish('photo.crop', patches);
      },
    };
  }

  #marquee(sheet: Sheet, from: BoardPoint): Gesture {
    const { blocks: selection } = this.#workspace.selection.get();
    const frameTo = (to: BoardPoint): Frame => ({
      x: Math.min(from.x, to.x) - sheet.x,
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    });
    return {
      move: (to) => this.#onSketch({ sheet, frames: [frameTo(to)], guides: [], kind: 'marquee' }),
      end: (to) => {
        const edition = this.#edition();
        if (edition === null) return;
        const area = frameTo(to);
        const touched =
          Math.max(area.width, area.height) < THRESHOLD * to.pixel
            ? []
            : blocksOnPage(edition, sheet.page.id).filter(
                ({ frame }) =>
                  frame.x < area.x + area.width &&
                  area.x < frame.x + frame.width &&
                  frame.y < area.y + area.height &&
                  area.y < frame.y + frame.height,
              );
        const ids = touched.map((block) => block.id);
        this.#workspace.caret.update({ at: null });
        this.#workspace.selection.select(to.shift ? [...new Set([...selection, ...ids])] : ids);
        if (sheet.page.id !== this.#workspace.view.get().pageId) {
          this.#workspace.view.update({ pageId: sheet.page.id });
        }
      },
    };
  }
}

function imageOf(edition: Edition | null, block: PhotoBlock) {
  const photo = edition?.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  return photo?.imageId == null ? undefined : edition?.images[photo.imageId];
}

/** A crop after the picture was drawn along by a distance. */
function panned(block: PhotoBlock, crop: Crop, aspect: number, dx: Pt, dy: Pt): Crop {
  const { width, height } = block.frame;
  const isWide = width / height < aspect;
  const over = {
    x: (isWide ? height * aspect : width) * crop.scale - width,
    y: (isWide ? height : width / aspect) * crop.scale - height,
  };
  const within = (value: number) => Math.max(0, Math.min(1, value));
  return {
    scale: crop.scale,
    x: over.x < 0.01 ? crop.x : within(crop.x - dx / over.x),
    y: over.y < 0.01 ? crop.y : within(crop.y - dy / over.y),
  };
}

/** The frames that patches give blocks. */
function framesIn(patches: readonly Patch[]): Frame[] {
  return patches.flatMap((patch): Frame[] => {
    const value = patch.kind === 'set' && patch.path[0] === 'frame' ? patch.value : null;
    const record = patch.kind === 'put' && patch.table === 'blocks' ? patch.record : null;
    if (isFrame(value)) return [value];
    return typeof record === 'object' && record !== null && 'frame' in record && isFrame(record.frame)
      ? [record.frame]
      : [];
  });
}

function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && 'x' in value && 'width' in value;
}
