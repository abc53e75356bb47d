/** Headlines are adorned by keys, from the palette and in the inspector; panels get patterns and borders; each is one step back. */
import { describe, expect, it } from 'vitest';
import { gridFrame, gridNamed } from '../../shared/edition/formats.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition, pageOf } from '../kit/editions.ts';
import { withHeadline, withPanel } from '../kit/effects-page.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('what adorns headlines and panels', () => {
  const bare = emptyEdition(1);
  const { grid } = pageOf(bare, 1);
  const head = gridFrame(grid, 0, 3, 14, 8);
  const box = gridFrame(grid, 0, 3, 26, 12);
  let window: DayangWindow;
  const lined = withHeadline(bare, ['东湖灯火亮', '图书馆新馆启用'], head, {});
  const headline = Object.values(lined.blocks).find(({ kind }) => kind === 'headline');
  if (headline?.kind !== 'headline') throw new Error('no headline');
  const { effects: _, ...plain } = headline;
  const path = windowForEdition(
    withPanel({ ...lined, blocks: { ...lined.blocks, [headline.id]: plain } }, box, {}),
    (opened) => {
      window = opened;
    },
  );

  const press = (key: string) => window.page.keyboard.press(key);
  const click = async ({ x, y, width, height }: typeof head) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.width / gridNamed('tabloid').trim.width;
    await window.page.mouse.click(sheet.x + (x + width / 2) * scale, sheet.y + (y + height / 2) * scale);
  };
  const saved = async (kind: 'headline' | 'panel') => {
    await window.saved();
    const block = Object.values(savedEdition(path).blocks).find((one) => one.kind === kind);
    return block;
  };
  const effects = async () => {
    const block = await saved('headline');
    return block?.kind === 'headline' ? block.effects : undefined;
  };
  const field = (label: string) => window.page.locator('.panel').getByLabel(label, { exact: true });

  it('a key outlines a headline, another shadows it, and each is undone by itself', async () => {
    await click(head);
    await press('ControlOrMeta+Alt+Shift+1');
    await until(async () => (await effects())?.outlines?.length === 1).toBe(true);
    expect(await effects()).toMatchObject({ fill: { ink: 0 } });
    await press('ControlOrMeta+Alt+Shift+3');
    await until(async () => (await effects())?.shadow !== undefined).toBe(true);
    await press('ControlOrMeta+z');
    await until(async () => (await effects())?.shadow === undefined).toBe(true);
    expect((await effects())?.outlines).toHaveLength(1);
    await press('ControlOrMeta+Alt+Shift+1');
    await until(async () => (await effects())?.outlines === undefined).toBe(true);
    expect((await effects())?.fill).toBeUndefined();
  });

  it('the inspector has every figure of an effect, and gives it back to the style', async () => {
    await click(head);
    await field('勾边').selectOption('two');
    await until(async () => (await effects())?.outlines?.length === 2).toBe(true);
    await field('外边的宽度').fill('2.5');
    await field('外边的宽度').press('Enter');
    await until(async () => (await effects())?.outlines?.[1]?.width === 2.5).toBe(true);
    await field('外边的颜色').selectOption('red');
    await until(async () => (await effects())?.outlines?.[1]?.colour === 'red').toBe(true);
    await field('衬底').selectOption('block');
    await field('花纹').selectOption('waves');
    await until(async () => (await effects())?.ground?.pattern?.name === 'waves').toBe(true);
    await field('倾斜').fill('10');
    await field('倾斜').press('Enter');
    await until(async () => (await effects())?.slant === 10).toBe(true);
    await field('各行字号').selectOption('given');
    await field('各行 %').fill('100 160');
    await field('各行 %').press('Enter');
    await until(async () => JSON.stringify((await effects())?.lines) === '[1,1.6]').toBe(true);
    await window.page.locator('.panel').getByRole('button', { name: '恢复随样式' }).click();
    await until(async () => (await effects()) === undefined).toBe(true);
  });

  it('a panel goes through patterns and borders by commands of the palette', async () => {
    await click(box);
    await window.command('换花纹');
    await until(async () => {
      const panel = await saved('panel');
      return panel?.kind === 'panel' && panel.pattern?.name === 'level';
    }).toBe(true);
    await window.command('换花边');
    await until(async () => {
      const panel = await saved('panel');
      return panel?.kind === 'panel' && panel.frill?.name === 'scotch';
    }).toBe(true);
    await field('花边').selectOption('leaves');
    await until(async () => {
      const panel = await saved('panel');
      return panel?.kind === 'panel' && panel.frill?.name === 'leaves';
    }).toBe(true);
    await press('ControlOrMeta+z');
    await until(async () => {
      const panel = await saved('panel');
      return panel?.kind === 'panel' && panel.frill?.name === 'scotch';
    }).toBe(true);
  });
});
