/** Every rule of preflight, on a page or a file that breaks it, and silent on one that does not. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfFaces } from '../../electron/export/pdf-parts.ts';
import { openProfile, shippedProfile } from '../../electron/export/profile.ts';
import { compose } from '../../shared/compose/compose.ts';
import { pictureKey } from '../../shared/compose/pictures.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { type BlockId, type ImageId, newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { Article, Block, Edition, Swatch } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { latin1 } from '../../shared/pdf/objects.ts';
import { type EmbeddableImage, type PdfOptions, writePages } from '../../shared/pdf/page-file.ts';
import { checkFile, preflightPage, ruleTitle } from '../../shared/preflight/preflight.ts';
import { releaseAnyway, sign } from '../../shared/proof/sign-off.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { markedPage, placesOf, withMark } from '../kit/marked-page.ts';
import { SampleExports } from '../kit/printed.ts';

const options = { limits: newsprintLimits };
const who = { by: '王五', at: '2024-03-08T21:00:00+08:00' };

/** What is found on a page. */
function findings(edition: Edition, number = 1) {
  const composed = compose(edition, testResources());
  const page = composed.pages.find((one) => one.number === number);
  if (page === undefined) throw new Error(`no page ${number}`);
  return preflightPage({ edition, composed, page, ...options });
}

/** What is found on a page: `rule severity`. */
function found(edition: Edition, number = 1): string[] {
  return findings(edition, number).map(({ rule, severity, zh, en }) => {
    expect([zh, en].every((words) => words.length > 4 && /[。.]$/u.test(words))).toBe(true);
    expect(ruleTitle(rule).zh).not.toBe(rule);
    return `${rule} ${severity}`;
  });
}

const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。']);

/** A page with a short story on it, and what else is asked for. */
function page(blocks: readonly Block[] = [], record: Article = story, rows = 3): Edition {
  const bare = withArticle(emptyEdition(2), record);
  return withBlocks(bare, [bodyBlock(pageOf(bare, 1), record, { rows }), ...blocks]);
}

function edited(edition: Edition, ...patches: Patch[]): Edition {
  return applyPatches(edition, patches).edition;
}

function rule(frame: Frame): Block {
  const pageId = pageOf(emptyEdition(2), 1).id;
  return { id: newId<'block'>(), pageId, order: 40, kind: 'rule', frame };
}

/** The page with a block more, which stands on its page 1. */
function withBlock(edition: Edition, block: Block): Edition {
  return withBlocks(edition, [{ ...block, pageId: pageOf(edition, 1).id }]);
}

function withSwatch(swatch: Partial<Swatch>): Edition {
  const edition = page();
  const [body] = Object.values(edition.blocks).filter((block) => block.kind === 'body');
  if (body === undefined) throw new Error('no body');
  const own: Swatch = { id: 'own', name: '自家', kind: 'process', cmyk: [0, 1, 1, 0], ...swatch };
  return edited(
    edition,
    { kind: 'edition', record: { ...edition.edition, swatches: [own] } },
    { kind: 'put', table: 'blocks', id: body.id, record: { ...body, colour: 'own' } },
  );
}

const image = (width: number) => ({
  id: 'image' as ImageId,
  name: '大图.jpg',
  mime: 'image/jpeg' as const,
  width,
  height: Math.round(width * 0.75),
});

/** A page with a photo of so many pixels across four inches. */
function withPicture(width: number): Edition {
  const photoId = newId<'photo'>();
  const record = { ...story, photos: [{ id: photoId, imageId: image(width).id, caption: '灯火', credit: '' }] };
  const bare = page([], record);
  const frame = { x: 60, y: 700, width: 288, height: 216 };
  const photo = { ...photoBlock(pageOf(bare, 1), record, { column: 0, span: 2, row: 30, rows: 8 }), photoId, frame };
  return withBlocks(edited(bare, { kind: 'put', table: 'images', id: 'image', record: image(width) }), [photo]);
}

