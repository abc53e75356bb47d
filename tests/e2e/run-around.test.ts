/** 图文绕排 in the window: a cut-out picture, text along its outline, by the inspector, keys and palette. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { imageIdOf } from '../../electron/pictures.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, Edition, Image } from '../../shared/edition/records.ts';
import { mm } from '../../shared/edition/units.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

/** A page with more of a story than it holds, and a photo still to come in the middle of it. */
function smallEdition() {
  const photoId = newId<'photo'>();
  const story = article(
    Array.from({ length: 40 }, () => sentence.repeat(5)),
    { photos: [{ id: photoId, imageId: null, caption: '灯会现场。', credit: '' }] },
  );
  const edition = withArticle(emptyEdition(1), story);
  const page = pageOf(edition, 1);
  const body = bodyBlock(page, story, { rows: 30, row: 12, span: 5 });
  const photo = { ...photoBlock(page, story, { column: 1, span: 3, row: 15, rows: 24 }), photoId };
  return { edition: withBlocks(edition, [body, photo]), photo };
}

/** The edition with the picture on it already, in an advert, as it was recorded before cut-outs were known. */
function withEarlierUse(edition: Edition, png: Uint8Array): { readonly edition: Edition; readonly advert: Block } {
  const page = pageOf(edition, 1);
  const image: Image = { id: imageIdOf(png), name: 'cut.png', mime: 'image/png', width: 900, height: 900 };
  const { frame } = bodyBlock(page, article([sentence]), { rows: 6, row: 44, span: 2 });
  const advert: Block = {
    ...{ id: newId<'block'>(), pageId: page.id, order: 90, frame, kind: 'advert', advertiser: '茶庄' },
    ...{ imageId: image.id, mark: 'artwork', standOff: 0 },
  };
  return { edition: withBlocks({ ...edition, images: { [image.id]: image } }, [advert]), advert };
}

describe('run-around', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-around-'));
  const path = join(folder, 'small.dayang');
  const { edition, photo } = smallEdition();
  let window: DayangWindow;
  let advert: Block | undefined;

  windowForSuite(
    async (opened) => {
      window = opened;
      await window.answerDialog('showOpenDialog', join(folder, 'cut.png'));
      await click(photo);
      await until(() => window.page.getByLabel('图文绕排').count()).toBe(1);
    },
    async () => {
      const circle = Buffer.from('<svg width="900" height="900"><circle cx="450" cy="450" r="430" fill="#c33"/></svg>');
      const png = await sharp(circle).png().toBuffer();
      writeFileSync(join(folder, 'cut.png'), png);
      const earlier = withEarlierUse(edition, png);
      advert = earlier.advert;
      EditionFile.create(path, earlier.edition, { images: [png] });
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const click = async ({ frame: { x, y, width, height } }: Pick<Block, 'frame'>) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    const scale = (sheet?.width ?? 0) / pageOf(edition, 1).grid.trim.width;
    await window.page.mouse.click(
      (sheet?.x ?? 0) + (x + width / 2) * scale,
      (sheet?.y ?? 0) + (y + height / 2) * scale,
    );
  };
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const block = async () => {
    const record = (await saved()).blocks[photo.id];
    if (record?.kind !== 'photo') throw new Error('no photo');
    return record;
  };
  const command = async (words: string, argument?: string) => {
    await window.page.keyboard.press('Control+K');
    await window.page.getByPlaceholder('输入命令…').fill(words);
    await window.page.keyboard.press('Enter');
    if (argument === undefined) return;
    await window.page.locator('.palette input').last().fill(argument);
    await window.page.keyboard.press('Enter');
  };
  const around = () => window.page.getByLabel('图文绕排');

  it('offers no outline while the picture has none, and says what to do', async () => {
    await until(() => around().locator('option').allTextContents()).toEqual(['不绕排', '外框', '手绘']);
    await command('文字绕图片轮廓');
    await until(() => window.page.locator('.notices').textContent()).toContain('剪贴路径');
    expect((await block()).runaround).toBeUndefined();
  });

  it('finds the outline of a cut-out picture as it is placed', async () => {
    await command('选择图片文件');
    await until(async () => Object.values((await saved()).images)[0]?.outline?.by).toBe('alpha');
    expect(Object.values((await saved()).images)[0]?.seeThrough).toBe(true);
    await until(() => window.page.locator('.notices').textContent()).toContain('照旧印');
  });

  it('runs text along it from the inspector, drawn on the page, and one undo takes it back', async () => {
    // The page holds more of the story where text has the corners of the frame.
    const badge = () => window.page.getByTestId('fit-badge').textContent();
    const before = await badge();
    await around().selectOption('outline');
    await until(async () => (await block()).runaround).toBe('outline');
    await until(() => window.page.getByTestId('run-around').locator('path').count()).toBe(2);
    await until(badge).not.toBe(before);
    await window.undo();
    await until(async () => (await block()).runaround).toBe(undefined);
    await until(() => window.page.getByTestId('run-around').count()).toBe(0);
    await until(badge).toBe(before);
  });

  it('does so by its key and from the palette, with the distance that is typed', async () => {
    await window.page.locator('.pasteboard').focus();
    await window.page.keyboard.press('Control+Alt+O');
    await until(async () => (await block()).runaround).toBe('outline');
    await command('图文距离', '3mm');
    await until(async () => (await block()).standOff).toBeCloseTo(mm(3));
    await command('文字不绕图片');
    await until(async () => (await block()).runaround).toBe('none');
    await command('文字绕图片外框');
    await until(async () => (await block()).runaround).toBe(undefined);
  });

  it('takes distance and sides from the inspector', async () => {
    await around().selectOption('outline');
    const distance = window.page.getByLabel('图文距离');
    await distance.fill('8磅');
    await distance.press('Enter');
    await until(async () => (await block()).standOff).toBe(8);
    await window.page.getByLabel('文字排在').selectOption('one-side');
    await until(async () => (await block()).beside).toBe('one-side');
    await window.page.getByLabel('文字排在').selectOption('both');
    await until(async () => (await block()).beside).toBe(undefined);
  });

  it('leaves the same picture in an advert as it was, until it is told otherwise there', async () => {
    const kept = async () => {
      const record = (await saved()).blocks[advert?.id ?? ''];
      return record?.kind === 'advert' && record.keptLook !== undefined;
    };
    expect(await kept()).toBe(true);
    if (advert !== undefined) await click(advert);
    await window.page.getByRole('button', { name: '按新读的印' }).click();
    await until(kept).toBe(false);
    await until(() => window.page.getByRole('button', { name: '按新读的印' }).count()).toBe(0);
  });
});
