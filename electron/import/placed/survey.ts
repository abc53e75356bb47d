/** What a page paints, followed through its operators, for what its press has to know before it is printed. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import { PdfError } from '../pdf/faults.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Layers } from '../pdf/layers.ts';
import { numbersOf } from '../pdf/operators.ts';
import { type Matrix, within } from '../svg/geometry.ts';
import { inlinePicture, surveyPicture } from './pictures.ts';
import { type ColourKind, colourKind, inkName } from './spaces.ts';
import { freshState, type Paint, type SurveyState } from './survey-state.ts';
import type { Tally } from './tally.ts';

/** Operators that are followed in all, forms within forms, and states that wait to be restored. */
const MOST_OPERATIONS = 4_000_000;
const DEEPEST_FORM = 16;
const MOST_SAVED = 512;
/** Text that is smaller, in points, shows it when plates do not meet (domain.md §5: no reversed type under 8 pt). */
const SMALL = 8;
/** Ink that is seen beside black, as a share. */
const SEEN = 0.03;

interface Stream {
  readonly content: Uint8Array;
  readonly resources: PdfDictionary | null;
  readonly depth: number;
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

function lastName(operands: readonly PdfValue[]): PdfValue | undefined {
  return operands.findLast((one) => one !== null && typeof one === 'object' && one.type === 'name');
}

function matrixOf(operands: readonly PdfValue[]): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(operands);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return null;
  return [a, b, c, d, e, f];
}

export class Survey {
  readonly tally: Tally;
  readonly inks = new Set<string>();
  readonly #file: PdfFile;
  readonly #layers: Layers;
  readonly #seen = new Set<PdfDictionary>();
  readonly #inside = new Set<PdfDictionary>();
  #state: SurveyState = freshState();
  #left = MOST_OPERATIONS;

  constructor(file: PdfFile, layers: Layers, tally: Tally) {
    this.#file = file;
    this.#layers = layers;
    this.tally = tally;
  }

  /** Follows a page's operators. Throws {@link PdfError} where there is no end of them. */
  page(content: Uint8Array, resources: PdfDictionary | null, scale: number): void {
    this.#state = freshState([scale, 0, 0, scale, 0, 0]);
    this.#follow({ content, resources, depth: 0 });
  }

  #follow(stream: Stream): void {
    const saved: SurveyState[] = [];
    for (const { name, operands } of operationsOf(stream.content)) {
      if (--this.#left < 0) throw new PdfError('too-much');
      if (name === 'q') {
        if (saved.length < MOST_SAVED) saved.push({ ...this.#state });
      } else if (name === 'Q') this.#state = saved.pop() ?? this.#state;
      else if (name === '') this.tally.add('damaged');
      else this.#operation(name, operands, stream);
    }
  }

  #operation(name: string, operands: readonly PdfValue[], stream: Stream): void {
    if (shows.has(name)) this.#text();
    else if (fills.has(name) || strokes.has(name)) {
      if (fills.has(name)) this.#painted(this.#state.fill, this.#state.fillOverprints);
      if (strokes.has(name)) this.#painted(this.#state.stroke, this.#state.strokeOverprints);
    } else if (name === 'Do') this.#object(operands, stream);
    else if (name === 'sh') this.#shading(this.#named(stream, 'Shading', operands), stream);
    else if (name === 'BI' || name === 'ID' || name === 'EI') this.#inline(name, operands, stream);
    else if (!this.#colour(name, operands, stream)) this.#setting(name, operands, stream);
  }

  #named({ resources }: Stream, kind: string, operands: readonly PdfValue[]): PdfDictionary | null {
    const name = this.#file.name(lastName(operands));
    return this.#file.dictionary(this.#file.dictionary(resources?.entries.get(kind))?.entries.get(name));
  }

  /** True of an operator that chooses a colour. */
  #colour(name: string, operands: readonly PdfValue[], stream: Stream): boolean {
    const state = this.#state;
    const device = devices.get(name);
    if (device !== undefined) {
      const [use, space] = device;
      const { type, value } = { type: 'name', value: space } as const;
      state[use] = { colour: colourKind(this.#file, { type, value }, stream.resources), figures: numbersOf(operands) };
      return true;
    }
    if (name === 'cs' || name === 'CS') {
      const colour = colourKind(this.#file, lastName(operands), stream.resources);
      state[name === 'cs' ? 'fill' : 'stroke'] = { colour, figures: [] };
      return true;
    }
    if (!/^(?:scn?|SCN?)$/u.test(name)) return false;
    const use = name.startsWith('s') ? 'fill' : 'stroke';
    state[use] = { colour: state[use].colour, figures: numbersOf(operands) };
    if (lastName(operands) !== undefined) this.#pattern(this.#named(stream, 'Pattern', operands), stream);
    return true;
  }

  #setting(name: string, operands: readonly PdfValue[], stream: Stream): void {
    const state = this.#state;
    const matrix = name === 'cm' || name === 'Tm' ? matrixOf(operands) : null;
    if (name === 'cm' && matrix !== null) state.matrix = within(state.matrix, matrix);
    else if (name === 'Tm' && matrix !== null) state.textMatrix = matrix;
    else if (name === 'BT') state.textMatrix = [1, 0, 0, 1, 0, 0];
    else if (name === 'Tr') state.mode = numbersOf(operands)[0] ?? 0;
    else if (name === 'Tf') {
      state.font = this.#named(stream, 'Font', operands);
      state.size = numbersOf(operands)[0] ?? 0;
    } else if (name === 'gs') this.#graphics(this.#named(stream, 'ExtGState', operands));
  }

  #graphics(graphics: PdfDictionary | null): void {
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
    const font = file.array(graphics?.entries.get('Font'));
    if (font.length > 0) state.font = file.dictionary(font[0]);
    if (blends(file, graphics)) this.tally.add('blends');
  }

  /** What painting in a colour means for the press. */
  #painted({ colour, figures }: Paint, overprints: boolean): void {
    this.#kind(colour);
    if (colour.kind === 'cmyk' && figures.length === 4) {
      const sum = figures.reduce((all, share) => all + Math.max(0, Math.min(1, share)), 0) * 100;
      this.tally.most('ink', sum);
      if (sum === 0 && overprints && this.#state.leavesZeros) this.tally.add('white-overprint');
    }
    if (colour.kind === 'spots' && overprints && figures.length > 0 && figures.every((share) => share === 0))
      this.tally.add('white-overprint');
  }

  #kind({ kind, inks }: ColourKind): void {
    for (const ink of inks) this.inks.add(ink);
    if (kind === 'rgb' || kind === 'independent') this.tally.add(kind);
    if (kind === 'all') this.tally.add('registration');
  }

