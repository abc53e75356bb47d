/**
 * The edition that tests and benchmarks work on: four plain pages of the sample's newspaper, laid out by the templates. It
 * changes with no redesign of the sample, so that what is measured and expected of it stays comparable.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import * as v from 'valibot';
import { imageIdOf } from '../../../electron/pictures.ts';
import { EditionFile } from '../../../electron/store/edition-file.ts';
import { createEdition } from '../../../shared/edition/create.ts';
import { editStyle } from '../../../shared/edition/edits.ts';
import { newId } from '../../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../../shared/edition/operations.ts';
import {
  type Article,
  type Edition,
  type Image,
  imprintSchema,
  shippedFormats,
} from '../../../shared/edition/records.ts';
import { pagesInOrder } from '../../../shared/edition/selectors.ts';
import { shippedFaces } from '../../../shared/faces/shipped.ts';
import { type Imported, importCopy } from '../../../shared/layout/articles.ts';
import { layoutFront, layoutInside } from '../../../shared/layout/front.ts';
import { readPageCopy } from '../../../shared/text/page-copy.ts';
import { testResources } from '../editions.ts';

/** Where its copy and pictures lie. */
const folder = fileURLToPath(new URL('.', import.meta.url));

const paperSchema = v.object({
  publication: v.string(),
  imprint: imprintSchema,
  date: v.string(),
  issue: v.number(),
  format: v.picklist(shippedFormats),
  sections: v.array(v.string()),
  pages: v.array(
    v.object({
      copy: v.string(),
      photos: v.array(
        v.object({
          /** Which of the page's articles, counted from 0. */
          article: v.number(),
          file: v.string(),
          /** Where the copy itself brings no caption. */
          caption: v.optional(v.string()),
          credit: v.optional(v.string()),
        }),
      ),
    }),
  ),
});
type PaperPhoto = v.InferOutput<typeof paperSchema>['pages'][number]['photos'][number];

async function readImage(file: string): Promise<{ readonly image: Image; readonly bytes: Uint8Array }> {
  const bytes = readFileSync(join(folder, 'photos', file));
  const { width, height } = await sharp(bytes).metadata();
  return { bytes, image: { id: imageIdOf(bytes), name: file, mime: 'image/jpeg', width, height } };
}

/** Gives an article's first photo its picture; makes the photo where the copy brought none. */
function withPhoto(article: Article, photo: PaperPhoto, image: Image): Article {
  const [first, ...rest] = article.photos;
  const caption = photo.caption ?? first?.caption ?? '';
  const credit = photo.credit ?? first?.credit ?? '';
  return { ...article, photos: [{ id: first?.id ?? newId<'photo'>(), imageId: image.id, caption, credit }, ...rest] };
}

/** Builds the edition in memory, with the bytes of its pictures. */
async function buildPaper(): Promise<{ readonly edition: Edition; readonly images: readonly Uint8Array[] }> {
  const resources = testResources();
  const paper = v.parse(paperSchema, JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')));
  const { publication, imprint, date, issue, format } = paper;
  const pages = paper.pages.length;
  let edition = createEdition({ publication, imprint, date, issue, format, pages, hasFrontHead: true });
  const apply = (patches: readonly Patch[]) => {
    edition = applyPatches(edition, patches).edition;
  };
  // The paper sets its captions in the face of its page heads, its credits and speakers in that of the copy, and
  // its subheads on a line each.
  apply(editStyle(edition, 'caption', { font: shippedFaces.for('label').id }));
  apply(editStyle(edition, 'body', { creditFont: undefined, speakerFont: undefined }));
  apply(editStyle(edition, 'subhead', { rows: undefined }));
  for (const [at, page] of pagesInOrder(edition).entries()) {
    apply([{ kind: 'set', table: 'pages', id: page.id, path: ['section'], value: paper.sections[at] ?? page.section }]);
  }
  const images: Uint8Array[] = [];
  for (const [at, page] of paper.pages.entries()) {
    const copy = readPageCopy(readFileSync(join(folder, page.copy), 'utf8'));
    let imported: Imported = importCopy(edition, copy);
    for (const photo of page.photos) {
      const { image, bytes } = await readImage(photo.file);
      images.push(bytes);
      apply([{ kind: 'put', table: 'images', id: image.id, record: image }]);
      const articles = imported.articles.map((article, index) =>
        index === photo.article ? withPhoto(article, photo, image) : article,
      );
      imported = { ...imported, articles };
    }
    const target = pagesInOrder(edition)[at];
    if (target === undefined) continue;
    apply(at === 0 ? layoutFront(edition, resources, imported) : layoutInside(edition, resources, imported, target.id));
  }
  return { edition, images };
}

/** Makes the edition's file unless it is there already. */
export async function makePaper(path: string): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const { edition, images } = await buildPaper();
  EditionFile.create(path, edition, { images });
}
