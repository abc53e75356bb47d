/** Kinds of pictures told by their first bytes, for the place of pictures and for that of copy alike. */
import { describe, expect, it } from 'vitest';
import { otherBytes } from './other-bytes.ts';
import { pictureKindOf } from './signatures.ts';

function file(start: string): Uint8Array {
  return Uint8Array.from(start.padEnd(64, '\0'), (character) => character.charCodeAt(0));
}

describe('pictures', () => {
  it.each([
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['HEIC', '\0\0\0\x24ftypmif1'],
    ['HEIC', '\0\0\0\x18ftyphevc'],
    ['AVIF', '\0\0\0\x1cftypavif'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n'],
    ['JPEG 2000', '\xff\x4f\xff\x51\0'],
    ['JPEG XL', '\0\0\0\x0cJXL \r\n'],
    ['JPEG XL', '\xff\n\xfa\x12'],
    ['WebP', 'RIFF\x10\x20\0\0WEBPVP8 '],
  ])('as %s are known, and are never copy', (name, start) => {
    expect(pictureKindOf(file(start))).toBe(name);
    expect(otherBytes(file(start))).toBe('picture');
  });

  it('are none of films, which are of the same family', () => {
    expect(pictureKindOf(file('\0\0\0\x18ftypisom'))).toBeUndefined();
    expect(otherBytes(file('\0\0\0\x18ftypisom'))).toBe('recording');
  });
});
