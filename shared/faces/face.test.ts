import { describe, expect, it } from 'vitest';
import { readFaceSet } from './face.ts';
import { shippedFaces } from './shipped.ts';

const [first] = shippedFaces.all;
if (first === undefined) throw new Error('no faces');
const own = {
  ...first,
  id: 'newsroom-song',
  family: 'newsroom-song',
  file: 'own.ttf',
  fallback: [first.id],
  roles: [],
};

describe('a set of faces', () => {
  it('can be the shipped ones and more, which take no role from them', () => {
    const set = readFaceSet([...shippedFaces.all, { ...own, roles: ['text'] }]);
    expect(set.all).toHaveLength(shippedFaces.all.length + 1);
    expect(set.for('text')).toEqual(shippedFaces.for('text'));
  });

  it.each([
    ['two of one id', { ...own, id: first.id }],
    ['two that look alike', { ...own, family: first.family }],
    ['one that falls back to what is not there', { ...own, fallback: ['elsewhere'] }],
    ['a file outside its folder', { ...own, file: '../own.ttf' }],
    ['an address in an id', { ...own, id: 'a/b' }],
  ])('is refused with %s', (_, more) => {
    expect(() => readFaceSet([...shippedFaces.all, more])).toThrow();
  });

  it('is refused without a face for something', () => {
    expect(() => readFaceSet([own])).toThrow();
    expect(() => readFaceSet(shippedFaces.all.filter(({ roles }) => !roles.includes('strong')))).toThrow();
  });
});
