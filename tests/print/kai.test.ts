/** The Kai as a new edition is printed with it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { deflate, digest, pdfFaces } from '../../electron/export/pdf-parts.ts';
import { compose } from '../../shared/compose/compose.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { writePages } from '../../shared/pdf/page-file.ts';
import { pdfText } from '../kit/command-line.ts';
import { article, emptyEdition, pageOf, photoBlock, testResources, withArticle, withBlocks } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-kai-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('sets captions of a new edition, embedded as a part and read back as typed', () => {
  const caption = '“东湖”夜航的游船，𠮷野渡口。';
  const fresh = createEdition({ date: '2026-11-28', format: 'tabloid', pages: 1 });
  const page = pageOf(fresh, 1);
  const story = article([], { photos: [{ id: newId<'photo'>(), imageId: null, caption, credit: '张三 摄' }] });
  const photo = photoBlock(page, story, { column: 0, span: 2, row: 20, rows: 10 });
  const photoId = story.photos[0]?.id ?? photo.photoId;
  const frame = { ...photo.frame, y: photo.frame.y + photo.frame.height + 3, height: 30 };
  const edition = withBlocks(withArticle(fresh, story), [
    { ...photo, photoId },
    { ...photo, id: newId<'block'>(), order: 501, kind: 'caption', photoId, frame },
  ]);
  const resources = testResources();
  const { pages } = compose(edition, resources);
  const at = '2026-11-28T20:00:00+08:00';
  const faces = pdfFaces(resources.fonts);
  const bytes = writePages(pages, { standard: 'plain', faces, images: new Map(), deflate, title: 'kai', at, digest });
  const path = join(folder, 'kai.pdf');
  writeFileSync(path, bytes);
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' });
  expect(fonts).toMatch(/[A-Z]{6}\+LXGWWenKai-Regular +CID TrueType +Identity-H +yes yes yes/u);
  expect(pdfText(path)).toContain(`${caption}张三摄`.replace(/\s/gu, ''));
  // Of the face's sixteen million bytes those of some characters are there.
  expect(statSync(path).size).toBeLessThan(200_000);
});

it('leaves the sample’s captions in the face they were in', () => {
  expect(emptyEdition().styles['caption']?.font).toBe(shippedFaces.for('label').id);
});
