/** The sample edition: a front page and three inside pages as an art editor would send them to press. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { makeSample } from '../../electron/sample/make-sample.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import { pixelsPerInch } from '../../shared/compose/pictures.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { testResources } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';
import { linesOf } from '../kit/lines.ts';
import { processorTime } from '../kit/processor-time.ts';

/** What starts no line and ends none in basic strictness (clreq §3.1.9). */
const STARTS_NONE = /^[、，；：。．！？”’」』）］｝〕〗】》〉—–～·・‧]/u;
const ENDS_NONE = /[“‘「『（［｛〔〖【《〈]$/u;
/** Lines of columns that are level end within a row of each other, in points. */
const ROW = 13.5;
/** What frames and columns are apart by rounding, in points. */
const SLACK = 1;

describe('the sample edition', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-sample-'));
  const path = join(folder, 'sample.dayang');
  const assets = fileURLToPath(new URL('../../assets/sample', import.meta.url));
  let file: EditionFile;
  let edition: Edition;
  let composed: ComposedEdition;
  let spent: number;

  beforeAll(async () => {
    spent = await processorTime(() => makeSample(path, assets));
    file = EditionFile.openToRead(path);
    edition = file.edition;
    composed = compose(edition, testResources());
  });
  afterAll(() => {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bodyLines = () => composed.pages.flatMap((page) => linesOf(page));
  it('is made within three seconds, once', async () => {
    expect(spent).toBeLessThan(3_000);
    expect(await makeSample(path, assets)).toBe(false);
  });

  it('holds its copy whole, with nothing for a desk to mend', () => {
    expect(composed.findings).toEqual([]);
    expect(composed.articles.filter(({ charactersOverset }) => charactersOverset > 0)).toEqual([]);
    expect(pagesInOrder(edition).map(({ section }) => section)).toEqual(['要闻', '本地', '影像', '副刊']);
  });

  it('fills the room of every story to its last line', () => {
    const short = composed.pages.flatMap((page) =>
      page.blocks.flatMap(({ id, linesShort }) => {
        const block = edition.blocks[id];
        if (linesShort === 0 || block === undefined || !('articleId' in block)) return [];
        return [[edition.articles[block.articleId]?.headlines.headline.join(''), linesShort]];
      }),
    );
    expect(short).toEqual([]);
  });

  it.each(['x4', 'x1a'] as const)('passes preflight for %s without a finding', async (target) => {
    const outcome = await exportPages(
      { edition, pages: [], folder: join(folder, target), settings: standardPreset(target) },
      { resources: testResources(), imageBytes: (id) => file.image(id) },
    );
    expect(outcome.findings).toEqual([]);
    expect(outcome.files).toHaveLength(4);
  });

  it('turns from page 1 to page 2, and its refers point to where their stories stand', () => {
    const text = (number: number) => {
      const page = composed.pages.find((one) => one.number === number);
      return page?.items.map((item) => (item.kind === 'glyphs' ? item.text : '')).join('');
    };
    expect(text(1)).toContain('（下转第2版）');
    expect(text(2)).toContain('（上接第1版）');
    for (const pointer of ['>>3版', '>>2版', '>>4版']) expect(text(1)).toContain(pointer);
  });

  it('has pictures of 200 pixels an inch and more where they stand', () => {
    const fine = composed.pages.flatMap(({ items }) =>
      items.flatMap((item) => {
        const image = item.kind === 'picture' ? edition.images[item.imageId] : undefined;
        if (item.kind !== 'picture' || image === undefined) return [];
        return [[image.name, Math.round(pixelsPerInch(item.frame, item.crop, image))] as const];
      }),
    );
    expect(fine.length).toBeGreaterThan(12);
    expect(fine.filter(([, perInch]) => perInch < 200)).toEqual([]);
  });

  it('begins and ends no line with a mark that may not stand there', () => {
    const lines = bodyLines();
    expect(lines.length).toBeGreaterThan(400);
    expect(lines.filter(({ text }) => STARTS_NONE.test(text) || ENDS_NONE.test(text))).toEqual([]);
  });

  it('has columns with level feet', () => {
    const apart = composed.pages.flatMap((page) =>
      page.blocks.flatMap(({ id }) => {
        const block = edition.blocks[id];
        if (block?.kind !== 'body' || block.direction === 'down') return [];
        const { frame, columns } = block;
        const feet = Array.from({ length: columns }, () => 0);
        for (const { x, y } of linesOf(page).filter((line) => line.block === id)) {
          const column = Math.floor(((x - frame.x + SLACK) / frame.width) * columns);
          feet[column] = Math.max(feet[column] ?? 0, y);
        }
        return [
          [edition.articles[block.articleId]?.headlines.headline.join(''), Math.max(...feet) - Math.min(...feet)],
        ];
      }),
    );
    expect(apart.length).toBeGreaterThan(10);
    expect(apart.filter(([, by]) => typeof by === 'number' && by > ROW + SLACK)).toEqual([]);
  });

  it.each([1, 2, 3, 4])('prints page %i as an art editor would have it', async (page) => {
    const crop = { x: 20, y: 40, width: 734, height: 1040 };
    await expectGolden(`sample-${page}`, edition, { page, crop, imageBytes: (id) => file.image(id) });
  });
});
