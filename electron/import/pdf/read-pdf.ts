/**
 * Reads the first page of a PDF as outlines and their inks (ISO 32000-1). What is not drawn here as the file says is
 * remarked, never passed over: text in fonts, pictures, patterns, masks, translucency.
 */
import {
  type Artwork,
  type ArtworkShape,
  LEAST_SIDE,
  LONGEST_OUTLINE,
  MOST_SHAPES,
  MOST_STEPS,
} from '../../../shared/paper/artwork-records.ts';
import type { ArtworkRemark } from '../../../shared/paper/artwork-remarks.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { isMeasurable, type Matrix, outlineOf, unmoved, within } from '../svg/geometry.ts';
import { InkBounds } from '../svg/ink-bounds.ts';
import { Remarks } from '../svg/remarks.ts';
import { type Area, clippedBy, leftBy, rectangleOf } from './clips.ts';
import { type Ink, spaceOf } from './colours.ts';
import { operationsOf } from './content.ts';
import { PdfError } from './faults.ts';
import { PdfFile } from './file.ts';
import { functionOf } from './functions.ts';
import { Layers } from './layers.ts';
import { capOf, firstLook, joinOf, type Look, type Painting, strokeOf, withState } from './look.ts';
import { numbersOf, type Paints, painting, silent, spaces } from './operators.ts';
import { pageOf } from './page.ts';
import { PathWriter } from './path.ts';

/** Operators that are followed, those of forms each time, and forms that may stand in each other. */
const MOST_OPERATIONS = 1_000_000;
const DEEPEST_FORM = 24;
/** Looks that are kept at once. */
const DEEPEST_LOOK = 512;

/** A drawing without its file's name and hash. */
export type PdfDrawing = Pick<Artwork, 'width' | 'height' | 'ink' | 'shapes'> & {
  readonly remarks: readonly ArtworkRemark[];
};

type Rule = ArtworkShape['rule'];

/** What a stream of operators is painted with. */
interface Place {
  readonly resources: PdfDictionary | null;
  readonly depth: number;
}

class PdfPainter {
  readonly shapes: ArtworkShape[] = [];
  readonly remarks = new Remarks();
  readonly bounds: InkBounds;
  /** Whether there was text, and pictures, that leave ink. */
  hasText = false;
  hasPicture = false;
  readonly #file: PdfFile;
  readonly #layers: Layers;
  readonly #page: { readonly x: 0; readonly y: 0; readonly width: number; readonly height: number };
  #look: Look;
  #path: PathWriter;
  /** A clip that holds from the next painting on. */
  #clipping: Rule | null = null;
  /** Of each marked content that is open, whether it hides what is in it. */
  #marks: boolean[] = [];
  #steps = 0;
  #operations = 0;
  readonly #using = new Set<PdfDictionary>();

  constructor(file: PdfFile, size: { readonly width: number; readonly height: number }, matrix: Matrix) {
    this.#file = file;
    this.#layers = new Layers(file);
    this.#page = { x: 0, y: 0, ...size };
    this.bounds = new InkBounds(size);
    this.#look = firstLook(matrix, { frame: this.#page, area: null, isMixed: false });
    this.#path = new PathWriter();
  }

