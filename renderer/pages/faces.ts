/** The faces the screen paints with: parts of them, made for a page or two, until the whole ones are there. */
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Face, FaceSet } from '../../shared/faces/face.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { faceSetWith, type KeptFace, ownFacesKept } from '../../shared/paper/own-faces.ts';

/** The faces the window shows, whatever edition is open. */
export const screenFaces: FaceSet = shippedFaces;

let edition: Edition['faces'] | null = null;
let all = screenFaces;
let own: ReadonlyMap<FaceId, KeptFace> = new Map();

/** Takes over the faces of the edition that is open; false where they are as they were. */
export function knowFacesOf(faces: Edition['faces']): boolean {
  if (faces === edition) return false;
  edition = faces;
  const kept = ownFacesKept({ faces });
  if (kept.length === 0 && own.size === 0) return false;
  all = faceSetWith(kept);
  const before = own;
  own = new Map(kept.map((face) => [face.id, face]));
  // A part of what a face was before is none of it.
  dropParts((id) => before.has(id) && before.get(id)?.file !== own.get(id)?.file);
  return true;
}

/** The faces styles of the open edition can name: those of the window and its own, but for the one of drawn characters. */
export function facesToChoose(): readonly Face[] {
  return all.all.filter(({ id }) => edition?.[id]?.drawn === undefined);
}

/** The open edition's own faces, by id. */
export function ownFaces(): ReadonlyMap<FaceId, KeptFace> {
  return own;
}

/** Family and weight a face is painted with. Each face is held in memory once, for pages and the interface alike. */
export function screenFace(id: FaceId): Pick<Face, 'family' | 'weight'> {
  return all.findOrStandIn(id);
}

/** Parts have families of their own: to the interface, a part would be a face that draws most characters as nothing. */
function partOf(face: FaceId): string {
  return `part-${face}`;
}

/** A face at a size in pixels, as a canvas wants it: the part for as long as there is one, else what there is of the whole. */
export function canvasFont(face: FaceId, size: number): string {
  if (parts.has(face)) return `${size}px "${partOf(face)}"`;
  const { family, weight } = screenFace(face);
  return `${weight} ${size}px "${family}"`;
}

/** What is painted with a face. */
export interface ShownOfFace {
  readonly glyphs: ReadonlySet<number>;
  /** The characters a canvas is given for them. */
  readonly characters: ReadonlySet<string>;
}

/** The part there is of a face, and what it has. */
interface PartOfFace extends ShownOfFace {
  readonly face: FontFace;
}

/** The parts there are, by face. */
export type PartsOfFaces = ReadonlyMap<FaceId, PartOfFace>;

const parts = new Map<FaceId, PartOfFace>();
/** The parts added so far, for who takes over from the code that added them. */
export const partsAdded: PartsOfFaces = parts;

/** Takes over the parts that other code has added. */
export function takeOverParts(added: PartsOfFaces): void {
  for (const [name, part] of added) parts.set(name, part);
}

/** Adds a part of a face in place of the one there was. Rejects where it is not a font. */
export async function addPart(name: FaceId, bytes: BufferSource, shown: ShownOfFace): Promise<void> {
  // Of whatever weight it is asked for it is the face itself.
  const face = new FontFace(partOf(name), bytes, { weight: '1 1000' });
  document.fonts.add(await face.load());
  const before = parts.get(name);
  if (before !== undefined) document.fonts.delete(before.face);
  parts.set(name, { face, ...shown });
}

/** What can be painted with the part there is of a face. */
export function shownByPart(name: FaceId): ShownOfFace {
  return parts.get(name) ?? { glyphs: new Set(), characters: new Set() };
}

/** Lets go of the parts of faces that are there, or have gone. */
export function dropParts(isOver: (face: FaceId) => boolean): void {
  for (const [name, { face }] of parts) {
    if (!isOver(name)) continue;
    document.fonts.delete(face);
    parts.delete(name);
  }
}
