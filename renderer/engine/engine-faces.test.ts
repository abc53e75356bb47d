import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shapingBytes } from '../../electron/font-bytes.ts';
import { fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { openShaper } from '../../electron/shaper.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { OwnFace } from '../../shared/paper/face-records.ts';
import { addOwnFace, ownFaceOf, setStylesIn } from '../../shared/paper/own-face-edits.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { EngineFaces } from './engine-faces.ts';

const taken = takeFaceOf(fontInMemory(smallTrueType()), { member: 0, coordinates: null });

function faceIn(digit: string): OwnFace {
  const file = v.parse(fileId, digit.repeat(64));
  return ownFaceOf(taken.face, { fileName: 'small.ttf', file, member: 0, coordinates: null });
}
const one = faceIn('1');
const other = faceIn('2');

/** An edition with a face of its own, which the body is set in. */
function setIn(face: OwnFace): Edition {
  const bare = emptyEdition(1);
  const patches = addOwnFace(bare, face)?.patches ?? [];
  return applyPatches(bare, [...patches, ...setStylesIn(face.id, ['body'])]).edition;
}

/** What requests for own faces are answered with. */
let answers: (address: string) => Promise<Response>;

beforeEach(() => {
  answers = () => Promise.resolve(new Response(Buffer.from(shapingBytes({ bytes: taken.bytes }))));
  vi.stubGlobal('fetch', (address: string) => {
    const shipped = shippedFaces.all.find(({ id }) => address === `/shaping/${id}.ttf`);
    return shipped === undefined ? answers(address) : Promise.resolve(new Response(Buffer.from(shapingBytes(shipped))));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the faces the engine composes with', () => {
  it('are those of the edition as it is once they are read', async () => {
    const faces = new EngineFaces(Promise.resolve(openShaper));
    let edition = setIn(one);
    const read = answers;
    answers = (address) => {
      edition = setIn(other);
      return read(address);
    };
    const book = await faces.for(() => edition);
    expect([one, other].map(({ id }) => book.has(id))).toEqual([false, true]);
  });

  it('are read again after they could not be read, and not where they are not there', async () => {
    const faces = new EngineFaces(Promise.resolve(openShaper));
    const edition = setIn(one);
    const read = answers;
    answers = () => Promise.resolve(new Response(null, { status: 503 }));
    await expect(faces.for(() => edition)).rejects.toMatchObject({ failure: { code: 'font-unread' } });
    answers = read;
    expect((await faces.for(() => edition)).has(one.id)).toBe(true);

    answers = () => Promise.resolve(new Response(null, { status: 404 }));
    expect((await faces.for(() => setIn(other))).has(other.id)).toBe(false);
  });

  it('are the same book as long as they are the same', async () => {
    const faces = new EngineFaces(Promise.resolve(openShaper));
    const book = await faces.for(() => setIn(one));
    expect(await faces.for(() => setIn(one))).toBe(book);
    expect(await faces.for(() => undefined)).toBe(await faces.shipped);
    // A preview in other faces comes and goes.
    await faces.for(() => setIn(other));
    expect(await faces.for(() => setIn(one))).toBe(book);
  });

  it('are told as one value as long as they are the same, by which what was composed is known again', async () => {
    const faces = new EngineFaces(Promise.resolve(openShaper));
    const cutWords = () => [];
    const resources = await faces.resourcesFor(() => setIn(one), cutWords);
    expect(await faces.resourcesFor(() => setIn(one), cutWords)).toBe(resources);
    expect(await faces.resourcesFor(() => setIn(other), cutWords)).not.toBe(resources);
  });
});
