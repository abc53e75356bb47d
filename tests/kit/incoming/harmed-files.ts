/** Files of every kind that comes in, made and damaged, with what reads them: for the properties and for `docs/safety.md`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { DayangError } from '../../../electron/errors.ts';
import { describeFont, fontInMemory } from '../../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../../electron/fonts/take-face.ts';
import { readArtwork } from '../../../electron/import/artwork.ts';
import { PdfError } from '../../../electron/import/pdf/faults.ts';
import { readPhoto } from '../../../electron/import/photo.ts';
import { LayersError } from '../../../electron/import/placed/layers.ts';
import { readPage } from '../../../electron/import/placed/read-page.ts';
import { wordsOf } from '../../../electron/import/read-story.ts';
import { readTableFile } from '../../../electron/import/table/read-table.ts';
import { FontProblem } from '../../../shared/fonts/font-problem.ts';
import type { Dice } from '../dice.ts';
import { asVariable, collectionOf, smallCff, smallCff2, smallTrueType } from '../font-files.ts';
import { pdfOfPage, pdfStream } from '../pdf-files.ts';
import { clippedBy } from '../photoshop.ts';
import { makePsd } from '../psd.ts';
import { makeTiff } from '../tiff.ts';
import { row, workbook } from '../workbooks.ts';
import { damaged, damagedInside } from './damage.ts';
import { formats } from './formats.ts';

type Make = (dice: Dice) => Uint8Array;

/** A kind of file, and its reader. */
export interface HarmedFile {
  readonly format: string;
  /** Makes a damaged file of it. */
  readonly prepare: () => Promise<Make>;
  readonly read: (bytes: Uint8Array) => unknown;
}

const made = (make: Make) => () => Promise.resolve(make);

const copy = formats.map(
  ({ format, file, make }): HarmedFile => ({
    format,
    prepare: made((dice) => {
      const [one, other] = [make(dice.whole(1e9)).bytes, make(dice.whole(1e9)).bytes];
      return format === 'docx' && dice.whole(4) > 0 ? damagedInside(dice, one) : damaged(dice, one, other);
    }),
    read: (bytes) => wordsOf(file, bytes),
  }),
);

const image = sharp({ create: { width: 40, height: 30, channels: 3, background: '#c04020' } });
const sources: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  JPEG: () =>
    image
      .clone()
      .withExif({ IFD0: { Copyright: '东湖' } })
      .jpeg()
      .toBuffer(),
  PNG: () => image.clone().png().toBuffer(),
  GIF: () => image.clone().gif().toBuffer(),
  WebP: () => image.clone().webp().toBuffer(),
  TIFF: async () =>
    makeTiff({ photometric: 5, bits: 16, extra: [0], pixel: (x, y) => [x * 900, y * 900, 0, 9_000, 65_535] }),
  // A composite in runs, with transparency, behind layers and image resources.
  PSD: async () =>
    makePsd({
      mode: 3,
      depth: 8,
      compression: 1,
      pixel: (x, y) => [x * 5, y * 8, 90, x < 20 ? 255 : 0],
      layers: Buffer.from([0, 0, 0, 2, 0xff, 0xff, 0, 0, 0, 0]),
      resources: [
        [1028, Buffer.from([0x1c, 2, 120, 0, 6, ...Buffer.from('东湖')])],
        [1006, clippedBy('a', new Uint8Array(52))],
      ],
    }),
  'packed PSB of inks': async () =>
    makePsd({ mode: 4, depth: 16, compression: 3, isLarge: true, pixel: (x, y) => [x * 900, y * 900, 65_535, 65_535] }),
  'packed TIFF': () => image.clone().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
};
const pictures = Object.entries(sources).map(
  ([format, source]): HarmedFile => ({
    format,
    prepare: async () => {
      const whole = await source();
      return (dice) => damaged(dice, whole, whole);
    },
    read: (bytes) => readPhoto('a', bytes),
  }),
);

const form = pdfStream('0 0 40 20 re f /X Do', '/Subtype /Form /BBox [0 0 40 20] /Group << /S /Transparency >> ');
const advert = pdfOfPage('q /G gs 1 0 0 rg 0 0 9 9 re f /X Do BT /F 9 Tf (a) Tj ET Q', {
  resources: '/ExtGState << /G << /ca 0.5 >> >> /XObject << /X 5 0 R >> /Font << /F 6 0 R >>',
  more: [form, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
});
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a{fill:red}</style><g class="a" transform="scale(2)"><path d="M0 0h3v3z"/><use href="#b"/></g><circle id="b" r="2"/></svg>',
);
const drawings: readonly HarmedFile[] = [
  {
    format: 'an advert’s PDF',
    prepare: made((dice) => damaged(dice, advert, advert)),
    read: (bytes) => readPage(bytes, 1),
  },
  {
    format: 'a drawing’s SVG',
    prepare: made((dice) => damaged(dice, svg, svg)),
    read: (bytes) => readArtwork('a.svg', bytes),
  },
];

const fonts = [
  smallTrueType(),
  smallCff(),
  smallCff2(),
  collectionOf(smallTrueType(), smallCff()),
  asVariable(smallTrueType()),
];
const faces: readonly HarmedFile[] = [
  {
    format: 'a font file',
    prepare: made((dice) => damaged(dice, dice.of(fonts), dice.of(fonts))),
    read: (bytes) => {
      const file = fontInMemory(bytes);
      for (const { member } of describeFont('a', file).faces) takeFaceOf(file, { member, coordinates: null });
    },
  },
];

const book = workbook({
  sheets: [
    {
      name: '表',
      rows: row(1, ['城市', '票数']) + row(2, ['河湾', 1234.5]) + row(3, ['东湖', null]),
      after: '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
    },
    { name: '二', rows: row(1, ['甲', 'a&amp;b']) },
  ],
  formats: ['#,##0.00;[Red]-#,##0.00', 'yyyy"年"m"月"'],
  strings: ['<t>甲</t>', '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'],
});
const separated = Buffer.from('城市,票数,"带""引号"\n河湾,1234.5,"两\n行"\n东湖,="007",\n');
const page = Buffer.from(
  '<style>.h{display:none}</style><table><tr><th rowspan=2>甲<th class=h>乙<tr><td colspan=2>丙</table>',
);
/** A table's file is read from the disk. */
function table(folder: string, format: string, name: string, make: Make): HarmedFile {
  return {
    format,
    prepare: made((dice) => {
      const bytes = make(dice);
      writeFileSync(join(folder, name), bytes);
      return bytes;
    }),
    read: () => readTableFile(join(folder, name)),
  };
}

/** Every kind of file that is read from outside, damaged; `folder` is for those that are read from a disk. */
export function harmedFiles(folder: string): readonly HarmedFile[] {
  return [
    ...copy,
    ...drawings,
    table(folder, 'xlsx', 'a.xlsx', (dice) =>
      dice.whole(4) === 0 ? damaged(dice, book, book) : damagedInside(dice, book),
    ),
    table(folder, 'CSV', 'a.csv', (dice) => damaged(dice, separated, separated)),
    table(folder, 'tables in HTML', 'a.html', (dice) => damaged(dice, page, page)),
    ...pictures,
    ...faces,
  ];
}

/** True of an error that says by name what is wrong with a file. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof DayangError) return error.code !== 'unexpected';
  return error instanceof PdfError || error instanceof LayersError || error instanceof FontProblem;
}
