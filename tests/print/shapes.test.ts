/** Shapes, turned blocks and lightened pictures as the press has them: the same plates from PDF/X-4 and PDF/X-1a. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { type PhotoFile, readPhoto } from '../../electron/import/photo.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { mm } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { platesOf } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-shapes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Points that each picture's frame measures. */
const SIDE = 120;
/** Where the four pictures stand, from the sheet's left and top. */
const LEFT = 60;
const TOP = 420;
const NEXT = 160;

/** A page with a circle, a picture turned by 30°, one lightened in its right half, one darkened there, and a turned headline. */
function shapesPage({ image }: PhotoFile) {
  const ids = Array.from({ length: 4 }, () => newId<'photo'>());
  const story = article(['字'], {
    headlines: { kicker: [], headline: ['灯火照东湖'], deck: [], summary: '' },
    photos: ids.map((id) => ({ id, imageId: image.id, caption: '', credit: '' })),
  });
  const bare = emptyEdition(1);
  const page = pageOf(bare, 1);
  const frame = (nth: number) => ({ x: LEFT + nth * NEXT, y: TOP, width: SIDE, height: SIDE });
  const own = (order: number) => ({ id: newId<'block'>(), pageId: page.id, order });
  const common = (order: number) => ({ ...own(order), standOff: 0 });
  const photo = (nth: number, more: Partial<Extract<Block, { kind: 'photo' }>>): Block => ({
    ...common(500 + nth),
    ...{ kind: 'photo', articleId: story.id, photoId: ids[nth] ?? newId<'photo'>(), frame: frame(nth) },
    ...more,
  });
  const veil = (nth: number, to: 'paper' | 'black'): Block => {
    const { x, ...rest } = frame(nth);
    return {
      ...{ ...common(600 + nth), kind: 'panel', border: 0, tint: 0, veil: { to, share: 0.5 } },
      frame: { ...rest, x: x + SIDE / 2, width: SIDE / 2 },
    };
  };
  const rounded: Block = {
    ...{ ...common(700), kind: 'panel', border: 2, tint: 0.1, shape: { kind: 'rounded', radius: 20 } },
    frame: { x: LEFT, y: TOP + 200, width: 200, height: 80 },
  };
  const headline: Block = {
    ...{ ...own(800), kind: 'headline', articleId: story.id, direction: 'across', level: 'story', turn: 90 },
    ...{ frame: { x: LEFT + 280, y: TOP + 260, width: 240, height: 50 } },
  };
  const edition = withBlocks({ ...withArticle(bare, story), images: { [image.id]: image } }, [
    photo(0, { shape: { kind: 'circle' } }),
    photo(1, { turn: 30 }),
    photo(2, {}),
    photo(3, {}),
    veil(2, 'paper'),
    veil(3, 'black'),
    rounded,
    headline,
  ]);
  return edition;
}

type Inks = readonly number[];

describe.each(['x4', 'x1a'] as const)('a page of shapes as %s', (target) => {
  let path = '';
  let inks: (x: number, y: number) => Inks;

  beforeAll(async () => {
    const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#c05030' } })
      .png()
      .toBuffer();
    const photo = await readPhoto('flat', new Uint8Array(bytes));
    const edition = shapesPage(photo);
    const outcome = await exportPages(
      { edition, pages: [], folder: join(folder, target), settings: { ...standardPreset(target), hasMarks: false } },
      { resources: testResources(), imageBytes: () => photo.bytes },
    );
    expect([outcome.failed, outcome.findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
    path = outcome.files[0]?.path ?? '';
    const plates = await platesOf(path);
    const bleed = mm(3);
    inks = (x, y) =>
      ['Cyan', 'Magenta', 'Yellow', 'Black'].map((name) => {
        const plate = plates.get(name);
        if (plate === undefined) throw new Error(name);
        return plate.ink[Math.floor(bleed + y) * plate.width + Math.floor(bleed + x)] ?? 0;
      });
  }, 120_000);

  const at = (nth: number, across: number, down: number) => inks(LEFT + nth * NEXT + across, TOP + down);
  const paper = [0, 0, 0, 0];
  const apart = (a: Inks, b: Inks) => Math.max(...a.map((value, nth) => Math.abs(value - (b[nth] ?? 0))));

  it('cuts a picture to its circle', () => {
    expect(at(0, 60, 60)[1]).toBeGreaterThan(100);
    expect(at(0, 60, 3)[1]).toBeGreaterThan(100);
    expect(at(0, 8, 8)).toEqual(paper);
  });

  it('turns a picture with its frame', () => {
    expect(at(1, 60, 60)).toEqual(at(0, 60, 60));
    expect(at(1, 4, 4)).toEqual(paper);
    // The top right corner has gone down and out, clockwise.
    const corner = (30 * Math.PI) / 180;
    const [x, y] = [60 + 55 * (Math.cos(corner) + Math.sin(corner)), 60 + 55 * (Math.sin(corner) - Math.cos(corner))];
    expect(at(1, x, y)).toEqual(at(0, 60, 60));
  });

  it('lightens what lies under a panel by its share on every plate, and darkens by black alone', () => {
    const whole = at(2, 30, 60);
    expect(apart(whole, at(0, 60, 60))).toBeLessThan(2);
    expect(
      apart(
        at(2, 90, 60),
        whole.map((ink) => ink / 2),
      ),
    ).toBeLessThan(3);
    const [c = 0, m = 0, y = 0, k = 0] = at(3, 30, 60);
    expect(apart(at(3, 90, 60), [c / 2, m / 2, y / 2, k / 2 + 127.5])).toBeLessThan(3);
    expect(at(2, 130, 60)).toEqual(paper);
  });

  it('rounds a panel, its line and its tint in black alone', () => {
    const on = (across: number, down: number) => inks(LEFT + across, TOP + 200 + down);
    expect(apart(on(100, 40), [0, 0, 0, 25.5])).toBeLessThan(3);
    expect(on(2, 2)).toEqual(paper);
    expect(on(100, 0.6)).toEqual([0, 0, 0, 255]);
    expect(on(0.6, 40)).toEqual([0, 0, 0, 255]);
  });

  it('has a headline turned by a quarter that others read in one line', () => {
    const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
    expect(text).toContain('灯火照东湖');
    const box = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
    const [, x0, y0, x1, y1] =
      /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">[^<]*灯火/u.exec(box) ?? [];
    expect(Number(y1) - Number(y0)).toBeGreaterThan(2 * (Number(x1) - Number(x0)));
  });
});