  #text(): void {
    const { font, size, mode, fill, fillOverprints, matrix, textMatrix } = this.#state;
    if (font !== null) this.#font(font);
    // 3 and 7 show nothing (ISO 32000-1 table 106).
    if (mode % 4 === 3) return;
    const paint = mode % 4 === 1 ? this.#state.stroke : fill;
    this.#painted(paint, fillOverprints);
    if (paint.colour.kind !== 'cmyk') return;
    const [, , c, d] = within(matrix, textMatrix);
    const height = Math.abs(size) * Math.hypot(c, d);
    const [cyan = 0, magenta = 0, yellow = 0, key = 0] = paint.figures;
    const beside = [cyan, magenta, yellow].filter((share) => share > SEEN).length;
    if (beside > 0 && key > 0.9) this.tally.least('rich-text', height);
    else if (beside + (key > SEEN ? 1 : 0) > 1 && height < SMALL) this.tally.least('small-text', height);
  }

  /** Fonts that are used and not in the file. Those of type 3 are drawings on the page's own terms (§9.6.5). */
  #font(font: PdfDictionary): void {
    if (this.#seen.has(font)) return;
    this.#seen.add(font);
    const file = this.#file;
    const kind = file.name(font.entries.get('Subtype'));
    if (kind === 'Type3') return;
    const inner = kind === 'Type0' ? file.dictionary(file.array(font.entries.get('DescendantFonts'))[0]) : font;
    const descriptor = file.dictionary(inner?.entries.get('FontDescriptor'));
    const isThere = ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => file.dictionary(descriptor?.entries.get(key))?.stream !== undefined,
    );
    if (!isThere) this.tally.add('fonts-missing', inkName(file.name(font.entries.get('BaseFont'))) || '?');
  }

  #inline(name: string, operands: readonly PdfValue[], stream: Stream): void {
    if (name === 'ID') this.#picture(inlinePicture(operands), stream);
  }

  #picture(image: PdfDictionary, { resources }: Stream): void {
    const { matrix, fill, fillOverprints } = this.#state;
    const colour = surveyPicture(this.#file, image, { resources, matrix, seen: this.#seen }, this.tally);
    if (colour !== null) this.#kind(colour);
    else this.#painted(fill, fillOverprints);
  }

  #object(operands: readonly PdfValue[], stream: Stream): void {
    const file = this.#file;
    const object = this.#named(stream, 'XObject', operands);
    if (object === null || this.#layers.isHidden(object.entries.get('OC'))) return;
    if (file.name(object.entries.get('Subtype')) === 'Image') this.#picture(object, stream);
    else this.#form(object, stream);
  }

  /** Follows a form, or the cell of a pattern; one that leads to itself, once. */
  #form(form: PdfDictionary, stream: Stream): void {
    if (this.#inside.has(form)) return;
    if (stream.depth >= DEEPEST_FORM) throw new PdfError('too-deep');
    const file = this.#file;
    const content = file.unpacker.bytesOf(form);
    if (content === null) {
      this.tally.add('damaged');
      return;
    }
    const before = this.#state;
    this.#inside.add(form);
    const own = matrixOf(file.array(form.entries.get('Matrix')).map((one) => file.resolve(one)));
    this.#state = { ...before, matrix: own === null ? before.matrix : within(before.matrix, own) };
    const resources = file.dictionary(form.entries.get('Resources')) ?? stream.resources;
    this.#follow({ content, resources, depth: stream.depth + 1 });
    this.#inside.delete(form);
    this.#state = before;
  }

  #pattern(pattern: PdfDictionary | null, stream: Stream): void {
    if (pattern === null || this.#seen.has(pattern)) return;
    this.#seen.add(pattern);
    if (pattern.stream === undefined) this.#shading(this.#file.dictionary(pattern.entries.get('Shading')), stream);
    else this.#form(pattern, stream);
  }

  #shading(shading: PdfDictionary | null, { resources }: Stream): void {
    if (shading !== null) this.#kind(colourKind(this.#file, shading.entries.get('ColorSpace'), resources));
  }
}

/** True of a graphics state that has what it paints blend with what is under it (ISO 32000-1 §11.6). */
function blends(file: PdfFile, graphics: PdfDictionary | null): boolean {
  if (graphics === null) return false;
  const isThin = ['ca', 'CA'].some((key) => {
    const share = file.get(graphics, key);
    return typeof share === 'number' && share < 1;
  });
  const modes = [graphics.entries.get('BM'), ...file.array(graphics.entries.get('BM'))].map((one) => file.name(one));
  const isMixed = modes.some((mode) => mode !== '' && mode !== 'Normal' && mode !== 'Compatible');
  return isThin || isMixed || file.dictionary(graphics.entries.get('SMask')) !== null;
}
