/** 外形 in the window: circles, lines drawn by hand, turned blocks and headlines, text on a lightened picture; by mouse and keys. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { imageIdOf } from '../../electron/pictures.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, Image } from '../../shared/edition/records.ts';
import { SHAPE_PARTS } from '../../shared/edition/shape-records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

function shapesEdition(png: Uint8Array) {
  const photoId = newId<'photo'>();
  const image: Image = { id: imageIdOf(png), name: 'lake.png', mime: 'image/png', width: 900, height: 600 };
  const story = article(
    Array.from({ length: 30 }, () => sentence.repeat(4)),
    {
      headlines: { kicker: [], headline: ['灯火照东湖'], deck: [], summary: '' },
      photos: [{ id: photoId, imageId: image.id, caption: '灯会现场。', credit: '' }],
    },
  );
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, story, { rows: 46, row: 12, span: 5 });
  const photo = { ...photoBlock(page, story, { column: 1, span: 3, row: 18, rows: 20 }), photoId };
  const { frame } = photoBlock(page, story, { column: 1, span: 3, row: 2, rows: 6 });
  const headline: Block = {
    ...{ id: newId<'block'>(), pageId: page.id, order: 900, frame, kind: 'headline', articleId: story.id },
    ...{ direction: 'across', level: 'story' },
  };
  const edition = withBlocks({ ...bare, images: { [image.id]: image } }, [body, photo, headline]);
  return { edition, photo, headline };
}

describe('shapes and turned blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-shapes-'));
  const path = join(folder, 'shapes.dayang');
  let window: DayangWindow;
  let made: ReturnType<typeof shapesEdition>;

  windowForSuite(
    (opened) => {
      window = opened;
    },
    async () => {
      const picture =
        '<svg width="900" height="600"><rect width="900" height="600" fill="#47a"/><circle cx="450" cy="300" r="200" fill="#ec6"/></svg>';
      const png = await sharp(Buffer.from(picture)).png().toBuffer();
      made = shapesEdition(png);
      EditionFile.create(path, made.edition, { images: [png] });
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const at = async (x: number, y: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    const scale = (sheet?.width ?? 0) / pageOf(made.edition, 1).grid.trim.width;
    return [(sheet?.x ?? 0) + x * scale, (sheet?.y ?? 0) + y * scale] as const;
  };
  const middle = ({ frame }: Block) => at(frame.x + frame.width / 2, frame.y + frame.height / 2);
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await window.page.mouse.move(...from);
    await window.page.mouse.down();
    await window.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await window.page.mouse.move(...to);
    await window.page.mouse.up();
  };
  const saved = async <K extends Block['kind']>(id: string, kind: K) => {
    await window.saved();
    const block = (await savedEdition(path)).blocks[id];
    if (block?.kind !== kind) throw new Error(`no ${kind}`);
    return block as Extract<Block, { readonly kind: K }>;
  };
  const photo = () => saved(made.photo.id, 'photo');
  const headline = () => saved(made.headline.id, 'headline');
  const take = async (block: Block) => {
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
    await window.page.mouse.click(...(await middle(block)));
    await window.page.mouse.click(...(await middle(block)));
  };
  const handle = async (name: string) => {
    const box = await window.page.getByTestId(name).boundingBox();
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
  };

  it('cuts a picture to a circle by its key, text along it, and one undo takes both back', async () => {
    await take(made.photo);
    await window.page.keyboard.press('Control+Alt+Shift+Y');
    await until(async () => (await photo()).shape).toEqual({ kind: 'circle' });
    expect((await photo()).runaround).toBe('outline');
    await until(() => window.page.getByTestId('run-around').count()).toBe(1);
    await window.undo();
    await until(async () => (await photo()).shape).toBe(undefined);
    expect((await photo()).runaround).toBeUndefined();
  });

  it('rounds corners as typed, and from the inspector', async () => {
    await window.command('圆角', '8磅 左上 右下');
    await until(async () => (await photo()).shape).toEqual({
      kind: 'rounded',
      radius: 8,
      corners: ['top-left', 'bottom-right'],
    });
    await window.page.getByLabel('右上', { exact: true }).check();
    await window.page.getByLabel('左下', { exact: true }).check();
    await until(async () => (await photo()).shape).toEqual({ kind: 'rounded', radius: 8 });
    await window.page.getByLabel('外形', { exact: true }).selectOption('');
    await until(async () => (await photo()).shape).toBe(undefined);
  });

  it('draws a line that text runs along: corners dragged, added, moved by keys, removed, each one step', async () => {
    await take(made.photo);
    await window.page.keyboard.press('Control+Alt+Shift+W');
    await until(async () => (await photo()).runaround).toBe('drawn');
    await until(() => window.page.locator('.corner').count()).toBe(4);
    expect((await photo()).drawn).toEqual([0, 0, SHAPE_PARTS, 0, SHAPE_PARTS, SHAPE_PARTS, 0, SHAPE_PARTS]);
    const { frame } = made.photo;
    await drag(await handle('corner-0'), await at(frame.x + frame.width / 2, frame.y + frame.height / 2));
    await until(async () => Math.round(((await photo()).drawn?.[0] ?? 0) / 100)).toBe(50);
    // A side that is dragged has a corner there.
    await drag(
      await at(frame.x + frame.width, frame.y + frame.height / 2),
      await at(frame.x + frame.width * 1.2, frame.y + frame.height / 2),
    );
    await until(() => window.page.locator('.corner').count()).toBe(5);
    await until(async () => Math.round(((await photo()).drawn?.[4] ?? 0) / 100)).toBe(120);
    await window.page.keyboard.press('Tab');
    const before = (await photo()).drawn?.[7] ?? 0;
    await window.page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await photo()).drawn?.[7] ?? 0).not.toBe(before);
    expect((await photo()).drawn?.[7]).toBeLessThan(before);
    await window.page.keyboard.press('Delete');
    await until(() => window.page.locator('.corner').count()).toBe(4);
    await window.page.keyboard.press('Insert');
    await until(() => window.page.locator('.corner').count()).toBe(5);
    for (const corners of [4, 5, 5]) {
      await window.undo();
      await until(() => window.page.locator('.corner').count()).toBe(corners);
    }
    expect((await photo()).drawn?.[7]).toBe(before);
    await window.page.keyboard.press('Escape');
    await until(() => window.page.locator('.corner').count()).toBe(0);
    await until(() => window.page.locator('.overlay .handle').count()).toBe(9);
  });

  it('turns a picture by the handle beside its corner, with Shift in steps, and levels it again', async () => {
    await take(made.photo);
    const from = await handle('handle-turn');
    const [x, y] = await middle(made.photo);
    const about = (degrees: number) => {
      const [dx, dy] = [from[0] - x, from[1] - y];
      const angle = (degrees * Math.PI) / 180;
      return [
        x + dx * Math.cos(angle) - dy * Math.sin(angle),
        y + dx * Math.sin(angle) + dy * Math.cos(angle),
      ] as const;
    };
    await drag(from, about(7));
    await until(async () => Math.abs(((await photo()).turn ?? 0) - 7) < 0.6).toBe(true);
    await window.page.keyboard.down('Shift');
    await drag(await handle('handle-turn'), about(27));
    await window.page.keyboard.up('Shift');
    await until(async () => (await photo()).turn).toBe(30);
    await window.page.getByLabel('整块旋转').fill('0');
    await window.page.getByLabel('整块旋转').press('Enter');
    await until(async () => (await photo()).turn).toBe(undefined);
  });

  it('turns a headline, in which one types where its characters stand', async () => {
    await take(made.headline);
    await window.command('块旋转', '-10');
    await until(async () => (await headline()).turn).toBe(-10);
    await window.page.mouse.dblclick(...(await middle(made.headline)));
    await until(() => window.page.locator('.caret').count()).toBe(1);
    expect(await window.page.locator('.caret').getAttribute('transform')).toContain('rotate(-10');
    await window.page.keyboard.press('End');
    await window.page.keyboard.type('夜');
    await until(async () => {
      await window.saved();
      return Object.values((await savedEdition(path)).articles)[0]?.headlines.headline[0];
    }).toBe('灯火照东湖夜');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+Alt+]');
    await until(async () => (await headline()).turn).toBe(80);
    await window.undo();
    await until(async () => (await headline()).turn).toBe(-10);
    await window.command('块旋转', '0');
    await until(async () => (await headline()).turn).toBe(undefined);
  });

  it('lightens the picture under a headline that is put on it, and the two are no overlap', async () => {
    await take(made.headline);
    await drag(await middle(made.headline), await middle(made.photo));
    await until(async () => (await headline()).frame.y > made.photo.frame.y).toBe(true);
    await window.command('在文字下压淡图片');
    await until(async () => {
      await window.saved();
      return Object.values((await savedEdition(path)).blocks).some(
        (block) => block.kind === 'panel' && block.veil?.to === 'paper',
      );
    }).toBe(true);
    await window.undo();
    await until(async () => {
      await window.saved();
      return Object.values((await savedEdition(path)).blocks).some(({ kind }) => kind === 'panel');
    }).toBe(false);
  });
});
