/** A composed page's items as PDF operators. Solid black is one ink (K) and overprints; all else knocks out. */

import { boxOf, coverBox, isUpright, ontoPage, type PicturePart } from '../compose/cover-box.ts';
import {
  type ComposedPage,
  type DisplayItem,
  type Drawing,
  type DrawnShape,
  type GlyphEcho,
  type GlyphRun,
  overprints,
  type Picture,
  processInks,
  type Stroke,
} from '../compose/display-list.ts';
import { markOutlines } from '../compose/run-marks.ts';
import { screenColour } from '../edition/colours.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Polygon } from '../edition/polygons.ts';
import type { Swatch } from '../edition/records.ts';
import { type Turned, turnOf } from '../edition/turned.ts';
import type { Frame } from '../edition/units.ts';
import { echoPath } from './echoes.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';
import type { Operators } from './operators.ts';
import { isShaded, type ShadedShape } from './shadings.ts';
import { type PagePlace, TextState } from './shown-text.ts';
import { SpokenLines } from './spoken-lines.ts';

/** A picture of a file's resources. */
export interface PictureResource {
  readonly name: string;
  /** Width to height: of the whole picture where `part` is there, else of what is embedded. */
  readonly aspect: number;
  /** What is embedded of it, where that is told; absent of a picture that covers its frame, which was cut to it. */
  readonly part?: PicturePart | undefined;
  /** It is a page of a PDF, embedded whole. */
  readonly isPage: boolean;
}

/** What the operators refer to. */
export interface ContentResources {
  /** Inks of the press, or colours of a screen. */
  readonly colours: 'inks' | 'light';
  /** A face for level lines, or for the upright characters of vertical ones. */
  font(face: FaceId, isVertical?: boolean): EmbeddedFont;
  /** Name of an image resource; undefined when the picture's bytes are missing. */
  image(picture: Picture): PictureResource | undefined;
  /** Name of the colour space of a spot ink. */
  spot(swatch: Swatch): string;
  /** Name of the shading of a shape whose ink goes over into another. */
  shading(shape: ShadedShape): string;
}

/** Marks content for those who read by structure; without one, nothing is marked. */
export interface Tagger {
  /**
   * The operators that open the marked content an item belongs to. Items of one marked content follow
   * each other and answer with the same string.
   */
  open(item: DisplayItem): string;
}

/** Operators that choose an ink: to fill with, or to stroke with. */
function inkOperators(
  resources: ContentResources,
  ink: number,
  colour: Swatch | undefined,
  use: 'fill' | 'stroke',
): string {
  const fills = use === 'fill';
  if (resources.colours === 'light') {
    // Black is black on a screen, not newsprint's.
    if (colour === undefined) return `${number(1 - ink)} ${fills ? 'g' : 'G'}`;
    const levels = screenColour(colour, ink).map((level) => number(level / 255));
    return `${levels.join(' ')} ${fills ? 'rg' : 'RG'}`;
  }
  if (colour?.kind === 'spot') {
    const space = resources.spot(colour);
    return fills ? `/${space} cs ${number(ink)} scn` : `/${space} CS ${number(ink)} SCN`;
  }
  const parts = processInks(ink, colour)
    .map((part) => number(part))
    .join(' ');
  return `${parts} ${fills ? 'k' : 'K'}`;
}

/** Operators that have an ink overprint or knock out, where pages are of inks. */
function stateOperators({ colours }: ContentResources, ink: number, colour: Swatch | undefined): string {
  if (colours !== 'inks') return '';
  return overprints(ink, colour) ? '/GSo gs ' : '/GSk gs ';
}

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

/** An outline's steps as operators: their figures are written as PDF writes them. */
function outlineOperators(path: string): string {
  const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
  return path.replace(/([MLCZ])([^MLCZ]*)/gu, (_, step: keyof typeof operators, figures: string) =>
    figures === '' ? `${operators[step]} ` : `${figures} ${operators[step]} `,
  );
}

