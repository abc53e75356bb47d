/** The sample edition: made from the copy and pictures in `assets/sample`, laid out by the templates. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import type { Resources } from '../../shared/compose/resources.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { editStyle } from '../../shared/edition/edits.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { type Article, type Edition, type Image, imprintSchema, shippedFormats } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { type Imported, importCopy } from '../../shared/layout/articles.ts';
import { layoutFront, layoutInside } from '../../shared/layout/front.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { imageIdOf } from '../pictures.ts';
import { EditionFile } from '../store/edition-file.ts';

const sampleSchema = v.object({
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
type SamplePhoto = v.InferOutput<typeof sampleSchema>['pages'][number]['photos'][number];

async function readImage(folder: string, file: string): Promise<{ readonly image: Image; readonly bytes: Uint8Array }> {
  const bytes = readFileSync(join(folder, 'photos', file));
  const { width, height } = await sharp(bytes).metadata();
  return { bytes, image: { id: imageIdOf(bytes), name: file, mime: 'image/jpeg', width, height } };
}

/** Gives an article's first photo its picture; makes the photo where the copy brought none. */
function withPhoto(article: Article, photo: SamplePhoto, image: Image): Article {
  const [first, ...rest] = article.photos;
  const caption = photo.caption ?? first?.caption ?? '';
  const credit = photo.credit ?? first?.credit ?? '';
  return { ...article, photos: [{ id: first?.id ?? newId<'photo'>(), imageId: image.id, caption, credit }, ...rest] };
}

/** Builds the sample edition in memory, with the bytes of its pictures. */
async function buildSample(
  folder: string,
  resources: Resources,
): Promise<{ readonly edition: Edition; readonly images: readonly Uint8Array[] }> {
  const sample = v.parse(sampleSchema, JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')));
  const { publication, imprint, date, issue, format } = sample;
  const pages = sample.pages.length;
  let edition = createEdition({ publication, imprint, date, issue, format, pages, hasFrontHead: true });
  const apply = (patches: readonly Patch[]) => {
    edition = applyPatches(edition, patches).edition;
  };
  // The sample's paper sets its captions in the face of its page heads, its credits and speakers in that of the copy, and
  // its subheads on a line each.
  apply(editStyle(edition, 'caption', { font: shippedFaces.for('label').id }));
  apply(editStyle(edition, 'body', { creditFont: undefined, speakerFont: undefined }));
  apply(editStyle(edition, 'subhead', { rows: undefined }));
  for (const [at, page] of pagesInOrder(edition).entries()) {
    apply([
      { kind: 'set', table: 'pages', id: page.id, path: ['section'], value: sample.sections[at] ?? page.section },
    ]);
  }
  const images: Uint8Array[] = [];
  for (const [at, page] of sample.pages.entries()) {
    const copy = readPageCopy(readFileSync(join(folder, page.copy), 'utf8'));
    let imported: Imported = importCopy(edition, copy);
    for (const photo of page.photos) {
      const { image, bytes } = await readImage(folder, photo.file);
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

/** Makes the sample edition unless the file is there already. Returns whether it was made. */
export async function makeSample(path: string, folder: string, resources: () => Resources): Promise<boolean> {
  if (existsSync(path)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const { edition, images } = await buildSample(folder, resources());
  EditionFile.create(path, edition, { images });
  return true;
}
