import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writeTiff } from '../tiff-file.ts';
import { readPhoto } from './photo.ts';
import { withPlates } from './picture-plates.ts';

async function platesOf(bytes: Uint8Array) {
  return (await withPlates(await readPhoto('artwork', bytes))).image.plates;
}

const inks = (pixel: readonly number[]) => {
  const samples = new Uint8Array(64 * 64 * 4).map((_, at) => pixel[at % 4] ?? 0);
  return writeTiff({ width: 64, height: 64, samples, channels: 4 });
};
const light = (background: string) =>
  sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .jpeg({ quality: 90 })
    .toBuffer();

describe('the plates of artwork that is a picture', () => {
  it('are those of its inks', async () => {
    expect(await platesOf(inks([0, 0, 0, 200]))).toEqual(['black']);
    expect(await platesOf(inks([0, 200, 180, 40]))).toEqual(['magenta', 'yellow', 'black']);
  });

  it('are black of grey, whatever its channels, and light of colour', async () => {
    expect(await platesOf(await light('#777777'))).toEqual(['black']);
    expect(await platesOf(await light('#aa3322'))).toEqual(['light']);
    expect(await platesOf(await light('#ffffff'))).toEqual([]);
    expect(
      await platesOf(
        await sharp(await light('#777777'))
          .toColourspace('b-w')
          .png()
          .toBuffer(),
      ),
    ).toEqual(['black']);
  });

  it('are black of line art', async () => {
    const bits = await sharp(await light('#111111'))
      .threshold(128)
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'ccittfax4' })
      .toBuffer();
    expect(await platesOf(bits)).toEqual(['black']);
  });
});
