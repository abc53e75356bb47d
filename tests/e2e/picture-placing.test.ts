/** A picture fitted, turned, mirrored, lined and replaced in its frame, by keys, in the inspector and on the page. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readPhoto } from '../../electron/import/photo.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { wholePicture } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** A picture of a colour that says something in its XMP. */
function saying(background: string, caption: string): Promise<Buffer> {
  const words = `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${caption}</rdf:li></rdf:Alt></dc:description>`;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">${words}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  return sharp({ create: { width: 900, height: 400, channels: 3, background } })
    .withXmp(xmp)
    .jpeg()
    .toBuffer();
}

describe('a picture in its frame', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-placing-'));
  const path = join(folder, 'placing.dayang');
  const files = { second: join(folder, 'second.jpg'), third: join(folder, 'third.jpg') };
  const photoId = newId<'photo'>();
  const bare = emptyEdition(1);
  const page = pageOf(bare, 1);
  const old = { caption: '灯会现场。', credit: '' };
  const story = article(['东湖南岸的灯火一直亮到深夜。']);
  const photo = { ...photoBlock(page, story, { column: 1, span: 3, row: 30, rows: 16 }), photoId };
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    async () => {
      const first = await readPhoto('first.jpg', await saying('#b04030', old.caption));
      writeFileSync(files.second, await saying('#3050b0', '游船靠岸。'));
      writeFileSync(files.third, await saying('#30a050', '孩子放灯。'));
      const photos = [{ id: photoId, imageId: first.image.id, ...old }];
      const { edition } = applyPatches(withBlocks(withArticle(bare, { ...story, photos }), [photo]), [
        { kind: 'put', table: 'images', id: first.image.id, record: first.image },
      ]);
      EditionFile.create(path, edition, { images: [first.bytes] });
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const press = (key: string) => window.page.keyboard.press(key);
  const at = async (x: number, y: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.width / gridNamed('tabloid').trim.width;
    return [sheet.x + x * scale, sheet.y + y * scale] as const;
  };
  const middle = { x: photo.frame.x + photo.frame.width / 2, y: photo.frame.y + photo.frame.height / 2 };
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const block = async () => {
    const now = (await saved()).blocks[photo.id];
    if (now?.kind !== 'photo') throw new Error('no photo');
    expect(now.frame).toEqual(photo.frame);
    return now;
  };
  const crop = async () => (await block()).crop;
  const words = async () => (await saved()).articles[story.id]?.photos[0];
  /** The colour that the window shows somewhere in the frame, in shares of its sides; `paper` of paper. */
  const seen = async (x: number, y: number) => {
    const point = await at(photo.frame.x + photo.frame.width * x, photo.frame.y + photo.frame.height * y);
    return window.page.evaluate(([left, top]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard canvas[data-painted]');
      const own = canvas?.getBoundingClientRect();
      if (canvas === null || own === undefined) return null;
      const scale = canvas.width / own.width;
      const [px, py] = [Math.round((left - own.left) * scale), Math.round((top - own.top) * scale)];
      const [r = 0, g = 0, b = 0] = canvas.getContext('2d')?.getImageData(px, py, 1, 1).data ?? [];
      if (Math.min(r, g, b) > 240) return 'paper';
      return r > g && r > b ? 'red' : b > r && b > g ? 'blue' : 'green';
    }, point);
  };

  it('is shown whole and turned by keys, its frame as it was, and undo takes each back', async () => {
    await window.page.mouse.click(...(await at(middle.x, middle.y)));
    await until(() => seen(0.5, 0.03)).toBe('red');
    await press('ControlOrMeta+Alt+Shift+E');
    await until(crop).toEqual({ ...wholePicture, fit: 'whole' });
    await until(() => seen(0.5, 0.03)).toBe('paper');
    await press('ControlOrMeta+Alt+R');
    await until(crop).toEqual({ ...wholePicture, fit: 'whole', turn: 90 });
    await until(() => seen(0.03, 0.5)).toBe('paper');
    await until(() => seen(0.5, 0.03)).toBe('red');
    await press('ControlOrMeta+Alt+Shift+H');
    await until(crop).toEqual({ ...wholePicture, fit: 'whole', turn: -90, flipped: true });
    await window.undo();
    await window.undo();
    await until(crop).toEqual({ ...wholePicture, fit: 'whole' });
    await window.undo();
    await until(crop).toBe(undefined);
  });

  it('is set in the inspector, and has a line of an ink round it', async () => {
    const { page: window_ } = window;
    await window_.getByLabel('适合图框').selectOption('整张显示');
    await until(crop).toEqual({ ...wholePicture, fit: 'whole' });
    await window_.getByLabel('旋转', { exact: true }).fill('12.5');
    await press('Enter');
    await until(crop).toEqual({ ...wholePicture, fit: 'whole', turn: 12.5 });
    await window_.getByRole('button', { name: '左右翻转' }).click();
    await until(crop).toEqual({ ...wholePicture, fit: 'whole', turn: -12.5, flipped: true });
    await window.command('图片边线', '1毫米 报红');
    await until(async () => (await block()).keyline?.colour).toBe('red');
    await until(() => seen(0.5, 0.002)).toBe('red');
    await window_.getByLabel('边线', { exact: true }).fill('0');
    await press('Enter');
    await until(async () => (await block()).keyline ?? null).toBe(null);
  });

  it('is moved, sized and turned on the page', async () => {
    await window.page.getByLabel('适合图框').selectOption('撑满');
    await window.page.getByLabel('旋转', { exact: true }).fill('0');
    await press('Enter');
    await until(crop).toEqual({ ...wholePicture, flipped: true });
    const { mouse, keyboard } = window.page;
    await mouse.dblclick(...(await at(middle.x, middle.y)));
    const drag = async (key: 'Alt' | 'Shift' | null, to: readonly [number, number]) => {
      if (key !== null) await keyboard.down(key);
      await mouse.move(...(await at(middle.x + 80, middle.y)));
      await mouse.down();
      await mouse.move(...(await at(middle.x + to[0], middle.y + to[1])), { steps: 4 });
      await mouse.up();
      if (key !== null) await keyboard.up(key);
    };
    await drag('Shift', [120, 0]);
    await until(async () => Math.round(((await crop())?.scale ?? 0) * 10)).toBe(15);
    await drag('Alt', [0, 80]);
    await until(async () => (await crop())?.turn).toBe(90);
    await drag(null, [80, 40]);
    await until(async () => (await crop())?.x).not.toBe(0.5);
    await press('ArrowDown');
    const { y } = (await block()).frame;
    expect(y).toBe(photo.frame.y);
    await press('Escape');
  });

  it('of an edition in which it was not kept what files said is replaced after asking, then with its own words', async () => {
    const lie = await crop();
    await window.page.mouse.click(...(await at(middle.x, middle.y)));
    await window.dropFile(files.third);
    await window.page.locator('.notices p').getByRole('button', { name: '用新图的' }).click();
    await until(async () => (await words())?.caption).toBe('孩子放灯。');
    await window.page.mouse.click(...(await at(middle.x, middle.y)));
    await window.dropFile(files.second);
    await until(async () => (await words())?.caption).toBe('游船靠岸。');
    expect(await crop()).toEqual(lie);
    await until(() => seen(0.5, 0.5)).toBe('blue');
  });

  it('keeps edited words until somebody takes the new ones', async () => {
    await window.page.getByRole('textbox', { name: '图片说明' }).fill('游船靠岸，游人上岸。');
    await window.page.getByRole('textbox', { name: '图片说明' }).blur();
    await until(async () => (await words())?.caption).toBe('游船靠岸，游人上岸。');
    await window.page.mouse.click(...(await at(middle.x, middle.y)));
    await window.dropFile(files.third);
    const asked = window.page.locator('.notices p', { hasText: '新图自带“孩子放灯。”' });
    await asked.waitFor();
    expect((await words())?.caption).toBe('游船靠岸，游人上岸。');
    await asked.getByRole('button', { name: '用新图的' }).click();
    await until(async () => (await words())?.caption).toBe('孩子放灯。');
    await window.undo();
    await until(async () => (await words())?.caption).toBe('游船靠岸，游人上岸。');
  });

  it('stands where its file is dropped on an empty place, of no story though one is at hand', async () => {
    const before = await saved();
    const [x, y] = await at(page.grid.typeArea.x + 10, page.grid.typeArea.y + 15.5 * page.grid.leading);
    await window.dropFile(files.second, { x, y });
    const made = async () =>
      Object.values((await saved()).blocks).find((one) => one.kind === 'photo' && before.blocks[one.id] === undefined);
    await until(async () => (await made())?.frame.x).toBe(page.grid.typeArea.x);
    const [now, block] = [await saved(), await made()];
    if (block?.kind !== 'photo') throw new Error('no photo');
    expect(block.frame.y).toBeCloseTo(page.grid.typeArea.y + 15 * page.grid.leading, 3);
    expect(now.articles[story.id]).toEqual(before.articles[story.id]);
    expect(now.articles[block.articleId]?.photos).toMatchObject([{ caption: '游船靠岸。' }]);
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('goes with the story in whose copy in the galley it is dropped, and waits', async () => {
    const before = await saved();
    await window.page.mouse.click(...(await at(middle.x, middle.y)));
    const galley = await window.galley.boundingBox();
    if (galley === null) throw new Error('no galley');
    await window.dropFile(files.second, { x: galley.x + galley.width / 2, y: galley.y + galley.height / 2 });
    const captions = async () => (await saved()).articles[story.id]?.photos.map(({ caption }) => caption);
    await until(captions).toEqual(['游船靠岸，游人上岸。', '游船靠岸。']);
    await window.undo();
    await until(saved).toEqual(before);
  });
});
