/** What a page paints, followed through its operators, for what its press has to know before it is printed. */
import type { PageFactKind } from '../../../shared/edition/placed-page.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import { PdfError } from '../pdf/faults.ts';
import type { PdfFile } from '../pdf/file.ts';
import { numbersOf } from '../pdf/operators.ts';
import { type Matrix, unmoved, within } from '../svg/geometry.ts';
import { fontFacts, glyphsShown, startsAsStencil } from './fonts.ts';
import { blends, isLightGroup, isProgram, ownTransfer } from './graphics.ts';
import type { ShownContent } from './layers.ts';
import { at, lastName, matrixOf } from './operands.ts';
import type { PackedPicture } from './picture-inks.ts';
import { inlinePicture, Pictures } from './pictures.ts';
import { coloursOfShading, isMesh } from './shadings.ts';
import { type ColourKind, colourKind, firstColour, inkOf, platesOf } from './spaces.ts';
import { freshState, type Paint, type SurveyState, stateKey } from './survey-state.ts';
import { type Place, Tally } from './tally.ts';

/** Operators that are followed in all, forms within forms, and states that wait to be restored. */
const MOST_OPERATIONS = 4_000_000;
const DEEPEST_FORM = 16;
const MOST_SAVED = 512;
/** Forms of which what was found is kept, in as many states. */
const MOST_KNOWN = 100_000;
/** Text that is smaller, in points, shows it when plates do not meet (domain.md §5: no reversed type under 8 pt). */
const SMALL = 8;
/** Ink that is seen beside black, as a share. */
const SEEN = 0.03;

interface Stream {
  readonly content: Uint8Array;
  readonly resources: PdfDictionary | null;
  readonly depth: number;
  /** What matrices of patterns lead to: the page's, or the form's (ISO 32000-1 §8.7.3.1). */
  readonly base: Matrix;
  /** Painted in the colour that is set outside: what is set within says nothing (§8.7.3.3, §9.6.5). */
  readonly isStencil: boolean;
}

/** Operators that choose a space of a device and a colour in it. */
const devices: ReadonlyMap<string, readonly ['fill' | 'stroke', string]> = new Map([
  ['g', ['fill', 'DeviceGray']],
  ['G', ['stroke', 'DeviceGray']],
  ['rg', ['fill', 'DeviceRGB']],
  ['RG', ['stroke', 'DeviceRGB']],
  ['k', ['fill', 'DeviceCMYK']],
  ['K', ['stroke', 'DeviceCMYK']],
]);

const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*']);
const shows = new Set(['Tj', 'TJ', "'", '"']);
const colours = new Set([...devices.keys(), 'cs', 'CS', 'sc', 'scn', 'SC', 'SCN']);
/** What of a mask matters: its colours are strengths, and print nothing. */
const ofMasks: ReadonlySet<PageFactKind> = new Set(['fonts-missing', 'damaged', 'external', 'pictures-damaged']);

export class Survey {
  readonly #file: PdfFile;
  readonly #shown: ShownContent;
  readonly #pictures: Pictures;
  readonly #fonts = new Set<PdfDictionary>();
  readonly #inside = new Set<PdfDictionary>();
  readonly #known = new Map<string, Tally>();
  readonly #ids = new Map<PdfDictionary, number>();
  /** Notes what is met; forms have one of their own while they are followed. */
  #tally: Tally;
  #state: SurveyState = freshState();
  /** Where the last outline began. */
  #pen: Place = [0, 0];
  #left = MOST_OPERATIONS;
  /** True once a group was met in which colours of light blend. */
  hasLightGroup = false;

  constructor(file: PdfFile, shown: ShownContent, tally: Tally) {
    this.#file = file;
    this.#shown = shown;
    this.#pictures = new Pictures(file);
    this.#tally = tally;
  }

  /**
   * Follows a page's operators under a matrix that brings them to the page as it is seen. Throws {@link PdfError} where
   * there is no end of them, `LayersError`.
   */
  page(content: Uint8Array, resources: PdfDictionary | null, matrix: Matrix): void {
    this.#state = freshState(matrix);
    this.#follow({ content, resources, depth: 0, base: matrix, isStencil: false });
  }

