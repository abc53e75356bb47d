/** Adding a face to an edition and taking it away, as patches. */

import * as v from 'valibot';
import type { FaceId, FileId } from '../edition/ids.ts';
import { newId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import { shortName } from '../edition/plain-name.ts';
import { faceId } from '../edition/record-fields.ts';
import type { Edition } from '../edition/records.ts';
import { type FaceChoice, type FaceInFile, whyNotKept } from '../faces/face-file.ts';
import { shippedFaces } from '../faces/shipped.ts';
import type { OwnFace } from './face-records.ts';
import { fileOfFace, MOST_OWN_FACES, ownFacesKept } from './own-faces.ts';

/** Where a face was taken from, by its file's name, and what the file is that was taken. */
interface Origin extends Omit<FaceChoice, 'path'> {
  readonly fileName: string;
  readonly file: FileId;
}

/** The record of a face that was taken out of a font file; one that may not be kept has no file in the edition. What it lacks is looked for in our face of its kind. */
export function ownFaceOf(face: FaceInFile, { fileName, file, member, coordinates }: Origin): OwnFace {
  const kind = shippedFaces.for(face.hasSerifs ? 'text' : 'label');
  const name = face.style.zh === 'Regular' ? face.family.zh : `${face.family.zh} ${face.style.zh}`;
  return {
    // A face's id begins with a letter.
    id: v.parse(faceId, `face-${newId<'face'>()}`),
    name: shortName(name, 80) || shortName(fileName, 80),
    fileName: fileName.slice(-255),
    ...(whyNotKept(face.embedding) === null ? { file } : { file: null, onMachine: file }),
    member,
    axes: coordinates ?? {},
    embedding: face.embedding.right,
    maySubset: !face.embedding.isWholeOnly,
    postScriptName: face.postScriptName.slice(0, 127) || 'Face',
    weight: face.weight,
    serifs: face.hasSerifs,
    ...(face.marks === undefined ? {} : { marks: face.marks }),
    fallback: [kind.id, ...kind.fallback],
  };
}

/** A face with its marks as another record has them. */
function withMarksOf({ marks: _, ...face }: OwnFace, { marks }: OwnFace): OwnFace {
  return marks === undefined ? face : { ...face, marks };
}

function put(face: OwnFace): { face: OwnFace; patches: Patch[] } {
  return { face, patches: [{ kind: 'put', table: 'faces', id: face.id, record: face }] };
}

/**
 * Adds a face. Where the edition has that very file already nothing but what it did not know of its marks, and the file
 * where it knows the face and has lost its file: one face is one record. Null where it has as many as there is room for: one
 * more would not be shown.
 */
export function addOwnFace(
  { faces }: Pick<Edition, 'faces'>,
  face: OwnFace,
): { face: OwnFace; patches: Patch[] } | null {
  const known = Object.values(faces).find((one) => fileOfFace(one) === fileOfFace(face));
  if (known !== undefined) {
    // It may have been taken by a version that did not look at its marks.
    if (JSON.stringify(known.marks) === JSON.stringify(face.marks)) return { face: known, patches: [] };
    return put(withMarksOf(known, face));
  }
  if (ownFacesKept({ faces }).length >= MOST_OWN_FACES) return null;
  const lost = Object.values(faces).find(
    // Of a face that stays on machines this one may have another version: it takes the place of the one it lacks.
    ({ file, onMachine, postScriptName }) =>
      file === null &&
      postScriptName === face.postScriptName &&
      (onMachine === undefined || face.onMachine !== undefined),
  );
  if (lost === undefined) return put(face);
  const { onMachine: _, ...same } = lost;
  const { file, onMachine } = face;
  return put(withMarksOf({ ...same, file, ...(onMachine === undefined ? {} : { onMachine }) }, face));
}

/** Takes a face away. Its bytes stay as long as the step can be undone. */
export function removeOwnFace(face: FaceId): Patch[] {
  return [{ kind: 'remove', table: 'faces', id: face }];
}

/** Says where characters are looked for that a face lacks, in this order. */
export function setFallback(face: FaceId, fallback: readonly FaceId[]): Patch[] {
  return [{ kind: 'set', table: 'faces', id: face, path: ['fallback'], value: fallback }];
}

/** Sets styles in a face. */
export function setStylesIn(face: FaceId, styles: readonly string[]): Patch[] {
  return styles.map((id) => ({ kind: 'set', table: 'styles', id, path: ['font'], value: face }));
}
