/** Content of layers that are switched off, taken out of the operators: what is placed shows what its file showed. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Layers } from '../pdf/layers.ts';
import { documentText } from './words.ts';

/**
 * Operators whose effect lasts (ISO 32000-1 tables 57, 74, 105 and 113); a clip's path is among what is left out, and a
 * glyph's width is said whatever of it is shown.
 */
const lasting = new Set('cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k Tc Tw Tz TL Tf Tr Ts d0 d1'.split(' '));

/** Thrown where what is switched off cannot be taken out without changing what is not. */
export class LayersError extends Error {
  override readonly name = 'LayersError';
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
 * graphics state for all that follows stays. Throws {@link LayersError} where the two cannot be parted: in the middle of
 * text, between a state saved and restored, for a clip.
 */
function withoutLayers(content: Uint8Array, hidden: ReadonlySet<string>): Shown {
  const left = new Set<string>();
  if (hidden.size === 0) return { content, left };
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
        if (isText) throw new LayersError();
        left.add(layer);
        kept.push(content.subarray(from, start));
        part = { at: start, marks };
        saved = 0;
      }
      marks++;
    } else if (name === 'EMC') {
      marks--;
      if (part !== null && marks === part.marks) {
        if (saved !== 0 || isText) throw new LayersError();
        part = null;
        from = end;
      }
    } else if (name === 'BT' || name === 'ET') isText = name === 'BT';
    else if (name === 'q') saved++;
    else if (name === 'Q' && --saved < 0 && part !== null) throw new LayersError();
    else if (part !== null && saved === 0 && (name === 'W' || name === 'W*')) throw new LayersError();
    else if (part !== null && saved === 0 && lasting.has(name)) kept.push(content.subarray(start, end));
  }
  if (part === null) kept.push(content.subarray(from));
  return { content: Buffer.concat(kept), left };
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
    const { content, left } = withoutLayers(whole, this.#hiddenIn(resources));
    const named = this.#file.dictionary(resources?.entries.get('Properties'));
    for (const name of left) this.#name(named?.entries.get(name), name);
    return content;
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