/** A line's dashes; none where all of them are written as 0, which no reader need take (ISO 32000-1 §8.4.3.6). */
function dashFigures(dash: readonly number[]): string {
  const figures = dash.map(number);
  return figures.every((figure) => figure === '0') ? '' : figures.join(' ');
}

function shapeOperators(shape: DrawnShape, resources: ContentResources): string {
  const { path, rule, line, ink, colour } = shape;
  const steps = outlineOperators(path);
  if (isShaded(shape)) return `q ${steps}${rule === 'evenodd' ? 'W*' : 'W'} n /${resources.shading(shape)} sh Q`;
  if (line === null) {
    const choose = inkOperators(resources, ink, colour, 'fill');
    return `${choose} ${steps}${rule === 'evenodd' ? 'f*' : 'f'}`;
  }
  const { width, cap, join, miter, dash } = line;
  const choose = inkOperators(resources, ink, colour, 'stroke');
  const pen = `${number(width)} w ${caps[cap]} J ${joins[join]} j ${number(miter)} M [${dashFigures(dash)}] 0 d`;
  return `${choose} ${pen} ${steps}S`;
}

/**
 * A drawing's outlines, clipped to its frame, in its own units. Its black knocks out what it lies on: one colour of a
 * drawing over another would otherwise print as both.
 */
function drawingOperators(drawing: Drawing, place: PagePlace, resources: ContentResources): string {
  const { frame, scale, shapes } = drawing;
  const matrix = `${number(scale)} 0 0 ${number(-scale)} ${number(place.left + frame.x)} ${number(place.top - frame.y)} cm`;
  const clip = `0 0 ${number(frame.width / scale)} ${number(frame.height / scale)} re W n`;
  const isInk = resources.colours === 'inks';
  const state = isInk ? '/GSk gs ' : '';
  const painted = shapes.map((shape) => {
    const over = drawing.overprints === true && overprints(shape.ink, shape.colour) && !isShaded(shape);
    const own = isInk && drawing.overprints === true ? `/${over ? 'GSo' : 'GSk'} gs ` : '';
    const paint = `${own}${shapeOperators(shape, resources)}`;
    return shape.within === undefined ? paint : `q ${outlineOperators(shape.within)}W n ${paint} Q`;
  });
  return [`q ${state}${matrix} ${clip}`, ...painted, 'Q'].join('\n');
}

/** An echo of the lines and dots of a run, as paths. */
function echoedMarks({ run, dx, dy }: GlyphEcho, { left, top }: PagePlace): string {
  const place = { left: left + dx, top: top - dy };
  return markOutlines(run)
    .map((outline) => polygonOperators(outline, place))
    .join(' ');
}

/** Shows an echo in the ink that fills, or outlined in that. Without outlines to draw by it is a text object of its own. */
function showEcho(
  out: Operators,
  item: GlyphEcho,
  resources: ContentResources,
  text: TextState,
  place: PagePlace,
): void {
  const { ink, colour, width, run } = item;
  const font = fontOf(run, resources);
  const path = echoPath(item, font, place);
  const isLine = width > 0;
  if (isLine) out.line(`${inkOperators(resources, ink, colour, 'stroke')} ${number(width)} w 1 j`);
  if (run.marks !== undefined) out.line(`${echoedMarks(item, place)} ${isLine ? 'S' : 'f'}`);
  if (path !== null) out.line(`${path} ${isLine ? 'S' : 'f'}`);
  else {
    // Glyphs that are outlined (ISO 32000-1 §9.3.6).
    out.line(isLine ? 'BT 1 Tr' : 'BT');
    text.reset();
    text.echo(out, item, font, place);
    out.line(isLine ? '0 Tr ET' : 'ET');
  }
  if (isLine) out.line('0 j');
}

/** The whole of a picture. */
const ALL: PicturePart = { x: 0, y: 0, width: 1, height: 1 };

