/** Shapes of the selected blocks: circle, polygon, rounded corners, corners moved by hand; their turn; panels over pictures. */
import { cornersAtHand } from '../../shared/compose/corners-at-hand.ts';
import { boundsOf, overlap } from '../../shared/edition/boxes.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { newId } from '../../shared/edition/ids.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Polygon } from '../../shared/edition/polygons.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import { type FrameCorner, MOST_RADIUS, type Shape, type Veil } from '../../shared/edition/shape-records.ts';
import { regularPolygon } from '../../shared/edition/shapes.ts';
import {
  type CornersOf,
  DARKENED,
  editShapes,
  isShaped,
  LIGHTENED,
  turnBlocks,
  withCorner,
  withCorners,
  withoutCorner,
} from '../../shared/edition/shaping.ts';
import { placeTaken } from '../../shared/edition/turned.ts';
import { commandSet } from '../commands/command-set.ts';
import { shapingAtHand } from '../state/selection.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import { figuresIn } from './typed-figures.ts';

const MOST_SIDES = 60;
/** How far a panel reaches beyond the words it is laid under, in points. */
const ROOM = 6;

const cornerNames: readonly (readonly [RegExp, FrameCorner])[] = [
  [/左上|top[- ]left/iu, 'top-left'],
  [/右上|top[- ]right/iu, 'top-right'],
  [/右下|bottom[- ]right/iu, 'bottom-right'],
  [/左下|bottom[- ]left/iu, 'bottom-left'],
];

export class Shaping {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;

  constructor(hand: AtHand, stores: DeskStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  /** True where a selected block can have a shape. */
  get hasShaped(): boolean {
    return this.#hand.page?.blocks.some(isShaped) ?? false;
  }

  get hasPhoto(): boolean {
    return this.#hand.page?.blocks.some(({ kind }) => kind === 'photo') ?? false;
  }

  get hasBlock(): boolean {
    return (this.#hand.page?.selection.length ?? 0) > 0;
  }

  /** True while corners are moved one by one. */
  get hasCorners(): boolean {
    return shapingAtHand(this.#stores.selection.get()) !== null;
  }

  give(shape: Shape | null): void {
    this.#hand.editSelection('block.shape', ({ edition, selection }) => editShapes(edition, selection, shape));
  }

  /** Rounds corners as typed: a radius, and which of them where not all. */
  round(typed: string): void {
    const grid = this.#hand.page?.page.grid;
    const figure = /[\d.]+\s*(?:毫米|磅|mm|pt)?/iu.exec(typed)?.[0];
    const radius = grid === undefined || figure === undefined ? null : readLength(figure, 'width', grid, figure);
    if (radius === null || radius < 0) {
      this.#stores.notices.notify('refused', 'lengthNotRead', { text: typed });
      return;
    }
    const corners = cornerNames.flatMap(([name, corner]) => (name.test(typed) ? [corner] : []));
    const some = corners.length === 0 || corners.length === 4 ? {} : { corners };
    this.give(radius === 0 ? null : { kind: 'rounded', radius: Math.min(MOST_RADIUS, radius), ...some });
  }

  /** Cuts to a polygon of so many corners, as typed. */
  polygon(typed: string): void {
    const count = Number(/\d+/u.exec(typed)?.[0] ?? Number.NaN);
    if (count >= 3 && count <= MOST_SIDES) this.give(regularPolygon(count));
    else this.#stores.notices.notify('refused', 'cornersNotRead', { text: typed, most: MOST_SIDES });
  }

  /** Turns to so many degrees, as typed. */
  turnTo(typed: string): void {
    const [to] = figuresIn(typed);
    if (to === undefined) this.#stores.notices.notify('refused', 'turnNotRead', { text: typed });
    else this.#turn({ to });
  }

  turnBy(degrees: number): void {
    this.#turn({ by: degrees });
  }

  #turn(turn: { readonly to: number } | { readonly by: number }): void {
    this.#hand.editSelection('block.turn', ({ edition, selection }) => turnBlocks(edition, selection, turn));
  }

  /** Has corners be moved one by one, of the shape or of the line that text runs along; that line is drawn first where there is none. */
  moveCorners(of: CornersOf): void {
    const hand = this.#hand.page;
    const block = hand?.blocks.find(of === 'around' ? ({ kind }) => kind === 'photo' : isShaped);
    if (hand === null || !isShaped(block)) return;
    if (block.locked === true) {
      this.#stores.notices.notify('hint', 'isLocked');
      return;
    }
    const isThere =
      of === 'shape' ? block.shape?.kind === 'polygon' : 'runaround' in block && block.runaround === 'drawn';
    if (!isThere) {
      const corners = cornersAtHand(hand.edition, block, of);
      const label = of === 'shape' ? 'block.shape' : 'photo.run-around';
      this.#hand.edit(label, editBlock(hand.edition, withCorners(block, of, corners)));
    }
    this.#stores.selection.select([block.id], { alone: true });
    this.#stores.selection.update({ shaping: { block: block.id, of, corner: null } });
    this.#stores.view.board?.focus();
    this.#stores.notices.notify('hint', 'cornersHelp');
  }

  /** The block whose corners are moved, with them. */
  #atHand() {
    const { edition } = this.#hand;
    const shaping = shapingAtHand(this.#stores.selection.get());
    const block = shaping === null ? undefined : edition?.blocks[shaping.block];
    if (edition === null || shaping === null || !isShaped(block)) return null;
    return { edition, shaping, block, polygon: cornersAtHand(edition, block, shaping.of) };
  }

  #change(corner: number | null, change: (polygon: Polygon) => Polygon): void {
    const at = this.#atHand();
    if (at === null) return;
    const { edition, shaping, block, polygon } = at;
    const next = change(polygon);
    if (next === polygon) return;
    this.#hand.edit('block.corners', editBlock(edition, withCorners(block, shaping.of, next)));
    this.#stores.selection.update({ shaping: { ...shaping, corner } });
  }

  /** Takes up the corner after, or before, the one at hand; false where no corners are moved. */
  step(by: 1 | -1): boolean {
    const at = this.#atHand();
    if (at === null) return false;
    const count = at.polygon.length / 2;
    const corner = at.shaping.corner === null ? (by > 0 ? 0 : count - 1) : (at.shaping.corner + by + count) % count;
    this.#stores.selection.update({ shaping: { ...at.shaping, corner } });
    return true;
  }

  /** Adds a corner in the middle of the side behind the one at hand. */
  addCorner(): void {
    const corner = shapingAtHand(this.#stores.selection.get())?.corner ?? 0;
    this.#change(corner + 1, (polygon) => {
      const next = (2 * corner + 2) % polygon.length;
      const middle = (axis: 0 | 1) => ((polygon[2 * corner + axis] ?? 0) + (polygon[next + axis] ?? 0)) / 2;
      return withCorner(polygon, corner, middle(0), middle(1));
    });
  }

