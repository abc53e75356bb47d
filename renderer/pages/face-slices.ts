/**
 * The faces for the screen, in the slices they are cut into: loaded as pages need their characters. Those we ship are cut
 * by the build, an edition's own when one is first shown.
 */
import type { DisplayItem } from '../../shared/compose/display-list.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Face } from '../../shared/faces/face.ts';
import type { KeptFace } from '../../shared/paper/own-faces.ts';
import { type FontSlice, fontSlices, sliceOfUnits, unicodeRanges } from '../../shared/text/font-slices.ts';
import { fontAddress, fontMissing, ownFontAddress, ownFontUnread } from '../engine/font-bytes.ts';
import { knowFacesOf, ownFaces, partsAdded, screenFace, screenFaces } from './faces.ts';

/** A face that is cut, and where its slices are. */
interface CutFace extends Pick<Face, 'family' | 'weight'> {
  readonly addressOf: (slice: FontSlice) => string;
  readonly missing: () => Error;
}

/** A slice of a face. */
class Cut {
  readonly #face: CutFace;
  readonly #address: string;
  readonly #descriptors: FontFaceDescriptors;
  /** What interface and galley load when they show its characters. */
  #declared: FontFace | null = null;
  #loaded: FontFace | null = null;
  #bytes: Promise<ArrayBuffer> | null = null;
  #loading: Promise<void> | null = null;
  #isDropped = false;

