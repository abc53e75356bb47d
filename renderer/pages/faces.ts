/** The faces the screen paints with: parts of them, made for a page or two, until the whole ones are there. */
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Face, FaceSet } from '../../shared/faces/face.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { faceSetWith, ownFacesKept } from '../../shared/paper/own-faces.ts';
import { ownFaceAddress } from '../engine/font-bytes.ts';

/** The faces the window shows, whatever edition is open. */
export const screenFaces: FaceSet = shippedFaces;

let edition: Edition['faces'] | null = null;
let all = screenFaces;

interface OwnFontFace {
  /** File, family and weight: alike, it is the same face. */
  readonly look: string;
  readonly face: FontFace;
}
/** The edition's own faces as the browser knows them; it reads one when something is shown in it. */
let own: ReadonlyMap<FaceId, OwnFontFace> = new Map();

/** Takes over the faces of the edition that is open. */
export function showFacesOf(faces: Edition['faces']): void {
  if (faces === edition) return;
  edition = faces;
  const kept = ownFacesKept({ faces });
  if (kept.length === 0 && own.size === 0) return;
  all = faceSetWith(kept);
  const before = own;
  own = new Map(
    kept.map(({ id, file }) => {
      const { family, weight } = screenFace(id);
      const look = `${file} ${family} ${weight}`;
      const known = before.get(id);
      // What the browser has read stays read; what it could not read is asked for again.
      if (known?.look === look && known.face.status !== 'error') return [id, known];
      const face = new FontFace(family, `url(${ownFaceAddress(file)})`, { weight: String(weight) });
      return [id, { look, face }];
    }),
  );
  for (const [id, known] of before) if (own.get(id) !== known) document.fonts.delete(known.face);
  for (const [id, { face }] of own) if (before.get(id)?.face !== face) document.fonts.add(face);
}

/** The faces styles of the open edition can name: those of the window and its own. */
export function facesToChoose(): FaceSet {
  return all;
}

/** The own faces among some that are not there yet, to be waited for; null where nothing is. Rejects where one cannot be read. */
export function ownFacesFor(ids: Iterable<FaceId>): Promise<unknown> | null {
  const lacking = [...ids].flatMap((id) => own.get(id)?.face ?? []).filter(({ status }) => status !== 'loaded');
  return lacking.length === 0 ? null : Promise.all(lacking.map((face) => face.load()));
}

/** Family and weight a face is painted with. Each face is held in memory once, for pages and the interface alike. */
export function screenFace(id: FaceId): Pick<Face, 'family' | 'weight'> {
  return all.findOrStandIn(id);
}

/** Parts have families of their own: to the interface, a part would be a face that draws most characters as nothing. */
function partOf(family: string): string {
  return `${family}-part`;
}

/** A face at a size in pixels, as a canvas wants it: whole where it is there, else the part. */
export function canvasFont(face: FaceId, size: number): string {
  const { family, weight } = screenFace(face);
  return `${weight} ${size}px "${family}", "${partOf(family)}"`;
}

/** The part there is of a face, and the glyphs it has. */
interface PartOfFace {
  readonly face: FontFace;
  readonly glyphs: ReadonlySet<number>;
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
export async function addPart(name: FaceId, bytes: BufferSource, glyphs: ReadonlySet<number>): Promise<void> {
  const { family, weight } = screenFace(name);
  const face = new FontFace(partOf(family), bytes, { weight: String(weight) });
  document.fonts.add(await face.load());
  const before = parts.get(name);
  if (before !== undefined) document.fonts.delete(before.face);
  parts.set(name, { face, glyphs });
}

/** The glyphs that can be painted with the part there is of a face. */
export function glyphsOfPart(name: FaceId): ReadonlySet<number> {
  return parts.get(name)?.glyphs ?? new Set();
}

/** Lets go of the parts: the whole faces are there. */
export function dropParts(): void {
  for (const { face } of parts.values()) document.fonts.delete(face);
  parts.clear();
}
