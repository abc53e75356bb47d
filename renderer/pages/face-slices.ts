/** The faces for the screen, in the slices they are cut into: loaded as pages need their characters. */
import type { DisplayItem } from '../../shared/compose/display-list.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Face } from '../../shared/faces/face.ts';
import { type FontSlice, fontSlices, sliceOfUnits, unicodeRanges } from '../../shared/text/font-slices.ts';
import { fontAddress, fontMissing } from '../engine/font-bytes.ts';
import { screenFaces } from './faces.ts';

/** A slice of a face. */
class Cut {
  readonly #face: Face;
  readonly #address: string;
  readonly #descriptors: FontFaceDescriptors;
  /** What interface and galley load when they show its characters; the everyday slice is mostly there before them. */
  #declared: FontFace | null = null;
  #loading: Promise<void> | null = null;
  isLoaded = false;

  constructor(face: Face, slice: FontSlice, unicodeRange: string) {
    this.#face = face;
    this.#address = fontAddress(face.id, slice);
    this.#descriptors = {
      weight: String(face.weight),
      unicodeRange,
    };
    if (slice === 'everyday' && face.isReadWhenUsed !== true) return;
    this.#declared = new FontFace(face.family, `url(${this.#address})`, this.#descriptors);
    document.fonts.add(this.#declared);
  }

  /** Rejects with `font-missing`. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(() => {
      this.#loading = null;
      throw fontMissing(this.#face);
    });
    return this.#loading;
  }

  /** Read here and handed over: a file the browser reads by its address it keeps for minutes beside the face. */
  async #load(): Promise<void> {
    const response = await fetch(this.#address);
    if (!response.ok) throw new Error(`${response.status}`);
    const loaded = new FontFace(this.#face.family, await response.arrayBuffer(), this.#descriptors);
    document.fonts.add(await loaded.load());
    if (this.#declared !== null) document.fonts.delete(this.#declared);
    this.#declared = null;
    this.isLoaded = true;
  }
}

interface Cuts {
  /** The slice of each UTF-16 code unit's character; {@link fontSlices} by place. */
  readonly units: Uint8Array;
  readonly of: ReadonlyMap<FaceId, readonly Cut[]>;
}

let cuts: Cuts | undefined;

/** Made when the first slice is asked for, after the first page is painted. */
function allCuts(): Cuts {
  if (cuts !== undefined) return cuts;
  const units = sliceOfUnits((encoding, bytes) => new TextDecoder(encoding).decode(bytes));
  const ranges = unicodeRanges(units);
  const cutsOf = (face: Face) => fontSlices.map((slice, at) => new Cut(face, slice, ranges[at] ?? ''));
  cuts = { units, of: new Map(screenFaces.all.map((face) => [face.id, cutsOf(face)])) };
  return cuts;
}

/** The slices a page's text stands in that are not loaded yet. */
function lackingFor(items: readonly DisplayItem[]): ReadonlySet<Cut> {
  const lacking = new Set<Cut>();
  const { units, of } = allCuts();
  for (const item of items) {
    if (item.kind !== 'glyphs') continue;
    const own = of.get(item.face);
    for (let at = 0; at < item.text.length; at++) {
      const cut = own?.[units[item.text.charCodeAt(at)] ?? 0];
      if (cut !== undefined && !cut.isLoaded) lacking.add(cut);
    }
  }
  return lacking;
}

/** Loads the everyday slice of a face, and makes the others known. Rejects with `font-missing`. */
export async function addEveryday({ id }: Face): Promise<void> {
  await allCuts().of.get(id)?.[0]?.load();
}

/**
 * What is to be waited for before items can be painted as composed: their rarer characters; null where
 * everything is there. Rejects with `font-missing`.
 */
export function slicesFor(items: readonly DisplayItem[]): Promise<unknown> | null {
  const lacking = lackingFor(items);
  return lacking.size === 0 ? null : Promise.all([...lacking].map((cut) => cut.load()));
}
