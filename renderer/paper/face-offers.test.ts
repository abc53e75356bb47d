import { describe, expect, it } from 'vitest';
import { describeFont, fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { asVariable, collectionOf, smallCff, smallTrueType } from '../../tests/kit/font-files.ts';
import { firstOf, isSought, offersOf, rightsOf } from './face-offers.ts';

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

describe('the face looked at first', () => {
  const [offer] = offersOf([describeFont('/fonts/Two.ttc', fontInMemory(smallTrueType()))], 'zh');
  if (offer === undefined) throw new Error('no face');
  const called = (name: string, path = '/fonts/Two.ttc') => ({
    ...offer,
    id: name,
    face: { ...offer.face, family: { zh: name, en: name } },
    choice: { ...offer.choice, path },
  });

  it('is that of the mainland where a family has one for each region', () => {
    const [hk, sc] = [called('Noto Serif CJK HK'), called('Noto Serif CJK SC')];
    expect(firstOf([hk, sc])).toBe(sc);
    expect(firstOf([called('思源宋体 繁'), called('思源宋体 简')])?.id).toBe('思源宋体 简');
  });

  it('is the first of the list otherwise', () => {
    const [first, other] = [called('Scala'), called('Noto Serif CJK SC', '/fonts/other.ttc')];
    expect(firstOf([first, other])).toBe(first);
    expect(firstOf([])).toBeUndefined();
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