  paint(bytes: Uint8Array, place: Place): void {
    const kept: Look[] = [];
    const marks = this.#marks;
    this.#marks = [];
    const isHiddenAround = marks.includes(true);
    if (isHiddenAround) this.#marks.push(true);
    for (const { name, operands } of operationsOf(bytes)) {
      if (++this.#operations > MOST_OPERATIONS) throw new PdfError('too-much');
      if (name === '') this.remarks.add('path');
      else if (name === 'q') {
        if (kept.push(this.#look) > DEEPEST_LOOK) throw new PdfError('too-deep');
      } else if (name === 'Q') this.#look = kept.pop() ?? this.#look;
      else this.#operation(name, operands, place);
    }
    this.#look = kept[0] ?? this.#look;
    this.#marks = marks;
  }

  #operation(name: string, operands: readonly PdfValue[], place: Place): void {
    const figures = numbersOf(operands);
    const paints = painting.get(name);
    if (paints !== undefined) this.#paintPath(paints, place);
    else if (this.#path.take(name, figures, this.#look.matrix)) {
      if (this.#path.steps > MOST_STEPS) throw new PdfError('too-much');
    } else if (name === 'W' || name === 'W*') this.#clipping = name === 'W' ? 'nonzero' : 'evenodd';
    else if (!this.#lines(name, figures, operands) && !this.#colours(name, figures, operands, place))
      this.#others(name, operands, place);
  }

  /** Operators that say where and how lines are drawn; false of others. */
  #lines(name: string, figures: readonly number[], operands: readonly PdfValue[]): boolean {
    const [first = 0] = figures;
    switch (name) {
      case 'cm': {
        const [a, b, c, d, e, f] = figures;
        const isWhole = figures.length === 6;
        const matrix = within(this.#look.matrix, isWhole ? [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0] : unmoved);
        if (isWhole && isMeasurable(matrix)) this.#look = { ...this.#look, matrix };
        else this.remarks.add('transform', figures.join(' '));
        return true;
      }
      case 'w':
        this.#look = { ...this.#look, width: Math.abs(first) };
        return true;
      case 'J':
        this.#look = { ...this.#look, cap: capOf(first) };
        return true;
      case 'j':
        this.#look = { ...this.#look, join: joinOf(first) };
        return true;
      case 'M':
        this.#look = { ...this.#look, miter: first };
        return true;
      case 'd':
        this.#look = { ...this.#look, dash: this.#file.numbers(operands[0]) ?? [], phase: figures.at(-1) ?? 0 };
        return true;
      default:
        return false;
    }
  }

  /** Operators that choose colours; false of others. */
  #colours(name: string, figures: readonly number[], operands: readonly PdfValue[], { resources }: Place): boolean {
    const lower = name.toLowerCase();
    const use = name === lower ? 'fill' : 'stroke';
    const set = (painted: Partial<Painting>) => {
      this.#look = { ...this.#look, [use]: { ...this.#look[use], ...painted } };
    };
    const device = spaces.get(lower);
    if (device !== undefined) {
      set({ space: device, ink: device.inkOf(figures) });
      return true;
    }
    if (lower === 'cs') {
      const named = this.#file.dictionary(resources?.entries.get('ColorSpace'));
      const space = spaceOf(this.#file, operands[0], named);
      const called = this.#file.name(operands[0]);
      set(
        space === null
          ? {
              space: { count: 0, initial: [], inkOf: () => ({ kind: 'unknown', name: called }) },
              ink: { kind: 'unknown', name: called },
            }
          : { space, ink: space.inkOf(space.initial) },
      );
      return true;
    }
    if (lower !== 'sc' && lower !== 'scn') return false;
    const { space } = this.#look[use];
    const pattern = this.#file.name(operands.at(-1));
    const patterns = this.#file.dictionary(resources?.entries.get('Pattern'));
    set({
      ink:
        pattern === ''
          ? space.inkOf(figures)
          : { kind: 'pattern', pattern: this.#file.dictionary(patterns?.entries.get(pattern)) },
    });
    return true;
  }

  #others(name: string, operands: readonly PdfValue[], place: Place): void {
    const called = this.#file.name(operands[0]);
    switch (name) {
      case 'gs': {
        const states = this.#file.dictionary(place.resources?.entries.get('ExtGState'));
        const state = this.#file.dictionary(states?.entries.get(called));
        if (state !== null) this.#look = withState(this.#file, this.#look, state, this.remarks);
        return;
      }
      case 'Do':
        this.#object(called, place);
        return;
      case 'sh': {
        const shadings = this.#file.dictionary(place.resources?.entries.get('Shading'));
        this.#shading(this.#file.dictionary(shadings?.entries.get(called)), place);
        return;
      }
      case 'BMC':
      case 'BDC':
        this.#marks.push(called === 'OC' && this.#isLayerHidden(operands[1], place));
        return;
      case 'EMC':
        this.#marks.pop();
        return;
      case 'Tf':
        this.#look = { ...this.#look, font: this.#fontOf(called, place) };
        return;
      case 'Tr':
        this.#look = { ...this.#look, textMode: numbersOf(operands)[0] ?? 0 };
        return;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        this.#text(operands.at(-1));
        return;
      default:
        // The samples of a picture in the stream itself are passed over by now.
        if (name === 'EI' || name === 'ID') this.#picture();
        if (!silent.has(name)) this.remarks.add('element', name);
    }
  }

  get #isHidden(): boolean {
    return this.#marks.includes(true);
  }

  #isLayerHidden(property: PdfValue | undefined, { resources }: Place): boolean {
    const properties = this.#file.dictionary(resources?.entries.get('Properties'));
    return this.#layers.isHidden(properties?.entries.get(this.#file.name(property)));
  }

  /** A font's name, without the letters that mark a subset. */
  #fontOf(name: string, { resources }: Place): string {
    const font = this.#file.dictionary(this.#file.dictionary(resources?.entries.get('Font'))?.entries.get(name));
    return this.#file.name(font?.entries.get('BaseFont')).replace(/^[A-Z]{6}\+/u, '') || name;
  }

  #text(value: PdfValue | undefined): void {
    const parts = this.#file.array(value);
    const isEmpty = [...parts, value].every((one) => this.#file.text(one) === '');
    if (isEmpty || this.#isHidden || this.#look.textMode === 3) return;
    this.hasText = true;
    this.remarks.add('text', this.#look.font);
  }

  #picture(): void {
    if (this.#isHidden) return;
    this.hasPicture = true;
    this.remarks.add('picture');
  }

  #object(name: string, place: Place): void {
    const object = this.#file.dictionary(
      this.#file.dictionary(place.resources?.entries.get('XObject'))?.entries.get(name),
    );
    if (object === null) {
      this.remarks.add('element', `Do ${name}`);
      return;
    }
    if (this.#isHidden || this.#layers.isHidden(object.entries.get('OC'))) return;
    const kind = this.#file.name(object.entries.get('Subtype'));
    if (kind === 'Image') this.#picture();
    else if (kind === 'Form') this.#form(object, place);
    else this.remarks.add('element', kind);
  }

  #form(form: PdfDictionary, place: Place): void {
    if (place.depth >= DEEPEST_FORM) throw new PdfError('too-deep');
    const bytes = this.#using.has(form) ? null : this.#file.unpacker.bytesOf(form);
    const [a, b, c, d, e, f] = this.#file.numbers(form.entries.get('Matrix')) ?? [];
    const own: Matrix = f === undefined ? unmoved : [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
    const matrix = within(this.#look.matrix, own);
    if (bytes === null || !isMeasurable(matrix)) {
      this.remarks.add('element', 'Form');
      return;
    }
    const before = { look: this.#look, path: this.#path };
    this.#look = { ...this.#look, matrix };
    this.#path = new PathWriter();
    const [x1, y1, x2, y2] = this.#file.numbers(form.entries.get('BBox')) ?? [];
    if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined) {
      this.#path.take('re', [x1, y1, x2 - x1, y2 - y1], matrix);
      this.#clipBy('nonzero');
      this.#path = new PathWriter();
    }
    this.#using.add(form);
    const resources = this.#file.dictionary(form.entries.get('Resources')) ?? place.resources;
    this.paint(bytes, { resources, depth: place.depth + 1 });
    this.#using.delete(form);
    [this.#look, this.#path] = [before.look, before.path];
  }

  #outline() {
    const { data } = this.#path;
    const outline = data === '' ? null : outlineOf(data, unmoved, MOST_STEPS - this.#steps);
    if (data !== '' && outline?.isWhole !== true) this.remarks.add('path');
    return outline;
  }

  #clipBy(rule: Rule): void {
    const outline = this.#outline();
    if (outline !== null) this.#look = { ...this.#look, clip: clippedBy(this.#look.clip, { outline, rule }) };
  }

  #paintPath({ fill, line, closes }: Paints, place: Place): void {
    if (closes) this.#path.take('h', [], this.#look.matrix);
    if ((fill !== null || line) && !this.#isHidden && this.#path.data !== '') {
      const outline = this.#outline();
      const [area, along] = [
        fill === null ? null : this.#colourOf(this.#look.fill, place),
        line ? this.#colourOf(this.#look.stroke, place) : null,
      ];
      const stroke = along === null ? null : strokeOf(this.#look, along, this.remarks);
      if (outline !== null && (area !== null || stroke !== null))
        this.#add({ outline, rule: fill ?? 'nonzero' }, area, stroke);
    }
    if (this.#clipping !== null) this.#clipBy(this.#clipping);
    this.#clipping = null;
    this.#path = new PathWriter();
  }

  #add(whole: Area, fill: ArtworkShape['fill'], stroke: ArtworkShape['stroke']): void {
    const around = stroke === null ? 0 : stroke.width / 2;
    const left = leftBy(this.#look.clip, whole, { around, page: this.#page });
    if (left === null) return;
    if (!left.isCut) this.remarks.add('clip');
    const { outline, rule } = left.area;
    this.#steps += outline.steps;
    if (outline.path.length > LONGEST_OUTLINE || this.#steps > MOST_STEPS || this.shapes.length >= MOST_SHAPES)
      throw new PdfError('too-much');
    this.shapes.push({ path: outline.path, rule, fill, stroke });
    this.bounds.add(outline.bounds, fill, stroke);
  }

  /** The colour something is painted in; null where nothing is. */
  #colourOf({ ink, opacity }: Painting, place: Place): ArtworkShape['fill'] {
    if (opacity <= 0) return null;
    if (opacity < 1) this.remarks.add('opacity');
    if (ink.kind === 'pattern') {
      const shading = this.#file.dictionary(ink.pattern?.entries.get('Shading'));
      if (shading !== null) return this.#solid(this.#firstOf(shading, place));
      this.remarks.add('pattern');
      return null;
    }
    return this.#solid(ink);
  }

  #solid(ink: Ink): ArtworkShape['fill'] {
    if (ink.kind === 'unknown') this.remarks.add('colour', ink.name);
    if (ink.kind !== 'colour') return null;
    if (ink.isNearBlack) this.remarks.add('near-black', ink.colour.name);
    if (ink.mixed !== '') this.remarks.add('spot-mix', ink.mixed);
    return ink.colour;
  }

  /** What stands in for a gradient: its first colour. */
  #firstOf(shading: PdfDictionary, { resources }: Place): Ink {
    this.remarks.add('gradient');
    const unknown: Ink = { kind: 'unknown', name: 'Shading' };
    const named = this.#file.dictionary(resources?.entries.get('ColorSpace'));
    const space = spaceOf(this.#file, shading.entries.get('ColorSpace'), named);
    const start = this.#file.numbers(shading.entries.get('Domain'))?.[0] ?? 0;
    const parts = this.#file.array(shading.entries.get('Function'));
    const functions = parts.length > 0 ? parts : [shading.entries.get('Function')];
    const figures = functions.slice(0, 32).flatMap((one) => functionOf(this.#file, one)?.([start]) ?? []);
    return space === null || figures.length < space.count ? unknown : space.inkOf(figures);
  }

  /** A gradient paints all that a clip leaves. */
  #shading(shading: PdfDictionary | null, place: Place): void {
    if (this.#isHidden) return;
    const colour = shading === null ? null : this.#solid(this.#firstOf(shading, place));
    if (shading === null) this.remarks.add('element', 'sh');
    if (colour === null) return;
    if (this.#look.fill.opacity < 1) this.remarks.add('opacity');
    const { width, height } = this.#page;
    const outline = outlineOf(`M0 0L${width} 0L${width} ${height}L0 ${height}Z`, unmoved, MOST_STEPS);
    if (outline !== null && rectangleOf(outline) !== null) this.#add({ outline, rule: 'nonzero' }, colour, null);
  }
}

/** Reads a PDF. Throws {@link PdfError}. */
export function readPdf(bytes: Uint8Array): PdfDrawing {
  const file = new PdfFile(bytes);
  const { page, content, matrix, size, count, oddTurn } = pageOf(file);
  if (!(Math.min(size.width, size.height) >= LEAST_SIDE)) throw new PdfError('no-size');
  const painter = new PdfPainter(file, size, matrix);
  if (count > 1) painter.remarks.add('pages', '', count - 1);
  if (oddTurn !== null) painter.remarks.add('transform', `/Rotate ${oddTurn}`);
  painter.paint(content, { resources: file.dictionary(page.inherited('Resources')), depth: 0 });
  const ink = painter.bounds.frame();
  if (ink !== null) return { ...size, ink, shapes: painter.shapes, remarks: painter.remarks.all() };
  if (painter.hasText) throw new PdfError('text-only');
  throw new PdfError(painter.hasPicture ? 'picture-only' : 'nothing-drawn');
}