  constructor(face: CutFace, slice: FontSlice, unicodeRange: string) {
    this.#face = face;
    this.#address = face.addressOf(slice);
    this.#descriptors = {
      weight: String(face.weight),
      unicodeRange,
    };
  }

  get isLoaded(): boolean {
    return this.#loaded !== null;
  }

  /** Makes it known to the interface. */
  declare(): void {
    if (this.#declared !== null || this.#loading !== null) return;
    this.#declared = new FontFace(this.#face.family, `url(${this.#address})`, this.#descriptors);
    document.fonts.add(this.#declared);
  }

  /** Has its file read, and cut where it must be; whoever loads it hears of what is wrong. */
  read(): void {
    if (this.#loading === null) this.#fetched().catch(() => undefined);
  }

  /** Rejects with `font-missing`, or `font-unread` for a face of the edition's own. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(() => {
      this.#loading = null;
      throw this.#face.missing();
    });
    return this.#loading;
  }

  /** Read here and handed over: a file the browser reads by its address it keeps for minutes beside the face. */
  #fetched(): Promise<ArrayBuffer> {
    this.#bytes ??= fetch(this.#address).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.arrayBuffer();
    });
    return this.#bytes;
  }

  async #load(): Promise<void> {
    const bytes = await this.#fetched().finally(() => {
      this.#bytes = null;
    });
    const loaded = await new FontFace(this.#face.family, bytes, this.#descriptors).load();
    if (this.#isDropped) return;
    document.fonts.add(loaded);
    if (this.#declared !== null) document.fonts.delete(this.#declared);
    this.#declared = null;
    this.#loaded = loaded;
  }

  /** Lets go of it: its face has gone. */
  drop(): void {
    this.#isDropped = true;
    for (const face of [this.#declared, this.#loaded]) if (face !== null) document.fonts.delete(face);
  }
}

interface Cuts {
  /** The slice of each UTF-16 code unit's character; {@link fontSlices} by place. */
  readonly units: Uint8Array;
  readonly ranges: readonly string[];
  readonly of: Map<FaceId, readonly Cut[]>;
  /** What an edition's own faces were cut as: file, family and weight. */
  readonly looks: Map<FaceId, string>;
}

let cuts: Cuts | undefined;

function cutsOf(face: CutFace, ranges: readonly string[]): Cut[] {
  return fontSlices.map((slice, at) => new Cut(face, slice, ranges[at] ?? ''));
}

function ownCut({ id, file, fileName }: KeptFace): CutFace {
  const { family, weight } = screenFace(id);
  return {
    family,
    weight,
    addressOf: (slice) => ownFontAddress(file, slice),
    missing: () => ownFontUnread({ fileName }),
  };
}

/** Knows the own faces the edition has, each in its slices; those that stay as they are stay loaded. */
function followOwn({ of, looks, ranges }: Cuts): void {
  const own = ownFaces();
  const lookOf = (face: KeptFace) => `${face.file} ${screenFace(face.id).family} ${screenFace(face.id).weight}`;
  for (const [id, look] of looks) {
    const face = own.get(id);
    if (face !== undefined && lookOf(face) === look) continue;
    for (const cut of of.get(id) ?? []) cut.drop();
    of.delete(id);
    looks.delete(id);
  }
  for (const face of own.values()) {
    if (looks.has(face.id)) continue;
    const made = cutsOf(ownCut(face), ranges);
    for (const cut of made) cut.declare();
    of.set(face.id, made);
    looks.set(face.id, lookOf(face));
  }
}

/** Made when the first slice is asked for, after the first page is painted. */
function allCuts(): Cuts {
  if (cuts !== undefined) return cuts;
  const units = sliceOfUnits((encoding, bytes) => new TextDecoder(encoding).decode(bytes));
  const ranges = unicodeRanges(units);
  const shipped = screenFaces.all.map((face): [FaceId, Cut[]] => {
    const { id, family, weight } = face;
    const cut = {
      family,
      weight,
      addressOf: (slice: FontSlice) => fontAddress(id, slice),
      missing: () => fontMissing(face),
    };
    const made = cutsOf(cut, ranges);
    // A page is painted by a part of it: its slices are about to be loaded, and the browser would read them once more.
    if (!partsAdded.has(id)) for (const one of made) one.declare();
    return [id, made];
  });
  cuts = { units, ranges, of: new Map(shipped), looks: new Map() };
  followOwn(cuts);
  return cuts;
}

/** Takes over the faces of the edition that is open. */
export function showFacesOf(faces: Edition['faces']): void {
  if (knowFacesOf(faces) && cuts !== undefined) followOwn(cuts);
}

/** The slices a page's text stands in that are not loaded yet, of faces that are not painted by parts. */
function lackingFor(items: readonly DisplayItem[], isThere: (face: FaceId) => boolean): ReadonlySet<Cut> {
  const lacking = new Set<Cut>();
  const { units, of } = allCuts();
  for (const item of items) {
    if (item.kind !== 'glyphs' || !isThere(item.face)) continue;
    const own = of.get(item.face);
    for (let at = 0; at < item.text.length; at++) {
      const cut = own?.[units[item.text.charCodeAt(at)] ?? 0];
      if (cut !== undefined && !cut.isLoaded) lacking.add(cut);
    }
  }
  return lacking;
}

/** True of a face whose everyday slice is loaded. */
export function hasEveryday(face: FaceId): boolean {
  return cuts?.of.get(face)?.[0]?.isLoaded ?? false;
}

/** The slices of a face that some characters are in, last the everyday one. */
function slicesOf(
  face: FaceId,
  characters: Iterable<string>,
): { readonly rarer: Cut[]; readonly everyday: Cut | undefined } {
  const { units, of } = allCuts();
  const [everyday, ...rarer] = of.get(face) ?? [];
  const places = new Set(Array.from(characters, (character) => units[character.charCodeAt(0)] ?? 0));
  return { rarer: rarer.filter((_, at) => places.has(at + 1)), everyday };
}

/** Has the files read that {@link addEveryday} loads. */
export function readEveryday(face: FaceId, characters: Iterable<string>): void {
  const { rarer, everyday } = slicesOf(face, characters);
  for (const cut of [...rarer, everyday]) cut?.read();
}

/**
 * Loads the slices of a face that some characters are in, and last the everyday one: once that is there, so are the others.
 * All are made known. Rejects with `font-missing`.
 */
export async function addEveryday(face: FaceId, characters: Iterable<string> = ''): Promise<void> {
  const { rarer, everyday } = slicesOf(face, characters);
  try {
    await Promise.all(rarer.map((cut) => cut.load()));
    await everyday?.load();
  } finally {
    for (const cut of allCuts().of.get(face) ?? []) cut.declare();
  }
}

/**
 * What is to be waited for before items can be painted as composed: their rarer characters; null where
 * everything is there. `isThere` is false of faces that are not asked about. Rejects with `font-missing`.
 */
export function slicesFor(
  items: readonly DisplayItem[],
  isThere: (face: FaceId) => boolean = () => true,
): Promise<unknown> | null {
  const lacking = lackingFor(items, isThere);
  return lacking.size === 0 ? null : Promise.all([...lacking].map((cut) => cut.load()));
}
