/**
 * Files with damage in them are read, or refused by name with a reason, and at once: none ends the process, none takes
 * for ever or for a gigabyte, none has anything written. `npm run soak` damages 20,000 a format.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { PdfError } from '../../electron/import/pdf/faults.ts';
import { readPhoto } from '../../electron/import/photo.ts';
import { LayersError } from '../../electron/import/placed/layers.ts';
import { readPage } from '../../electron/import/placed/read-page.ts';
import { wordsOf } from '../../electron/import/read-story.ts';
import { readTableFile } from '../../electron/import/table/read-table.ts';
import { Dice } from '../kit/dice.ts';
import { damaged, damagedInside } from '../kit/incoming/damage.ts';
import { formats } from '../kit/incoming/formats.ts';
import { pdfOfPage, pdfStream } from '../kit/pdf-files.ts';
import { clippedBy } from '../kit/photoshop.ts';
import { processorTime } from '../kit/processor-time.ts';
import { makePsd } from '../kit/psd.ts';
import { cases, printSeed, seed } from '../kit/seeds.ts';
import { makeTiff } from '../kit/tiff.ts';
import { row, workbook } from '../kit/workbooks.ts';

printSeed('damaged');
const files = Number(process.env['DAMAGED'] ?? 120);
/** Processor time one file may take, in milliseconds. */
const LONGEST = 2_000;
/** Bytes of memory that all of a format may hold in the end. */
const MOST_MEMORY = 1024 ** 3;

