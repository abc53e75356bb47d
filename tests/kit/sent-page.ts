/** A page of what a desk is sent in one night: adverts as PDF, an agency's picture in four inks, a logo, a story. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type PhotoFile, readPhotoFile } from '../../electron/import/photo.ts';
import { readAdvertFile } from '../../electron/import/placed/read-advert.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, Edition, Photo } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';
import { pdfOfPage } from './pdf-files.ts';

/** Type in a font that is embedded, a spot ink, a colour of the press's inks; 200 by 100 points. */
const program = `%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 200 100
0 0.8 1 0 setcmykcolor 0 0 100 100 rectfill
[/Separation (PANTONE 300 C) /DeviceCMYK {dup 0.5 mul 0 0}] setcolorspace 1 setcolor 120 10 60 30 rectfill
0 0 0 1 setcmykcolor /Helvetica-Bold findfont 24 scalefont setfont 110 60 moveto (SALE) show
showpage
`;

function distilled(folder: string, name: string): string {
  const [source, target] = [join(folder, `${name}.eps`), join(folder, `${name}.pdf`)];
  writeFileSync(source, program);
  execFileSync('gs', [
    ...['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-dEPSCrop', '-sDEVICE=pdfwrite'],
    ...['-sColorConversionStrategy=LeaveColorUnchanged', `-sOutputFile=${target}`],
    ...['-c', '<</NeverEmbed [ ] /EmbedAllFonts true>> setdistillerparams', '-f', source],
  ]);
  return target;
}

/** Magenta at half strength over cyan: through each other, or flattened as the advertiser would. */
function bookshop(folder: string, isFlat: boolean): string {
  const path = join(folder, '书店.pdf');
  const size = '/MediaBox [0 0 200 120]';
  const made = isFlat
    ? pdfOfPage('1 0 0 0 k 0 0 200 120 re f 0.5 0.5 0 0 k 0 0 100 120 re f', { page: size })
    : pdfOfPage('1 0 0 0 k 0 0 200 120 re f /T gs 0 1 0 0 k 0 0 100 120 re f', {
        page: `${size} /Group << /S /Transparency /CS /DeviceCMYK >>`,
        resources: '/ExtGState << /T << /Type /ExtGState /ca 0.5 >> >>',
      });
  writeFileSync(path, made);
  return path;
}

/** Two halves of an agency's picture, 400 by 300 pixels, in inks of the press. */
export const agencyInks = [
  [40, 60, 20, 10],
  [10, 20, 60, 30],
] as const;

function agencyPicture(folder: string): string {
  const [width, height] = [400, 300];
  const samples = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const inks = agencyInks[pixel % width < width / 2 ? 0 : 1];
    samples.set(
      inks.map((share) => Math.round((share / 100) * 255)),
      pixel * 4,
    );
  }
  const path = join(folder, '外电.tif');
  writeFileSync(path, writeTiff({ width, height, samples, channels: 4 }));
  return path;
}

/** A ring in black and white alone, 1,200 by 600 pixels, as scanned at 1,200 to the inch. */
async function logo(folder: string): Promise<string> {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><rect width="1200" height="600" fill="#fff"/><circle cx="300" cy="300" r="200" fill="none" stroke="#000" stroke-width="60"/><rect x="700" y="200" width="400" height="200"/></svg>';
  const path = join(folder, '标识.tif');
  await sharp(Buffer.from(drawing))
    .flatten({ background: '#fff' })
    .threshold(128)
    .toColourspace('b-w')
    .tiff({ bitdepth: 1, compression: 'ccittfax4', xres: 1200 / 25.4, yres: 1200 / 25.4 })
    .toFile(path);
  return path;
}

/** Where each thing stands, in points from the page's top left. */
export const standing = {
  appliance: { x: 60, y: 900, width: 200, height: 100 },
  bookshop: { x: 300, y: 900, width: 200, height: 120 },
  agency: { x: 60, y: 150, width: 200, height: 150 },
  logo: { x: 300, y: 150, width: 72, height: 36 },
} satisfies Readonly<Record<string, Frame>>;

export interface SentPage {
  readonly edition: Edition;
  readonly files: ReadonlyMap<string, PhotoFile>;
}

function advertBlock(edition: Edition, file: PhotoFile, advertiser: string, frame: Frame): Block {
  return {
    id: newId<'block'>(),
    pageId: pageOf(edition, 2).id,
    order: 700,
    frame,
    kind: 'advert',
    advertiser,
    imageId: file.image.id,
    mark: 'artwork',
    standOff: 0,
  };
}

function photoOf(edition: Edition, { id }: Article, photo: Photo, frame: Frame): Block {
  return {
    id: newId<'block'>(),
    pageId: pageOf(edition, 2).id,
    articleId: id,
    order: 500,
    kind: 'photo',
    photoId: photo.id,
    standOff: 5,
    frame,
  };
}

/** Makes the page's files in a folder, and the page, the second of two. `isFlat`: its advertisers blend nothing. */
export async function sentPage(folder: string, isFlat = false): Promise<SentPage> {
  const appliance = await readAdvertFile(distilled(folder, '家电'), 1);
  const books = await readAdvertFile(bookshop(folder, isFlat), 1);
  const agency = await readPhotoFile(agencyPicture(folder));
  const ring = await readPhotoFile(await logo(folder));
  const photos = [agency, ring].map(({ image }) => ({
    id: newId<'photo'>(),
    imageId: image.id,
    caption: '',
    credit: '',
  }));
  const [first, second] = photos;
  if (first === undefined || second === undefined) throw new Error('no photos');
  const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(40)], { photos });
  const bare = withArticle(emptyEdition(2), story);
  const files = [appliance, books, agency, ring];
  const { edition } = applyPatches(
    bare,
    files.map(({ image }) => ({ kind: 'put', table: 'images', id: image.id, record: image }) as const),
  );
  const page = pageOf(edition, 2);
  const laid = withBlocks(edition, [
    bodyBlock(page, story, { column: 0, span: page.grid.columns, row: 30, rows: 30 }),
    photoOf(edition, story, first, standing.agency),
    photoOf(edition, story, second, standing.logo),
    advertBlock(edition, appliance, '东湖家电', standing.appliance),
    advertBlock(edition, books, '东湖书店', standing.bookshop),
  ]);
  return { edition: laid, files: new Map(files.map((file) => [file.image.id, file])) };
}
