import * as v from 'valibot';
import { expect, it } from 'vitest';
import { describeFont, fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { ownFaceOf } from '../../shared/paper/own-face-edits.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { mayBeKept } from './keep-page.ts';

/** A face of an edition's own, with the rights that its maker gives. */
function ownFace(fsType: number) {
  const [face] = describeFont('/fonts/own.ttf', fontInMemory(smallTrueType({ fsType }))).faces;
  if (face === undefined) throw new Error('no face');
  const file = v.parse(fileId, 'a'.repeat(64));
  return ownFaceOf(face, { fileName: 'own.ttf', file, member: 0, coordinates: null });
}

it('a page with a face for preview and print only is not kept; with another face of the edition’s own it is', () => {
  const [there, goesAlong] = [ownFace(4), ownFace(8)];
  const edition = { faces: { [there.id]: there, [goesAlong.id]: goesAlong } };
  const wanted = (...faces: readonly (typeof there.id)[]) =>
    [shippedFaces.for('text').id, ...faces].map((face) => ({ face, file: null, glyphs: [1], text: '东' }));
  expect(mayBeKept(edition, wanted(goesAlong.id))).toBe(true);
  expect(mayBeKept(edition, wanted(goesAlong.id, there.id))).toBe(false);
});
