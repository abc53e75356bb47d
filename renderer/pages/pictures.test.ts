import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageId } from '../../shared/edition/ids.ts';
import { imageId } from '../../shared/edition/records.ts';
import { Pictures } from './pictures.ts';

/** A picture of 1,500 × 1,000 pixels takes 6 MB: four of them are kept beyond what is looked at. */
const SIZE = { width: 1500, height: 1000 };
const closed: string[] = [];

function idOf(number: number): ImageId {
  return v.parse(imageId, number.toString(16).padStart(64, '0'));
}

/** How long what was asked for may take to fail, in milliseconds. */
const PATIENCE = 25_000;

/** Shown as wide as it is. */
const whole = () => SIZE.width;

async function paint(pictures: Pictures, id: ImageId, widthFor = whole): Promise<void> {
  const arrived = new Promise<void>((resolve) => {
    const stop = pictures.onArrival(() => {
      stop();
      resolve();
    });
  });
  if (pictures.source(id, widthFor) === undefined) await arrived;
}

beforeEach(() => {
  closed.length = 0;
  let last = '';
  vi.stubGlobal('fetch', (address: string) => {
    last = address.slice(-1);
    return Promise.resolve(new Response('picture'));
  });
  vi.stubGlobal('createImageBitmap', () => {
    const name = last;
    return Promise.resolve({ ...SIZE, close: () => closed.push(name) });
  });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly width: number;
      readonly height: number;
      constructor(width: number, height: number) {
        this.width = width;
        this.height = height;
      }
      getContext() {
        return { drawImage: () => undefined };
      }
      transferToImageBitmap() {
        const name = `${last} resized`;
        return { width: this.width, height: this.height, close: () => closed.push(name) };
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('pictures', () => {
  it('let go of those seen longest ago, but of none that is looked at', async () => {
    const pictures = new Pictures();
    for (let number = 1; number <= 7; number++) await paint(pictures, idOf(number));
    // Painted again: no longer the oldest.
    expect(pictures.source(idOf(2), whole)).toBeDefined();
    pictures.look(new Set([idOf(1)]));
    expect(closed).toEqual(['3', '4']);
    expect(pictures.source(idOf(1), whole)).toBeDefined();
    expect(pictures.source(idOf(2), whole)).toBeDefined();
  });

  it('are fetched again when one let go of is painted', async () => {
    const pictures = new Pictures();
    for (let number = 1; number <= 6; number++) await paint(pictures, idOf(number));
    pictures.look(new Set());
    expect(pictures.source(idOf(1), whole)).toBeUndefined();
    await paint(pictures, idOf(2));
    expect(pictures.source(idOf(2), whole)).toBeDefined();
  });

  it('are decoded with no more pixels than are shown, and larger once more are', async () => {
    const pictures = new Pictures();
    const shown = (width: number) => pictures.source(idOf(1), () => width);
    await paint(pictures, idOf(1), () => 300);
    // Halved while a pixel is left for each that is shown: 1,500, 750, 375.
    expect(shown(300)).toMatchObject({ image: { width: 375 }, aspect: 1.5 });
    expect(closed).toEqual(['1']);
    const arrived = new Promise<void>((resolve) => pictures.onArrival(resolve));
    // Until the larger one has come the smaller one is painted.
    expect(shown(376)).toMatchObject({ image: { width: 375 } });
    await arrived;
    expect(shown(376)).toMatchObject({ image: { width: 750 } });
    expect(closed).toEqual(['1', '1', '1 resized']);
    expect(shown(100)).toMatchObject({ image: { width: 750 } });
  });

  it('are asked for again where a larger one could not be had, and only then', async () => {
    const pictures = new Pictures();
    const shown = (width: number) => pictures.source(idOf(1), () => width);
    await paint(pictures, idOf(1), () => 300);
    const fetched = vi.fn(() => Promise.resolve(new Response('', { status: 404 })));
    vi.stubGlobal('fetch', fetched);
    shown(700);
    shown(700);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => {
      shown(700);
      expect(fetched).toHaveBeenCalledTimes(2);
    }, PATIENCE);
    expect(shown(700)).toMatchObject({ image: { width: 375 } });
  });

  it('are decoded small for thumbnails', async () => {
    const pictures = new Pictures();
    const arrived = new Promise<void>((resolve) => pictures.onArrival(resolve));
    expect(pictures.thumbnail(idOf(1), whole)).toBeUndefined();
    await arrived;
    expect(pictures.thumbnail(idOf(1), whole)).toMatchObject({ image: { width: 256 }, aspect: 1.5 });
    expect(pictures.source(idOf(1), whole)).toBeUndefined();
  });
});

describe('a picture whose record says otherwise than before what is seen of it', () => {
  it('is fetched anew, and no other is', async () => {
    const pictures = new Pictures();
    for (const number of [1, 2]) await paint(pictures, idOf(number));
    const before = { [idOf(1)]: { id: idOf(1) }, [idOf(2)]: { id: idOf(2) } };
    pictures.follow(before, before);
    expect(pictures.source(idOf(1), whole)).toBeDefined();
    pictures.follow(before, { ...before, [idOf(1)]: { id: idOf(1), seeThrough: true } });
    expect(pictures.source(idOf(2), whole)).toBeDefined();
    expect(pictures.source(idOf(1), whole)).toBeUndefined();
    expect(closed).toEqual(['1']);
  });
});