/** What is written to a disk, told while it is watched. */
const written: string[] = [];
/** Everything that writes, at once, by a callback or by a promise. */
const writers = [
  ...['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'rename', 'link', 'symlink', 'copyFile', 'cp', 'rm', 'unlink'],
  ...['truncate', 'chmod', 'utimes'],
].flatMap((name) => [name, `${name}Sync`]);
const require = createRequire(import.meta.url);
const modules: readonly Record<string, unknown>[] = [require('node:fs'), require('node:fs/promises')];
const restores: (() => void)[] = [];
let isWatched = false;

/** Has a function of a module told of while it is watched; `writes` says of its arguments whether it is to be. */
function watchWrites(
  module: Record<string, unknown>,
  name: string,
  writes: (values: readonly unknown[]) => boolean,
): void {
  const write = module[name];
  if (typeof write !== 'function') return;
  restores.push(() => {
    module[name] = write;
  });
  module[name] = (...values: readonly unknown[]): unknown => {
    if (isWatched && writes(values)) written.push(`${name} ${String(values[0])}`);
    return Reflect.apply(write, module, values);
  };
}

beforeAll(() => {
  for (const module of modules) {
    for (const name of [...writers, 'createWriteStream']) watchWrites(module, name, () => true);
    // A file that is opened for reading has no flags, or says so.
    for (const name of ['open', 'openSync']) watchWrites(module, name, ([, flags]) => /[wa+]/u.test(String(flags)));
  }
  syncBuiltinESMExports();
});
afterAll(() => {
  for (const restore of restores) restore();
  syncBuiltinESMExports();
});

/** How often a file is read that takes too long: on a busy machine any may, once. */
const READINGS = 3;

interface Reading {
  /** Processor time, in milliseconds. */
  readonly took: number;
  /** Nothing where the file was read or refused by name. */
  readonly fault: string | null;
}

/** Reads a file once. */
async function reading(read: () => unknown): Promise<Reading> {
  let fault: string | null = null;
  isWatched = true;
  const took = await processorTime(async () => {
    try {
      await read();
    } catch (error) {
      const isNamed = error instanceof DayangError || error instanceof PdfError || error instanceof LayersError;
      if (!isNamed || (error instanceof DayangError && error.code === 'unexpected'))
        fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  });
  isWatched = false;
  return { took, fault };
}

/**
 * What became of a file: nothing where it was read or refused by name, else what is wrong. The time counts of the process as
 * a whole, in which what was left by other files is cleared away, too: too long is what takes too long each time.
 */
async function wrong(read: () => unknown, longest = LONGEST): Promise<string | null> {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < READINGS && least > longest; count++) {
    const { took, fault } = await reading(read);
    if (fault !== null) return fault;
    least = Math.min(least, took);
  }
  return least > longest ? `took ${Math.round(least)} ms` : null;
}

interface Damage {
  readonly format: string;
  readonly make: (dice: Dice) => Uint8Array;
  readonly read: (bytes: Uint8Array) => unknown;
}

const copy = formats.map(
  ({ format, file, make }): Damage => ({
    format,
    make: (dice) => {
      const [one, other] = [make(dice.whole(1e9)).bytes, make(dice.whole(1e9)).bytes];
      return format === 'docx' && dice.whole(4) > 0 ? damagedInside(dice, one) : damaged(dice, one, other);
    },
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
const pictures = Object.entries(sources).map(([format, source]) => {
  const made = source();
  return { format, made, read: (bytes: Uint8Array) => readPhoto('a', bytes) };
});

const form = pdfStream('0 0 40 20 re f /X Do', '/Subtype /Form /BBox [0 0 40 20] /Group << /S /Transparency >> ');
const advert = pdfOfPage('q /G gs 1 0 0 rg 0 0 9 9 re f /X Do BT /F 9 Tf (a) Tj ET Q', {
  resources: '/ExtGState << /G << /ca 0.5 >> >> /XObject << /X 5 0 R >> /Font << /F 6 0 R >>',
  more: [form, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
});
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a{fill:red}</style><g class="a" transform="scale(2)"><path d="M0 0h3v3z"/><use href="#b"/></g><circle id="b" r="2"/></svg>',
);
const drawings: readonly Damage[] = [
  { format: 'an advert’s PDF', make: (dice) => damaged(dice, advert, advert), read: (bytes) => readPage(bytes, 1) },
  { format: 'a drawing’s SVG', make: (dice) => damaged(dice, svg, svg), read: (bytes) => readArtwork('a.svg', bytes) },
];

const folder = mkdtempSync(join(tmpdir(), 'dayang-damaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
const table = (format: string, name: string, make: Damage['make']): Damage => ({
  format,
  make: (dice) => {
    const bytes = make(dice);
    writeFileSync(join(folder, name), bytes);
    return bytes;
  },
  read: () => readTableFile(join(folder, name)),
});
const tables: readonly Damage[] = [
  table('xlsx', 'a.xlsx', (dice) => (dice.whole(4) === 0 ? damaged(dice, book, book) : damagedInside(dice, book))),
  table('CSV', 'a.csv', (dice) => damaged(dice, separated, separated)),
  table('tables in HTML', 'a.html', (dice) => damaged(dice, page, page)),
];

async function tried(count: number, make: (dice: Dice) => Uint8Array, read: Damage['read']): Promise<void> {
  const dice = new Dice(seed);
  for (let file = 0; file < count; file++) {
    const bytes = make(dice);
    const fault = await wrong(() => read(bytes));
    expect({ file, fault, start: Buffer.from(bytes.subarray(0, 60)).toString('latin1') }).toMatchObject({
      fault: null,
    });
    if (file % 100 === 99) expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY);
  }
  expect(written).toEqual([]);
}

describe('the bound on the time', () => {
  /** Milliseconds, far enough beyond what clearing away takes. */
  const BOUND = 50;
  /** Keeps the processor at work for some milliseconds beyond the bound. */
  const linger = () => {
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user < user + BOUND * 1_000) for (let at = 0; at < 1e5; at++) Math.sqrt(at);
  };

  it('is for what takes longer each time it is read', async () => {
    expect(await wrong(linger, BOUND)).toMatch(/^took \d+ ms$/);
  });

  it('lets pass what took long once', async () => {
    const readings = [linger, () => undefined];
    expect(await wrong(() => readings.shift()?.(), BOUND)).toBeNull();
  });

  it('hides no fault of what takes long', async () => {
    const failing = () => {
      linger();
      throw new Error('not read');
    };
    expect(await wrong(failing, BOUND)).toMatch(/not read/);
  });
});

describe('damaged files are read or refused by name, and at once', () => {
  it.each([...copy, ...drawings, ...tables])('of $format', ({ make, read }) => tried(files, make, read));

  it('of ninjs, whatever is in the place of its words', async () => {
    const names =
      'headline headlines bodies body_text associations descriptions urgency by standard infosources embargoed';
    const item = fc.dictionary(fc.constantFrom(...names.split(' ')), fc.jsonValue({ maxDepth: 5 }));
    await fc.assert(
      fc.asyncProperty(item, async (said) => {
        const bytes = Buffer.from(JSON.stringify({ uri: 'u', type: 'text', ...said }));
        expect(await wrong(() => wordsOf('a.json', bytes))).toBeNull();
      }),
      cases(files),
    );
  });

  it('of words that begin as a very long number and go on as none', async () => {
    const word = `${'9'.repeat(200_000)}R`;
    const numbered = pdfOfPage('', { page: `/MediaBox [0 0 400 100] /A ${word}` });
    const drawing = (attributes: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect ${attributes} height="9"/></svg>`);
    expect(await wrong(() => readPage(numbered, 1))).toBeNull();
    expect(await wrong(() => readArtwork('a.svg', drawing(`width="${word}"`)))).toBeNull();
    expect(await wrong(() => readArtwork('a.svg', drawing(`width="9" fill="rgb(${word},0,0)"`)))).toBeNull();
  });

  it.each(pictures)('of $format', async ({ made, read }) => {
    const source = await made;
    await tried(files, (dice) => damaged(dice, source, source), read);
  });
});
