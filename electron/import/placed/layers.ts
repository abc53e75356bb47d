/** Content of layers that are switched off, taken out of the operators: what is placed shows what its file showed. */
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { operationsOf } from '../pdf/content.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Layers } from '../pdf/layers.ts';

/** Operators whose effect lasts (ISO 32000-1 tables 57, 74 and 105); a clip's path is among what is left out. */
const lasting = new Set('cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k Tc Tw Tz TL Tf Tr Ts'.split(' '));

/** Thrown where what is switched off cannot be taken out without changing what is not. */
export class LayersError extends Error {
  override readonly name = 'LayersError';
}

/** Names of resources that are layers switched off. */
export function hiddenNames(file: PdfFile, layers: Layers, resources: PdfDictionary | null): ReadonlySet<string> {
  const named = file.dictionary(resources?.entries.get('Properties'));
  return new Set([...(named?.entries ?? [])].flatMap(([name, value]) => (layers.isHidden(value) ? [name] : [])));
}

/**
 * Operators without the marked content of those names (ISO 32000-1 §8.11.3.2): what paints is left out, what sets the
 * graphics state for all that follows stays. Throws {@link LayersError} where the two cannot be parted: in the middle of
 * text, between a state saved and restored, for a clip.
 */
export function withoutLayers(content: Uint8Array, hidden: ReadonlySet<string>): Uint8Array {
  if (hidden.size === 0) return content;
  const kept: Uint8Array[] = [];
  let from = 0;
  let marks = 0;
  let saved = 0;
  let isText = false;
  /** Where a hidden part began, and how deep in marks. */
  let part: { readonly at: number; readonly marks: number } | null = null;
  for (const { name, operands, from: start, end } of operationsOf(content)) {
    if (name === 'BDC' || name === 'BMC') {
      const [tag, property] = operands;
      const isLayer =
        tag !== undefined && tag !== null && typeof tag === 'object' && tag.type === 'name' && tag.value === 'OC';
      const isNamed =
        property !== undefined && property !== null && typeof property === 'object' && property.type === 'name';
      if (part === null && isLayer && isNamed && hidden.has(property.value)) {
        if (isText) throw new LayersError();
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
  if (part !== null) return Buffer.concat(kept);
  return Buffer.concat([...kept, content.subarray(from)]);
}
