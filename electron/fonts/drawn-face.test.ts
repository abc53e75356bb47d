import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { drawnFace } from './drawn-face.ts';
import { fontInMemory } from './read-font-file.ts';
import { factsOf } from './take-face.ts';

const drawn = [
  { character: '\ue123', name: '⿰金波', advance: 1000, outline: 'M100 80L900 80C900 500 500 880 100 880Z' },
  { character: '\u{323ab}', name: '', advance: 500, outline: 'M0 0L500 0L500 1000Z' },
];

describe('the face of drawn characters', () => {
  const bytes = drawnFace(drawn);

  it('has their glyphs as they are drawn, above and below the baseline', () => {
    const { glyph, advance } = readFaceTables(bytes);
    expect(drawn.map(({ character }) => advance(glyph(character.codePointAt(0) ?? 0)))).toEqual([1000, 500]);
    const path = new Font(new Face(new Blob(bytes))).glyphToPath(glyph(0xe123));
    expect(path.replace(/[\s,]+/gu, ' ')).toBe('M100 800L900 800C900 380 500 0 100 0L100 800Z');
  });

  it('says of itself what fonts say', () => {
    const facts = factsOf(fontInMemory(bytes));
    expect(facts).toMatchObject({
      outlines: 'cff',
      glyphs: 3,
      embedding: { right: 'installable', isWholeOnly: false },
    });
    expect(facts.metrics).toMatchObject({ perEm: 1000, box: [0, -120, 900, 880] });
  });

  it.each(['M0 0L50000 0L0 900Z', 'M-20000 0L20000 0L0 900Z', 'M0.5 0L900 0L0 900Z'])(
    'is not made of what its numbers do not hold: %s',
    (outline) => {
      expect(() => drawnFace([{ character: '\ue123', name: '', advance: 1000, outline }])).toThrow(/\ue123/u);
    },
  );

  it('is the same bytes of the same drawings', () => {
    expect(drawnFace(drawn)).toEqual(bytes);
  });
});
