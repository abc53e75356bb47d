/** The recipe for a face, followed. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontPath } from '../../electron/font-bytes.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What a new face is to do: text is set in it, with its own widths, and embedded under its name. */
const shows = `
import { expect, it } from 'vitest';
import { deflate, digest, pdfFaces } from '../../electron/export/pdf-parts.ts';
import { compose } from '../../shared/compose/compose.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { writePages } from '../../shared/pdf/page-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';

it.each([['sans-black', 'NotoSansSC-Black'], ['own-song', 'Own-Song']])('sets, shows and embeds %s', (id, embeddedAs) => {
  const face = shippedFaces.all.find((one) => one.id === id);
  if (face === undefined) throw new Error('not in the set');
  const story = article(['东湖南岸的灯火 Lakeside 亮到深夜。']);
  const bare = withArticle(emptyEdition(1), story);
  const placed = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 10 })]);
  const edition = applyPatches(placed, [{ kind: 'set', table: 'styles', id: 'body', path: ['font'], value: id }]).edition;
  const resources = testResources();
  const { pages, findings } = compose(edition, resources);
  expect(findings).toEqual([]);
  const runs = (pages[0]?.items ?? []).flatMap((item) => (item.kind === 'glyphs' && item.source !== null ? item : []));
  expect(runs.map((run) => run.text).join('')).toContain('Lakeside');
  expect(new Set(runs.map((run) => run.face))).toEqual(new Set([id]));

  const at = '2024-03-08T20:00:00+08:00';
  const parts = { faces: pdfFaces(resources.fonts), images: new Map(), deflate, title: 'a face', at, digest };
  const bytes = Buffer.from(writePages(pages, { standard: 'plain', ...parts })).toString('latin1');
  expect(bytes).toMatch(new RegExp('/BaseFont/[A-Z]{6}[+]' + embeddedAs));
});
`;

describe('a new face', () => {
  const heading = 'A face';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('takes as many files of code as its recipe says: none', () => {
    const changed = copy.follow(recipe(heading));
    expect(filesTold(heading)).toBe(0);
    expect(changed.size).toBe(0);
  });

  it('does what faces do, from a package or with a file of its own', async () => {
    const text = shippedFaces.for('text');
    cpSync(fontPath(text), join(copy.folder, 'assets/faces/own.ttf'));
    const { package: _, ...own } = { ...text, id: 'own-song', family: 'own-song', postScriptName: 'Own-Song' };
    copy.list('assets/faces/faces.json', { ...own, file: 'own.ttf' });
    copy.write('tests/recipes/new-face.test.ts', shows);
    expect(await copy.testFaults('tests/recipes/new-face.test.ts')).toBe('');
  });
});
