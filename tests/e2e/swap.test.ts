/** Stories exchanged on the page: one gesture of the mouse, one key, one step of undo. */
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { savedEdition } from '../kit/display-lists.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

const [LEFT, RIGHT] = ['十二条公交线路今起调整', '春耕一线看科技'];

describe('two stories', () => {
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });

  /** How far from the left of its page the headline of a story stands. */
  const headlineAt = async (title: string) => {
    await window.saved();
    const { articles, blocks } = savedEdition(join(data.path, 'editions', 'sample.dayang'));
    const story = Object.values(articles).find(({ headlines }) => headlines.headline.join('') === title);
    const block = Object.values(blocks).find((one) => one.kind === 'headline' && one.articleId === story?.id);
    return Math.round(block?.frame.x ?? 0);
  };
  const inPage = async (across: number, down: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    return { x: sheet.x + sheet.width * across, y: sheet.y + sheet.height * down };
  };

  it('are exchanged by 1 gesture, a drag with Ctrl, and undone in one step', async () => {
    const [left, right] = [await headlineAt(LEFT), await headlineAt(RIGHT)];
    const [from, to] = [await inPage(0.3, 0.9), await inPage(0.75, 0.9)];
    await window.page.keyboard.down('Control');
    await window.page.mouse.move(from.x, from.y);
    await window.page.mouse.down();
    await window.page.mouse.move(from.x + 20, from.y);
    await window.page.mouse.move(to.x, to.y);
    await window.page.mouse.up();
    await window.page.keyboard.up('Control');
    await until(() => headlineAt(LEFT)).toBe(right);
    await until(() => headlineAt(RIGHT)).toBe(left);
    await window.undo();
    await until(() => headlineAt(LEFT)).toBe(left);
  });

  it('are exchanged by a key when both are selected', async () => {
    const [left, right] = [await headlineAt(LEFT), await headlineAt(RIGHT)];
    const [one, other] = [await inPage(0.3, 0.9), await inPage(0.75, 0.9)];
    await window.page.mouse.click(one.x, one.y);
    await window.page.keyboard.down('Shift');
    await window.page.mouse.click(other.x, other.y);
    await window.page.keyboard.up('Shift');
    await window.page.keyboard.press('Control+Alt+X');
    await until(() => headlineAt(LEFT)).toBe(right);
    await window.page.keyboard.press('Control+Alt+X');
    await until(() => headlineAt(LEFT)).toBe(left);
  });
});
