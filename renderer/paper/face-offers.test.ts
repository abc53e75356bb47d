import { describe, expect, it } from 'vitest';
import { describeFont, fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { asVariable, collectionOf, smallCff, smallTrueType } from '../../tests/kit/font-files.ts';
import { isSought, offersOf, rightsOf } from './face-offers.ts';

const may = { right: 'installable', isWholeOnly: false, isBitmapOnly: false } as const;

describe('the faces that files offer', () => {
  it('are each face of a collection, found by its names and its file', () => {
    const file = describeFont('/fonts/Two.ttc', fontInMemory(collectionOf(smallTrueType(), smallCff())));
    const offers = offersOf([file], 'zh');
    expect(offers.map(({ choice }) => choice.member).toSorted()).toEqual([0, 1]);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(2);
    for (const offer of offers) {
      expect(isSought(offer, `two.TTC ${offer.face.style.en} ${offer.face.family.zh}`)).toBe(true);
      expect(isSought(offer, 'two.ttc nowhere')).toBe(false);
    }
  });

  it('are each named instance of one that varies', () => {
    const file = describeFont('/fonts/varies.ttf', fontInMemory(asVariable(smallTrueType())));
    const [face] = file.faces;
    const offers = offersOf([file], 'en');
    expect(offers).toHaveLength(Math.max(1, face?.instances.length ?? 0));
    for (const { choice } of offers) expect(choice.coordinates === null).toBe(face?.instances.length === 0);
  });
});

describe('what a face’s maker allows', () => {
  it('is told apart, and says which may be taken', () => {
    const told = (['installable', 'editable', 'preview-and-print', 'restricted'] as const).map((right) =>
      rightsOf({ ...may, right }, 'zh'),
    );
    expect(told.map(({ mayBeTaken }) => mayBeTaken)).toEqual([true, true, true, false]);
    expect(new Set(told.map((one) => one.told)).size).toBe(4);
    expect(rightsOf({ ...may, isWholeOnly: true }, 'zh').told).toContain('整款嵌入');
  });
});
