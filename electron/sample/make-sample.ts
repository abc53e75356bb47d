/** The sample edition: made from the copy and pictures in `assets/sample`, laid out as a user would, page by page. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { setSwatches } from '../../shared/edition/colours.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { swatchSchema } from '../../shared/edition/page-records.ts';
import { type Article, type Image, imprintSchema, shippedFormats } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { importCopy, poolPatches } from '../../shared/layout/articles.ts';
import { readLists } from '../../shared/paper/list-table.ts';
import { mergeEntries } from '../../shared/paper/lists.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { imageIdOf } from '../pictures.ts';
import { EditionFile } from '../store/edition-file.ts';
import { layFrontPage } from './front-page.ts';
import { layLocalPage } from './local-page.ts';
import { layPhotoPage } from './photo-page.ts';
import { SampleDesk } from './sample-desk.ts';
import { setStyles } from './sample-styles.ts';
import { laySupplement } from './supplement-page.ts';

/** A picture: its file, and its words where the copy does not bring them. */
const pictureSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((file) => ({ file })),
  ),
  v.object({ file: v.string(), caption: v.string(), credit: v.string() }),
]);
type SamplePicture = { readonly file: string; readonly caption?: string; readonly credit?: string };

const sampleSchema = v.object({
  publication: v.string(),
  imprint: imprintSchema,
  date: v.string(),
  issue: v.number(),
  format: v.picklist(shippedFormats),
  swatches: v.array(swatchSchema),
  pages: v.array(
    v.object({
      section: v.string(),
      copy: v.string(),
      /** Pictures of its articles, in the order of both. */
      pictures: v.array(v.array(pictureSchema)),
    }),
  ),
  /** Files of pictures that go with no story. */
  art: v.array(v.string()),
});
type Sample = v.InferOutput<typeof sampleSchema>;

/** The sample's pictures, by their files, with their bytes. */
async function readPictures(folder: string, sample: Sample): Promise<Map<string, readonly [Image, Uint8Array]>> {
  const files = [...sample.pages.flatMap(({ pictures }) => pictures.flat().map(({ file }) => file)), ...sample.art];
  const read = files.map(async (file) => {
    const bytes = readFileSync(join(folder, 'pictures', file));
    const { width, height } = await sharp(bytes).metadata();
    const image: Image = {
      id: imageIdOf(bytes),
      name: file,
      mime: file.endsWith('.png') ? 'image/png' : 'image/jpeg',
      width,
      height,
    };
    return [file, [image, bytes]] as const;
  });
  return new Map(await Promise.all(read));
}

/** Gives an article its pictures, whose captions came with its copy unless they are given. */
function withPictures(desk: SampleDesk, article: Article, pictures: readonly SamplePicture[]): Article {
  const photos = pictures.map(({ file, ...words }, at) => {
    const photo = { id: newId<'photo'>(), caption: '', credit: '', ...article.photos[at], ...words };
    return { ...photo, imageId: desk.image(file).id };
  });
  return { ...article, photos };
}

/** The copy of each page, as articles in the pool. */
function readCopy(desk: SampleDesk, folder: string, sample: Sample): readonly (readonly Article[])[] {
  return sample.pages.map(({ copy, pictures }) => {
    const { articles } = importCopy(desk.edition, readPageCopy(readFileSync(join(folder, copy), 'utf8')));
    const pictured = articles.map((article, at) => withPictures(desk, article, pictures[at] ?? []));
    desk.apply(poolPatches({ articles: pictured, refers: [] }));
    return pictured;
  });
}

/** Makes the sample edition unless the file is there already. Returns whether it was made. */
export async function makeSample(path: string, folder: string): Promise<boolean> {
  if (existsSync(path)) return false;
  const sample = v.parse(sampleSchema, JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')));
  const pictures = await readPictures(folder, sample);
  const { publication, imprint, date, issue, format } = sample;
  const pages = sample.pages.length;
  const images = [...pictures.values()];
  const desk = new SampleDesk(
    createEdition({ publication, imprint, date, issue, format, pages }),
    new Map([...pictures].map(([file, [image]]) => [file, image])),
  );
  desk.apply(setSwatches(desk.edition, sample.swatches));
  const { entries } = readLists(readFileSync(join(folder, 'lists.csv'), 'utf8'));
  desk.apply(mergeEntries(desk.edition, entries) ?? []);
  for (const [at, { id, section }] of pagesInOrder(desk.edition).entries()) {
    const named = sample.pages[at]?.section ?? section;
    desk.apply([{ kind: 'set', table: 'pages', id, path: ['section'], value: named }]);
  }
  desk.apply(images.map(([image]) => ({ kind: 'put', table: 'images', id: image.id, record: image })));
  const styles = setStyles(desk);
  const [front = [], local = [], photos = [], supplement = []] = readCopy(desk, folder, sample);
  layFrontPage(desk, styles, front, [photos, local, supplement]);
  layLocalPage(desk, styles, local, front);
  layPhotoPage(desk, styles, photos);
  laySupplement(desk, styles, supplement);
  mkdirSync(dirname(path), { recursive: true });
  EditionFile.create(path, desk.edition, { images: images.map(([, bytes]) => bytes) });
  return true;
}