describe('a page', () => {
  it('with nothing wrong has nothing found on it', () => {
    expect(found(page())).toEqual([]);
    expect(found(withPicture(1000))).toEqual([]);
  });

  it('with copy that does not fit is kept back', () => {
    expect(found(page([], article(['东湖南岸的灯火一直亮到深夜。'.repeat(60)]), 4))).toEqual(['overset error']);
  });

  it('with a character no font has is kept back', () => {
    expect(found(page([], article(['一个\u{e0f0}字。'])))).toEqual(['missing-glyph error']);
  });

  it('with a text that a check finds fault with is told of, where the article stands', () => {
    const entity = article(['东湖&nbsp;南岸的灯火。']);
    expect(found(page([], entity))).toEqual(['entity warning']);
    expect(found(page([], entity), 2)).toEqual(['empty-page warning']);
    expect(found(withArticle(page(), { ...entity, plannedPage: pageOf(page(), 1).id }))).toEqual([]);
  });

  it('with a style whose face is not there is kept back', () => {
    const edition = edited(page(), { kind: 'set', table: 'styles', id: 'body', path: ['font'], value: 'elsewhere' });
    expect(found(edition)).toEqual(['unknown-face error']);
  });

  it('with a picture, an advert or copy to come is a draft, until it is proofread', () => {
    const bare = page();
    const photo = photoBlock(pageOf(bare, 1), story, { column: 2, span: 2, row: 30, rows: 8 });
    const photos = [{ id: photo.photoId, imageId: null, caption: '灯火', credit: '' }];
    const edition = withBlocks(
      edited(bare, { kind: 'set', table: 'articles', id: story.id, path: ['photos'], value: photos }),
      [photo],
    );
    expect(found(edition)).toEqual(['picture-missing warning']);
    const frame = gridFrame(pageOf(bare, 1).grid, 0, 2, 50, 8);
    const advert: Block = {
      id: newId<'block'>(),
      pageId: pageOf(bare, 1).id,
      order: 50,
      kind: 'advert',
      advertiser: '湖滨书店',
      imageId: null,
      standOff: 5,
      frame,
    };
    expect(found(withBlock(bare, advert))).toEqual(['picture-missing warning']);
    expect(found(markedPage())).toContain('picture-missing error');
  });

  it('whose blocks print on each other is kept back', () => {
    const bare = page();
    const frame = gridFrame(pageOf(bare, 1).grid, 2, 2, 30, 6);
    const headline = (order: number): Block => ({
      id: newId<'block'>(),
      pageId: pageOf(bare, 1).id,
      order,
      kind: 'headline',
      level: 'story',
      direction: 'across',
      articleId: story.id,
      frame,
    });
    const named = edited(bare, {
      kind: 'set',
      table: 'articles',
      id: story.id,
      path: ['headlines', 'headline'],
      value: ['灯火'],
    });
    const both = withBlocks(named, [headline(5), headline(6)]);
    expect(found(both)).toContain('overlap error');
    expect(findings(both).find(({ rule }) => rule === 'overlap')).toMatchObject({
      zh: '标题“灯火”和标题“灯火”叠在一起。请挪开其中一个。',
      en: 'Headline “灯火” and Headline “灯火” print on each other. Move one of them.',
    });
  });

  it('that sends readers where nothing stands is kept back', () => {
    const bare = page();
    const refer: Block = {
      id: newId<'block'>(),
      pageId: pageOf(bare, 1).id,
      order: 3,
      kind: 'refer',
      articleId: newId<'article'>(),
      frame: gridFrame(pageOf(bare, 1).grid, 0, 4, 40, 2),
    };
    const other = {
      ...article([]),
      id: refer.articleId,
      headlines: { kicker: [], headline: ['别处'], deck: [], summary: '' },
    };
    expect(found(withBlock(withArticle(bare, other), refer))).toEqual(['refer-target error']);
    const planned = { ...other, plannedPage: pageOf(bare, 2).id };
    expect(found(withBlock(withArticle(bare, planned), refer))).toEqual(['refer-target warning']);
    const there = { ...article(['在这里。']), headlines: other.headlines };
    const placed = withBlocks(withArticle(withBlock(withArticle(bare, planned), refer), there), [
      bodyBlock(pageOf(bare, 2), there, { rows: 8 }),
    ]);
    expect(found(placed)).toEqual([]);
  });

  it('with a jump whose other end is bare is kept back', () => {
    const long = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(30)]);
    const bare = withArticle(emptyEdition(2), long);
    const blocks = [
      bodyBlock(pageOf(bare, 1), long, { rows: 8 }),
      bodyBlock(pageOf(bare, 2), long, { rows: 14, span: 3, thread: 1 }),
    ];
    expect(found(withBlocks(bare, blocks))).toEqual([]);
    expect(found(withBlocks(bare, blocks), 2)).toEqual([]);
    const back = [
      bodyBlock(pageOf(bare, 2), long, { rows: 8 }),
      bodyBlock(pageOf(bare, 1), long, { rows: 40, span: 3, thread: 1 }),
    ];
    expect(found(withBlocks(bare, back), 2)).toEqual(['jump-target warning']);
    // What composing says of the other end is not taken on trust.
    const edition = withBlocks(bare, blocks);
    const composed = compose(edition, testResources());
    const pages = composed.pages.map((one) => ({
      ...one,
      blocks: one.blocks.map((block) => (one.number === 2 ? { ...block, lines: 0 } : block)),
    }));
    const [first] = pages;
    if (first === undefined) throw new Error('no page');
    const ends = preflightPage({ edition, composed: { ...composed, pages }, page: first, ...options });
    expect(ends.map(({ rule: id, severity }) => `${id} ${severity}`)).toEqual(['jump-target error']);
  });

  it('is kept back for open marks, and until all have signed it as it is or somebody sends it anyway', () => {
    const marked = markedPage();
    const { correct: place } = placesOf(marked);
    if (place === undefined) throw new Error('no place');
    const proof = (edition: Edition) => found(edition).filter((one) => /^(open-marks|sign-off)/u.test(one));
    expect(proof(withMark(marked, ...place).edition)).toEqual(['open-marks error', 'sign-off error']);
    const { id } = pageOf(marked, 1);
    const signed = marked.edition.signers.reduce((edition, role) => {
      const patches = sign(edition, id, { role, ...who, by: `${role}甲`, refusals: [], reason: '' });
      if (typeof patches === 'string') throw new Error(patches);
      return edited(edition, ...patches);
    }, marked);
    expect(proof(signed)).toEqual([]);
    expect(proof(edited(marked, ...releaseAnyway(marked, [id], '赶印', who)))).toEqual(['sign-off warning']);
  });

  it('with a story whose rest has not come is a draft', () => {
    const long = { ...article(['东湖南岸的灯火一直亮到深夜。']), copyToCome: true };
    const bare = withArticle(emptyEdition(2), long);
    const edition = withBlocks(bare, [
      bodyBlock(pageOf(bare, 1), long, { rows: 8 }),
      bodyBlock(pageOf(bare, 2), long, { rows: 8, thread: 1 }),
    ]);
    expect(found(edition, 2)).toEqual(['copy-to-come warning']);
  });

  it('with a headline that fits only below its style’s limits is told', () => {
    const named = { ...story, headlines: { ...story.headlines, headline: ['东湖南岸的灯火一直亮到深夜'.repeat(4)] } };
    const bare = page([], named);
    const headline: Block = {
      id: newId<'block'>(),
      pageId: pageOf(bare, 1).id,
      order: 5,
      kind: 'headline',
      level: 'lead',
      direction: 'across',
      articleId: named.id,
      frame: gridFrame(pageOf(bare, 1).grid, 2, 1, 40, 3),
    };
    expect(found(withBlock(bare, headline))).toContain('headline-limits warning');
  });

  it('in colours that print badly is told', () => {
    expect(found(withSwatch({ cmyk: [0, 0, 1, 0] }))).toEqual([]);
    expect(found(withSwatch({}))).toEqual(['coloured-type warning']);
    expect(found(withSwatch({ kind: 'spot' }))).toEqual([]);
    expect(found(withSwatch({ cmyk: [0.6, 0.4, 0.4, 1] }))).toContain('rich-black error');
    expect(found(withSwatch({ cmyk: [1, 1, 0.6, 0] }))).toContain('swatch-ink error');
  });

  it('with a picture of too few pixels is told, or kept back', () => {
    expect(found(withPicture(500))).toEqual(['resolution warning']);
    expect(found(withPicture(300))).toEqual(['resolution error']);
  });

  it('with black type on a picture is told', () => {
    const edition = withPicture(1000);
    const photo = Object.values(edition.blocks).find((block) => block.kind === 'photo');
    if (photo?.kind !== 'photo') throw new Error('no photo');
    const caption = (y: number, x = 100): Block => ({
      id: newId<'block'>(),
      pageId: photo.pageId,
      order: 600,
      kind: 'caption',
      articleId: photo.articleId,
      photoId: photo.photoId,
      standOff: 2,
      frame: { x, y, width: 120, height: 20 },
    });
    expect(found(withBlocks(edition, [caption(800)]))).toEqual(['type-on-picture warning']);
    expect(found(withBlocks(edition, [caption(930)]))).toEqual([]);
    // Turned, its words stand where it lies: above the middle of its frame, or below.
    const turned = { ...caption(930), frame: { x: 100, y: 935, width: 160, height: 20 }, turn: 90 };
    expect(found(withBlocks(edition, [turned]))).toEqual(['type-on-picture warning']);
    // Beside the edge of a picture that is turned or cut to a shape, though within the upright frame round it.
    const lying = (looks: Partial<typeof photo>) => withBlocks(edition, [{ ...photo, ...looks }, caption(660, 300)]);
    const ellipse = { kind: 'ellipse' } as const;
    expect(found(lying({ turn: 45 }))).toEqual([]);
    expect(found(lying({ frame: { ...photo.frame, y: 660 }, shape: ellipse }))).toEqual([]);
    expect(found(lying({ frame: { ...photo.frame, y: 560 }, shape: ellipse }))).toEqual(['type-on-picture warning']);
    expect(found(withBlocks(edition, [{ ...photo, turn: 45 }, caption(800)]))).toEqual(['type-on-picture warning']);
  });

  it('with things at the trim, fine lines or small reversed type is told', () => {
    const { trim } = pageOf(emptyEdition(), 1).grid;
    const bleed = (3 * 72) / 25.4;
    const at = (frame: Frame) => found(withBlock(page(), rule(frame)));
    expect(at({ x: -bleed, y: 900, width: trim.width + 2 * bleed, height: 4 })).toEqual([]);
    expect(at({ x: 0, y: 900, width: trim.width, height: 4 })).toEqual(['bleed warning']);
    expect(at({ x: -30, y: 900, width: 100, height: 4 })).toEqual(['outside-trim error']);
    expect(at({ x: 100, y: 900, width: 100, height: 0.1 })).toEqual(['hairline warning']);
    const edge = bodyBlock(pageOf(page(), 1), story, { rows: 3 });
    const moved = (x: number) =>
      found(withBlock(withArticle(emptyEdition(2), story), { ...edge, frame: { ...edge.frame, x } }));
    expect(moved(2)).toEqual(['outside-trim warning']);
    expect(moved(-20)).toEqual(['outside-trim error']);
    const banner: Block = {
      id: 'banner' as BlockId,
      pageId: edge.pageId,
      order: 2,
      kind: 'banner',
      articleId: story.id,
      frame: { x: 60, y: 600, width: 200, height: 8 },
    };
    const small = page([], { ...story, banner: '两会' });
    expect(found(withBlock(small, banner))).toEqual(['reversed-type warning']);
    const shadow = { dx: 1, dy: 1, ink: 0.4 };
    expect(found(withBlock(small, { ...banner, effects: { shadow } }))).toEqual(['reversed-type warning']);
  });
});

