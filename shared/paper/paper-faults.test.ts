import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import { paperFault } from './paper-faults.ts';

describe('a newspaper whose pages are numbered', () => {
  const plain = emptyEdition(4);

  it('from 1 on has no fault, with a 通版 among them neither', () => {
    const joined = joinPages(plain, pageOf(plain, 2).id);
    if (typeof joined === 'string') throw new Error(joined);
    expect(paperFault(plain)).toBeNull();
    expect(paperFault(applyPatches(plain, joined).edition)).toBeNull();
  });

  it('with one missing has', () => {
    const { [pageOf(plain, 2).id]: _gone, ...pages } = plain.pages;
    expect(paperFault({ ...plain, pages })?.zh).toContain('1、3、4');
  });
});
