/** A picture of each kind that comes in, of four colours by place, so that which way up it lies is seen too. */
import { unzipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { caseBytes, hasCases } from './cases.ts';
import { type MadePsd, makePsd } from './psd.ts';
import { asBigTiff, type MadeTiff, makeTiff } from './tiff.ts';

/** Pixels across and down, before they are repeated. */
const ACROSS = 40;
const DOWN = 30;

const quadrant = (x: number, y: number) => (x < 20 ? 0 : 1) + (y < 15 ? 0 : 2);
/** Four colours by place: red, green, blue, pale. */
const light8 = [
  [190, 70, 60],
  [80, 150, 90],
  [70, 90, 150],
  [220, 210, 190],
];
const inks8 = [
  [38, 200, 180, 0],
  [160, 40, 150, 0],
  [180, 140, 20, 0],
  [10, 20, 40, 10],
];
/** The same colours in CIELAB of eight bits, a* and b* signed: the middle of each quarter of them. */
const lab8 = [
  [120, 48, 31],
  [144, 219, 25],
  [99, 7, 222],
  [214, 2, 11],
];
const labAt = (x: number, y: number) => lab8[quadrant(x, y)] ?? [];
const fromZero = ([l = 0, a = 0, b = 0]: readonly number[]) => [l, (a + 128) & 0xff, (b + 128) & 0xff];
/** The colour at a place of 40 by 30. */
export const lightAt = (x: number, y: number) => light8[quadrant(x, y)] ?? [];
const cmyk = (x: number, y: number) => inks8[quadrant(x, y)] ?? [];
const deep = (values: readonly number[]) => values.map((value) => value * 257);
const greyAt = (x: number, y: number) => [30, 90, 160, 230][quadrant(x, y)] ?? 0;
/** A colour, and whether it is seen. */
const half = (x: number, y: number) => [...lightAt(x, y), x < 20 ? 255 : 0];

type Pixel = (x: number, y: number) => readonly number[];

/** Pixels of eight bits, each so many times across and down. */
export function rasterOf(channels: 3 | 4, pixel: Pixel, times = 1): Sharp {
  const [width, height] = [ACROSS * times, DOWN * times];
  const pixels = Array.from({ length: width * height }, (_, at) =>
    pixel(Math.floor((at % width) / times), Math.floor(Math.floor(at / width) / times)),
  );
  return sharp(Uint8Array.from(pixels.flat()), { raw: { width, height, channels } });
}

function caseFile(name: string): Uint8Array {
  return unzipSync(caseBytes(`24-channels/${name}.docx`))['word/media/a.tif'] ?? new Uint8Array();
}

export type MakePicture = () => Uint8Array | Promise<Uint8Array>;

/** What draws pictures of one size. */
interface Drawing {
  raster(channels: 3 | 4, pixel: Pixel): Sharp;
  tiff(made: MadeTiff): Buffer;
  psd(made: MadePsd): Buffer;
}

function drawing(times: number): Drawing {
  const size = { width: ACROSS * times, height: DOWN * times };
  const repeated =
    (pixel: Pixel): Pixel =>
    (x, y) =>
      pixel(Math.floor(x / times), Math.floor(y / times));
  return {
    raster: (channels, pixel) => rasterOf(channels, pixel, times),
    tiff: (made) => makeTiff({ ...made, ...size, pixel: repeated(made.pixel) }),
    psd: (made) => makePsd({ ...made, ...size, pixel: repeated(made.pixel) }),
  };
}

const plainKinds = ({ raster }: Drawing): Readonly<Record<string, MakePicture>> => ({
  'baseline JPEG': () => raster(3, lightAt).jpeg({ quality: 95 }).toBuffer(),
  'progressive JPEG': () => raster(3, lightAt).jpeg({ progressive: true, quality: 95 }).toBuffer(),
  'CMYK JPEG with inks the other way round (APP14)': () =>
    raster(3, lightAt).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  'PNG of 16 bits': () => raster(3, lightAt).toColourspace('rgb16').png().toBuffer(),
  'PNG with a palette': () => raster(3, lightAt).png({ palette: true }).toBuffer(),
  'interlaced PNG': () => raster(3, lightAt).png({ progressive: true }).toBuffer(),
  'PNG that is half transparent': () => raster(4, half).png().toBuffer(),
  'WebP that is half transparent': () => raster(4, half).webp({ lossless: true }).toBuffer(),
  'a GIF': () => raster(3, lightAt).gif().toBuffer(),
  'an AVIF': () => raster(3, lightAt).avif({ quality: 90 }).toBuffer(),
  'turned PNG': () => raster(3, lightAt).withMetadata({ orientation: 6 }).png().toBuffer(),
  'turned WebP': () => raster(3, lightAt).withMetadata({ orientation: 6 }).webp({ lossless: true }).toBuffer(),
  'wide gamut': () => raster(3, lightAt).withIccProfile('p3').png().toBuffer(),
});

const labAndPsd = ({ raster, tiff, psd }: Drawing): Readonly<Record<string, MakePicture>> => ({
  'Lab of the library’s own': () => raster(3, lightAt).toColourspace('lab').tiff().toBuffer(),
  'Lab of 8 bits, signed': () => tiff({ photometric: 8, bits: 8, pixel: labAt }),
  'Lab of 8 bits, by ICC': () => tiff({ photometric: 9, bits: 8, pixel: (x, y) => fromZero(labAt(x, y)) }),
  'Lab of 16 bits, by ICC': () =>
    tiff({ photometric: 9, bits: 16, pixel: (x, y) => fromZero(labAt(x, y)).map((value) => value * 256) }),
  'Lab of 8 bits with a channel of data': () =>
    tiff({ photometric: 8, bits: 8, extra: [0], pixel: (x, y) => [...labAt(x, y), 77] }),
  'Lab of 16 bits with alpha': () =>
    tiff({
      photometric: 8,
      bits: 16,
      extra: [2],
      pixel: (x, y) => [...labAt(x, y).map((value) => value * 256), x < 20 ? 65_535 : 0],
    }),
  'a PSD': () => psd({ mode: 3, depth: 8, pixel: lightAt, compression: 1 }),
  'PSD of CMYK': () => psd({ mode: 4, depth: 16, pixel: (x, y) => deep(cmyk(x, y).map((ink) => 255 - ink)) }),
  'PSD of grey': () => psd({ mode: 1, depth: 8, pixel: (x, y) => [greyAt(x, y)] }),
  'line art': () =>
    raster(3, (x) => (x < 20 ? [0, 0, 0] : [255, 255, 255]))
      .toColourspace('b-w')
      .tiff({ bitdepth: 1 })
      .toBuffer(),
});

const greyAndLight = ({ tiff }: Drawing): Readonly<Record<string, MakePicture>> => ({
  'grey of 8 bits, black as zero': () => tiff({ photometric: 1, bits: 8, pixel: (x, y) => [greyAt(x, y)] }),
  'grey of 8 bits, white as zero': () => tiff({ photometric: 0, bits: 8, pixel: (x, y) => [255 - greyAt(x, y)] }),
  'grey of 16 bits, black as zero': () => tiff({ photometric: 1, bits: 16, pixel: (x, y) => deep([greyAt(x, y)]) }),
  'grey of 16 bits, white as zero': () =>
    tiff({ photometric: 0, bits: 16, pixel: (x, y) => deep([255 - greyAt(x, y)]) }),
  'grey with a channel of data': () =>
    tiff({ photometric: 1, bits: 8, extra: [0], pixel: (x, y) => [greyAt(x, y), 0] }),
  'grey of 16 bits with a channel of data': () =>
    tiff({ photometric: 0, bits: 16, extra: [0], pixel: (x, y) => deep([255 - greyAt(x, y), 0]) }),
  'RGB with two channels of data': () =>
    tiff({ photometric: 2, bits: 8, extra: [0, 0], pixel: (x, y) => [...lightAt(x, y), 0, 255] }),
  'RGB of 16 bits with a channel of data': () =>
    tiff({ photometric: 2, bits: 16, extra: [0], pixel: (x, y) => deep([...lightAt(x, y), 0]) }),
  'RGB with alpha': () => tiff({ photometric: 2, bits: 8, extra: [2], pixel: half }),
  'RGB with four channels of data': () =>
    tiff({ photometric: 2, bits: 8, extra: [0, 0, 0, 0], pixel: (x, y) => [...lightAt(x, y), 0, 255, 9, 80] }),
  'RGB with a channel of data, as BigTIFF': () =>
    asBigTiff(tiff({ photometric: 2, bits: 8, extra: [0], pixel: (x, y) => [...lightAt(x, y), 0] })),
  'RGB laid on by its alpha': () =>
    tiff({
      photometric: 2,
      bits: 8,
      extra: [1],
      pixel: (x, y) => [...lightAt(x, y).map((value) => Math.round(value * 0.6)), 153],
    }),
});

const inked = ({ tiff }: Drawing): Readonly<Record<string, MakePicture>> => ({
  'CMYK of 8 bits': () => tiff({ photometric: 5, bits: 8, pixel: cmyk }),
  'CMYK of 16 bits': () => tiff({ photometric: 5, bits: 16, pixel: (x, y) => deep(cmyk(x, y)) }),
  'CMYK with a channel of data': () =>
    tiff({ photometric: 5, bits: 8, extra: [0], pixel: (x, y) => [...cmyk(x, y), 0] }),
  'CMYK of 16 bits, as BigTIFF': () => asBigTiff(tiff({ photometric: 5, bits: 16, pixel: (x, y) => deep(cmyk(x, y)) })),
  'CMYK with three channels of data': () =>
    tiff({ photometric: 5, bits: 8, extra: [0, 0, 0], pixel: (x, y) => [...cmyk(x, y), 0, 200, 9] }),
  'CMYK of 16 bits with a channel of data': () =>
    tiff({ photometric: 5, bits: 16, extra: [0], pixel: (x, y) => deep([...cmyk(x, y), 0]) }),
  'CMYK with alpha': () =>
    tiff({ photometric: 5, bits: 8, extra: [2], pixel: (x, y) => [...cmyk(x, y), x < 20 ? 255 : 0] }),
});

/** Every kind by its name, CMYK in the name of those of inks; each pixel so many times across and down. */
export function pictureKinds(times = 1): Readonly<Record<string, MakePicture>> {
  const draw = drawing(times);
  const { raster, tiff } = draw;
  return {
    ...plainKinds(draw),
    ...labAndPsd(draw),
    ...greyAndLight(draw),
    ...inked(draw),
    ...(hasCases
      ? { 'case 24, CMYK': () => caseFile('cmyk-alpha0'), 'case 24, RGB': () => caseFile('rgb-2extra') }
      : {}),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation): [string, MakePicture][] => [
        [
          `JPEG turned ${orientation}`,
          () => raster(3, lightAt).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(),
        ],
        [
          `CMYK TIFF with data, turned ${orientation}`,
          () => tiff({ photometric: 5, bits: 8, extra: [0], orientation, pixel: (x, y) => [...cmyk(x, y), 9] }),
        ],
      ]),
    ),
  };
}
