import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { type MadePsd, makePsd } from '../../tests/kit/psd.ts';
import { shippedProfile } from '../assets.ts';
import { DayangError } from '../errors.ts';
import { readPhoto } from './photo.ts';
import { psdWithoutLayers } from './psd-parts.ts';

const quadrant = (x: number, y: number) => (x < 20 ? 0 : 1) + (y < 15 ? 0 : 2);
const colours = [
  [190, 70, 60],
  [80, 150, 90],
  [70, 90, 150],
  [220, 210, 190],
];
const rgb = (x: number, y: number) => colours[quadrant(x, y)] ?? [];
const deep = (values: readonly number[]) => values.map((value) => value * 257);

async function pixelAt(bytes: Uint8Array, x: number, y: number, space: 'srgb' | 'cmyk' | 'b-w' = 'srgb') {
  const image = space === 'cmyk' ? sharp(bytes).pipelineColourspace('cmyk') : sharp(bytes);
  const { data, info } = await image.toColourspace(space).raw().toBuffer({ resolveWithObject: true });
  const from = (y * info.width + x) * info.channels;
  return [...data.subarray(from, from + info.channels)];
}

/** The middles of the quarters. */
const points = [
  [10, 7],
  [30, 7],
  [10, 22],
  [30, 22],
] as const;

async function shown(made: MadePsd, space: 'srgb' | 'cmyk' | 'b-w' = 'srgb') {
  const { bytes, image } = await readPhoto('art.psd', makePsd(made));
  expect(image).toMatchObject({ width: 40, height: 30, mime: 'image/tiff', name: 'art.psd' });
  return Promise.all(points.map(([x, y]) => pixelAt(bytes, x, y, space)));
}

/** How far apart colours may be that went through Lab. */
const near = (is: readonly (readonly number[])[], wanted: readonly (readonly number[])[], most = 0) => {
  const apart = is.flat().map((value, at) => Math.abs(value - (wanted.flat()[at] ?? 0)));
  expect(Math.max(...apart), `${is.join(' | ')} for ${wanted.join(' | ')}`).toBeLessThanOrEqual(most);
};

