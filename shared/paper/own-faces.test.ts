import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { faceId, fileId } from '../edition/record-fields.ts';
import { shippedFaces } from '../faces/shipped.ts';
import type { OwnFace } from './face-records.ts';
import { addOwnFace } from './own-face-edits.ts';
import { MOST_OWN_FACES, ownFacesKept, ownFacesUsed } from './own-faces.ts';

function ownFace(number: number): OwnFace {
  return {
    id: v.parse(faceId, `face-${String(number).padStart(4, '0')}`),
    name: `Face ${number}`,
    fileName: `${number}.ttf`,
    file: v.parse(fileId, number.toString(16).padStart(64, '0')),
    member: 0,
    axes: {},
    embedding: 'installable',
    maySubset: true,
    postScriptName: `Face${number}`,
    weight: 400,
    serifs: true,
    fallback: [shippedFaces.for('text').id],
  };
}

function tableOf(count: number): Record<string, OwnFace> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => ownFace(at)).map((face) => [face.id, face]));
}

describe('the faces an edition brings along', () => {
  it('are the same ones for screen and engine where there are more than a set may have', () => {
    const edition = emptyEdition(1);
    const faces = tableOf(MOST_OWN_FACES + 1);
    const last = ownFace(MOST_OWN_FACES);
    const body = edition.styles['body'];
    if (body === undefined) throw new Error('no style for the body');
    const styles = { ...edition.styles, body: { ...body, font: last.id } };
    expect(ownFacesKept({ faces })).toHaveLength(MOST_OWN_FACES);
    expect(ownFacesKept({ faces }).map(({ id }) => id)).not.toContain(last.id);
    expect(ownFacesUsed({ faces, styles, frozen: {} })).toEqual([]);
  });

  it('are no more than there is room for, and one that is there may come again', () => {
    const faces = tableOf(MOST_OWN_FACES);
    expect(addOwnFace({ faces }, ownFace(MOST_OWN_FACES))).toBeNull();
    expect(addOwnFace({ faces }, ownFace(0))?.patches).toEqual([]);
    expect(addOwnFace({ faces: tableOf(MOST_OWN_FACES - 1) }, ownFace(MOST_OWN_FACES))?.patches).toHaveLength(1);
  });

  it('learn of their marks where the file is taken again, and keep all else', () => {
    const marks = { '。': { level: -0.25, upright: 0.25 } };
    const known = { ...ownFace(0), name: '正文体' };
    const again = { ...ownFace(1), file: known.file, marks };
    const record = { ...known, marks };
    const added = addOwnFace({ faces: { [known.id]: known } }, again);
    expect(added).toEqual({ face: record, patches: [{ kind: 'put', table: 'faces', id: known.id, record }] });
    expect(addOwnFace({ faces: { [known.id]: record } }, again)?.patches).toEqual([]);
    const lost = { ...known, file: null, postScriptName: again.postScriptName };
    expect(addOwnFace({ faces: { [known.id]: lost } }, again)?.face).toEqual({ ...lost, file: known.file, marks });
  });
});
