/** Changes of drawn characters that come close upon one another: none is lost, and none is made twice. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { DRAWN_FACE, drawnGlyphs, glyphOf, setDrawnGlyphs, withGlyph } from '../../shared/paper/drawn-glyphs.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { changeDrawn, removeDrawn } from './drawn-edits.ts';

const drawing = { advance: 1000, outline: 'M100 100L900 100L900 900L100 900Z', notes: [] };
const [a, b, c] = ['\ue001', '\ue002', '\ue003'];

/** Faces that are being made: each is made when it is told to be. */
let making: (() => void)[] = [];
let made = 0;
const invoke = vi.fn(
  () =>
    new Promise((resolve) => {
      making.push(() => {
        made += 1;
        resolve({ ok: true, value: String(made).padStart(64, '0') });
      });
    }),
);

function session(edition: Edition) {
  let now = { edition, path: '/a.dayang' };
  const steps: string[] = [];
  return {
    steps,
    state: { get: () => now },
    edit: (label: string, patches: readonly Patch[]) => {
      steps.push(label);
      now = { ...now, edition: applyPatches(now.edition, patches).edition };
    },
    open: (path: string) => {
      now = { edition, path };
    },
    characters: () => drawnGlyphs(now.edition).map(({ character }) => character),
    file: () => now.edition.faces[DRAWN_FACE]?.file,
  };
}

const adding =
  (character: string, name = '') =>
  (edition: Edition) =>
    withGlyph(edition, glyphOf(character, name, drawing));

/** Makes the faces that are asked for until none is. */
async function makeAll(): Promise<void> {
  while (making.length > 0) {
    for (const make of making.splice(0)) make();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

beforeEach(() => {
  making = [];
  made = 0;
  invoke.mockClear();
  vi.stubGlobal('window', { dayang: { invoke } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('two that are added at once are both there, in a step each, with a face of both', async () => {
  const own = session(emptyEdition(1));
  const both = [changeDrawn(own, 'glyph.draw', adding(b)), changeDrawn(own, 'glyph.draw', adding(a))];
  await makeAll();
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(own.characters()).toEqual([a, b]);
  expect(own.steps).toEqual(['glyph.draw', 'glyph.draw']);
  expect(own.file()).toBe('3'.padStart(64, '0'));
});

it('one that is added while another is taken away leaves it away', async () => {
  const own = session(applyPatches(emptyEdition(1), setDrawnGlyphs([glyphOf(a, '', drawing)], null)).edition);
  const both = [changeDrawn(own, 'glyph.draw', adding(c)), removeDrawn(own, a)];
  await makeAll();
  await Promise.all(both);
  expect(own.characters()).toEqual([c]);
});

it('a new name keeps the face there is, and needs none made', async () => {
  const own = session(emptyEdition(1));
  const first = changeDrawn(own, 'glyph.draw', adding(a));
  await makeAll();
  await first;
  const file = own.file();
  expect(await changeDrawn(own, 'glyph.rename', adding(a, '⿰金波'))).toBe(true);
  expect([own.file(), invoke.mock.calls.length]).toEqual([file, 1]);
});

it('does nothing in another edition, nor once nobody wants it', async () => {
  const own = session(emptyEdition(1));
  const gone = new AbortController();
  const given = changeDrawn(own, 'glyph.draw', adding(a), gone.signal);
  gone.abort();
  await makeAll();
  expect(await given).toBe(false);
  const left = changeDrawn(own, 'glyph.draw', adding(a));
  own.open('/b.dayang');
  await makeAll();
  expect(await left).toBe(false);
  expect(own.characters()).toEqual([]);
});