  /** Takes the corner at hand away; false where none is. */
  removeCorner(): boolean {
    const corner = shapingAtHand(this.#stores.selection.get())?.corner ?? null;
    if (corner === null) return this.hasCorners;
    this.#change(Math.max(0, corner - 1), (polygon) => withoutCorner(polygon, corner));
    return true;
  }

  /** Leaves the corners be; false where none are moved. */
  leave(): boolean {
    if (!this.hasCorners) return false;
    this.#stores.selection.update({ shaping: null });
    return true;
  }

  /** Lays a panel between the selected words and the pictures they stand on; of panels, has them let pictures be seen less. */
  veil(veil: Veil): void {
    this.#hand.editSelection('panel.veil', ({ edition, blocks }) => {
      const panels = blocks.filter((block) => block.kind === 'panel');
      if (panels.length > 0) return panels.flatMap((block) => editBlock(edition, { ...block, veil }));
      return this.#laid(edition, blocks, veil);
    });
  }

  #laid(edition: Edition, words: readonly Block[], veil: Veil): Patch[] {
    const [first] = words;
    if (first === undefined) return [];
    const taken = boundsOf(words.map(placeTaken));
    const frame = {
      x: taken.x - ROOM,
      y: taken.y - ROOM,
      width: taken.width + 2 * ROOM,
      height: taken.height + 2 * ROOM,
    };
    const onPage = blocksOnPage(edition, first.pageId);
    const pictures = onPage.filter(
      (block) => block.kind === 'photo' && overlap(placeTaken(block), taken) && !words.includes(block),
    );
    if (pictures.length === 0) {
      this.#stores.notices.notify('hint', 'noPictureBelow');
      return [];
    }
    // From the lowest up: what lay there, the pictures, the panel, the words.
    const above = [...pictures.map(({ id }) => id)];
    const rest = onPage.filter(({ id }) => !above.includes(id) && !words.some((word) => word.id === id));
    const panel: Block = {
      ...{
        id: newId<'block'>(),
        pageId: first.pageId,
        kind: 'panel',
        frame,
        order: 0,
        standOff: 0,
        border: 0,
        tint: 0,
        veil,
      },
    };
    const highest = Math.max(...rest.map(({ order }) => order), ...pictures.map(({ order }) => order));
    const top = [panel, ...words];
    return top.map((block, at) => ({
      kind: 'put',
      table: 'blocks',
      id: block.id,
      record: { ...block, order: highest + 1 + at },
    }));
  }
}

export function shapingCommands(shaping: Shaping) {
  const shaped = { isEnabled: () => shaping.hasShaped, why: 'whyNoShaped' } as const;
  const some = { isEnabled: () => shaping.hasBlock, why: 'whyNoBlock' } as const;
  return commandSet({
    'block.turn-right': { run: () => shaping.turnBy(90), ...some },
    'block.turn-left': { run: () => shaping.turnBy(-90), ...some },
    'block.turn': { run: (typed) => shaping.turnTo(typed), ...some },
    'shape.rounded': { run: (typed) => shaping.round(typed), ...shaped },
    'shape.circle': { run: () => shaping.give({ kind: 'circle' }), ...shaped },
    'shape.ellipse': { run: () => shaping.give({ kind: 'ellipse' }), ...shaped },
    'shape.polygon': { run: (typed) => shaping.polygon(typed), ...shaped },
    'shape.none': { run: () => shaping.give(null), ...shaped },
    'shape.corners': { run: () => shaping.moveCorners('shape'), ...shaped },
    'shape.add-corner': { run: () => shaping.addCorner(), isEnabled: () => shaping.hasCorners, why: 'whyNoCorners' },
    'photo.around-drawn': {
      run: () => shaping.moveCorners('around'),
      isEnabled: () => shaping.hasPhoto,
      why: 'whyNoPhoto',
    },
    'panel.veil': { run: () => shaping.veil(LIGHTENED), ...some },
    'panel.darken': { run: () => shaping.veil(DARKENED), ...some },
  });
}