/** A page as a file whose streams are not packed, so that its bytes can be broken. */
async function plainFile(images: ReadonlyMap<string, EmbeddableImage> = new Map()): Promise<Uint8Array> {
  const edition = images.size > 0 ? withPicture(1000) : page();
  const { pages } = compose(edition, testResources());
  const settings: PdfOptions = {
    standard: 'x4',
    faces: pdfFaces(testResources().fonts),
    images,
    deflate: (bytes) => bytes,
    digest: () => '0'.repeat(32),
    title: '题目',
    at: '2024-03-08T00:00:00Z',
    profile: openProfile(shippedProfile()).profile,
  };
  return writePages(pages.slice(0, 1), settings);
}

function inFile(bytes: Uint8Array, standard: 'x4' | 'x1a' = 'x4'): string[] {
  return checkFile(bytes, { page: 1 }, { standard, limits: newsprintLimits, inflate: (packed) => packed }).map(
    ({ rule: id }) => id,
  );
}

/** The file with some text in it replaced by another of the same length. */
function broken(bytes: Uint8Array, from: string, to: string): Uint8Array {
  expect(to.length).toBe(from.length);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return latin1(text.replaceAll(from, to));
}

describe('a finished file', () => {
  it('with nothing wrong has nothing found in it', async () => {
    expect(inFile(await plainFile())).toEqual([]);
  });

  it.each([
    ['%PDF-1.6', '%PDF-1.7', 'file-structure'],
    ['/ID[<', '/IX[<', 'file-structure'],
    ['/ViewerPreferences', '/OpenAction       ', 'file-structure'],
    ['/TrimBox', '/TrimBax', 'file-structure'],
    ['/GTS_PDFXVersion(PDF/X-4)', '/GTS_PDFXVersion(PDF/X-3)', 'file-identity'],
    ['GTS_PDFXVersion>PDF/X-4<', 'GTS_PDFXVersion>PDF/X-5<', 'file-identity'],
    ['/Trapped/False', '/Trapped/Maybe', 'file-identity'],
    ['/S/GTS_PDFX', '/S/GTS_PDFY', 'file-identity'],
    ['prtrCMYKLab', 'mntrCMYKLab', 'file-identity'],
    ['/FontFile2', '/FontFileX', 'file-fonts'],
    ['/ToUnicode', '/ToUnicodX', 'file-fonts'],
    ['0 0 0 1 k', '1 0 0 1 k', 'file-colour'],
    ['/GSo gs 0', '/GSk gs 0', 'file-colour'],
    ['0 0 0 1 k', '0 0 1  rg', 'file-colour'],
  ])('broken at %s as %s is found out by %s', async (from, to, id) => {
    expect(new Set(inFile(broken(await plainFile(), from, to)))).toContain(id);
  });

  it('cut short anywhere cannot be read back', async () => {
    const bytes = await plainFile();
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      expect(inFile(bytes.subarray(0, Math.floor(bytes.length * share)))).toEqual(['file-structure']);
    }
  });

  it('with a picture above the ink limit in one place is found out', async () => {
    const [key] = compose(withPicture(1000), testResources()).pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'picture' ? [pictureKey(item)] : [])),
    );
    const picture = (ink: number): EmbeddableImage => {
      const samples = new Uint8Array(64 * 48 * 4).fill(100);
      for (let y = 16; y < 32; y++) samples.fill(ink, (y * 64 + 16) * 4, (y * 64 + 32) * 4);
      return { kind: 'cmyk', width: 64, height: 48, samples };
    };
    expect(inFile(await plainFile(new Map([[key ?? '', picture(150)]])))).toEqual([]);
    expect(inFile(await plainFile(new Map([[key ?? '', picture(160)]])))).toEqual(['file-image-ink']);
  });

  it('of PDF/X-1a is asked for what that asks', async () => {
    expect(new Set(inFile(await plainFile(), 'x1a'))).toEqual(new Set(['file-structure', 'file-identity']));
    // A graphics state with a soft mask, in place of its type.
    const soft = broken(await plainFile(), '/Type/ExtGState', '/SMask/Luminous');
    expect(inFile(soft, 'x1a')).toContain('file-transparency');
    expect(inFile(soft)).not.toContain('file-transparency');
  });
});