/** The matrix that brings the square of one unit, which a picture or a page fills, to where it lies (ISO 32000-1 §8.9.5). */
function pictureMatrix(picture: Picture, { aspect, part, isPage }: PictureResource, { left, top }: PagePlace): string {
  const { frame, crop } = picture;
  if (part === undefined && isUpright(crop)) {
    // A picture was cut to what its frame shows of it; a page is whole.
    const { x, y, width, height } = isPage ? boxOf(picture, aspect) : coverBox(frame, aspect);
    return `${number(width)} 0 0 ${number(height)} ${number(left + x)} ${number(top - y - height)}`;
  }
  const box = boxOf(picture, aspect);
  const of = part ?? ALL;
  // Its sides along the page from its lower left corner, y down.
  const across = ontoPage({ x: of.width * box.width, y: 0 }, crop);
  const up = ontoPage({ x: 0, y: -of.height * box.height }, crop);
  const corner = ontoPage({ x: (of.x - 0.5) * box.width, y: (of.y + of.height - 0.5) * box.height }, crop);
  const x = left + box.x + box.width / 2 + corner.x;
  const y = top - (box.y + box.height / 2 + corner.y);
  return [across.x, -across.y, up.x, -up.y, x, y].map(number).join(' ');
}

/** A closed polygon as steps of a path. */
function polygonOperators(polygon: Polygon, { left, top }: PagePlace): string {
  const steps = [];
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    const [x, y] = [left + (polygon[at] ?? 0), top - (polygon[at + 1] ?? 0)];
    steps.push(`${number(x)} ${number(y)} ${at === 0 ? 'm' : 'l'}`);
  }
  return `${steps.join(' ')} h`;
}

/** Contours as a clipping path, by the even-odd rule (ISO 32000-1 §8.5.4). */
function clipOperators(contours: readonly Polygon[], place: PagePlace): string {
  return `${contours.map((contour) => polygonOperators(contour, place)).join(' ')} W* n `;
}

/** The lines and dots of a run, in the ink that fills. */
function markOperators(run: GlyphRun, place: PagePlace): string {
  const outlines = markOutlines(run).map((outline) => polygonOperators(outline, place));
  return `${outlines.join(' ')} f`;
}

/** The matrix that turns what is level about a point (ISO 32000-1 §8.3.3); on a sheet y goes up. */
function turnMatrix({ x, y, degrees }: Turned, { left, top }: PagePlace): string {
  const { cos, sin } = turnOf(degrees);
  const [aboutX, aboutY] = [left + x, top - y];
  const shift = [aboutX - aboutX * cos - aboutY * sin, aboutY + aboutX * sin - aboutY * cos];
  return [...[cos, -sin, sin, cos].map(exact), ...shift.map(number)].join(' ');
}

