/**
 * Reads an SVG as outlines and their inks (SVG 2). What is not drawn here as the file says is remarked, never passed over:
 * text as fonts, pictures, gradients, filters, masks, scripts, other files.
 */
import { type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import {
  type Artwork,
  type ArtworkShape,
  LEAST_SIDE,
  LONGEST_OUTLINE,
  MOST_LENGTH,
  MOST_SHAPES,
  MOST_STEPS,
} from '../../../shared/paper/artwork-records.ts';
import type { ArtworkRemark } from '../../../shared/paper/artwork-remarks.ts';
import { parseMarkup } from '../../../shared/text/html/parse.ts';
import { readPaint } from './colours.ts';
import { dashesOf } from './dashes.ts';
import { withEntities } from './entities.ts';
import {
  type Extent,
  fewNumbersIn,
  isMeasurable,
  type Matrix,
  outlineOf,
  pathDataOf,
  placedBy,
  readLength,
  readShare,
  readTransform,
  scaleOf,
  unknownLengths,
  unmoved,
  within,
} from './geometry.ts';
import { InkBounds } from './ink-bounds.ts';
import { Remarks } from './remarks.ts';
import { type Look, StyleSheet } from './styles.ts';
import { fitted, isAlike } from './views.ts';

/** Elements a file may have, and how deep they may stand in each other, uses followed. */
const MOST_ELEMENTS = 60_000;
const DEEPEST = 60;
/** Characters of path data that are read, those of uses each time. */
const MOST_DATA = 4 * 1024 * 1024;
/** The longer side of a drawing, in its own units: outlines keep four decimals. */
const LONG_SIDE = 1_000;

/** Why a file is no drawing. */
export type SvgFault = 'not-svg' | 'too-deep' | 'too-much' | 'no-size' | 'nothing-drawn';

export class SvgError extends Error {
  readonly fault: SvgFault;

  constructor(fault: SvgFault) {
    super(fault);
    this.fault = fault;
  }
}

/** A drawing without its file's name and hash. */
export type SvgDrawing = Pick<Artwork, 'width' | 'height' | 'ink' | 'shapes'> & {
  readonly remarks: readonly ArtworkRemark[];
};

/** Elements that say things about the drawing and draw nothing. */
const silent = new Set(
  'title desc metadata defs symbol linearGradient radialGradient pattern clipPath mask filter marker style view cursor'.split(
    ' ',
  ),
);
const basic = new Set('path rect circle ellipse line polyline polygon'.split(' '));
const unsupported: ReadonlyMap<string, ArtworkRemark['kind']> = new Map([
  ['text', 'text'],
  ['image', 'picture'],
  ['foreignObject', 'picture'],
  ['script', 'script'],
  ['animate', 'animation'],
  ['animateMotion', 'animation'],
  ['animateTransform', 'animation'],
  ['set', 'animation'],
]);

/** The name of an element of SVG's own, with or without its prefix; null for those of editors. */
function drawnName(name: string): string | null {
  if (!name.includes(':')) return name;
  return name.startsWith('svg:') ? name.slice(4) : null;
}

/** What is asked of an element. */
type Node = Pick<Element, 'name' | 'attribs' | 'children'>;

/** Where an element stands: its parents' matrix and look, and how deep. */
interface Place {
  readonly matrix: Matrix;
  readonly look: Look;
  readonly depth: number;
}

class SvgReader {
  readonly shapes: ArtworkShape[] = [];
  readonly remarks = new Remarks();
  readonly bounds: InkBounds;
  readonly #sheet = new StyleSheet();
  readonly #byId = new Map<string, Element>();
  /** What per cent are of. */
  readonly #extent: Extent;
  #steps = 0;
  #data = 0;
  #elements = 0;
  /** Elements whose uses are being followed: one that uses itself is drawn no further. */
  readonly #using = new Set<Element>();

  constructor(root: Element, extent: Extent, size: Extent) {
    this.#extent = extent;
    this.bounds = new InkBounds(size);
    this.#prepare(root);
    for (const selector of this.#sheet.leftOut) this.remarks.add('style', selector);
  }

  /** Finds ids and style sheets, and what a file may have that is refused whole. */
  #prepare(root: Element): void {
    const open: { readonly element: Element; readonly depth: number }[] = [{ element: root, depth: 0 }];
    let count = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { element, depth } = next;
      if (depth > DEEPEST) throw new SvgError('too-deep');
      if (++count > MOST_ELEMENTS) throw new SvgError('too-much');
      const { attribs } = element;
      if (attribs['id'] !== undefined && !this.#byId.has(attribs['id'])) this.#byId.set(attribs['id'], element);
      if (drawnName(element.name) === 'style') {
        this.#sheet.add(DomUtils.textContent(element));
        // What stands in a style sheet has been read with it: elements of a damaged one are none of the drawing's.
        continue;
      }
      if (Object.keys(attribs).some((name) => /^on[a-z]+$/iu.test(name))) this.remarks.add('script');
      for (const child of element.children) if (isTag(child)) open.push({ element: child, depth: depth + 1 });
    }
  }

  draw(element: Node, place: Place): void {
    const name = drawnName(element.name);
    if (name === null) return;
    if (place.depth > DEEPEST) throw new SvgError('too-deep');
    if (++this.#elements > MOST_ELEMENTS) throw new SvgError('too-much');
    const look = this.#sheet.lookOf(element, place.look);
    const opacity = this.#share(look, 'opacity');
    if (look.get('display') === 'none' || opacity === 0) return;
    for (const one of this.#sheet.faultyOf(element)) this.remarks.add('style', one);
    const remark = unsupported.get(name);
    if (remark !== undefined) this.remarks.add(remark);
    if (remark !== undefined || silent.has(name)) return;
    const own = readTransform(look.get('transform') ?? '');
    if (own === null || look.has('transform-origin')) this.remarks.add('transform', look.get('transform') ?? '');
    const here = { matrix: within(place.matrix, own ?? unmoved), look, depth: place.depth + 1 };
    if (!isMeasurable(here.matrix)) {
      this.remarks.add('transform', look.get('transform') ?? '');
      return;
    }
    if (opacity < 1) this.remarks.add('opacity');
    this.#effects(look);
    for (const key of placedBy(name)) if (look.has(key)) this.remarks.add('style', key);
    for (const one of unknownLengths(name, element.attribs)) this.remarks.add('style', one);
    if (basic.has(name)) this.#shape(element, here);
    else if (name === 'use') this.#use(element, here);
    else if (name === 'svg') this.#children(element, { ...here, matrix: within(here.matrix, this.#viewOf(element)) });
    else if (name === 'g' || name === 'a') this.#children(element, here);
    // Of alternatives the first that is drawn here (SVG 2 §5.9): editors put their own before it.
    else if (name === 'switch') this.#alternative(element, here);
    else this.remarks.add('element', name);
  }

  #children(element: Node, place: Place): void {
    for (const child of element.children) if (isTag(child)) this.draw(child, place);
  }

  #alternative(element: Node, place: Place): void {
    const drawn = element.children.find(
      (child): child is Element => isTag(child) && drawnName(child.name) !== null && child.name !== 'foreignObject',
    );
    if (drawn !== undefined) this.draw(drawn, place);
  }

  /** How solid something is drawn; wholly where that is not understood. */
  #share(look: Look, name: string): number {
    const said = look.get(name) ?? '1';
    const share = readShare(said);
    if (share === null) this.remarks.add('style', `${name}: ${said.slice(0, 40)}`);
    return share ?? 1;
  }

  /** What of an element's look is left out. */
  #effects(look: Look): void {
    const has = (name: string, plain: string) => (look.get(name) ?? plain) !== plain;
    if (has('filter', 'none')) this.remarks.add('filter');
    if (has('mask', 'none')) this.remarks.add('mask');
    if (has('mix-blend-mode', 'normal')) this.remarks.add('blending');
    if (has('vector-effect', 'none')) this.remarks.add('style', 'vector-effect');
    if (has('paint-order', 'normal')) this.remarks.add('style', 'paint-order');
    const clip = look.get('clip-path') ?? 'none';
    if (clip !== 'none' && !this.#clipsNothing(clip)) this.remarks.add('clip');
  }

  /** Editors clip a drawing to its own edge, where it is cut anyway. */
  #clipsNothing(clip: string): boolean {
    const [, id = ''] = /^url\(\s*["']?#([^"')]+)["']?\s*\)$/u.exec(clip) ?? [];
    const shapes = this.#byId.get(id)?.children.filter(isTag) ?? [];
    const [rect] = shapes;
    if (rect === undefined || shapes.length !== 1 || rect.name !== 'rect' || rect.attribs['transform'] !== undefined)
      return false;
    const { width, height } = this.#extent;
    const along = (key: string, whole: number) => readLength(rect.attribs[key], whole) ?? 0;
    const isAtCorner = along('x', width) <= 0 && along('y', height) <= 0;
    return (
      isAtCorner &&
      along('x', width) + along('width', width) >= width &&
      along('y', height) + along('height', height) >= height
    );
  }

  /** The matrix of a viewport in another: `x`, `y` and the view box (SVG 2 §8.2). */
  #viewOf({ attribs }: Pick<Element, 'attribs'>): Matrix {
    const { width, height } = this.#extent;
    const moved: Matrix = [1, 0, 0, 1, readLength(attribs['x'], width) ?? 0, readLength(attribs['y'], height) ?? 0];
    const box = fewNumbersIn(attribs['viewBox'] ?? '');
    if (box.length !== 4) return moved;
    const size = {
      width: readLength(attribs['width'], width) ?? width,
      height: readLength(attribs['height'], height) ?? height,
    };
    // Views stand whole in the middle here.
    const aspect = (attribs['preserveAspectRatio'] ?? '').slice(0, 60).trim();
    if (!/^(?:xMidYMid(?:\s+meet)?)?$/u.test(aspect) && !isAlike(box, size))
      this.remarks.add('transform', `preserveAspectRatio="${aspect}"`);
    return within(moved, fitted(box, size));
  }

  #use(element: Node, place: Place): void {
    const { attribs } = element;
    const href = (attribs['href'] ?? attribs['xlink:href'] ?? '').trim();
    if (!href.startsWith('#')) {
      if (href !== '') this.remarks.add('external', href);
      return;
    }
    const target = this.#byId.get(href.slice(1));
    if (target === undefined || this.#using.has(target)) {
      this.remarks.add('element', `use ${href}`);
      return;
    }
    const { width, height } = this.#extent;
    const moved: Matrix = [1, 0, 0, 1, readLength(attribs['x'], width) ?? 0, readLength(attribs['y'], height) ?? 0];
    const here = { ...place, matrix: within(place.matrix, moved) };
    this.#using.add(target);
    if (drawnName(target.name) === 'symbol') {
      const { x: _x, y: _y, ...size } = attribs;
      const view = this.#viewOf({ attribs: { ...target.attribs, ...size } });
      const look = this.#sheet.lookOf(target, here.look);
      this.#children(target, { ...here, look, matrix: within(here.matrix, view) });
    } else this.draw(target, here);
    this.#using.delete(target);
  }

  /** The colour of a paint; null where nothing is painted. */
  #colour(look: Look, use: 'fill' | 'stroke', absent: string) {
    const current = look.get('color') ?? 'black';
    let paint = readPaint(look.get(use) ?? absent, current);
    if (paint.kind === 'server') paint = this.#served(paint, current);
    if (paint.kind === 'unknown') this.remarks.add('colour', paint.text);
    if (paint.kind !== 'colour') return null;
    const share = this.#share(look, `${use}-opacity`) * paint.alpha;
    if (share <= 0) return null;
    if (share < 1) this.remarks.add('opacity');
    if (paint.isNearBlack) this.remarks.add('near-black', paint.colour.name);
    return paint.colour;
  }

  /** What stands in for a gradient: its first colour; nothing for a pattern. */
  #served({ id, fallback }: { readonly id: string; readonly fallback: string }, current: string) {
    let server = this.#byId.get(id);
    if (server === undefined) return readPaint(fallback === '' ? 'none' : fallback, current);
    if (drawnName(server.name) === 'pattern') {
      this.remarks.add('pattern');
      return { kind: 'none' } as const;
    }
    this.remarks.add('gradient');
    // A gradient may take its stops from another.
    for (let hops = 0; hops < 8 && server !== undefined; hops++) {
      const stop = server.children.find((child): child is Element => isTag(child) && drawnName(child.name) === 'stop');
      if (stop !== undefined) {
        const look = this.#sheet.lookOf(stop, new Map());
        return readPaint(look.get('stop-color') ?? stop.attribs['stop-color'] ?? 'black', current);
      }
      server = this.#byId.get((server.attribs['href'] ?? server.attribs['xlink:href'] ?? '').slice(1));
    }
    return { kind: 'none' } as const;
  }

  #shape(element: Node, { matrix, look }: Place): void {
    if (look.get('visibility') === 'hidden' || look.get('visibility') === 'collapse') return;
    if (['marker-start', 'marker-mid', 'marker-end'].some((name) => (look.get(name) ?? 'none') !== 'none'))
      this.remarks.add('marker');
    const { attribs } = element;
    // Counted before they are read: points of which nothing can be drawn take as long.
    this.#data += (attribs['d'] ?? '').length + (attribs['points'] ?? '').length;
    if (this.#data > MOST_DATA) throw new SvgError('too-much');
    const data = pathDataOf(drawnName(element.name), attribs, this.#extent);
    if (data === null || data.trim() === '' || data.trim() === 'none') return;
    const fill = this.#colour(look, 'fill', 'black');
    const line = this.#colour(look, 'stroke', 'none');
    const stroke = line === null ? null : this.#stroke(line, look, matrix);
    if (fill === null && stroke === null) return;
    const outline = outlineOf(data, matrix, MOST_STEPS - this.#steps);
    if (outline === null || !outline.isWhole) this.remarks.add('path');
    if (outline === null) return;
    this.#steps += outline.steps;
    if (outline.path.length > LONGEST_OUTLINE || this.#steps > MOST_STEPS || this.shapes.length >= MOST_SHAPES)
      throw new SvgError('too-much');
    const rule = look.get('fill-rule') === 'evenodd' ? 'evenodd' : 'nonzero';
    this.shapes.push({ path: outline.path, rule, fill, stroke });
    this.bounds.add(outline.bounds, fill, stroke);
  }

  #stroke(colour: NonNullable<ArtworkShape['fill']>, look: Look, matrix: Matrix): ArtworkShape['stroke'] {
    const diagonal = Math.hypot(this.#extent.width, this.#extent.height) / Math.SQRT2;
    const { scale, isEven } = scaleOf(matrix);
    /** A length in the drawing's units; where it is longer than a record holds, that already covers the drawing. */
    const held = (value: number, name: string) => {
      if (value * scale <= MOST_LENGTH) return value * scale;
      this.remarks.add('style', name);
      return MOST_LENGTH;
    };
    const said = look.get('stroke-width') ?? '1';
    const thick = readLength(said, diagonal);
    if (thick === null) this.remarks.add('style', `stroke-width: ${said.slice(0, 40)}`);
    const width = held(thick ?? 1, 'stroke-width');
    if (!(width > 0)) return null;
    if (!isEven) this.remarks.add('uneven-stroke');
    const dashes = look.get('stroke-dasharray') ?? 'none';
    const dash = dashesOf(
      (dashes === 'none' ? [] : fewNumbersIn(dashes))
        .slice(0, 16)
        .map((one) => held(Math.max(0, one), 'stroke-dasharray')),
    );
    if (dash === null) this.remarks.add('style', `stroke-dasharray: ${dashes.slice(0, 40)}`);
    if (fewNumbersIn(look.get('stroke-dashoffset') ?? '').some((one) => one !== 0))
      this.remarks.add('style', 'stroke-dashoffset');
    const cap = look.get('stroke-linecap');
    const join = look.get('stroke-linejoin');
    return {
      colour,
      width,
      cap: cap === 'round' || cap === 'square' ? cap : 'butt',
      join: join === 'round' || join === 'bevel' ? join : 'miter',
      miter: Math.max(1, Math.min(1000, Number.parseFloat(look.get('stroke-miterlimit') ?? '4') || 4)),
      dash: dash ?? [],
    };
  }
}

/** The root element of a file; throws where it is no SVG. */
function rootOf(text: string): Element {
  const root = parseMarkup(text, { xmlMode: true, decodeEntities: true }).find(isTag);
  if (root === undefined || drawnName(root.name) !== 'svg') throw new SvgError('not-svg');
  return root;
}

/** Reads an SVG. Throws {@link SvgError}, and `MarkupTooDeep` of one that no parser should be given. */
export function readSvg(file: string): SvgDrawing {
  const { text, leftOut } = withEntities(file);
  const root = rootOf(text);
  const box = fewNumbersIn(root.attribs['viewBox'] ?? '');
  const [, , boxWidth, boxHeight] = box;
  const extent = {
    width: boxWidth ?? readLength(root.attribs['width'], Number.NaN) ?? Number.NaN,
    height: boxHeight ?? readLength(root.attribs['height'], Number.NaN) ?? Number.NaN,
  };
  if (!(extent.width > 0 && extent.height > 0)) throw new SvgError('no-size');
  const scale = LONG_SIDE / Math.max(extent.width, extent.height);
  const size = { width: extent.width * scale, height: extent.height * scale };
  // So long a strip that it has no other side left; what is not a number is no size either.
  if (!(Math.min(size.width, size.height) >= LEAST_SIDE && scale < Number.POSITIVE_INFINITY))
    throw new SvgError('no-size');
  const matrix = fitted(box.length === 4 ? box : [0, 0, extent.width, extent.height], size);
  const reader = new SvgReader(root, extent, size);
  for (const name of leftOut) reader.remarks.add('style', name);
  // The root is a group here: its size is the drawing's own.
  const { x: _x, y: _y, ...attribs } = root.attribs;
  // A drawing is as its view box is: one that is to be stretched to another size is not.
  const said = { width: readLength(attribs['width'], Number.NaN), height: readLength(attribs['height'], Number.NaN) };
  if ((attribs['preserveAspectRatio'] ?? '').trim() === 'none' && said.width !== null && said.height !== null) {
    const stretched = { width: said.width, height: said.height };
    if (box.length === 4 && !isAlike(box, stretched)) reader.remarks.add('transform', 'preserveAspectRatio="none"');
  }
  reader.draw({ name: 'g', attribs, children: root.children }, { matrix, look: new Map(), depth: 0 });
  const ink = reader.bounds.frame();
  if (ink === null) throw new SvgError('nothing-drawn');
  return { ...size, ink, shapes: reader.shapes, remarks: reader.remarks.all() };
}
