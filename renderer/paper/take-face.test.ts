/** Faces that are taken while something else happens: into the edition they were chosen for, or not at all. */
import { afterEach, expect, it, vi } from 'vitest';
import { fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { fileIdOf } from '../../electron/pictures.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { takeFace } from './take-face.ts';

const choice = { path: '/fonts/small.ttf', member: 0, coordinates: null };

/** An edition that is open, and a face that is read once it is told to be. */
function host() {
  const { face, bytes } = takeFaceOf(fontInMemory(smallTrueType()), choice);
  let now = { edition: emptyEdition(1), path: '/friday.dayang' };
  let answer: () => void = () => undefined;
  const value = { face, file: fileIdOf(bytes), fileName: 'small.ttf' };
  const invoke = () =>
    new Promise((resolve) => {
      answer = () => resolve({ ok: true, value });
    });
  vi.stubGlobal('window', { dayang: { invoke } });
  return {
    session: {
      state: { get: () => now },
      edit: (_label: string, patches: readonly Patch[]) => {
        now = { ...now, edition: applyPatches(now.edition, patches).edition };
      },
    },
    notices: { say: () => undefined },
    open: (path: string) => {
      now = { edition: emptyEdition(1), path };
    },
    read: () => answer(),
    faces: () => Object.values(now.edition.faces).map(({ file }) => file),
    file: value.file,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('are in the edition they were chosen for', async () => {
  const own = host();
  const taken = takeFace(own, choice, []);
  own.read();
  expect(await taken).toBe(true);
  expect(own.faces()).toEqual([own.file]);
});

it('are in no edition that was opened meanwhile: it has no such file', async () => {
  const own = host();
  const taken = takeFace(own, choice, []);
  own.open('/saturday.dayang');
  own.read();
  expect(await taken).toBe(false);
  expect(own.faces()).toEqual([]);
});

it('are not taken once the dialog was closed', async () => {
  const own = host();
  const closed = new AbortController();
  const taken = takeFace(own, choice, [], closed.signal);
  closed.abort();
  own.read();
  expect(await taken).toBe(false);
  expect(own.faces()).toEqual([]);
});