/** A figure of a matrix: a thousandth too much would be a tenth of a millimetre at a page's edge. */
function exact(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/**
 * The graphics state that a page begins with (ISO 32000-1 table 52), and that a form inherits from what stands before it:
 * black, and lines of one unit.
 */
const AS_A_PAGE_BEGINS = '0 g 0 G 1 w 0 J 0 j 10 M [] 0 d ';

function isSameTurn(a: Turned | undefined, b: Turned | undefined): boolean {
  return a === b || (a?.degrees === b?.degrees && a?.x === b?.x && a?.y === b?.y);
}

/** A frame as a path. */
function boxOperators({ x, y, width, height }: Frame, { left, top }: PagePlace): string {
  return `${number(left + x)} ${number(top - y - height)} ${number(width)} ${number(height)} re`;
}

function strokeOperators(item: Stroke, { left, top }: PagePlace, resources: ContentResources): string {
  const [x0, y0] = item.from;
  const [x1, y1] = item.to;
  const line = `${number(left + x0)} ${number(top - y0)} m ${number(left + x1)} ${number(top - y1)} l`;
  return `${inkOperators(resources, item.ink, item.colour, 'stroke')} ${number(item.width)} w ${line} S`;
}

/** A picture, clipped to its frame, its clipping path and its shapes. */
function pictureOperators(item: Picture, image: PictureResource, place: PagePlace): string {
  const clips = [...(item.clip === undefined ? [] : [item.clip]), ...(item.within ?? []).map((one) => [one])];
  const clip = clips.map((contours) => clipOperators(contours, place)).join('');
  const before = image.isPage ? AS_A_PAGE_BEGINS : '';
  return `${before}${boxOperators(item.frame, place)} W n ${clip}${pictureMatrix(item, image, place)} cm /${image.name} Do`;
}

function showPicture(out: Operators, item: Picture, resources: ContentResources, place: PagePlace): void {
  const image = resources.image(item);
  if (image === undefined) return;
  const state = resources.colours === 'inks' ? '/GSk gs ' : '';
  out.line(`q ${state}${pictureOperators(item, image, place)} Q`);
}

/** The font that shows a run. */
function fontOf({ face, upright }: GlyphRun, resources: ContentResources): EmbeddedFont {
  return resources.font(face, upright !== undefined);
}

/** Shows a run, where it stands in the page's list, and the lines and dots along it. */
function showRun(
  out: Operators,
  run: GlyphRun,
  at: number,
  resources: ContentResources,
  { text, lines }: { readonly text: TextState; readonly lines: SpokenLines },
  place: PagePlace,
): void {
  if (run.marks !== undefined) text.leave(out, markOperators(run, place));
  text.show(out, run, lines.enter(at), fontOf(run, resources), place);
  lines.leave(at);
}

/** Writes the operators of one page. Consecutive runs share a text object. */
export function writeContent(
  out: Operators,
  page: ComposedPage,
  place: PagePlace,
  resources: ContentResources,
  tagger?: Tagger,
): void {
  const text = new TextState();
  const lines = new SpokenLines(out, page.items);
  let inText = false;
  // Which ink fills now; most runs are of one ink, and saying so again would cost as much as showing them.
  let fill: readonly [number, Swatch | undefined] | null = null;
  let mark = '';
  const enterText = (yes: boolean) => {
    if (inText === yes) return;
    out.line(yes ? 'BT' : 'ET');
    inText = yes;
    text.reset();
  };
  let turned: Turned | undefined;
  const enterTurn = (next: Turned | undefined) => {
    if (isSameTurn(turned, next)) return;
    enterText(false);
    if (turned !== undefined) out.line('Q');
    if (next !== undefined) out.line(`q ${turnMatrix(next, place)} cm`);
    turned = next;
    // What was chosen within goes with it.
    fill = null;
  };
  const enterMark = (next: string) => {
    if (mark === next) return;
    enterTurn(undefined);
    enterText(false);
    if (mark !== '') out.line('EMC');
    if (next !== '') out.line(next);
    mark = next;
  };
  const paint = (ink: number, colour: Swatch | undefined) => {
    if (fill !== null && fill[0] === ink && fill[1] === colour) return;
    fill = [ink, colour];
    out.line(`${stateOperators(resources, ink, colour)}${inkOperators(resources, ink, colour, 'fill')}`);
  };
  for (const [at, item] of page.items.entries()) {
    if (tagger !== undefined) enterMark(tagger.open(item));
    enterTurn(item.turned);
    enterText(item.kind === 'glyphs');
    switch (item.kind) {
      case 'glyphs':
        paint(item.ink, item.colour);
        showRun(out, item, at, resources, { text, lines }, place);
        break;
      case 'echo':
        paint(item.ink, item.colour);
        showEcho(out, item, resources, text, place);
        break;
      case 'fill':
        paint(item.ink, item.colour);
        out.line(`${boxOperators(item.frame, place)} f`);
        break;
      case 'stroke':
        out.line(`q ${stateOperators(resources, item.ink, item.colour)}${strokeOperators(item, place, resources)} Q`);
        break;
      case 'drawing':
        out.line(drawingOperators(item, place, resources));
        break;
      case 'picture':
        showPicture(out, item, resources, place);
        break;
    }
  }
  enterTurn(undefined);
  enterMark('');
  enterText(false);
}
