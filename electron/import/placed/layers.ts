/** Content of layers that are switched off, taken out of the operators: what is placed shows what its file showed. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Layers } from '../pdf/layers.ts';
import { numbersOf } from '../pdf/operators.ts';
import { documentText } from './words.ts';

/**
 * Operators whose effect lasts (ISO 32000-1 tables 57, 74, 105 and 113); a clip's path is among what is left out, and a
 * glyph's width is said whatever of it is shown.
 */
const lasting = new Set('cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k Tc Tw Tz TL Tf Tr Ts d0 d1'.split(' '));

/** Operators that paint an outline (table 60), and what moves to where text is shown next (tables 107 and 108). */
const painting = new Set('f F f* B B* b b* S s'.split(' '));
const moving = new Set('BT ET Td TD Tm T*'.split(' '));
/** What else paints: objects, gradients, pictures among the operators, and what cannot be read, of which nobody knows. */
const leaving = new Set(['Do', 'sh', 'BI', 'ID', '']);
/** Text of these modes clips what follows its end (table 106). */
const LEAST_CLIPPING = 4;

/** Thrown where what is switched off cannot be taken out without changing what is not. */
export class LayersError extends Error {
  override readonly name = 'LayersError';
  /** The layer that stands in a line of text whose end is shown; null where the operators cannot be unpacked. */
  readonly layer: string | null;

  constructor(layer: string | null = null) {
    super(layer ?? 'unpacked');
    this.layer = layer;
  }
}

/** Thrown where a part does not begin and end in one state of graphics and of text. */
class UnevenError extends Error {
  override readonly name = 'UnevenError';
}

function nameOf(value: PdfValue | undefined): string | null {
  return value !== undefined && value !== null && typeof value === 'object' && value.type === 'name'
    ? value.value
    : null;
}

/** Operators that are kept, and the names of the parts that are not. */
interface Shown {
  readonly content: Uint8Array;
  readonly left: ReadonlySet<string>;
}

/**
 * Operators without the marked content of those names (ISO 32000-1 §8.11.3.2): what paints is left out, what sets the
 * graphics state for all that follows stays. Throws {@link UnevenError} where a part begins or ends in the middle of text,
 * or between a state saved and restored, and where it clips what follows.
 */
function withoutWholeParts(content: Uint8Array, hidden: ReadonlySet<string>): Shown {
  const left = new Set<string>();
  const kept: Uint8Array[] = [];
  let from = 0;
  let marks = 0;
  let saved = 0;
  let isText = false;
  /** Where a hidden part began, and how deep in marks. */
  let part: { readonly at: number; readonly marks: number } | null = null;
  for (const { name, operands, from: start, end } of operationsOf(content)) {
    if (name === 'BDC' || name === 'BMC') {
      const layer = nameOf(operands[0]) === 'OC' ? nameOf(operands[1]) : null;
      if (part === null && layer !== null && hidden.has(layer)) {
        if (isText) throw new UnevenError();
        left.add(layer);
        kept.push(content.subarray(from, start));
        part = { at: start, marks };
        saved = 0;
      }
      marks++;
    } else if (name === 'EMC') {
      marks--;
      if (part !== null && marks === part.marks) {
        if (saved !== 0 || isText) throw new UnevenError();
        part = null;
        from = end;
      }
    } else if (name === 'BT' || name === 'ET') isText = name === 'BT';
    else if (name === 'q') saved++;
    else if (name === 'Q' && --saved < 0 && part !== null) throw new UnevenError();
    else if (part !== null && saved === 0 && (name === 'W' || name === 'W*')) throw new UnevenError();
    else if (part !== null && saved === 0 && lasting.has(name)) kept.push(content.subarray(start, end));
  }
  if (part === null) kept.push(content.subarray(from));
  return { content: Buffer.concat(kept), left };
}

/** What an operator that shows text does beside that: it goes to the next line, with spaces of its own (table 109). */
function besideShowing(name: string, operands: readonly PdfValue[]): string | null {
  if (name === 'Tj' || name === 'TJ') return '';
  if (name === "'") return ' T* ';
  if (name !== '"') return null;
  const [word = 0, character = 0] = numbersOf(operands);
  return ` ${word} Tw ${character} Tc T* `;
}

/**
 * Operators that paint nothing in parts of those names, and leave every state as it was: outlines are ended and not painted,
 * which keeps clips, and states are saved and restored as they were. Throws {@link LayersError} where text that is shown goes on
 * in a line from text that is not: how far it would be moved, its font alone knows.
 */
