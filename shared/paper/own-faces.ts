/** The faces an edition brings along, beside those Dayang ships: which of them it uses, and the set of both. */
import { facesNamed } from '../edition/faces-named.ts';
import type { FaceId, FileId } from '../edition/ids.ts';
import type { Edition } from '../edition/records.ts';
import { type Face, FaceSet, MOST_FACES } from '../faces/face.ts';
import { shippedFaces } from '../faces/shipped.ts';
import type { OwnFace } from './face-records.ts';

/** What of an edition says which faces it needs. */
export type FacesNamed = Pick<Edition, 'faces' | 'styles' | 'frozen'>;

/** An own face whose file an edition, or the machine, is to have. */
export type KeptFace = OwnFace & { readonly file: FileId };

/** What a face's file is called, wherever it is; undefined of one that has lost it. */
export function fileOfFace({ file, onMachine }: OwnFace): FileId | undefined {
  return file ?? onMachine;
}

/** A face with a file of its own. Where its id is one of ours, ours is what styles of that id mean. */
function keptFace(face: OwnFace): KeptFace[] {
  const file = fileOfFace(face);
  return file === undefined || shippedFaces.find(face.id) !== undefined ? [] : [{ ...face, file }];
}

/** Faces an edition may bring along: what a set has room for beside ours. */
export const MOST_OWN_FACES = MOST_FACES - shippedFaces.all.length;

/** What is said to one who adds a face where there is no room for more. */
export const tooManyOwnFaces = {
  zh: `这期报纸已有 ${MOST_OWN_FACES} 款自己的字体，不能再加。请先删去用不着的。`,
  en: `The edition has ${MOST_OWN_FACES} faces of its own, and no room for more. Take away those it does not need.`,
} as const;

/** What is said to one who adds a face that the edition has and that stays on machines. */
export const machineFaceAgain = {
  zh: '报纸里已有这款字体，现在这台电脑上也有了。此前缺它的版面，重新打开这期报纸就用上。',
  en: 'The edition has this face, and now this machine has it, too. Pages that lacked it are set in it once the edition is opened again.',
} as const;

/**
 * All faces an edition brings along in files of its own, in an order that does not change as long as they are the same. Of
 * more than there is room for the rest are left out: the same ones for the screen, the engine and the press.
 */
export function ownFacesKept({ faces }: Pick<Edition, 'faces'>): KeptFace[] {
  return Object.values(faces)
    .flatMap(keptFace)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MOST_OWN_FACES);
}

/** What is set in a face, and would be in another if it went. */
export interface FaceUse {
  /** Ids of today's styles. */
  readonly styles: readonly string[];
  /** Names of the rounds whose pages had a style in it when they were frozen: those stay as they were read. */
  readonly rounds: readonly string[];
  /** Names of the other faces of the edition's own that are set in it where they lack a character. */
  readonly faces: readonly string[];
}

/** What is set in a face: it may go once there is nothing. */
export function usesOfFace(
  { faces, styles, frozen, rounds }: FacesNamed & Pick<Edition, 'rounds'>,
  face: FaceId,
): FaceUse {
  const setInIt = (table: Edition['styles']) =>
    Object.entries(table).flatMap(([id, style]) => (facesNamed(style).includes(face) ? [id] : []));
  return {
    styles: setInIt(styles),
    rounds: Object.values(frozen)
      .filter((round) => setInIt(round.styles).length > 0)
      .map(({ id }) => rounds[id]?.name ?? id),
    faces: Object.values(faces)
      .filter(({ id, fallback }) => id !== face && fallback.includes(face))
      .map(({ name }) => name),
  };
}

/**
 * The own faces that styles name, of today or of a round's frozen pages, with those they fall back to. Drawn glyphs
 * always are. The rest are never read: nothing is set in them.
 */
export function ownFacesUsed({ faces, styles, frozen }: FacesNamed): KeptFace[] {
  if (Object.keys(faces).length === 0) return [];
  // Every face falls back to drawn glyphs.
  const wanted = new Set<FaceId>(Object.values(faces).flatMap(({ id, drawn }) => (drawn === undefined ? [] : [id])));
  for (const table of [styles, ...Object.values(frozen).map((round) => round.styles)]) {
    for (const style of Object.values(table)) for (const face of facesNamed(style)) wanted.add(face);
  }
  // A set goes on to what is added to it meanwhile: what falls back may fall back on.
  for (const id of wanted) for (const next of faces[id]?.fallback ?? []) wanted.add(next);
  return ownFacesKept({ faces }).filter(({ id }) => wanted.has(id));
}

/** PDF readers want names of few signs and no more than 63 of them (ISO 32000-1 annex C, OpenType 1.9 `name` 6). */
function embeddedName({ postScriptName, id }: OwnFace): string {
  return postScriptName.replace(/[^\w-]+/gu, '').slice(0, 63) || id;
}

/** The family that an own face is shown as in the window. */
export function familyOf(id: FaceId): string {
  return `own-${id}`;
}

function faceOf(own: KeptFace, isThere: (id: FaceId) => boolean): Face {
  return {
    id: own.id,
    name: { zh: own.name, en: own.name },
    family: familyOf(own.id),
    weight: own.weight,
    serifs: own.serifs,
    file: `${own.file}.otf`,
    postScriptName: embeddedName(own),
    ...(own.marks === undefined ? {} : { marks: own.marks }),
    fallback: own.fallback.filter(isThere),
    roles: [],
  };
}

/** The shipped faces and those of an edition's own that are there; the very shipped set where there are none. */
export function faceSetWith(there: readonly KeptFace[]): FaceSet {
  if (there.length === 0) return shippedFaces;
  const ids = new Set([...shippedFaces.all, ...there].map(({ id }) => id));
  const drawn = there.flatMap(({ id, drawn: glyphs }) => (glyphs === undefined ? [] : [id]));
  const all = [...shippedFaces.all, ...there.map((own) => faceOf(own, (id) => ids.has(id)))];
  return new FaceSet(
    drawn.length === 0
      ? all
      : // A face that has the character comes before a drawing of it.
        all.map((face) => ({ ...face, fallback: [...face.fallback, ...drawn.filter((id) => id !== face.id)] })),
  );
}