describe('a file of Photoshop’s', () => {
  for (const compression of [0, 1, 2, 3] as const) {
    for (const isLarge of [false, true]) {
      it(`of RGB, packed as ${compression}${isLarge ? ', PSB' : ''}, is its composite`, async () => {
        near(await shown({ mode: 3, depth: 8, pixel: rgb, compression, isLarge }), colours);
        near(await shown({ mode: 3, depth: 16, pixel: (x, y) => deep(rgb(x, y)), compression, isLarge }), colours);
      });
    }
  }

  it('of inks keeps them, which it writes the other way round', async () => {
    const inks = [
      [38, 200, 180, 0],
      [160, 40, 150, 0],
      [180, 140, 20, 0],
      [10, 20, 40, 10],
    ];
    const paper = (x: number, y: number) => (inks[quadrant(x, y)] ?? []).map((ink) => 255 - ink);
    near(await shown({ mode: 4, depth: 8, pixel: paper, compression: 1 }, 'cmyk'), inks);
    near(await shown({ mode: 4, depth: 16, pixel: (x, y) => deep(paper(x, y)), compression: 1 }, 'cmyk'), inks);
  });

  it('of grey, of a duotone and of a palette is read', async () => {
    const greys = [[30], [90], [160], [230]];
    const grey = (x: number, y: number) => greys[quadrant(x, y)] ?? [];
    near(await shown({ mode: 1, depth: 8, pixel: grey, compression: 1 }, 'b-w'), greys);
    near(await shown({ mode: 8, depth: 8, pixel: grey, palette: Buffer.alloc(524) }, 'b-w'), greys);
    const palette = Buffer.alloc(768);
    for (const [at, colour] of colours.entries()) {
      for (const [channel, level] of colour.entries()) palette.writeUInt8(level, channel * 256 + at);
    }
    near(await shown({ mode: 2, depth: 8, pixel: (x, y) => [quadrant(x, y)], palette }), colours);
  });

  it('of Lab has the colours it names', async () => {
    const lab = await sharp(Uint8Array.from(colours.flat()), { raw: { width: 4, height: 1, channels: 3 } })
      .toColourspace('lab')
      .raw({ depth: 'float' })
      .toBuffer();
    const figures = new Float32Array(lab.buffer, lab.byteOffset, 12);
    const pixel = (x: number, y: number) => {
      const from = quadrant(x, y) * 3;
      const [l = 0, a = 0, b = 0] = figures.subarray(from, from + 3);
      return [Math.round(l * 2.55), Math.round(a) + 128, Math.round(b) + 128];
    };
    near(await shown({ mode: 9, depth: 8, pixel }), colours, 4);
    near(await shown({ mode: 9, depth: 16, pixel: (x, y) => deep(pixel(x, y)) }), colours, 4);
  });

  it('of bits is line art', async () => {
    const pixel = (x: number, y: number) => [(x + y) % 3 === 0 ? 1 : 0];
    const { image, bytes } = await readPhoto('art.psd', makePsd({ mode: 0, depth: 1, pixel, compression: 1 }));
    expect(image.bits).toBe(1);
    expect(await pixelAt(bytes, 0, 0, 'b-w')).toEqual([0]);
    expect(await pixelAt(bytes, 1, 0, 'b-w')).toEqual([255]);
    expect(await pixelAt(bytes, 39, 0, 'b-w')).toEqual([0]);
  });

  it('says that it has layers, and what of its channels is left out', async () => {
    const said = async (made: MadePsd) => (await readPhoto('art.psd', makePsd(made))).remarks;
    const layers = { kind: 'picture-layers', count: 1 };
    const extra = (x: number, y: number) => [...rgb(x, y), 255, 0];
    expect(await said({ mode: 3, depth: 8, pixel: extra })).toEqual([layers, { kind: 'picture-channels', count: 2 }]);
    // A list of layers, of two bytes, that says: one layer, and the composite has transparency.
    const transparent = Buffer.from([0, 0, 0, 2, 0xff, 0xff, 0, 0, 0, 0]);
    expect(await said({ mode: 3, depth: 8, pixel: extra, layers: transparent })).toEqual([
      layers,
      { kind: 'picture-channels', count: 1 },
    ]);
    // Of Lab the transparency stays laid over white.
    expect(await said({ mode: 9, depth: 8, pixel: extra, layers: transparent })).toContainEqual({
      kind: 'picture-alpha',
      count: 1,
    });
    expect(await said({ mode: 8, depth: 8, pixel: () => [9], palette: Buffer.alloc(4) })).toContainEqual({
      kind: 'picture-duotone',
      count: 1,
    });
  });

  it('has its caption and credit', async () => {
    const field = (tag: number, text: string) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([0x1c, 2, tag, bytes.length >> 8, bytes.length & 0xff]), bytes]);
    };
    const iptc = Buffer.concat([field(120, '老人在读报。'), field(80, '江望舒')]);
    const photo = await readPhoto('art.psd', makePsd({ mode: 3, depth: 8, pixel: rgb, resources: [[1028, iptc]] }));
    expect(photo).toMatchObject({ caption: '老人在读报。', credit: '江望舒' });
  });

  it('has them whole where its XMP or its IPTC is more than a segment of JPEG holds', async () => {
    const history = '<rdf:li>改动</rdf:li>'.repeat(5000);
    const xmp = Buffer.from(
      `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:DocumentAncestors><rdf:Bag>${history}</rdf:Bag></photoshop:DocumentAncestors><dc:description><rdf:Alt><rdf:li xml:lang="x-default">老人在读报。</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>江望舒</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    );
    const words = { caption: '老人在读报。', credit: '江望舒' };
    const read = (resources: MadePsd['resources']) =>
      readPhoto('art.psd', makePsd({ mode: 3, depth: 8, pixel: rgb, resources: resources ?? [] }));
    expect(xmp.length).toBeGreaterThan(0xffff);
    expect(await read([[1060, xmp]])).toMatchObject(words);
    const field = (tag: number, bytes: Buffer) =>
      Buffer.concat([Buffer.from([0x1c, 2, tag, bytes.length >> 8, bytes.length & 0xff]), bytes]);
    // A field that nobody reads, twice as long as half a segment.
    const long = field(202, Buffer.alloc(0x7fff));
    const iptc = Buffer.concat([
      long,
      long,
      long,
      field(120, Buffer.from('老人在读报。')),
      field(80, Buffer.from('江望舒')),
    ]);
    expect(await read([[1028, iptc]])).toMatchObject(words);
    expect(
      await read([
        [1028, iptc],
        [1060, xmp],
      ]),
    ).toMatchObject(words);
  });

  it('of inks with another press’s profile says that it is not used, as a TIFF does', async () => {
    const profile = new Uint8Array(readFileSync(shippedProfile()));
    const inks = { mode: 4, depth: 8, pixel: () => [200, 100, 50, 255] } as const;
    const { remarks } = await readPhoto('art.psd', makePsd({ ...inks, resources: [[1039, profile]] }));
    expect(remarks).toContainEqual({ kind: 'picture-profile', count: 1 });
    expect((await readPhoto('art.psd', makePsd(inks))).remarks).not.toContainEqual({
      kind: 'picture-profile',
      count: 1,
    });
  });

  it('that holds no composite, or one of a kind that is not read, is refused with what to do', async () => {
    const refused = async (made: MadePsd) => {
      const error: unknown = await readPhoto('art.psd', makePsd(made)).catch((reason: unknown) => reason);
      return error instanceof DayangError ? error.code : error;
    };
    const none = Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(await refused({ mode: 3, depth: 8, pixel: rgb, resources: [[1057, none]] })).toBe('picture-no-composite');
    expect(await refused({ mode: 7, depth: 8, pixel: rgb })).toBe('picture-mode');
    expect(await refused({ mode: 3, depth: 32, pixel: rgb })).toBe('picture-mode');
    expect(await refused({ mode: 3, depth: 8, pixel: () => [1, 2] })).toBe('picture-unreadable');
  });

  it('that is cut anywhere is refused', async () => {
    const whole = makePsd({ mode: 3, depth: 8, pixel: rgb, compression: 1 });
    for (let length = 1; length < whole.length; length += 7) {
      await expect(readPhoto('cut.psd', whole.subarray(0, length))).rejects.toBeInstanceOf(DayangError);
    }
  });

  it('too large to be read whole is read without its layers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dayang-psd-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    for (const isLarge of [false, true]) {
      const layers = Buffer.concat([
        Buffer.from(isLarge ? [0, 0, 0, 0] : []),
        Buffer.from([0, 0, 0, 2, 0xff, 0xff]),
        Buffer.alloc(200_000, 7),
      ]);
      const made: MadePsd = { mode: 3, depth: 8, pixel: (x, y) => [...rgb(x, y), 255], layers, isLarge };
      const path = join(folder, `large-${isLarge}.psd`);
      writeFileSync(path, makePsd(made));
      const slim = psdWithoutLayers(path, 100_000);
      expect(slim?.length).toBeLessThan(6_000);
      const [long, short] = [
        await readPhoto('a.psd', makePsd(made)),
        await readPhoto('a.psd', slim ?? new Uint8Array()),
      ];
      expect(short).toEqual(long);
      expect(long.remarks).not.toContainEqual({ kind: 'picture-alpha', count: 1 });
      expect(psdWithoutLayers(path, 1_000)).toBeNull();
    }
  });
});
