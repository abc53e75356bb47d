/**
 * A page of what a desk is sent in one night: adverts as PDF, an agency's picture in four inks, a logo, a picture cut out of
 * its ground, a table of a workbook, a story.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type PhotoFile, readPhotoFile } from '../../electron/import/photo.ts';
import { readAdvertFile } from '../../electron/import/placed/read-advert.ts';
import { readTableFile } from '../../electron/import/table/read-table.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, Edition, Photo, PhotoBlock, TableBlock } from '../../shared/edition/records.ts';
import { withRunAround } from '../../shared/edition/run-around.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { withTable } from '../../shared/layout/place-table.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';
import { pdfOfPage } from './pdf-files.ts';
import { clippedBy, pathData, roundKnots, tiffWith } from './photoshop.ts';
import { row, workbook } from './workbooks.ts';

/** Type in a font that is embedded, a spot ink, a colour of the press's inks; 270 by 150 points. */
const program = `%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 270 150
0 0.8 1 0 setcmykcolor 0 0 135 150 rectfill
0 0 0 0 setcmykcolor /Helvetica-Bold findfont 64 scalefont setfont 26 52 moveto (TV) show
[/Separation (PANTONE 300 C) /DeviceCMYK {dup 0.5 mul 0 0}] setcolorspace 1 setcolor 150 15 105 45 rectfill
0 0 0 1 setcmykcolor /Helvetica-Bold findfont 38 scalefont setfont 150 90 moveto (SALE) show
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

/** Magenta at half strength over cyan, which is seen through it; 410 by 150 points. */
function bookshop(folder: string): string {
  const path = join(folder, '书店.pdf');
  const size = '/MediaBox [0 0 410 150]';
  const bands = [20, 80, 140].map((x) => `${x} 20 40 110 re f`).join(' ');
  const made = pdfOfPage(`1 0 0 0 k 0 0 410 150 re f /T gs 0 1 0 0 k ${bands} 205 0 205 150 re f`, {
    page: `${size} /Group << /S /Transparency /CS /DeviceCMYK >>`,
    resources: '/ExtGState << /T << /Type /ExtGState /ca 0.5 >> >>',
  });
  writeFileSync(path, made);
  return path;
}

/** Inks of an agency's picture in per cent: its sky, its lake, its sun. */
export const agencyInks = { sky: [40, 20, 10, 0], lake: [70, 40, 20, 10], sun: [0, 40, 80, 0] } as const;
/** Of a lantern that is cut out of its ground. */
export const lanternInks = [0, 80, 90, 10] as const;

function inkSamples(width: number, height: number, at: (x: number, y: number) => readonly number[]): Uint8Array {
  const samples = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const inks = at((pixel % width) / width, Math.floor(pixel / width) / height);
    samples.set(
      inks.map((share) => Math.round((share / 100) * 255)),
      pixel * 4,
    );
  }
  return samples;
}

/** A lake under the sun, 600 by 400 pixels, in inks of the press. */
function agencyPicture(folder: string): string {
  const [width, height] = [600, 400];
  const { sky, lake, sun } = agencyInks;
  const samples = inkSamples(width, height, (x, y) =>
    y > 0.6 ? lake : Math.hypot(x - 0.7, (y - 0.35) * (height / width)) < 0.1 ? sun : sky,
  );
  const path = join(folder, '外电.tif');
  writeFileSync(path, writeTiff({ width, height, samples, channels: 4 }));
  return path;
}

/** A round lantern on a pale ground, with the path that clips it. */
function lantern(folder: string): string {
  const side = 500;
  const samples = inkSamples(side, side, (x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.49 ? lanternInks : [5, 0, 0, 0]));
  const tiff = writeTiff({ width: side, height: side, samples, channels: 4 });
  const path = join(folder, '灯笼.tif');
  writeFileSync(path, tiffWith(tiff, clippedBy('灯笼', pathData([roundKnots(0.5, 0.5, 0.45)]))));
  return path;
}

/** A ring and a bar in black and white alone, 1,200 by 600 pixels, as scanned at 1,200 to the inch. */
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

/** Three rows of figures as Excel has them. */
function figures(folder: string): string {
  const rows = [
    row(1, ['区县', '馆数', '面积（平方公里）']),
    row(2, ['东湖区', 12, 1268.4]),
    row(3, ['北站区', 3, 96.75]),
    row(4, ['南岸县', 108, 4030]),
  ];
  const path = join(folder, '图书馆.xlsx');
  writeFileSync(path, workbook({ sheets: [{ name: '图书馆', rows: rows.join('') }] }));
  return path;
}

/** The page's grid, 五栏 of 四开: things stand in its columns and on its rows. */
const { grid } = pageOf(emptyEdition(2), 2);
const columns = (first: number, span: number, row: number) => gridFrame(grid, first, span, row, 1);
const agencyPlace = columns(0, 2, 9);
const logoPlace = columns(4, 1, 9);
const appliancePlace = columns(0, 2, 54);
const bookshopPlace = columns(2, 3, 54);
const middle = columns(3, 1, 19);

/** Where each thing stands, in points from the page's top left, in the proportions of its file. */
export const standing = {
  agency: { ...agencyPlace, height: (agencyPlace.width * 400) / 600 },
  // 1,200 pixels at 900 to the inch, in the middle of its column.
  logo: { x: logoPlace.x + (logoPlace.width - 96) / 2, y: logoPlace.y, width: 96, height: 48 },
  // Text runs along both its sides: its middle is between two columns.
  lantern: { x: middle.x - 96, y: middle.y, width: 180, height: 180 },
  table: gridFrame(grid, 3, 2, 38, 5),
  appliance: { ...appliancePlace, height: (appliancePlace.width * 150) / 270 },
  bookshop: { ...bookshopPlace, height: (bookshopPlace.width * 150) / 410 },
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

function photoOf(edition: Edition, { id }: Article, photo: Photo, frame: Frame): PhotoBlock {
  return {
    id: newId<'block'>(),
    pageId: pageOf(edition, 2).id,
    articleId: id,
    order: 500,
    kind: 'photo',
    photoId: photo.id,
    standOff: 8,
    frame,
  };
}

/** The first table of a workbook, linked to its file. */
function tableOf(edition: Edition, { id }: Article, path: string): TableBlock {
  const file = { path, ...readTableFile(path) };
  const [first] = file.tables;
  if (first === undefined) throw new Error('no table');
  const block: TableBlock = {
    id: newId<'block'>(),
    pageId: pageOf(edition, 2).id,
    articleId: id,
    order: 600,
    kind: 'table',
    standOff: 8,
    headRows: 1,
    align: [],
    rows: [],
    frame: standing.table,
  };
  return withTable(block, first, file);
}

const sentences = [
  '东湖南岸的灯火一直亮到深夜，人们慢慢散去。',
  '新馆开放第一天，读者从早晨起就在湖边排起了队。',
  '北站区的三座分馆同时开门，借书不用再过江。',
  '馆长说，书要放在人走得到的地方。',
];

/** Makes the page's files in a folder, and the page, the second of two. */
export async function sentPage(folder: string): Promise<SentPage> {
  const adverts = [
    await readAdvertFile(distilled(folder, '家电'), 1),
    await readAdvertFile(bookshop(folder), 1),
  ] as const;
  const pictures = [
    await readPhotoFile(agencyPicture(folder)),
    await readPhotoFile(await logo(folder)),
    await readPhotoFile(lantern(folder)),
  ] as const;
  const photo = ({ image }: PhotoFile): Photo => ({
    id: newId<'photo'>(),
    imageId: image.id,
    caption: '',
    credit: '',
  });
  const [agency, ring, cutOut] = [photo(pictures[0]), photo(pictures[1]), photo(pictures[2])];
  const paragraphs = Array.from({ length: 14 }, (_, at) =>
    Array.from({ length: 7 }, (__, one) => sentences[(at + one) % sentences.length]).join(''),
  );
  const headlines = { kicker: [], headline: ['湖边的书'], deck: [], summary: '' };
  const story = article(paragraphs, { photos: [agency, ring, cutOut], headlines });
  const files = [...adverts, ...pictures];
  const { edition } = applyPatches(
    withArticle(emptyEdition(2), story),
    files.map(({ image }) => ({ kind: 'put', table: 'images', id: image.id, record: image }) as const),
  );
  const page = pageOf(edition, 2);
  const title: Block = {
    id: newId<'block'>(),
    pageId: page.id,
    articleId: story.id,
    order: 5,
    kind: 'headline',
    level: 'lead',
    direction: 'across',
    frame: gridFrame(page.grid, 0, page.grid.columns, 3, 5),
  };
  const laid = withBlocks(edition, [
    title,
    bodyBlock(page, story, { column: 0, span: page.grid.columns, row: 9, rows: 44 }),
    photoOf(edition, story, agency, standing.agency),
    photoOf(edition, story, ring, standing.logo),
    withRunAround(photoOf(edition, story, cutOut, standing.lantern), 'outline'),
    tableOf(edition, story, figures(folder)),
    advertBlock(edition, adverts[0], '东湖家电', standing.appliance),
    advertBlock(edition, adverts[1], '东湖书店', standing.bookshop),
  ]);
  return { edition: laid, files: new Map(files.map((file) => [file.image.id, file])) };
}
