import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { GlyphRun } from '../../shared/compose/display-list.ts';
import { newId } from '../../shared/edition/ids.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { facesAtOnce } from './fonts.ts';

const face = shippedFaces.for('text').id;
const run: GlyphRun = {
  kind: 'glyphs',
  blockId: newId<'block'>(),
  face,
  size: 9,
  y: 20,
  scale: 1,
  ink: 1,
  glyphs: [7],
  xs: [10],
  text: '东',
  starts: null,
  offset: 0,
  source: null,
  turn: null,
  isVertical: false,
};

class FontFaceStandIn {
  load(): Promise<this> {
    return Promise.resolve(this);
  }
}

const invoke = vi.fn(() => Promise.resolve({ ok: true, value: [{ face, bytes: new Uint8Array(4) }] }));

beforeEach(() => {
  vi.stubGlobal('FontFace', FontFaceStandIn);
  vi.stubGlobal('document', { fonts: { add: () => undefined, delete: () => undefined } });
  vi.stubGlobal('window', { dayang: { invoke } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('brings what a page shows anew before the faces are there, and asks for nothing twice', async () => {
  await facesAtOnce([run]);
  expect(facesAtOnce([run])).toBeNull();
  const typed = facesAtOnce([{ ...run, glyphs: [7, 8], xs: [10, 20], text: '东湖' }]);
  expect(typed).not.toBeNull();
  await typed;
  expect(invoke.mock.calls).toEqual([
    ['faces.part', { faces: [{ face, file: null, glyphs: [7], text: '东' }] }],
    ['faces.part', { faces: [{ face, file: null, glyphs: [7, 8], text: '东湖' }] }],
  ]);
});