  #idOf = (one: PdfDictionary | null): number => {
    if (one === null) return 0;
    const id = this.#ids.get(one) ?? this.#ids.size + 1;
    this.#ids.set(one, id);
    return id;
  };

  #follow(stream: Stream): void {
    const saved: SurveyState[] = [];
    for (const { name, operands } of operationsOf(stream.content)) {
      if (--this.#left < 0) throw new PdfError('too-much');
      if (name === 'q') {
        if (saved.length < MOST_SAVED) saved.push({ ...this.#state });
      } else if (name === 'Q') this.#state = saved.pop() ?? this.#state;
      else if (name === '') this.#tally.add('damaged');
      else this.#operation(name, operands, stream);
    }
  }

  #operation(name: string, operands: readonly PdfValue[], stream: Stream): void {
    if (shows.has(name)) this.#text(name, operands, stream);
    else if (fills.has(name) || strokes.has(name)) {
      const { fill, stroke, fillOverprints, strokeOverprints } = this.#state;
      if (fills.has(name)) this.#painted(fill, fillOverprints, this.#pen, stream);
      if (strokes.has(name)) this.#painted(stroke, strokeOverprints, this.#pen, stream);
    } else if (name === 'm' || name === 're') {
      const [x = 0, y = 0] = numbersOf(operands);
      this.#pen = at(this.#state.matrix, x, y);
    } else if (name === 'Do') this.#object(operands, stream);
    else if (name === 'sh') this.#shading(this.#named(stream, 'Shading', operands), stream);
    else if (name === 'ID') this.#picture(inlinePicture(operands), stream);
    else if (colours.has(name)) {
      if (!stream.isStencil) this.#colour(name, operands, stream);
    } else this.#setting(name, operands, stream);
  }

  #named({ resources }: Stream, kind: string, operands: readonly PdfValue[]): PdfDictionary | null {
    const name = this.#file.name(lastName(operands));
    return this.#file.dictionary(this.#file.dictionary(resources?.entries.get(kind))?.entries.get(name));
  }

  #colour(name: string, operands: readonly PdfValue[], stream: Stream): void {
    const state = this.#state;
    const figures = numbersOf(operands);
    const device = devices.get(name);
    if (device !== undefined) {
      const [use, value] = device;
      const colour = colourKind(this.#file, { type: 'name', value }, stream.resources);
      state[use] = { colour, figures, pattern: null };
    } else if (name === 'cs' || name === 'CS') {
      const colour = colourKind(this.#file, lastName(operands), stream.resources);
      state[name === 'cs' ? 'fill' : 'stroke'] = { colour, figures: firstColour(colour), pattern: null };
    } else {
      const use = name.startsWith('s') ? 'fill' : 'stroke';
      const pattern = lastName(operands) === undefined ? null : this.#named(stream, 'Pattern', operands);
      state[use] = { colour: state[use].colour, figures, pattern };
    }
  }

  #setting(name: string, operands: readonly PdfValue[], stream: Stream): void {
    const state = this.#state;
    const matrix = name === 'cm' || name === 'Tm' ? matrixOf(operands) : null;
    const [first = 0, second = 0] = numbersOf(operands);
    if (name === 'cm' && matrix !== null) state.matrix = within(state.matrix, matrix);
    else if (name === 'Tm' && matrix !== null) state.textMatrix = matrix;
    else if (name === 'BT') state.textMatrix = unmoved;
    else if (name === 'Td' || name === 'TD') this.#line(first, second);
    else if (name === 'T*') this.#line(0, -state.leading);
    else if (name === 'Tr') state.mode = first;
    else if (name === 'Tf') {
      state.font = this.#named(stream, 'Font', operands);
      state.size = first;
    } else if (name === 'gs') this.#graphics(this.#named(stream, 'ExtGState', operands), stream);
    if (name === 'TL') state.leading = first;
    if (name === 'TD') state.leading = -second;
  }

  #line(x: number, y: number): void {
    this.#state.textMatrix = within(this.#state.textMatrix, [1, 0, 0, 1, x, y]);
  }

  #graphics(graphics: PdfDictionary | null, stream: Stream): void {
    if (graphics === null) return;
    const file = this.#file;
    const state = this.#state;
    const [fillOver, strokeOver, mode] = ['op', 'OP', 'OPM'].map((key) => file.get(graphics, key));
    if (typeof strokeOver === 'boolean') {
      state.strokeOverprints = strokeOver;
      // OP alone holds for both (ISO 32000-1 table 58).
      if (typeof fillOver !== 'boolean') state.fillOverprints = strokeOver;
    }
    if (typeof fillOver === 'boolean') state.fillOverprints = fillOver;
    if (typeof mode === 'number') state.leavesZeros = mode === 1;
    const [font, size] = file.array(graphics.entries.get('Font'));
    if (font !== undefined) state.font = file.dictionary(font);
    if (typeof size === 'number') state.size = size;
    if (blends(file, graphics)) this.#tally.add('blends');
    for (const kind of ownTransfer(file, graphics)) this.#tally.add(kind);
    const mask = file.dictionary(file.dictionary(graphics.entries.get('SMask'))?.entries.get('G'));
    if (mask !== null)
      this.#tally.merge(
        this.#apart(() => this.#form(mask, stream)),
        ofMasks,
      );
  }

  /** Pictures whose ink is to be found yet. */
  get packed(): readonly PackedPicture[] {
    return this.#pictures.packed;
  }

  /** What is found by some work, noted by itself. */
  #apart(work: () => void): Tally {
    const outer = this.#tally;
    const own = new Tally();
    this.#tally = own;
    try {
      work();
    } finally {
      this.#tally = outer;
    }
    return own;
  }

  /** What painting in a colour, or a pattern, means for the press. */
  #painted(paint: Paint, overprints: boolean, place: Place, stream: Stream): void {
    const { figures, pattern, colour } = paint;
    if (colour.kind === 'pattern') {
      if (pattern !== null) this.#pattern(paint, pattern, stream);
      return;
    }
    this.#kind(colour, place);
    this.#tally.printsOn(platesOf(colour, figures), 'space', place);
    const ink = inkOf(colour, figures);
    if (ink === null) return;
    if (colour.kind !== 'all') this.#tally.measure('ink', ink.sum * 100, place);
    const isLost = colour.kind === 'spots' || (colour.kind === 'cmyk' && this.#state.leavesZeros);
    if (isLost && overprints && ink.sum === 0) this.#tally.add('white-overprint', place);
  }

  #kind({ kind, inks, isWrong }: ColourKind, place: Place): void {
    for (const ink of inks) this.#tally.inks.add(ink);
    if (isWrong === true) this.#tally.add('profiles-wrong', place);
    if (kind === 'rgb' || kind === 'independent') this.#tally.add(kind, place);
    if (kind === 'all') this.#tally.add('registration', place);
  }

  #text(name: string, operands: readonly PdfValue[], stream: Stream): void {
    if (name === "'" || name === '"') this.#line(0, -this.#state.leading);
    const { font, mode, fill, stroke, fillOverprints, strokeOverprints, matrix, textMatrix } = this.#state;
    const place = at(within(matrix, textMatrix), 0, 0);
    // 3 shows nothing, and 7 clips what follows (ISO 32000-1 table 106).
    if (font !== null && mode !== 3) this.#font(font, place);
    if (mode % 4 === 3) return;
    if (font !== null && this.#file.name(font.entries.get('Subtype')) === 'Type3') {
      this.#drawnText(font, operands, stream);
      return;
    }
    if (mode % 4 !== 1) this.#lettered(fill, fillOverprints, place, stream);
    if (mode % 4 !== 0) this.#lettered(stroke, strokeOverprints, place, stream);
  }

  /** Text in a colour: plates that do not meet are seen in it first. */
  #lettered(paint: Paint, overprints: boolean, place: Place, stream: Stream): void {
    this.#painted(paint, overprints, place, stream);
    const { colour, figures } = paint;
    const ink = inkOf(colour.under ?? colour, figures);
    if (ink === null || colour.kind === 'all') return;
    const { matrix, textMatrix, size } = this.#state;
    const [, , c, d] = within(matrix, textMatrix);
    const height = Math.abs(size) * Math.hypot(c, d);
    const beside = ink.others.filter((share) => share > SEEN).length;
    if (beside > 0 && ink.black > 0.9) this.#tally.measure('rich-text', height, place);
    else if (beside + (ink.black > SEEN ? 1 : 0) > 1 && height < SMALL)
      this.#tally.measure('small-text', height, place);
  }

  /** Text in a font of type 3, whose glyphs are drawings: in colours of their own, or in that of the text. */
  #drawnText(font: PdfDictionary, operands: readonly PdfValue[], stream: Stream): void {
    const file = this.#file;
    const { size, matrix, textMatrix } = this.#state;
    const own = matrixOf(file.array(font.entries.get('FontMatrix')).map((one) => file.resolve(one)));
    const toText = within(textMatrix, [size, 0, 0, size, 0, 0]);
    const glyphMatrix = within(matrix, own === null ? toText : within(toText, own));
    const resources = file.dictionary(font.entries.get('Resources')) ?? stream.resources;
    for (const glyph of glyphsShown(file, font, operands)) {
      const content = this.#shown.of(glyph, resources);
      if (content === null) this.#tally.add('damaged');
      else {
        const isStencil = stream.isStencil || startsAsStencil(content);
        const state = { ...this.#state, matrix: glyphMatrix };
        this.#within(glyph, state, { content, resources, depth: stream.depth + 1, base: glyphMatrix, isStencil });
      }
    }
  }

  #font(font: PdfDictionary, place: Place): void {
    if (this.#fonts.has(font)) return;
    this.#fonts.add(font);
    const { missing, isOpenType } = fontFacts(this.#file, font);
    if (missing !== null) this.#tally.name('fonts-missing', missing, place);
    if (isOpenType) this.#tally.name('modern', 'OpenType');
  }

  #picture(image: PdfDictionary, stream: Stream): void {
    const { matrix, fill, fillOverprints } = this.#state;
    const colour = this.#pictures.survey(image, { resources: stream.resources, matrix, tally: this.#tally });
    const place = at(matrix, 0.5, 0.5);
    if (colour !== null) this.#kind(colour, place);
    else this.#painted(fill, fillOverprints, place, stream);
  }

  #object(operands: readonly PdfValue[], stream: Stream): void {
    const file = this.#file;
    const object = this.#named(stream, 'XObject', operands);
    if (object === null || this.#shown.isOff(object)) return;
    const place = at(this.#state.matrix, 0, 0);
    if (object.entries.has('OPI')) this.#tally.add('opi', place);
    if (isProgram(file, object)) this.#tally.add('postscript', place);
    else if (object.entries.has('F')) this.#tally.add('external', place);
    else if (file.name(object.entries.get('Subtype')) === 'Image') this.#picture(object, stream);
    else this.#form(object, stream);
  }

  #form(form: PdfDictionary, stream: Stream): void {
    const file = this.#file;
    const { matrix } = this.#state;
    const own = matrixOf(file.array(form.entries.get('Matrix')).map((one) => file.resolve(one)));
    const inner = own === null ? matrix : within(matrix, own);
    if (isLightGroup(file, form.entries.get('Group'))) this.hasLightGroup = true;
    this.#part(form, { ...this.#state, matrix: inner }, stream, stream.isStencil);
  }

  /** Follows a stream of the page's in a state of its own. */
  #part(part: PdfDictionary, state: SurveyState, stream: Stream, isStencil: boolean): void {
    const resources = this.#file.dictionary(part.entries.get('Resources')) ?? stream.resources;
    const content = this.#shown.of(part, resources);
    if (content === null) this.#tally.add('damaged');
    else this.#within(part, state, { content, resources, depth: stream.depth + 1, base: state.matrix, isStencil });
  }

  /** Follows what a page is made of; one that leads to itself, once, and one that was followed in such a state, not again. */
  #within(part: PdfDictionary, state: SurveyState, stream: Stream): void {
    if (this.#inside.has(part)) return;
    if (stream.depth > DEEPEST_FORM) throw new PdfError('too-deep');
    const key = `${this.#idOf(part)} ${this.#idOf(stream.resources)} ${stream.isStencil} ${stateKey(state, this.#idOf)}`;
    const before = this.#known.get(key);
    if (before !== undefined) {
      this.#tally.merge(before);
      return;
    }
    const outer = this.#state;
    this.#inside.add(part);
    this.#state = state;
    const found = this.#apart(() => this.#follow(stream));
    this.#state = outer;
    this.#inside.delete(part);
    if (this.#known.size < MOST_KNOWN) this.#known.set(key, found);
    this.#tally.merge(found);
  }

  #pattern(paint: Paint, pattern: PdfDictionary, stream: Stream): void {
    const file = this.#file;
    if (pattern.stream === undefined) {
      this.#shading(file.dictionary(pattern.entries.get('Shading')), stream);
      this.#graphics(file.dictionary(pattern.entries.get('ExtGState')), stream);
      return;
    }
    const own = matrixOf(file.array(pattern.entries.get('Matrix')).map((one) => file.resolve(one)));
    const isStencil = file.get(pattern, 'PaintType') === 2;
    const cell = freshState(own === null ? stream.base : within(stream.base, own));
    const under = paint.colour.under;
    if (isStencil && under !== undefined) {
      const plain: Paint = { colour: under, figures: paint.figures, pattern: null };
      this.#part(pattern, { ...cell, fill: plain, stroke: plain }, stream, true);
    } else this.#part(pattern, cell, stream, false);
  }

  #shading(shading: PdfDictionary | null, { resources }: Stream): void {
    if (shading === null) return;
    const colour = colourKind(this.#file, shading.entries.get('ColorSpace'), resources);
    this.#kind(colour, at(this.#state.matrix, 0, 0));
    const met = coloursOfShading(this.#file, shading);
    if (met === null) this.#tally.printsOn(['untold'], isMesh(this.#file, shading) ? 'mesh' : 'gradient', this.#pen);
    for (const figures of met ?? []) {
      this.#tally.printsOn(platesOf(colour, figures), 'space', this.#pen);
      const ink = inkOf(colour, figures);
      if (ink !== null) this.#tally.measure('ink', ink.sum * 100);
    }
  }
}