function withoutPaint(content: Uint8Array, hidden: ReadonlySet<string>): Shown {
  const left = new Set<string>();
  const kept: Uint8Array[] = [];
  /** The layer of each mark that is open, or of the one it stands in; null of what is shown. */
  const marks: (string | null)[] = [];
  /** The layer whose text was left out where text would go on. */
  let gap: string | null = null;
  let isClipping = false;
  let from = 0;
  for (const { name, operands, from: start, end } of operationsOf(content)) {
    const layer = marks.at(-1) ?? null;
    const beside = besideShowing(name, operands);
    let instead: string | null = null;
    if (name === 'BDC' || name === 'BMC') {
      const own = nameOf(operands[0]) === 'OC' ? nameOf(operands[1]) : null;
      const opened = layer ?? (own !== null && hidden.has(own) ? own : null);
      marks.push(opened);
      if (opened !== null) {
        left.add(opened);
        instead = ' ';
      }
    } else if (name === 'EMC') {
      marks.pop();
      if (layer !== null) instead = ' ';
    } else if (beside !== null) {
      if (beside !== '') gap = null;
      if (layer !== null) {
        if (isClipping) throw new LayersError(layer);
        instead = beside || ' ';
        gap = layer;
      } else if (gap !== null) throw new LayersError(gap);
    } else if (moving.has(name)) gap = null;
    else if (name === 'Tr') isClipping = (numbersOf(operands)[0] ?? 0) >= LEAST_CLIPPING;
    else if (layer !== null && painting.has(name)) instead = ' n ';
    else if (layer !== null && leaving.has(name)) instead = ' ';
    if (instead === null) continue;
    kept.push(content.subarray(from, start), Buffer.from(instead, 'latin1'));
    from = end;
  }
  kept.push(content.subarray(from));
  return { content: Buffer.concat(kept), left };
}

/** Operators without the marked content of those names. Throws {@link LayersError} as {@link withoutPaint} does. */
function withoutLayers(content: Uint8Array, hidden: ReadonlySet<string>): Shown {
  if (hidden.size === 0) return { content, left: new Set() };
  try {
    return withoutWholeParts(content, hidden);
  } catch (error) {
    if (!(error instanceof UnevenError)) throw error;
    return withoutPaint(content, hidden);
  }
}

/** The operators of a page and of all it is made of, without what is switched off, which is named. */
export class ShownContent {
  readonly #file: PdfFile;
  readonly #layers: Layers;
  readonly #known = new Map<PdfDictionary, Map<PdfDictionary | null, Uint8Array | null>>();
  /** What the layers that were met and left out are called; `?` of those without a name. */
  readonly hidden = new Set<string>();

  constructor(file: PdfFile, layers: Layers) {
    this.#file = file;
    this.#layers = layers;
  }

  /** True of an object that is switched off as a whole. */
  isOff(object: PdfDictionary): boolean {
    const layer = object.entries.get('OC');
    const isOff = this.#layers.isHidden(layer);
    if (isOff) this.#name(layer, '?');
    return isOff;
  }

  #name(layer: PdfValue | undefined, absent: string): void {
    const names = this.#layers.namesOf(layer);
    for (const name of names.length > 0 ? names : [absent]) this.hidden.add(documentText(name));
  }

  /** True of a stream whose resources name layers that are off: its operators may be others than its bytes say. */
  mayHide(resources: PdfDictionary | null): boolean {
    return this.#hiddenIn(resources).size > 0;
  }

  /** Names of resources that are layers switched off. */
  #hiddenIn(resources: PdfDictionary | null): ReadonlySet<string> {
    const named = this.#file.dictionary(resources?.entries.get('Properties'));
    return new Set(
      [...(named?.entries ?? [])].flatMap(([name, value]) => (this.#layers.isHidden(value) ? [name] : [])),
    );
  }

  /** Operators with the resources they name theirs by. Throws {@link LayersError}. */
  content(whole: Uint8Array, resources: PdfDictionary | null): Uint8Array {
    const named = this.#file.dictionary(resources?.entries.get('Properties'));
    const { content, left } = this.#withoutLayers(whole, resources, named);
    for (const name of left) this.#name(named?.entries.get(name), name);
    return content;
  }

  /** Throws {@link LayersError} with the layer as its file calls it. */
  #withoutLayers(whole: Uint8Array, resources: PdfDictionary | null, named: PdfDictionary | null): Shown {
    try {
      return withoutLayers(whole, this.#hiddenIn(resources));
    } catch (error) {
      if (!(error instanceof LayersError) || error.layer === null) throw error;
      const [name = error.layer] = this.#layers.namesOf(named?.entries.get(error.layer));
      throw new LayersError(documentText(name));
    }
  }

  /**
   * Operators of a stream; null where it cannot be unpacked. Throws {@link LayersError}, also where what is off in such a
   * stream could not be taken out.
   */
  of(stream: PdfDictionary, resources: PdfDictionary | null): Uint8Array | null {
    const known = this.#known.get(stream) ?? new Map<PdfDictionary | null, Uint8Array | null>();
    this.#known.set(stream, known);
    const before = known.get(resources);
    if (before !== undefined) return before;
    const bytes = this.#file.unpacker.bytesOf(stream);
    if (bytes === null && this.mayHide(resources)) throw new LayersError();
    const shown = bytes === null ? null : this.content(bytes, resources);
    known.set(resources, shown);
    return shown;
  }
}