describe('an export', () => {
  const sample = new SampleExports();
  beforeAll(async () => void (await sample.open()));
  afterAll(() => sample.remove());

  it('keeps pages with errors back, writes the others, and takes a reason', async () => {
    const { edition } = await sample.open();
    const [image1] = Object.values(edition.images).filter(({ name }) => name === 'bridge.jpg');
    if (image1 === undefined) throw new Error('no picture');
    const coarse = edited(edition, {
      kind: 'put',
      table: 'images',
      id: image1.id,
      record: { ...image1, width: 300, height: 200 },
    });
    const kept = await sample.export('kept', { edition: coarse });
    expect(kept.files.map(({ pages }) => pages)).toEqual([[1], [2], [3]]);
    expect(kept.failed).toEqual([{ pages: [4], name: '2024-03-08-04.pdf', error: null, older: null }]);
    const all = await sample.export('kept', { edition: coarse, override: { reason: '只有这张图', by: '王五' } });
    expect(all.files.map(({ isUnchanged }) => isUnchanged)).toEqual([true, true, true, false]);
    expect(all.failed).toEqual([]);
    const manifest: unknown = JSON.parse(readFileSync(join(sample.folder, 'kept', 'dayang-manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      files: {
        '2024-03-08-03.pdf': { override: null },
        '2024-03-08-04.pdf': { override: { reason: '只有这张图', by: '王五', rules: ['resolution'] } },
      },
    });
    // Held back again, the page is in the folder as it was: that is said.
    const again = await sample.export('kept', { edition: coarse, settings: { ink: 239 } });
    const written = statSync(join(sample.folder, 'kept', '2024-03-08-04.pdf')).mtime.toISOString();
    expect(again.failed.map(({ pages, older }) => [pages, older])).toEqual([[[4], written]]);
    const screen = await sample.export('screen', { edition: coarse, settings: { target: 'screen' } });
    expect(screen.failed).toEqual([]);
  });
});
